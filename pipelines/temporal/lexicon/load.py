"""From the table of a language, `languages/<code>.toml`, to its lexicon.

Sections: `words`, `exact` and `phrases` hold word class -> words, with what they mean; `months` and `weekdays` short
forms; `feasts` and `traditions` names to those of `pipelines.temporal.feasts`; `verbs` and `cues` the words that say
where a sentence looks; `foreign` month words of other languages.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from pipelines.temporal.lexicon.model import UNITS, Lexicon, Phrase, Quantity, Value
from pipelines.temporal.symbols import checked_class

LANGUAGES = Path(__file__).resolve().parents[1] / "languages"
UNIT_CLASSES = frozenset(["UNIT", "UNITS", "SHORTUNIT", "UNITLONG", "QUARTER", "QUARTERS", "CENTURYW", "HALF"])

Entry = tuple[str, Value]
Table = Mapping[str, Any]


def load(code: str) -> Lexicon:
    """Return the lexicon of a language.

    Raises:
        ValueError: the table names a word class that does not exist, a unit that does not exist, or a word twice.
    """
    path = LANGUAGES / f"{code}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return lexicon_of(table)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def lexicon_of(table: Table) -> Lexicon:
    """Return the lexicon of the table of a language; see `load`."""
    cues: Mapping[str, str] = table["cues"]
    return Lexicon(
        words=dict(_once(_words(table))),
        exact=dict(_once(_exact(table))),
        phrases=_phrases(table),
        verbs={word: kind for kind, words in table["verbs"].items() for word in words.split()},
        **{name: frozenset(words.split()) for name, words in cues.items()},
    )


def _once(entries: Iterator[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    """Return the entries, each word once."""
    seen: dict[str, str] = {}
    for word, (name, value) in entries:
        if word in seen:
            raise ValueError(
                f"The word {word!r} is of class {seen[word]} and of class {name}. Leave it in one of them."
            )
        seen[word] = name
        yield word, (name, value)


def _words(table: Table) -> Iterator[tuple[str, Entry]]:
    """Return the words in small letters with their classes."""
    yield from _of_classes(table["words"])
    for feast, meaning in table["feasts"].items():
        if " " not in feast and "-" not in feast:
            yield feast, ("FEAST", (meaning, ""))
    yield from _foreign(table["foreign"])


def _foreign(table: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    """Return the month words of other languages; a word of several languages is under the first one."""
    months = {word: code for code in reversed(list(table)) if code != "links" for word in table[code].split()}
    yield from ((word, ("FMONTH", code)) for word, code in months.items())
    yield from ((word, ("FOF", None)) for word in table["links"].split())


def _exact(table: Table) -> Iterator[tuple[str, Entry]]:
    """Return the words whose class depends on capitals; `exact` wins where a short name means something else too."""
    stated = dict(_of_classes(table["exact"]))
    yield from stated.items()
    for word, month in table["months"].items():
        full = {form: "SHORTMONTH" for form in (word, word.upper())} | {word.lower(): "LOWMAY"}
        forms = full | {f"{form}.": kind for form, kind in full.items()}
        yield from ((form, (kind, month)) for form, kind in forms.items() if form not in stated)
    for word, day in table["weekdays"].items():
        forms = {form: "SHORTDAY" for form in (word, word.upper(), f"{word}.")} | {word.lower(): "LOWDAY"}
        yield from ((form, (kind, day)) for form, kind in forms.items() if form not in stated)


def _of_classes(table: Table) -> Iterator[tuple[str, Entry]]:
    """Return the words of a table of classes."""
    for name, members in table.items():
        checked_class(name)
        if isinstance(members, str):
            yield from ((word, (name, None)) for word in members.split())
        elif isinstance(members, list):
            yield from ((phrase, (name, None)) for phrase in cast(list[str], members))
        else:
            yield from ((word, (name, _value(name, value))) for word, value in members.items())


def _value(name: str, value: object) -> Value:
    """Return what a word of a class means."""
    if name in UNIT_CLASSES:
        if value not in UNITS:
            raise ValueError(f"There is no unit {value!r}. Use one of {', '.join(UNITS)}.")
        return UNITS[cast(str, value)]
    if isinstance(value, dict):
        found = cast(dict[str, Any], value)
        return Quantity(found.get("low"), found.get("high"), found.get("label", "X"))
    return cast(Value, value)


def _phrases(table: Table) -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of several words by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase, (name, value) in (*_of_classes(table["phrases"]), *_feasts(table)):
        words = tuple(phrase.replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").split())
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, name, value))
    return {first: tuple(sorted(phrases, key=lambda each: -len(each[0]))) for first, phrases in found.items()}


def _feasts(table: Table) -> Iterator[tuple[str, Entry]]:
    """Return the feasts, also behind the words that say whose they are."""
    for phrase, meaning in table["feasts"].items():
        feast, _, tradition = meaning.partition("/")
        yield phrase, ("FEAST", (feast, tradition))
        for church, kept in table["traditions"].items():
            yield f"{church} {phrase}", ("FEAST", (feast, kept))
