"""iCalendar (RFC 5545): all-day events; DTEND is exclusive, nothing comes from the clock."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pipelines.exports.loss import Exported, Kind, Loss, loss
from pipelines.exports.model import Event, Timeline
from pipelines.exports.places import place_words
from pipelines.exports.words import event_date_words, precision_words, toll_words
from pipelines.warehouse.connection import Connection

STATUS = {"planned": "TENTATIVE", "disputed": "TENTATIVE", "hypothetical": "TENTATIVE", "denied": "CANCELLED"}
CONTROL = {code: " " for code in range(32) if code not in (9, 10)} | {127: " "}
"""Signs that a text of RFC 5545 cannot hold."""


def as_icalendar(timeline: Timeline, connection: Connection) -> Exported:
    """A VEVENT an event; UID is the event's id, SEQUENCE 0, DTSTAMP the last known day of its documents."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//dateline//timeline//EN")
    calendar.add("version", "2.0")
    for event in timeline.events:
        if event.start_date and event.end_date and event.end_date < date.max:
            calendar.add_component(_component(icalendar.Event(), event, event.start_date, event.end_date))
    losses = tuple(found for event in timeline.events for found in _losses(event))
    return Exported({"": calendar.to_ical()}, losses)


def _component(component: Any, event: Event, start: date, end: date) -> Any:
    component.add("uid", event.event_id)
    component.add("sequence", 0)
    component.add("dtstamp", datetime.combine(_stamp(event, end), time(), UTC))
    component.add("dtstart", start)
    component.add("dtend", end + timedelta(days=1))
    component.add("summary", _text(event.title))
    component.add("description", _text(_description(event)))
    component.add("status", STATUS.get(event.status, "CONFIRMED"))
    component.add("transp", "TRANSPARENT")
    component.add("categories", [event.event_class])
    if place_words(event):
        component.add("location", _text(place_words(event)))
    if event.latitude is not None and event.longitude is not None:
        component.add("geo", (event.latitude, event.longitude))
    if event.edtf:
        component.add("x-dateline-edtf", event.edtf)
    return component


def _text(text: str) -> str:
    return text.translate(CONTROL)


def _stamp(event: Event, end: date) -> date:
    return max((document.latest_date for document in event.documents if document.latest_date), default=end)


def _description(event: Event) -> str:
    when = f"{event_date_words(event)}, known {precision_words(event)}"
    told = dict.fromkeys(f"{telling.document.name}: {telling.sentence}" for telling in event.tellings)
    return "\n".join(filter(None, (when, event.edtf and f"EDTF: {event.edtf}", toll_words(event), *told)))


def _losses(event: Event) -> list[Loss]:
    if event.start_date is None or event.end_date is None:
        return [loss(event, Kind.LEFT_OUT, f"iCalendar has no open side; the text says {event_date_words(event)}")]
    if event.end_date == date.max:
        return [loss(event, Kind.LEFT_OUT, "iCalendar needs the day after the last, which lies beyond the year 9999")]
    losses: list[Loss] = []
    if event.start_date != event.end_date:
        reason = (
            f"iCalendar cannot say {event_date_words(event)!r} as a time known only {precision_words(event)}: "
            f"it says an event that lasts from {event.start_date} to {event.end_date}"
        )
        losses.append(loss(event, Kind.COARSENED, reason))
    if event.approximate:
        losses.append(
            loss(event, Kind.COARSENED, "iCalendar has no vague edge; the description and X-DATELINE-EDTF say it")
        )
    return losses
