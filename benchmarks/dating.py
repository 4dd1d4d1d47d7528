"""How often a document's day is found, and how often it is right, on news whose day is known but not told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.accuracy import corpora_in
from benchmarks.corpora import GoldDocument, read_corpus
from pipelines.documents.dateline import StatedDates, date_document
from pipelines.documents.sections import head_datelines
from pipelines.documents.segments import segments

CONDITIONS = {
    "the text as it is": (True, None),
    "its date line taken out": (False, None),
    "the same, fetched 30 days later": (False, 30),
    "the same, fetched on the day": (False, 0),
}
"""Whether the date line stays, and how many days after its own day the document was fetched, if that is told."""


@dataclass(slots=True)
class Tally:
    """What came of the documents of a corpus under one condition.

    Args:
        dated: documents that got a day.
        right: those whose day is the true one.
        listed: documents without a day that got a list of candidates.
        held: lists that hold the true day.
    """

    documents: int = 0
    dated: int = 0
    right: int = 0
    listed: int = 0
    held: int = 0

    @property
    def coverage(self) -> float:
        """The share of documents that got a day, in percent."""
        return 100 * self.dated / self.documents

    @property
    def precision(self) -> float | None:
        """The share of those days that are right, in percent; None if there are none."""
        return 100 * self.right / self.dated if self.dated else None


def report(folder: Path) -> Iterator[tuple[str, str, Tally]]:
    """Corpus, condition and tally, for the corpora in a folder whose documents have days."""
    for path in corpora_in(folder):
        documents = [document for document in read_corpus(path) if document.document_date]
        for name, (kept, later) in CONDITIONS.items() if documents else ():
            yield path.stem, name, tally(documents, kept, later)


def tally(documents: list[GoldDocument], kept: bool, later: int | None) -> Tally:
    """What comes of some documents under one condition."""
    total = Tally()
    for document in documents:
        true = document.document_date
        assert true is not None
        retrieved = None if later is None else true + timedelta(days=later)
        days, settled = _dated(document, kept, retrieved)
        total.documents += 1
        total.dated += settled
        total.right += settled and days == [true]
        total.listed += not settled and bool(days)
        total.held += not settled and true in days
    return total


def _dated(document: GoldDocument, kept: bool, retrieved: date | None) -> tuple[list[date], bool]:
    parts = segments(document.text, document.language)
    lines = head_datelines(parts)
    text = document.text
    if not kept:
        for line in reversed(lines):
            text = text[: line.char_start] + text[line.char_end :]
    words = [document.text[line.char_start : line.char_end] for line in lines] if kept else []
    stated = StatedDates(None, None, None, None, retrieved, "")
    found = date_document(stated, text, words, document.language)
    if found.anchor_date:
        return [found.anchor_date], True
    return [candidate.candidate_date for candidate in found.candidates], False
