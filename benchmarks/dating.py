"""How often a document's day is found, and how often it is right, on news whose day is known but not told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.accuracy import corpora_in
from benchmarks.corpora import GoldDocument, read_corpus
from benchmarks.undated import documents as undated
from pipelines.documents.inference import infer
from pipelines.documents.model import Segment
from pipelines.documents.phrases import phrases_of
from pipelines.documents.reference_date import StatedDates, date_document
from pipelines.documents.segments import head_datelines, segments

CONDITIONS = {
    "the text as it is": (True, None),
    "its date line taken out": (False, None),
    "the same, fetched 30 days later": (False, 30),
    "the same, fetched on the day": (False, 0),
}
"""Whether the date line stays, and how many days after its own day the document was fetched, if that is told."""

SCORES = (1.0, 0.5, 0.25, 0.1, 0.0)
HELD = (
    "a weekday with its date, without its year",
    "a day with its year",
    "a day of the last week with its year",
    "a phrase that counts from today",
    "no phrase of time",
)


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


def sets(folder: Path) -> Iterator[tuple[str, list[GoldDocument]]]:
    """The invented reports, and the corpora in a folder whose documents have days."""
    yield "invented", undated()
    for path in corpora_in(folder):
        documents = [document for document in read_corpus(path) if document.document_date]
        if documents:
            yield path.stem, documents


def report(documents: list[GoldDocument]) -> Iterator[tuple[str, Tally]]:
    """Condition and tally."""
    for name, (kept, later) in CONDITIONS.items():
        yield name, tally(documents, kept, later)


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
    lines = _lines(document)
    text = document.text if kept else without_line(document)
    words = [document.text[line.char_start : line.char_end] for line in lines] if kept else []
    stated = StatedDates(None, None, None, (), retrieved, "")
    found = date_document(stated, text, words, document.language)
    if found.anchor_date:
        return [found.anchor_date], True
    return [candidate.candidate_date for candidate in found.candidates], False


def _lines(document: GoldDocument) -> list[Segment]:
    return head_datelines(segments(document.text, document.language))


def without_line(document: GoldDocument) -> str:
    """The text of a document, its date lines taken out."""
    text = document.text
    for line in reversed(_lines(document)):
        text = text[: line.char_start] + text[line.char_end :]
    return text


@dataclass(frozen=True, slots=True)
class Threshold:
    """What would come of it if the first candidate were taken from so high a score on.

    Args:
        least: the score.
        dated: documents that would get a day.
        right: those whose day is the true one.
    """

    least: float
    dated: int
    right: int


def thresholds(documents: list[GoldDocument], later: int | None) -> Iterator[Threshold]:
    """Coverage against precision by score, the date lines taken out; a day is published from 1 on only."""
    firsts: list[tuple[float, bool]] = []
    for document in documents:
        true = document.document_date
        assert true is not None
        retrieved = None if later is None else true + timedelta(days=later)
        found = infer(phrases_of(without_line(document), document.language), retrieved)
        firsts += [(found[0].score, found[0].candidate_date == true)] if found else []
    for least in SCORES:
        taken = [right for score, right in firsts if score >= least]
        yield Threshold(least, len(taken), sum(taken))


def evidence(documents: list[GoldDocument]) -> dict[str, int]:
    """What documents hold from which anybody could find their day, their date lines taken out, and how many do."""
    counts = dict.fromkeys(HELD, 0)
    for document in documents:
        assert document.document_date is not None
        day = document.document_date.toordinal()
        said = phrases_of(without_line(document), document.language).found
        spans = [days for phrase in said if (days := phrase.absolute) is not None]
        whole = [days.start for days in spans if days.start is not None and days.end == days.start + 1]
        held = (
            any(phrase.weekday is not None for phrase in said),
            bool(whole),
            any(day - 7 <= start <= day for start in whole),
            any(phrase.shift is not None for phrase in said),
            not said,
        )
        for name, holds in zip(HELD, held, strict=True):
            counts[name] += holds
    return counts
