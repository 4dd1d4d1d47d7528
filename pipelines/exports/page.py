"""The timeline as a page: one file that works from disk, offline, on a phone and in print."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipelines.exports.kinds import FAMILIES, class_words, family
from pipelines.exports.model import Event, EventSummary, Outlines, Undated, id_of
from pipelines.exports.overview import LANES, extent, lane, overview, packed, shapes_of
from pipelines.exports.parts import Part, grain, grouped
from pipelines.exports.pictures import svg
from pipelines.exports.rendering import Links, environment, linked_data, own_script, script_json, source_hash, style
from pipelines.exports.words import edge_words, place_words
from pipelines.faults import Fault, guarded

DRAWN_WITHOUT_SCRIPTS = 1_000
DRAWN_AT_ONCE = 500
"""Beyond so many events the browser draws those that are in view."""

LEGEND = (
    ("day", "day", "a day"),
    ("span", "long", "a longer time"),
    ("vague", "fade", "vague edges"),
    ("open start", "open", "until a day, with no known start"),
    ("open end", "onward", "from a day, with no known end"),
)
"""Shapes with their style class and their words."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a page is made.

    Args:
        raw: the folder of the documents as received, to which the page links; None for no such links.
        cache: a folder for what can be built again.
        state: what the page was made from, kept in it.
    """

    cache: Path
    raw: Path | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells, read as it is written.

    Args:
        events: in the order of the list.
        undated: the reports of events without a day.
        before: the events that are not among them.
        faults: those that break on the way, known once all have been asked for.
    """

    events: Iterator[Event]
    undated: Iterator[Undated]
    before: Sequence[Fault]
    faults: list[Fault]

    def not_drawn(self) -> list[Fault]:
        """All that are missing on the page, to be asked for at its end."""
        return [*self.before, *self.faults]


@dataclass(frozen=True, slots=True)
class Vega:
    """What draws the picture in a browser.

    Args:
        text: the script; empty where there is nothing to draw.
        file: its name beside the page; None if it stands in the page.
    """

    text: str
    file: str | None = None


def part_page(part: Part, shown: Outlines, told: Told, links: Links, vega: Vega, around: Surroundings) -> Iterator[str]:
    """A page of events, in pieces; what is told is read as they are asked for.

    Args:
        part: of the timeline.
        shown: the events of the part, and the documents to name.
        told: the same events with their tellings.
        links: to the documents.
        vega: draws the picture.
        around: where it is made.
    """
    first, last = extent(shown.events)
    return (
        environment()
        .get_template("page.html.j2")
        .generate(
            **head(f"Timeline {part.label}".strip(), around, _allowed(vega)),
            **_picture(shown.events),
            **_scripts(vega),
            **_list(told, links),
            lead=lead(shown),
            index=part.index,
            filters=filters(shown, links),
            any_events=bool(shown.events),
            events_words=_counted(len(shown.events), "event"),
            many=len(shown.events) > DRAWN_AT_ONCE,
            grain=grain(last - first),
            not_drawn=told.not_drawn,
            undated=told.undated,
            undated_count=shown.undated,
            documents=shown.documents,
            number_of=links.number_of,
            link=links.link,
            linked_data=Markup(linked_data(shown.events)),
        )
    )


def _list(told: Told, links: Links) -> dict[str, Any]:
    """The events under their headings, and how each is written; one that breaks what writes it has no place there."""
    names = {"link": links.link, "numbers_of": links.numbers_of}
    template = environment().get_template("event.html.j2").make_module(names)
    items: dict[str, Markup] = {}

    def written(event: Event) -> Event:
        items[event.event_id] = template.event_item(event)  # pyright: ignore[reportAttributeAccessIssue]
        return event

    events = guarded(written, told.events, id_of, told.faults)
    return {"years": grouped(events), "item": lambda event: items.pop(event.event_id)}


