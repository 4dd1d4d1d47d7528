"""The timeline as a page: one file that works from disk, offline, on a phone and in print."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipelines.exports.kinds import FAMILIES, class_words, family
from pipelines.exports.model import EventDetail, EventSummary, TimelineSummary, UndatedReport, id_of
from pipelines.exports.overview import LANES, extent, lane, overview, packed, shapes_of
from pipelines.exports.parts import PagePart, grain, grouped
from pipelines.exports.pictures import svg
from pipelines.exports.rendering import (
    DocumentLinks,
    environment,
    linked_data,
    own_script,
    script_json,
    source_hash,
    style,
)
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
class PageSettings:
    """Settings for building a page.

    Args:
        raw: the folder of the original documents, for links to them; None for no such links.
        cache: a folder for what can be rebuilt.
        state: the version of its content, kept in the page.
    """

    cache: Path
    raw: Path | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class PageContent:
    """The content of a page, read while the page is written.

    Args:
        events: in the order of the list.
        undated: the reports of events without a day.
        before: events already left out.
        faults: events left out on the way; complete once all events have been read.
    """

    events: Iterator[EventDetail]
    undated: Iterator[UndatedReport]
    before: Sequence[Fault]
    faults: list[Fault]

    def not_drawn(self) -> list[Fault]:
        """Return all events missing from the page; complete only once the page is written."""
        return [*self.before, *self.faults]


@dataclass(frozen=True, slots=True)
class Vega:
    """The script that draws the picture in a browser.

    Args:
        text: the script; empty if there is nothing to draw.
        file: its name beside the page; None if it is part of the page.
    """

    text: str
    file: str | None = None


def part_page(
    part: PagePart, shown: TimelineSummary, told: PageContent, links: DocumentLinks, vega: Vega, around: PageSettings
) -> Iterator[str]:
    """Return a page of events in pieces, reading its content on demand.

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


def _list(told: PageContent, links: DocumentLinks) -> dict[str, Any]:
    """Return the events under their headings with their HTML; an event that cannot be written is left out."""
    names = {"link": links.link, "numbers_of": links.numbers_of}
    template = environment().get_template("event.html.j2").make_module(names)
    items: dict[str, Markup] = {}

    def written(event: EventDetail) -> EventDetail:
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
    """Return the script sources for the content security policy: only our own script may load Vega.

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


def head(title: str, around: PageSettings, scripts: str) -> dict[str, Any]:
    """Return the values for the head of a page.

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


def lead(shown: TimelineSummary) -> str:
    """Return a sentence or two about what the page holds."""
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
    """Return how many events the picture hides beneath others; empty if none."""
    marks = drawing["data"]["values"]
    hidden = len(marks) - len({(mark["from"], mark["to"], mark["y"]) for mark in marks})
    lie = "lies" if hidden == 1 else "lie"
    return (
        f"{_counted(hidden, 'event')} {lie} beneath another of the same days; the list has them all." if hidden else ""
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def picture(events: Sequence[EventSummary]) -> str | None:
    """Return the overview as a data URL for browsers without scripts; None if there are too many events."""
    if len(events) > DRAWN_WITHOUT_SCRIPTS:
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(events).encode()).decode()}"


Choices = list[tuple[str, str]]


def filters(shown: TimelineSummary, links: DocumentLinks) -> list[tuple[str, str, Choices]]:
    """Return the filters: name, label, and the values to choose from with their labels."""
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
