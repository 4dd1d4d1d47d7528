"""TimelineJS: the JSON that the story-telling timeline of the Knight Lab reads."""

import html
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, loss, written
from pipelines.exports.highlights import counted
from pipelines.exports.kinds import family
from pipelines.exports.model import EventDetail, SourceDocument, Timeline, documents_of
from pipelines.exports.shapes import LANES, lane
from pipelines.exports.words import event_date_words, place_words, precision_words, toll_words
from pipelines.warehouse.connection import Connection


def as_timelinejs(timeline: Timeline, connection: Connection) -> Exported:
    """Return a slide an event; the text is HTML there, so every sign of ours that HTML knows is escaped."""
    slides, losses = written(timeline.events, lambda event: [_slide(event)], _losses)
    shown = {"title": {"text": _opening(timeline)}, "events": slides}
    return Exported({"": json.dumps(shown, ensure_ascii=False, indent=1)}, losses)


def _opening(timeline: Timeline) -> dict[str, str]:
    documents = documents_of(timeline.events, timeline.documents)
    said = f"{counted(len(timeline.events), 'event')} from {counted(len(documents), 'document')}"
    return {"headline": "Timeline", "text": f"<p>{said}</p>"}


def _slide(event: EventDetail) -> dict[str, Any]:
    first = event.start_date or event.end_date
    assert first is not None, "an event of the timeline has a date"
    slide: dict[str, Any] = {
        "unique_id": f"event-{event.event_id}",
        "start_date": _date(first),
        "display_date": event_date_words(event),
        "group": family(event.event_class) if lane(event) == LANES[0] else lane(event),
        "text": {"headline": html.escape(event.title), "text": _text(event)},
    }
    if event.start_date and event.end_date and event.end_date != event.start_date:
        slide["end_date"] = _date(event.end_date)
    return slide


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(event: EventDetail) -> str:
    facts = filter(None, (place_words(event), toll_words(event), f"known {precision_words(event)}", event.edtf))
    told = "".join(
        f"<blockquote>{html.escape(sentence)}</blockquote><p>{source}</p>"
        for sentence, source in dict.fromkeys(
            (telling.sentence, _source(telling.document)) for telling in event.tellings
        )
    )
    return f"<p>{html.escape(' · '.join(facts))}</p>{told}"


def _source(document: SourceDocument) -> str:
    name = html.escape(document.name)
    address = document.web_address
    return f'<a href="{html.escape(address)}" rel="noopener noreferrer">{name}</a>' if address else name


def _losses(event: EventDetail) -> Iterator[ExportLoss]:
    if event.start_date is None or event.end_date is None:
        reason = "an open side cannot be drawn; the slide stands at the known day, and its label says it"
        yield loss(event, Kind.COARSENED, reason)
    elif event.granularity != "day" and event.start_date != event.end_date:
        drawn = f"drawn as lasting from {event.start_date} to {event.end_date}"
        reason = f"{drawn}; only its label says that the date is known {precision_words(event)}"
        yield loss(event, Kind.COARSENED, reason)
    if event.approximate:
        yield loss(event, Kind.COARSENED, "vague edges are drawn sharp; only the label says about")
