"""The timeline as a page: one file that works from disk, offline, on a phone and in print."""

import base64
import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipelines.exports.drawing import Draw, here
from pipelines.exports.files import write_whole
from pipelines.exports.groups import grain, grouped, in_order
from pipelines.exports.kinds import FAMILIES, class_words, family
from pipelines.exports.linked import linked_data, script_json
from pipelines.exports.model import Event, Undated
from pipelines.exports.outline import Outline, Outlines, told_in
from pipelines.exports.overview import LANES, extent, lane, shapes_of
from pipelines.exports.parts import Part, parts_of
from pipelines.exports.pictures import svg
from pipelines.exports.places import place_words
from pipelines.exports.reading import read_events, read_undated
from pipelines.exports.rendering import Links, environment
from pipelines.exports.scripts import own_script, source_hash, style, vega_bundle
from pipelines.exports.vega import overview, packed
from pipelines.exports.words import edge_words
from pipelines.warehouse.connection import Connection

DRAWN_WITHOUT_SCRIPTS = 1_000
DRAWN_AT_ONCE = 500
"""Beyond so many events the browser draws those that are in view."""

LEGEND = (
    ("day", "day", "a day"),
    ("span", "long", "a longer time"),
    ("vague", "fade", "vague edges"),
    ("open start", "open", "no known start"),
    ("open end", "onward", "no known end"),
)
"""Shapes with their style class and their words."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a page is made.

    Args:
        raw: the folder of the documents as received, to which the page links; None for no such links.
        cache: a folder for what can be built again.
        state: what the page was made from, kept in it.
        draw: where its pictures are drawn.
    """

    cache: Path
    raw: Path | None = None
    state: str = ""
    draw: Draw = here


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells, read as it is written.

    Args:
        events: in the order of the list.
        undated: the reports of events without a day.
    """

    events: Iterator[Event]
    undated: Iterator[Undated]


def write_page(connection: Connection, outlines: Outlines, target: Path, around: Surroundings) -> list[Path]:
    """Write the page; beyond 10,000 events a page for each year (or month), and an index in the page's place.

    The tellings are read as the pages are written. The page itself comes last: it names the state, so a broken run is
    mended by the next one.

    Args:
        connection: to the database that the outlines are from.
        target: the page, such as warehouse/timeline.html. Parts stand beside it, as timeline-2024.html.

    Returns:
        The files, the page itself first.
    """
    links = Links(outlines.documents, target.parent, around.raw)
    parts = parts_of(outlines.events, target)
    events = read_events(connection, chain.from_iterable(in_order(part.events) for part in parts))
    for part in parts:
        shown = Outlines(part.events, told_in(part.events, outlines.documents)) if part.index else outlines
        told = Told(islice(events, len(part.events)), read_undated(connection, shown.documents))
        write_whole(target.with_name(part.file), part_page(part, shown, told, links, around))
        if part.index:
            gc.collect()  # the context of a template refers to itself, and so holds the page beyond its end
    others = [target.with_name(part.file) for part in parts if part.index]
    for stale in set(target.parent.glob(f"{target.stem}-[0-9]*{target.suffix}")) - set(others):
        stale.unlink()
    if others:
        write_whole(target, index_page(outlines, parts, around))
    return [target, *others]


def index_page(outlines: Outlines, parts: Sequence[Part], around: Surroundings) -> Iterator[str]:
    """The page that leads to the parts."""
    return (
        environment()
        .get_template("index.html.j2")
        .generate(
            **_head("Timeline", around, scripts=()),
            lead=lead(outlines),
            parts=parts,
            most=max(len(part.events) for part in parts),
            documents=outlines.documents,
        )
    )


def part_page(part: Part, shown: Outlines, told: Told, links: Links, around: Surroundings) -> Iterator[str]:
    """A page of events, in pieces; what is told is read as they are asked for.

    Args:
        shown: the events of the part, and the documents to name.
    """
    first, last = extent(shown.events)
    vega, script = (vega_bundle(around.cache, around.draw), own_script()) if shown.events else ("", "")
    return (
        environment()
        .get_template("page.html.j2")
        .generate(
            **_head(f"Timeline {part.label}".strip(), around, scripts=tuple(filter(None, (vega, script)))),
            **_picture(shown.events, around.draw),
            lead=lead(shown),
            index=part.index,
            filters=filters(shown, links),
            any_events=bool(shown.events),
            events_words=_counted(len(shown.events), "event"),
            many=len(shown.events) > DRAWN_AT_ONCE,
            grain=grain(last - first),
            years=grouped(told.events),
            undated=told.undated,
            undated_count=shown.undated,
            documents=shown.documents,
            number_of=links.number_of,
            numbers_of=links.numbers_of,
            link=links.link,
            linked_data=Markup(linked_data(shown.events)),
            vega=Markup(vega),
            script=Markup(script),
        )
    )


def _picture(events: Sequence[Outline], draw: Draw) -> dict[str, Any]:
    drawing = overview(events)
    present = {family(event.event_class) for event in events}
    return {
        "picture": picture(events, draw),
        "picture_data": Markup(script_json(packed(drawing))),
        "beneath": _beneath(drawing),
        "legend": LEGEND,
        "shapes": {shape.shape for shape in shapes_of(events)},
        "families": [name for name in FAMILIES if name in present],
    }


def _head(title: str, around: Surroundings, scripts: Sequence[str]) -> dict[str, Any]:
    allowed = " ".join(map(source_hash, scripts)) or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src {source_hash(style())}; img-src data:; "
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


def _edges(events: Sequence[Outline]) -> str:
    starts = {event.start_date: event for event in events if event.start_date}
    ends = {event.end_date: event for event in events if event.end_date}
    if not starts or not ends:
        return ""
    first, last = min(starts), max(ends)
    edges = edge_words(first, starts[first].granularity), edge_words(last, ends[last].granularity)
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


def picture(events: Sequence[Outline], draw: Draw) -> str | None:
    """The overview for readers without scripts, as a data address; None where it would be larger than it is worth."""
    if len(events) > DRAWN_WITHOUT_SCRIPTS:
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(events, draw).encode()).decode()}"


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
