"""The timeline as a page: one file that works from disk, offline, on a phone and in print."""

import base64
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipelines.exports.highlights import counted, highlights, lead, title
from pipelines.exports.kinds import FAMILIES, class_words, family
from pipelines.exports.model import EventDetail, EventSummary, TimelineSummary, UndatedReport, id_of
from pipelines.exports.parts import PagePart, grouped
from pipelines.exports.rendering import DocumentLinks, environment, linked_data, script_json
from pipelines.exports.scripts import libraries, own_script, source_hash, style, world
from pipelines.exports.shapes import LANES, LEGEND, lane, picture_data, shape
from pipelines.exports.still import svg
from pipelines.exports.words import certainty_words, place_words
from pipelines.faults import Fault, guarded

DRAWN_WITHOUT_SCRIPTS = 1_000
DRAWN_AT_ONCE = 500
"""Beyond so many events the browser draws those that are in view."""


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Settings for building a page.

    Args:
        raw: the folder of the original documents, for links to them; None for no such links.
        state: the version of its content, kept in the page.
        title: of the page; None for the usual one.
    """

    raw: Path | None = None
    state: str = ""
    title: str | None = None


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


def part_page(
    part: PagePart, shown: TimelineSummary, told: PageContent, links: DocumentLinks, around: PageSettings
) -> Iterator[str]:
    """Return a page of events in pieces, reading its content on demand.

    Args:
        part: of the timeline.
        shown: the events of the part, and the documents to name.
        told: the same events with their reports.
        links: to the documents.
        around: where it is made.
    """
    scripts = (libraries(), own_script()) if shown.events else ()
    name = title(shown, around.title)
    return (
        environment()
        .get_template("page.html.j2")
        .generate(
            **head(f"{name}, {part.label}" if part.label else name, around, scripts),
            **_picture(shown, links),
            **_list(told, links),
            scripts=[Markup(script) for script in scripts],
            lead=lead(shown),
            highlights=highlights(shown.events),
            index=part.index,
            filters=filters(shown),
            any_events=bool(shown.events),
            events_words=counted(len(shown.events), "event"),
            many=len(shown.events) > DRAWN_AT_ONCE,
            not_drawn=told.not_drawn,
            undated=told.undated,
            undated_count=shown.undated,
            documents=shown.documents,
            number_of=links.number_of,
            link=links.link,
            read=links.read,
            linked_data=Markup(linked_data(shown.events)),
        )
    )


def _list(told: PageContent, links: DocumentLinks) -> dict[str, Any]:
    """Return the events under their headings with their HTML; an event that cannot be written is left out."""
    template = environment().get_template("event.html.j2").make_module({"link": links.link, "read": links.read})
    items: dict[str, Markup] = {}

    def written(event: EventDetail) -> EventDetail:
        items[event.event_id] = template.event_item(event)  # pyright: ignore[reportAttributeAccessIssue]
        return event

    events = guarded(written, told.events, id_of, told.faults)
    return {"years": grouped(events), "item": lambda event: items.pop(event.event_id)}


def _picture(shown: TimelineSummary, links: DocumentLinks) -> dict[str, Any]:
    events = shown.events
    shapes = set(map(shape, events))
    data = picture_data(events, links.numbers, shown.stories)
    data["sources"] = {links.number_of(document): document.name for document in shown.documents}
    mapped = any(point is not None or number for _, point, _, _, number in data["places"])
    return {
        "picture": picture(events),
        "data": Markup(script_json(data)),
        "world": Markup(world()) if mapped else None,
        "legend": [(name, words) for name, words in LEGEND if name in shapes],
        "background": sum(lane(event) == LANES[-1] for event in events),
        "families": [name for name in FAMILIES if name in {family(event.event_class) for event in events}],
    }


def head(name: str, around: PageSettings, scripts: Sequence[str] = (), sheet: str = "page") -> dict[str, Any]:
    """Return the values for the head of a page.

    Args:
        name: the title of the page.
        around: where it is made.
        scripts: those that its content security policy allows, by their hashes.
        sheet: the name of its style sheet.
    """
    allowed = " ".join(f"'{source_hash(script)}'" for script in scripts) or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src '{source_hash(style(sheet))}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"title": name, "policy": Markup(policy), "style": Markup(style(sheet)), "state": around.state}


def picture(events: Sequence[EventSummary]) -> str | None:
    """Return the still picture as a data URL for browsers without scripts; None if there are too many events."""
    if len(events) > DRAWN_WITHOUT_SCRIPTS:
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(events).encode()).decode()}"


def filters(shown: TimelineSummary) -> list[tuple[str, str, list[str]]]:
    """Return the filters: name, label, and the values to choose from, the most frequent first."""
    events = shown.events
    lanes = [name for name in LANES if name in set(map(lane, events))]
    titles = {story.story_id: story.title for story in shown.stories}
    stories = _frequent(titles.get(event.story_id or "", "") for event in events)
    return [
        *([("story", "Story", stories)] if len(stories) > 1 else []),
        ("place", "Place", _frequent(map(place_words, events))),
        ("kind", "Kind", _frequent(class_words(event.event_class) for event in events)),
        ("status", "Status", [*lanes, *(["Undated"] if shown.undated else [])]),
        ("source", "Source", _frequent(name for event in events for name in {one.name for one in event.documents})),
        ("certainty", "Known from", _frequent(certainty_words(event.certainty) for event in events)),
    ]


def _frequent(values: Iterator[str]) -> list[str]:
    counts = Counter(filter(None, values))
    return sorted(counts, key=lambda value: (-counts[value], value))