def _scripts(vega: Vega) -> dict[str, Any]:
    return {
        "vega": Markup(vega.text if vega.file is None else ""),
        "vega_file": vega.file,
        "vega_integrity": source_hash(vega.text),
        "script": Markup(own_script()),
    }


def _allowed(vega: Vega) -> str:
    """The sources of scripts in a content security policy. Our own script may load Vega, and nothing else may.

    No hash can be asked of a file on disk; on the web our own script asks for it.
    """
    own = f"'{source_hash(own_script())}'"
    if not vega.text:
        return "'none'"
    return f"'strict-dynamic' {own}" if vega.file else f"'{source_hash(vega.text)}' {own}"


def _picture(events: Sequence[EventSummary]) -> dict[str, Any]:
    drawing = overview(events)
    present = {family(event.event_class) for event in events}
    return {
        "picture": picture(events),
        "picture_data": Markup(script_json(packed(drawing))),
        "beneath": _beneath(drawing),
        "legend": LEGEND,
        "shapes": {shape.shape for shape in shapes_of(events)},
        "families": [name for name in FAMILIES if name in present],
    }


def head(title: str, around: Surroundings, scripts: str) -> dict[str, Any]:
    """What stands in the head of a page.

    Args:
        title: of the page.
        around: where it is made.
        scripts: the sources of scripts that its content security policy allows.
    """
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src '{source_hash(style())}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"title": title, "policy": Markup(policy), "style": Markup(style()), "state": around.state}


def lead(shown: Outlines) -> str:
    """What the page holds, in a sentence or two."""
    events = _counted(len(shown.events), "event")
    text = f"{events}, told in {_counted(len(shown.documents), 'document')}{_edges(shown.events)}."
    if shown.undated:
        text += f" {_counted(shown.undated, 'more report')} could not be dated."
    return text


def _edges(events: Sequence[EventSummary]) -> str:
    firsts = {event.start_date or event.end_date: event for event in events}
    lasts = {event.end_date or event.start_date: event for event in events}
    first, last = min(filter(None, firsts), default=None), max(filter(None, lasts), default=None)
    if first is None or last is None:
        return ""
    edges = edge_words(first, firsts[first].granularity), edge_words(last, lasts[last].granularity)
    return f", {edges[0]}" if edges[0] == edges[1] else f", from {edges[0]} to {edges[1]}"


def _beneath(drawing: Mapping[str, Any]) -> str:
    """What the reader of a crowded picture must know."""
    marks = drawing["data"]["values"]
    hidden = len(marks) - len({(mark["from"], mark["to"], mark["y"]) for mark in marks})
    lie = "lies" if hidden == 1 else "lie"
    return (
        f"{_counted(hidden, 'event')} {lie} beneath another of the same days; the list has them all." if hidden else ""
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def picture(events: Sequence[EventSummary]) -> str | None:
    """The overview for readers without scripts, as a data address; None where it would be larger than it is worth."""
    if len(events) > DRAWN_WITHOUT_SCRIPTS:
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(events).encode()).decode()}"


Choices = list[tuple[str, str]]


def filters(shown: Outlines, links: Links) -> list[tuple[str, str, Choices]]:
    """The choices of each filter: its name, its label, and values with their words."""
    events = shown.events
    places = sorted(set(map(place_words, events)) - {""})
    classes = sorted({event.event_class for event in events}, key=class_words)
    present = set(map(lane, events))
    lanes = [name for name in LANES if name in present]
    return [
        ("place", "Place", [(name, name) for name in places]),
        ("class", "Class", [(name, class_words(name)) for name in classes]),
        ("source", "Source", [(str(links.number_of(document)), document.name) for document in shown.documents]),
        ("certainty", "Certainty", [(name, name) for name in sorted({event.certainty for event in events})]),
        ("lane", "Status", [*((name, name) for name in lanes), *([("Undated", "Undated")] if shown.undated else [])]),
    ]
