"""The templates, and the words that they may use."""

import os
import urllib.parse
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipelines.exports.kinds import class_words, family
from pipelines.exports.linked import machine_date
from pipelines.exports.model import Document, Event, Figure, Reference, Telling
from pipelines.exports.overview import lane
from pipelines.exports.passages import pieces
from pipelines.exports.places import place_words
from pipelines.exports.scripts import TEMPLATES
from pipelines.exports.words import (
    correction_words,
    date_words,
    day_words,
    event_date_words,
    month_words,
    precision_words,
    shortened,
    toll_words,
    year_words,
)

BASIS_WORDS = {
    "override": "set by hand",
    "visit_date": "visit date",
    "dateline": "dateline in the text",
    "published": "day of publication",
    "metadata": "the file's own metadata",
    "printed": "date line in the text",
    "filename": "the file's name",
    "created": "the day the file was made",
    "inferred": "inferred from the text",
    "none": "unknown",
}
KINDS = ("killed", "injured", "missing", "displaced", "arrested", "money")
"""Counts in the order in which a reader asks for them."""
DATED_BY = {
    "explicit": "Dated by its own words",
    "anchored": "Dated against another event that the document tells",
    "inherited": "Takes the date of the same event, told just before",
    "narrative": "Takes the date that the story has reached",
    "document": "Takes the day from which the document speaks",
    "attached": "Has no date of its own; the event lends it one",
    "none": "Has no date",
}


def basis_words(basis: str) -> str:
    """Where the day comes from that a document speaks from, in words."""
    return BASIS_WORDS.get(basis, basis)


def dated_by(basis: str) -> str:
    """What gives a telling its date, in words."""
    return DATED_BY.get(basis, basis)


def family_name(name: str) -> str:
    """The style class of a family.

    >>> family_name("Talks, visits and words")
    'talks'
    """
    return name.partition(" ")[0].strip(",").lower()


def weekday_words(day: object) -> str:
    """A day with its weekday."""
    return f"{day:%A} {day_words(day)}"  # pyright: ignore[reportArgumentType]


def reference_words(reference: Reference) -> str:
    """What a time expression came to."""
    if reference.start_date is None and reference.end_date is None:
        return "a length of time, without a date of its own" if reference.timex_type == "DURATION" else "without a date"
    return date_words(reference.start_date, reference.end_date, None, reference.approximate)


def steps(reference: Reference) -> str:
    """The steps from words to date in one line; the words stand before it, and what they came to."""
    first, *others = reference.explanation
    rule = first.removeprefix(f"“{reference.text}” ")
    if reference.start_date is None and reference.end_date is None:
        return rule.partition(":")[0]
    return "; ".join([rule, *(line for line in others if not line.startswith("= "))])


def said_by(telling: Telling) -> str:
    """Who says what a telling tells: whoever it names, else the speaker, else the publisher or the document."""
    document = telling.document
    if telling.attributed_to:
        return f"according to {shortened(telling.attributed_to, 60)}"
    if telling.speaker:
        return f"said by {shortened(telling.speaker, 60)}"
    return f"told by {shortened(document.publisher or document.name, 60)}"


def figures(event: Event) -> Iterator[tuple[Figure, Telling]]:
    """The counts of an event, those of the killed first, each kind as it became known."""
    told = [(figure, telling) for telling in event.tellings for figure in telling.figures]

    def order(pair: tuple[Figure, Telling]) -> tuple[int, str]:
        figure, telling = pair
        return _rank(figure.kind), str(figure.as_of or telling.document.anchor_date or "")

    return iter(sorted(told, key=order))


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


@cache
def environment() -> Environment:
    """The templates with autoescape on; whatever a document says is text."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "short": shortened,
        "day": day_words,
        "weekday": weekday_words,
        "weekday_of_month": lambda day: f"{day:%A} {day.day} {day:%B}",
        "month": month_words,
        "year": year_words,
        "when": event_date_words,
        "precision": precision_words,
        "toll": toll_words,
        "correction_words": correction_words,
        "class_words": class_words,
        "reference_words": reference_words,
        "steps": steps,
        "said_by": said_by,
        "told_when": lambda telling: date_words(telling.start_date, telling.end_date, telling.granularity),
        "basis": basis_words,
        "dated_by": dated_by,
    }
    made.globals |= {
        "place_words": place_words,
        "machine_date": machine_date,
        "lane": lane,
        "family": family,
        "family_name": family_name,
        "pieces": pieces,
        "figures": figures,
    }
    return made


class Links:
    """Numbers and addresses of documents.

    Args:
        documents: in the order of their numbers, from 1.
        folder: where the page will stand.
        raw: the folder of the documents as received; None links only to addresses on the web.
    """

    def __init__(self, documents: Sequence[Document], folder: Path, raw: Path | None) -> None:
        self.numbers = {document.document_id: number for number, document in enumerate(documents, 1)}
        self.raw = None if raw is None else os.path.relpath(raw, folder)

    def number_of(self, document: Document) -> int:
        """The number of a document in the list of documents."""
        return self.numbers[document.document_id]

    def numbers_of(self, event: Event) -> str:
        """The numbers of an event's documents, apart by spaces."""
        return " ".join(str(self.number_of(document)) for document in event.documents)

    def link(self, document: Document) -> str | None:
        """Where a document can be read: its address on the web, else its file beside the page."""
        beside = None if self.raw is None else urllib.parse.quote(f"{self.raw}/{document.file}")
        return document.web_address or beside
