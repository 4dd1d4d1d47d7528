"""The timeline as a page: one file that works from disk, offline, on a phone and in print."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipelines.exports.files import write_whole
from pipelines.exports.groups import grain, grouped, place
from pipelines.exports.kinds import FAMILIES, class_words, family
from pipelines.exports.linked import linked_data, script_json
from pipelines.exports.model import Document, Event, Timeline, Undated
from pipelines.exports.overview import LANES, extent, lane, shapes_of
from pipelines.exports.pictures import svg
from pipelines.exports.places import place_words
from pipelines.exports.rendering import Links, environment
from pipelines.exports.scripts import own_script, source_hash, style, vega_bundle
from pipelines.exports.vega import overview, packed
from pipelines.exports.words import edge_words

EVENTS_OF_A_PAGE = 10_000
TELLINGS_OF_A_PAGE = 15_000
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
class Part:
    """What one file shows."""

    label: str
    file: str
    events: tuple[Event, ...]


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


def write_page(timeline: Timeline, target: Path, around: Surroundings) -> list[Path]:
    """Write the page; beyond 10,000 events a page for each year (or month), and an index in the page's place.

    Args:
        target: the page, such as warehouse/timeline.html. Parts stand beside it, as timeline-2024.html.

    Returns:
        The files, the page itself first.
    """
    links = Links(timeline.documents, target.parent, around.raw)
    parts = parts_of(timeline.events, target)
    files = {part.file: part_page(timeline, part, target, links, around) for part in parts}
    if len(parts) > 1:
        files = {target.name: index_page(timeline, parts, around)} | files
    for name, text in files.items():
        write_whole(target.with_name(name), text)
    for stale in set(target.parent.glob(f"{target.stem}-[0-9]*{target.suffix}")) - {target.with_name(f) for f in files}:
        stale.unlink()
    return [target.with_name(name) for name in files]


def parts_of(events: Sequence[Event], target: Path) -> list[Part]:
    """One part if it is small enough, else one a year; a year that is still too large is cut by month."""
    if _fits(events):
        return [Part("", target.name, tuple(events))]
    return [part for year, members in _by(events, 4) for part in _year_parts(year, members, target)]


def _fits(events: Sequence[Event]) -> bool:
    return len(events) <= EVENTS_OF_A_PAGE and sum(len(event.tellings) for event in events) <= TELLINGS_OF_A_PAGE


def _year_parts(year: str, events: tuple[Event, ...], target: Path) -> Iterator[Part]:
    for label, members in [(year, events)] if _fits(events) else _by(events, 7):
        yield Part(label, f"{target.stem}-{label}{target.suffix}", members)


def _by(events: Sequence[Event], digits: int) -> Iterator[tuple[str, tuple[Event, ...]]]:
    def label(event: Event) -> str:
        found = place(event)
        return f"{found.year:04}-{found.month or 1:02}"[:digits]

    for name, members in groupby(sorted(events, key=label), key=label):
        yield name, tuple(members)


def index_page(timeline: Timeline, parts: Sequence[Part], around: Surroundings) -> str:
    """The page that leads to the parts."""
    return (
        environment()
        .get_template("index.html.j2")
        .render(
            **_head("Timeline", around, scripts=()),
            lead=lead(timeline.events, timeline.documents, timeline),
            parts=parts,
            most=max(len(part.events) for part in parts),
            documents=timeline.documents,
        )
    )


def part_page(timeline: Timeline, part: Part, target: Path, links: Links, around: Surroundings) -> str:
    """A page of events."""
    whole = part.file == target.name
    undated = timeline.undated if whole else ()
    documents = timeline.documents if whole else _told_in(part.events, timeline.documents)
    first, last = extent(part.events)
    drawing = overview(part.events)
    vega, script = (vega_bundle(around.cache), own_script()) if part.events else ("", "")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **_head(f"Timeline {part.label}".strip(), around, scripts=tuple(filter(None, (vega, script)))),
            lead=lead(part.events, documents, timeline if whole else None),
            index=None if whole else target.name,
            picture=picture(part.events),
            legend=LEGEND,
            beneath=_beneath(drawing),
            shapes=[shape.shape for shape in shapes_of(part.events)],
            families=[name for name in FAMILIES if any(family(event.event_class) == name for event in part.events)],
            filters=filters(part.events, documents, undated, links),
            events=part.events,
            events_words=_counted(len(part.events), "event"),
            many=len(part.events) > DRAWN_AT_ONCE,
            grain=grain(last - first),
            years=grouped(part.events),
            undated=undated,
            documents=documents,
            number_of=links.number_of,
            numbers_of=links.numbers_of,
            link=links.link,
            linked_data=Markup(linked_data(part.events)),
            picture_data=Markup(script_json(packed(drawing))),
            vega=Markup(vega),
            script=Markup(script),
        )
    )


def _told_in(events: Sequence[Event], documents: Sequence[Document]) -> tuple[Document, ...]:
    told = {document.document_id for event in events for document in event.documents}
    return tuple(document for document in documents if document.document_id in told)


def _head(title: str, around: Surroundings, scripts: Sequence[str]) -> dict[str, Any]:
    allowed = " ".join(map(source_hash, scripts)) or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src {source_hash(style())}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"title": title, "policy": Markup(policy), "style": Markup(style()), "state": around.state}


def lead(events: Sequence[Event], documents: Sequence[Document], timeline: Timeline | None) -> str:
    """What the page holds, in a sentence or two."""
    text = f"{_counted(len(events), 'event')}, told in {_counted(len(documents), 'document')}{_edges(events)}."
    if timeline and timeline.undated:
        text += f" {_counted(len(timeline.undated), 'more report')} could not be dated."
    return text


def _edges(events: Sequence[Event]) -> str:
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


def picture(events: Sequence[Event]) -> str | None:
    """The overview for readers without scripts, as a data address; None where it would be larger than it is worth."""
    if len(events) > DRAWN_WITHOUT_SCRIPTS:
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(events).encode()).decode()}"


Choices = list[tuple[str, str]]


def filters(
    events: Sequence[Event], documents: Sequence[Document], undated: Sequence[Undated], links: Links
) -> list[tuple[str, str, Choices]]:
    """The choices of each filter: its name, its label, and values with their words."""
    places = sorted(set(map(place_words, events)) - {""})
    classes = sorted({event.event_class for event in events}, key=class_words)
    lanes = [name for name in LANES if any(lane(event) == name for event in events)]
    return [
        ("place", "Place", [(name, name) for name in places]),
        ("class", "Class", [(name, class_words(name)) for name in classes]),
        ("source", "Source", [(str(links.number_of(document)), document.name) for document in documents]),
        ("certainty", "Certainty", [(name, name) for name in sorted({event.certainty for event in events})]),
        ("lane", "Status", [*((name, name) for name in lanes), *([("Undated", "Undated")] if undated else [])]),
    ]
