"""How a date is known, as sentences for a reader."""

from datetime import date

from pipelines.exports.model import MentionDetail, Reference, SourceDocument
from pipelines.exports.words import date_words, day_words, shortened

BASIS_WORDS = {
    "override": "a day that a person set",
    "visit_date": "the day given for it",
    "dateline": "the line at its head",
    "published": "its day of publication",
    "metadata": "the file’s own details",
    "printed": "a date printed in it",
    "filename": "the name of the file",
    "created": "the day on which the file was made",
    "inferred": "what it says",
    "none": "unknown",
}
DATED_BY = {
    "explicit": "Its own words give the date",
    "anchored": "Dated by another event that the document tells",
    "inherited": "It goes on about the event told just before, and has that date",
    "narrative": "It has the date that the text had reached",
    "document": "No date is given here, so it is taken for the day of the document",
    "attached": "No date is given here; the other sources of the event give it",
    "none": "No date is given",
}


def basis_words(basis: str) -> str:
    """Return in words where the day of a document comes from."""
    return BASIS_WORDS.get(basis, basis)


def dated_by(basis: str) -> str:
    """Return in words what dates a report."""
    return DATED_BY.get(basis, basis)


def weekday_words(day: date) -> str:
    """Return a day with its weekday.

    >>> weekday_words(date(2025, 4, 15))
    'Tuesday 15 April 2025'
    """
    return f"{day:%A} {day_words(day)}"


def reference_words(reference: Reference) -> str:
    """Return the date of a time expression in words, and how sure it is where it may also be another.

    Such as: probably Friday 18 April 2025 (78 %), else Friday 11 April 2025.
    """
    if reference.start_date is None and reference.end_date is None:
        return "a length of time, without a date of its own" if reference.timex_type == "DURATION" else "no date"
    words = _days(reference.start_date, reference.end_date, reference.approximate)
    if reference.probability is None:
        return words
    other = _days(reference.other_start, reference.other_end, reference.approximate)
    return f"probably {words} ({100 * reference.probability:.0f} %), else {other}"


def _days(start: date | None, end: date | None, approximate: bool) -> str:
    if start and start == end:
        return ("about " if approximate else "") + weekday_words(start)
    return date_words(start, end, None, approximate)


def reading_words(reference: Reference) -> str:
    """Return a sentence about how the words of a time expression were read.

    Such as: “this weekend”, said on Tuesday 15 April 2025 about something past: 12–13 April 2025.
    """
    return f"“{shortened(reference.text, 200)}”{_said(reference)}: {reference_words(reference)}"


def _said(reference: Reference) -> str:
    anchor = reference.anchor_date
    if anchor is None or reference.anchor_kind == "absolute":
        return ""
    if reference.anchor_kind != "document":
        return f", counted from {weekday_words(anchor)}, told just before"
    return f", said on {weekday_words(anchor)}{_direction(reference, anchor)}"


def _direction(reference: Reference, anchor: date) -> str:
    if reference.end_date is not None and reference.end_date < anchor:
        return " about something past"
    if reference.start_date is not None and reference.start_date > anchor:
        return " about something to come"
    return ""


def day_of_document(document: SourceDocument) -> str:
    """Return in words from which day a document speaks, and how that is known."""
    if document.anchor_date is None:
        return "its day is not known, so words such as “yesterday” stay undated"
    return f"speaks on {weekday_words(document.anchor_date)}, known from {basis_words(document.anchor_basis)}"


def said_by(telling: MentionDetail) -> str:
    """Return the source of a report: the one it names, or the speaker, the publisher or the document."""
    document = telling.document
    if telling.attributed_to:
        return f"according to {shortened(telling.attributed_to, 60)}"
    if telling.speaker:
        return f"said by {shortened(telling.speaker, 60)}"
    return f"reported by {shortened(document.publisher or document.name, 60)}"


VERDICT_WORDS = {"conflict": "they disagree", "superseded": "a later figure", "compatible": "they agree"}


def verdict_words(verdict: str) -> str:
    """Return in words how two reports of an event compare."""
    return VERDICT_WORDS.get(verdict, verdict)
