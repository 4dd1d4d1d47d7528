"""The anchor date: the day from which a document speaks, and how that is known."""

import re
from dataclasses import dataclass
from datetime import date

from pipelines.documents.model import AnchorBasis, DocumentDate

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


def date_document(stated: StatedDates) -> DocumentDate:
    """The anchor date of a document and its basis."""
    day, basis = stated_date(stated, None)
    return DocumentDate(day, basis, stated.kind_of_text or "report")
