"""The anchor date: the day from which a document speaks, and how that is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.documents.constraints import dateline_constraint
from pipelines.documents.datelines import read_dateline
from pipelines.documents.inference import MOST_CANDIDATES, contradiction, infer
from pipelines.documents.model import AnchorBasis, DateCandidate, DocumentDate
from pipelines.documents.phrases import Phrases, phrases_of
from pipelines.temporal.model import Context, KindOfText

CONFLICT = "date_conflict"
"""Flag of a document whose stated day its own words contradict."""
ASKED = 200_000
"""The characters at the head of a text that are asked for its day."""
_ZONES = timedelta(days=1)
_UPDATED = re.compile(r"updated|modified|corrected", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_IN_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/)")


@dataclass(frozen=True, slots=True)
class StatedDates:
    """What is stated of a document's date, apart from its text.

    Args:
        override: the sidecar's `anchor_date`, or a correction.
        visit: the day on which it was said or seen.
        published: as the sidecar, a dataset's column or a text's front matter says.
        metadata: as the file's own metadata say.
        retrieved: the day on which it was fetched; the document cannot be younger.
        source_path: its path below `raw/`, which may hold a date.
        kind_of_text: report or history, if stated.
    """

    override: date | None
    visit: date | None
    published: date | None
    metadata: date | None
    retrieved: date | None
    source_path: str
    kind_of_text: str | None = None


def stated_date(stated: StatedDates, delivered: date | None) -> tuple[date | None, AnchorBasis]:
    """The date that is stated, in the order of trust.

    Args:
        delivered: the day of the text's own delivery line or dateline.

    >>> stated = StatedDates(None, None, None, None, None, "2025/2025-04-15-odesa.txt")
    >>> stated_date(stated, None)
    (datetime.date(2025, 4, 15), <AnchorBasis.FILENAME: 'filename'>)
    """
    trusted = (
        (stated.override, AnchorBasis.OVERRIDE),
        (stated.visit, AnchorBasis.VISIT_DATE),
        (delivered, AnchorBasis.DATELINE),
        (stated.published, AnchorBasis.PUBLISHED),
        (stated.metadata, AnchorBasis.METADATA),
        (date_in_path(stated.source_path, stated.retrieved), AnchorBasis.FILENAME),
    )
    return next(((day, basis) for day, basis in trusted if day), (None, AnchorBasis.NONE))


def date_in_path(source_path: str, latest: date | None) -> date | None:
    """The one date that a path spells in year, month, day; None if there is none, or two that differ.

    Args:
        latest: a later date is no date of the document.

    >>> date_in_path("20250415_speech.txt", None)
    datetime.date(2025, 4, 15)
    >>> date_in_path("from-2025-04-15-to-2025-04-16.txt", None) is None
    True
    """
    name = source_path.rsplit("/", 1)[-1]
    found = {day for match in _IN_NAME.finditer(name) if (day := _day(match, latest))}
    if not found:
        found = {day for match in _IN_FOLDERS.finditer(source_path) if (day := _day(match, latest))}
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str], latest: date | None) -> date | None:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day if latest is None or day <= latest else None


def delivered_on(
    lines: Sequence[str], stated: StatedDates, language: str, country: str | None
) -> tuple[date | None, tuple[str, ...]]:
    """The day of the first delivery line or dateline that names one, and the lines whose weekday is wrong.

    A line without a year takes it from the day of publication, else from that of retrieval; a weekday alone means
    the one before publication. A line that says "updated" comes last.

    >>> stated = StatedDates(None, None, date(2025, 4, 16), None, None, "a.txt")
    >>> delivered_on(["LINDAU, April 15 (Lake News)"], stated, "en", None)
    (datetime.date(2025, 4, 15), ())
    """
    published = stated.published or stated.metadata
    near = published + _ZONES if published else stated.retrieved
    for line in sorted(lines, key=lambda line: _UPDATED.search(line) is not None):
        read = read_dateline(line, language, country, near.toordinal() if near else None)
        alone = published is None and read is not None and read.rule == "weekday"
        if read is not None and read.interval.start is not None and not alone:
            wrong = (f"the weekday of {line}",) if "weekday_mismatch" in read.flags else ()
            return date.fromordinal(read.interval.start), wrong
    return None, ()


def date_document(
    stated: StatedDates, text: str, lines: Sequence[str], language: str = "en", country: str | None = None
) -> DocumentDate:
    """The anchor date of a document, how it is known, and what speaks for other days.

    Args:
        stated: what is stated apart from the text.
        text: its words, which are asked if nothing is stated, and held against what is stated.
        lines: its datelines and delivery lines.
        language: ISO 639-1 code.
        country: ISO 3166-1 code.
    """
    delivered, wrong = delivered_on(lines, stated, language, country)
    day, basis = stated_date(stated, delivered)
    phrases = phrases_of(text[:ASKED], language)
    found: tuple[DateCandidate, ...] = ()
    if day is None and stated.kind_of_text != KindOfText.HISTORY:
        found = infer(phrases, stated.retrieved, tuple(dateline_constraint(line, language) for line in lines))
        if len(found) == 1:
            day, basis = found[0].candidate_date, AnchorBasis.INFERRED
    context = Context(day.toordinal() if day else None, language=language, country=country)
    kind = stated.kind_of_text or phrases.kind(context).value
    if day is None or basis is AnchorBasis.INFERRED or kind == KindOfText.HISTORY:
        return DocumentDate(day, basis, kind, found)
    against = _against(day, basis, phrases, wrong, stated.retrieved)
    return DocumentDate(day, basis, kind, against, (CONFLICT,) if against else ())


def _against(
    day: date, basis: AnchorBasis, phrases: Phrases, wrong: tuple[str, ...], retrieved: date | None
) -> tuple[DateCandidate, ...]:
    """A stated day that the text contradicts, with what speaks against it, before the days that the text allows."""
    late = (f"the day of retrieval, {retrieved.isoformat()}, is before it",) if retrieved and retrieved < day else ()
    evidence = (*wrong, *late, *contradiction(phrases, day))
    if not evidence:
        return ()
    stated = DateCandidate(day, 1, 0.0, (f"stated: {basis}", *(f"against it: {line}" for line in evidence)))
    others = [other for other in infer(phrases, retrieved) if other.candidate_date != day]
    return (stated, *(replace(other, rank=rank) for rank, other in enumerate(others[: MOST_CANDIDATES - 1], 2)))
