"""Calendars (.ics), by icalendar: each event is a document that speaks from the day on which it begins."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, tzinfo
from io import BufferedReader
from typing import Any, cast
from zoneinfo import ZoneInfo

from icalendar import Calendar

from pipelines.documents.days import plausible_day
from pipelines.documents.encoding import decode
from pipelines.documents.readers.content import Dataset, DatasetRows, TextContent, replaced, stated
from pipelines.errors import UnreadableDocument

MAX_BYTES = 16 * 1024 * 1024
RECURRING = "recurring"
"""Flag of an event that comes again; its document speaks from the first time."""
_UTC = ("UTC", "Etc/UTC")
_BEGIN, _END = "BEGIN:VEVENT", "END:VEVENT"
_ZONE = re.compile(r"^X-WR-TIMEZONE:(\S{1,60})", re.MULTILINE | re.IGNORECASE)


def read_ics(file: BufferedReader) -> Dataset:
    """Return the events of a calendar; one that cannot be read stops no other.

    Raises:
        UnreadableDocument: too large, no text, or no calendar.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableDocument("too_large", f"The calendar has more than {MAX_BYTES:,} bytes.", "Split it.")
    text, flags = decode(data)
    if "BEGIN:VCALENDAR" not in text.upper():
        raise UnreadableDocument("calendar", "This is not a calendar (iCalendar).", "Export it again.")

    def rows(_: Collection[str]) -> DatasetRows:
        return enumerate(_events(text), 1)

    return Dataset(None, rows, flags)


def _events(text: str) -> Iterator[TextContent | UnreadableDocument]:
    """Yield the events, each parsed on its own; their days need no more of the calendar than its time zone."""
    zone = _zone(text)
    lines: list[str] | None = None
    for line in text.splitlines():
        if line.strip().upper() == _BEGIN:
            lines = []
        elif line.strip().upper() == _END and lines is not None:
            yield _event(lines, zone)
            lines = None
        elif lines is not None:
            lines.append(line)
    if lines is not None:
        reason = "The calendar ends within this event; it was cut off on its way."
        yield UnreadableDocument("truncated", reason, "Fetch or export it again.")


def _zone(text: str) -> tzinfo | None:
    """Return the time zone that the calendar states for all that is in UTC."""
    found = _ZONE.search(text)
    try:
        return ZoneInfo(found[1]) if found else None
    except (ValueError, LookupError, OSError):
        return None


def _event(lines: list[str], zone: tzinfo | None) -> TextContent | UnreadableDocument:
    calendar = "\r\n".join(["BEGIN:VCALENDAR", _BEGIN, *lines, _END, "END:VCALENDAR", ""])
    try:
        return _content(cast(Any, Calendar.from_ical(calendar)).events[0], zone)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        reason = f"This event cannot be read: {' '.join(str(error).split())[:200]}."
        return UnreadableDocument("calendar", reason, "Correct it in the calendar, and export it again.")


def _content(event: Any, zone: tzinfo | None) -> TextContent | UnreadableDocument:
    summary, description = _words(event, "SUMMARY"), _words(event, "DESCRIPTION")
    text, flags = replaced("\n\n".join(part for part in (summary, description) if part))
    if not text:
        return UnreadableDocument(
            "no_text", "This event has neither summary nor description.", "Add a summary or a description."
        )
    if _words(event, "STATUS").upper() == "CANCELLED":
        return UnreadableDocument("cancelled", "This event was cancelled.", "Remove it from the calendar.")
    known = stated(
        id=" ".join(filter(None, (_words(event, "UID"), _again(event)))),
        title=summary,
        place=_words(event, "LOCATION"),
        url=_words(event, "URL"),
        visit_date=_day(event, zone),
    )
    return TextContent(text, known, (*flags, *((RECURRING,) if event.get("RRULE") else ())))


def _words(event: Any, name: str) -> str:
    """Return the words of a property, of the first one if it stands there twice."""
    value: Any = event.get(name)
    return str(cast(Any, value)[0] if isinstance(value, list) else value or "").strip()


def _again(event: Any) -> str:
    """Return the day of one time of a recurring event that is changed, which has the id of the event itself."""
    changed: Any = getattr(event.get("RECURRENCE-ID"), "dt", None)
    return changed.isoformat() if isinstance(changed, date) else ""


def _day(event: Any, zone: tzinfo | None) -> date | None:
    """Return the day on which an event begins, where it takes place."""
    start: Any = getattr(event.get("DTSTART"), "dt", None)
    if isinstance(start, datetime):
        in_utc = start.tzinfo is not None and start.tzname() in _UTC
        start = (start.astimezone(zone) if zone and in_utc else start).date()
    return plausible_day(start) if isinstance(start, date) else None
