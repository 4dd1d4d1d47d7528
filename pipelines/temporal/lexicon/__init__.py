"""The words of each language, read from the tables in `languages/`."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from pipelines.temporal.lexicon.model import CUES, UNITS, VERB_FORMS, Lexicon, LexiconPhrase, NumberRange, Value
from pipelines.temporal.symbols import checked_class

MONTHS = Path(__file__).with_name("months.toml")
MONTH_CLASSES = frozenset(["MONTH", "NAMEMONTH", "MAYMARCH", "LOWMAY"])
LINKS = "links"
LETTERS = re.compile(r"[^\W\d_]+")
LANGUAGES = Path(__file__).resolve().parents[1] / "languages"
SECTIONS = (
    "words", "exact", "phrases", "months", "weekdays", "feasts", "traditions", "verbs", "cues", "shapes", "endings",
)  # fmt: skip
UNIT_CLASSES = frozenset(["UNIT", "UNITS", "SHORTUNIT", "UNITLONG", "QUARTER", "QUARTERS", "CENTURYW", "HALF"])

Entry = tuple[str, Value]
Table = Mapping[str, Any]


def load(path: Path) -> Lexicon:
    """Return the lexicon of the table of a language, `<code>.toml`.

    Raises:
        ValueError: a section is missing; or the table names a section, a word class, a form of verbs, a cue or a unit
            that does not exist, or a word twice. The message says where, and what to write instead.
    """
    try:
        return lexicon_of(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def numeric() -> Lexicon:
    """Return the lexicon of a language without a table: dates in figures, and written-out ones by their month words."""
    words = dict(_foreign({}))
    return Lexicon(words=words, shapes={"odd": _odd(words)})


def lexicon_of(table: Table, code: str) -> Lexicon:
    """Return the lexicon of the table of a language; see `load`."""
    _check_sections(table)
    verbs, cues = _lists(table, "verbs", VERB_FORMS), _lists(table, "cues", CUES)
    exact = dict(_once(_exact(table)))
    own = dict(_once(_words(table)))
    words = {**dict(_foreign(exact)), **own}
    return Lexicon(
        words=words,
        exact=exact,
        phrases=_phrases(table),
        shapes=_shapes(table, words, exact),
        endings=table["endings"],
        language=code,
        verbs={word: form for form, words in verbs.items() for word in words},
        **{name: frozenset(words) for name, words in cues.items()},
    )


def _check_sections(table: Table) -> None:
    """Raise an error for a section that is missing, unknown or no table."""
    for name in table:
        _check(name, SECTIONS, "section")
    for name in SECTIONS:
        if not isinstance(table.get(name), dict):
            raise ValueError(f"There is no section [{name}]. Add it; it may be empty.")


def _check(name: str, known: Collection[str], kind: str) -> None:
    """Raise an error for a name that is not known."""
    if name not in known:
        near = get_close_matches(name, known) or sorted(known)
        raise ValueError(f"There is no {kind} {name!r}. Use one of {', '.join(near)}.")


def _lists(table: Table, section: str, known: Collection[str]) -> dict[str, list[str]]:
    """Return the words of a section by their names, of which each must be known."""
    for name, words in table[section].items():
        _check(name, known, f"name in section [{section}] called")
        if not isinstance(words, str):
            raise ValueError(f"{name} in section [{section}] is {words!r}. Write its words as one string.")
    return {name: words.split() for name, words in table[section].items()}


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
    yield from _of_classes(table, "words")
    for feast, meaning in table["feasts"].items():
        if " " not in feast and "-" not in feast:
            yield feast, ("FEAST", (meaning, ""))


def _foreign(known: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Return the month words of all languages that are not known; a word of several languages is under the first."""
    months = tomllib.loads(MONTHS.read_text(encoding="utf-8"))
    for name in reversed(list(months)):
        for number, words in enumerate(months[name].split(), 1):
            entry: Entry = ("FOF", None) if name == LINKS else ("FMONTH", number)
            yield from ((word, entry) for word in words.split("/") if word not in known)


def _odd(words: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return the month words that hold more than letters, such as the signs of vowels."""
    return tuple(word for word, (name, _) in words.items() if name == "FMONTH" and not LETTERS.fullmatch(word))


def _shapes(table: Table, words: Mapping[str, Entry], exact: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """Return the words that parts of tokens are made of."""
    said = {name: tuple(members.split()) for name, members in table["shapes"].items()}
    months = [word for word, (name, _) in (*words.items(), *exact.items()) if name in MONTH_CLASSES]
    short = (*table["months"], *table["weekdays"])
    named = tuple(dict.fromkeys(word.lower() for word in (*table["months"], *months)))
    return said | {"month": named, "short": short, "odd": _odd(words)}


def _exact(table: Table) -> Iterator[tuple[str, Entry]]:
    """Return the words whose class depends on capitals; `exact` wins where a short name means something else too."""
    stated = dict(_of_classes(table, "exact"))
    yield from stated.items()
    for word, month in table["months"].items():
        full = {form: "SHORTMONTH" for form in (word, word.upper())} | {word.lower(): "LOWMAY"}
        forms = full | {f"{form}.": kind for form, kind in full.items()}
        yield from ((form, (kind, month)) for form, kind in forms.items() if form not in stated)
    for word, day in table["weekdays"].items():
        forms = {form: "SHORTDAY" for form in (word, word.upper(), f"{word}.")} | {word.lower(): "LOWDAY"}
        yield from ((form, (kind, day)) for form, kind in forms.items() if form not in stated)


def _of_classes(table: Table, section: str) -> Iterator[tuple[str, Entry]]:
    """Return the words of a section of classes."""
    for name, members in table[section].items():
        try:
            checked_class(name)
        except ValueError as error:
            raise ValueError(f"Section [{section}]: {error}") from error
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
            raise ValueError(f"There is no unit {value!r}, as {name} says. Use one of {', '.join(UNITS)}.")
        return UNITS[cast(str, value)]
    if isinstance(value, dict):
        found = cast(dict[str, Any], value)
        return NumberRange(found.get("low"), found.get("high"), found.get("label", "X"))
    return cast(Value, value)


def _phrases(table: Table) -> dict[str, tuple[LexiconPhrase, ...]]:
    """Return the phrases of several words by their first word, the longest first."""
    found: dict[str, list[LexiconPhrase]] = {}
    for phrase, (name, value) in (*_of_classes(table, "phrases"), *_feasts(table)):
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


LEXICONS: dict[str, Lexicon] = {path.stem: load(path) for path in sorted(LANGUAGES.glob("*.toml"))}
NUMERIC = numeric()
"""What is read in a language without a table."""
