"""iCalendar (RFC 5545): all-day events; DTEND is exclusive, nothing comes from the clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.model import EventDetail, Timeline
from pipelines.exports.words import event_date_words, place_words, precision_words, toll_words
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.history import recorded

STATUS = {
    "planned": "TENTATIVE",
    "disputed": "TENTATIVE",
    "hypothetical": "TENTATIVE",
    "denied": "CANCELLED",
    "negated": "CANCELLED",
}
END = b"END:VCALENDAR"


def as_icalendar(timeline: Timeline, connection: Connection) -> Exported:
    """Return a VEVENT for each event.

    UID is the event's id, SEQUENCE counts the changes published since the first version, and DTSTAMP is the last known
    day of its documents.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//dateline//timeline//EN")
    calendar.add("version", "2.0")
    before, end, after = calendar.to_ical().partition(END)
    known = recorded(connection)

    def components_of(event: EventDetail) -> Iterator[bytes]:
        if days := _days(event):
            changes = known[event.event_id].versions - 1 if event.event_id in known else 0
            yield _component(icalendar.Event(), event, *days, changes).to_ical()

    components, losses = written(timeline.events, components_of, _losses)
    return Exported({"": b"".join((before, *components, end, after))}, losses)


def _days(event: EventDetail) -> tuple[date, date] | None:
    """Return the first and last day for a calendar, the known one for an open side; None past the year 9999."""
    start, end = event.start_date or event.end_date, event.end_date or event.start_date
    return None if start is None or end is None or end == date.max else (start, end)


def _component(component: Any, event: EventDetail, start: date, end: date, changes: int) -> Any:
    component.add("uid", event.event_id)
    component.add("sequence", changes)
    component.add("dtstamp", datetime.combine(_stamp(event, end), time(), UTC))
    component.add("dtstart", start)
    component.add("dtend", end + timedelta(days=1))
    component.add("summary", _summary(event))
    component.add("description", _description(event))
    component.add("status", STATUS.get(event.status, "CONFIRMED"))
    component.add("transp", "TRANSPARENT")
    component.add("categories", [event.event_class])
    if place_words(event):
        component.add("location", place_words(event))
    if event.latitude is not None and event.longitude is not None:
        component.add("geo", (event.latitude, event.longitude))
    if event.edtf:
        component.add("x-dateline-edtf", event.edtf)
    return component


def _open(event: EventDetail) -> bool:
    return event.start_date is None or event.end_date is None


def _summary(event: EventDetail) -> str:
    """Return the title, with the date in words if a side is open, since the days cannot show that."""
    return f"{event.title} ({event_date_words(event)})" if _open(event) else event.title


def _stamp(event: EventDetail, end: date) -> date:
    return max((document.latest_date for document in event.documents if document.latest_date), default=end)


def _description(event: EventDetail) -> str:
    when = f"{event_date_words(event)}, known {precision_words(event)}"
    told = dict.fromkeys(f"{telling.document.name}: {telling.sentence}" for telling in event.tellings)
    return "\n".join(filter(None, (when, event.edtf and f"EDTF: {event.edtf}", toll_words(event), *told)))


def _losses(event: EventDetail) -> Iterator[ExportLoss]:
    if _days(event) is None:
        yield loss(event, Kind.LEFT_OUT, "iCalendar needs the day after the last, which lies beyond the year 9999")
        return
    if _open(event):
        reason = "iCalendar has no open side: the event stands at the known day, and its summary says the rest"
        yield loss(event, Kind.COARSENED, reason)
    elif event.start_date != event.end_date:
        reason = (
            f"iCalendar cannot say {event_date_words(event)!r} as a time known only {precision_words(event)}: "
            f"it says an event that lasts from {event.start_date} to {event.end_date}"
        )
        yield loss(event, Kind.COARSENED, reason)
    if event.approximate:
        yield loss(event, Kind.COARSENED, "iCalendar has no vague edge; the description and X-DATELINE-EDTF say it")
