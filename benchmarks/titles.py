"""`python -m benchmarks.titles FILE`: which of a thousand titles of a timeline cannot stand alone, by kind of fault."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import duckdb

from pipelines.events.kinds import is_event_noun
from pipelines.events.lexicon.roles import PERSONAL, PRONOUNS, QUANTIFIERS
from pipelines.events.syntax import Word, parse
from pipelines.events.tree import is_predicate

SAMPLE = 1000
FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{4,}")
_NEGATION = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|without|cannot|den(?:y|ies|ied)|(?:fail|refus|declin|avoid)\w*"
    r"|(?:cancel|avert|prevent|scrap)\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_QUERY = """
    select e.title, r.trigger_lemma, r.polarity, concat_ws(' ', t.title, t.text, e.place)
    from core.events as e
    inner join core.reports as r on r.report_id = e.event_id or r.title = e.title
    inner join core.texts as t on t.document_id = r.document_id
    qualify row_number() over (partition by e.event_id order by r.report_id) = 1
"""


@dataclass(frozen=True, slots=True)
class Titled:
    """An event's title, and the report that it is from: its trigger, its polarity, and the text of its document."""

    title: str
    lemma: str
    polarity: str
    text: str


def titles(database: Path) -> list[Titled]:
    """A thousand titles of a published timeline, the same ones each time."""
    with duckdb.connect(database, read_only=True) as connection:
        rows = connection.execute(_QUERY).fetchall()
    ordered = sorted(rows, key=lambda row: sha256(f"{row[0]} {row[1]}".encode()).hexdigest())
    return [Titled(*row) for row in ordered[:SAMPLE]]


def faults(titled: Titled, words: list[Word]) -> Iterator[str]:
    """Yield what is wrong with a title.

    Args:
        words: the title, parsed.
    """
    title = titled.title
    opening = words[0] if words and words[0].pos == "PRON" and words[0].dep != "expl" else None
    if opening is not None and opening.lower in PRONOUNS - QUANTIFIERS and opening.text != "WHO":
        yield "starts with a pronoun"
    if len(title.split()) < FEWEST_WORDS:
        yield "fewer than three words"
    told = any(is_predicate(word) or word.lower[:3] == titled.lemma[:3] for word in words)
    if not told and not any(is_event_noun(word) and len(words) > 1 for word in words):
        yield "neither a verb nor an event"
    if title.count('"') % 2 or title.count("“") != title.count("”"):
        yield "open quotation"
    if title.endswith("…"):
        yield "cut off"
    if titled.polarity == "negative" and not _NEGATION.search(title):
        yield "lost negation"
    if strange := _strange(titled, {word.lower for word in words if word.pos in ("VERB", "AUX")}):
        yield f"word that the document has not: {strange}"


def _strange(titled: Titled, verbs: set[str]) -> str | None:
    """A word of a title that is not in the document in any form; verbs, which change their form, are left out."""
    said = {word.lower() for word in _WORD.findall(" ".join([titled.text, *PERSONAL.values()]))}
    stems = {word[: max(4, len(word) - 3)] for word in said}
    for word in map(str.lower, _WORD.findall(titled.title)):
        known = word in said or word in verbs or word[:3] == titled.lemma[:3]
        if not known and word[: max(4, len(word) - 3)] not in stems:
            return word
    return None


def main(database: Path) -> None:
    """Print each title with a fault, and how many of each kind there are."""
    found = titles(database)
    parsed = parse((each.title, 0) for each in found)
    counted: Counter[str] = Counter()
    offending = 0
    for titled, sentences in zip(found, parsed, strict=True):
        wrong = list(faults(titled, [word for sentence in sentences for word in sentence.words]))
        counted.update(fault.partition(":")[0] for fault in wrong)
        offending += bool(wrong)
        if wrong:
            print(f"{titled.title}  <- {'; '.join(wrong)}")
    print(f"\n| fault | of {len(found)} titles |\n|---|---|")
    for fault, number in counted.most_common():
        print(f"| {fault} | {number} |")
    print(f"| any | {offending} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
