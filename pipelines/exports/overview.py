"""The overview: every event on one time axis with its uncertainty, laid out in rows and specified in Vega-Lite.

A day is a dot, a longer time a bar, a vague edge fades, an open side has an arrow. Events that are planned or disputed
have lanes of their own. Where there is room for all titles of a lane, they stand beside their events.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from pipelines.exports.kinds import COLOURS, family
from pipelines.exports.model import EventSummary
from pipelines.exports.words import shortened

LANES = ("Happened", "Planned", "Disputed or denied")
SLOTS = 14
"""Rows of a lane; where more events meet, they share rows."""
PLOT = 930
"""Pixels between the first and the last day, for which titles are placed; a narrower picture shows none."""
CHARACTER = 6
"""Pixels of a character of a title, on average."""
TITLE = 60
"""Characters of a title."""
SHAPES = ("day", "span", "vague", "open start", "open end")
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event as a shape: half-open day numbers, and which of its sides are open."""

    event: EventSummary
    start: int
    end: int
    shape: str


def lane(event: EventSummary) -> str:
    """Return the lane of an event: happened, planned, or disputed or denied."""
    if event.disputed:
        return LANES[2]
    return LANES[1] if event.status in ("planned", "hypothetical") else LANES[0]


def extent(events: Iterable[EventSummary]) -> tuple[int, int]:
    """Return the days of the picture, half-open day numbers with a margin; the year before 1970 if none is dated."""
    days = [day.toordinal() for event in events for day in (event.start_date, event.end_date) if day is not None]
    if not days:
        return EPOCH - 365, EPOCH
    margin = max(3, (max(days) - min(days)) // 25)
    return min(days) - margin, max(days) + margin + 1


def drawn(event: EventSummary, first: int, last: int) -> Drawn | None:
    """Return the shape of an event between the first and the last day of the picture; None if it is undated."""
    reach = (last - first) // 6
    start, end = event.start_date, event.end_date
    if start is None and end is None:
        return None
    if start is None:
        assert end is not None
        return Drawn(event, max(first, end.toordinal() - reach), end.toordinal() + 1, "open start")
    if end is None:
        return Drawn(event, start.toordinal(), min(last, start.toordinal() + reach), "open end")
    if event.approximate:
        return Drawn(event, start.toordinal(), end.toordinal() + 1, "vague")
    return Drawn(event, start.toordinal(), end.toordinal() + 1, "day" if start == end else "span")


def shapes_of(events: Sequence[EventSummary]) -> list[Drawn]:
    """Return the shapes of all dated events, sorted by start."""
    first, last = extent(events)
    return sorted(filter(None, (drawn(event, first, last) for event in events)), key=lambda shape: shape.start)


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape in its row; its title stands on one side of it, if there is room."""

    shape: Drawn
    row: int
    title: str = ""
    side: str = ""


def placed(shapes: Sequence[Drawn], first: int, last: int) -> list[PlacedShape]:
    """Return the shapes of a lane in rows, with their titles if all of them fit.

    Args:
        shapes: in the order of their start.
        first: day of the picture.
        last: day of the picture.
    """
    gap = max(1, (last - first) // 90)
    titles = [drawable(shape.event.title) for shape in shapes]
    beside = [_beside(shape, title, first, last) for shape, title in zip(shapes, titles, strict=True)]
    rows = stacked([(start, end) for start, end, _ in beside], gap) if len(shapes) <= SLOTS**2 else [SLOTS]
    if max(rows, default=0) < SLOTS:
        return [
            PlacedShape(*found) for found in zip(shapes, rows, titles, (side for _, _, side in beside), strict=True)
        ]
    bare = stacked([(shape.start, shape.end) for shape in shapes], gap, SLOTS)
    return [PlacedShape(shape, row) for shape, row in zip(shapes, bare, strict=True)]


def drawable(title: str) -> str:
    """Return a title as a picture can hold it: of one line, without signs that control or turn the text.

    >>> drawable("a \\u202eb\\x01c\\n d")
    'a bc d'
    """
    return "".join(filter(str.isprintable, shortened(title, TITLE)))


def _beside(shape: Drawn, title: str, first: int, last: int) -> tuple[int, int, str]:
    """Return the days that a shape covers with its title, and the side of the title; no side if neither has room."""
    room = ceil((len(title) * CHARACTER + 16) * (last - first) / PLOT)
    if shape.end + room <= last:
        return shape.start, shape.end + room, "right"
    if shape.start - room >= first:
        return shape.start - room, shape.end, "left"
    return shape.start, shape.end, ""


def stacked(covered: Sequence[tuple[int, int]], gap: int, most: int | None = None) -> list[int]:
    """Return a row for each stretch of days, so that neighbours do not cover each other.

    Args:
        covered: half-open day numbers, best in the order of their start.
        gap: days that must lie between two of one row.
        most: rows; when they are used up, stretches share them.
    """
    free: list[int] = []
    rows: list[int] = []
    for start, end in covered:
        row = next((row for row, until in enumerate(free) if until <= start), None)
        if row is None and (most is None or len(free) < most):
            row = len(free)
            free.append(end + gap)
        elif row is None:
            row = len(rows) % len(free)
        free[row] = max(free[row], end + gap)
        rows.append(row)
    return rows


ROW_HEIGHT = 17
MILLISECONDS = 86_400_000
INK = "#4a5058"
MIDDLE = "(datum.from + datum.to) / 2"
ROOM_FOR_TITLES = 700
"""Pixels of width below which no titles are drawn."""


def overview(events: Sequence[EventSummary], width: int | str = "container") -> dict[str, Any]:
    """Return the picture as a Vega-Lite specification.

    Args:
        width: in pixels, or "container" to follow the page.
    """
    values, labels, rows = marks(events)
    return _specification(values, labels, extent(events), rows, width)


Values = list[dict[str, Any]]


def marks(events: Sequence[EventSummary]) -> tuple[Values, Values, int]:
    """Return the picture's data, the labels of its lanes, and how many rows they fill."""
    first, last = extent(events)
    shapes = shapes_of(events)
    values: Values = []
    labels: Values = []
    top = 0
    for name in LANES:
        members = [shape for shape in shapes if lane(shape.event) == name]
        if not members:
            continue
        found = placed(members, first, last)
        labels.append({"lane": name, "y": top})
        values.extend(_mark(one, top + 1) for one in found)
        top += max(one.row for one in found) + 2
    return values, labels, top


def _mark(found: PlacedShape, top: int) -> dict[str, Any]:
    shape = found.shape
    return {
        "id": shape.event.event_id,
        "family": family(shape.event.event_class),
        "shape": shape.shape,
        "from": _instant(shape.start),
        "to": _instant(shape.end),
        "y": top + found.row,
        "title": found.title,
        "side": found.side,
    }


def _instant(day: int) -> int:
    return (day - EPOCH) * MILLISECONDS


def _specification(
    values: Values, labels: Values, days: tuple[int, int], rows: int, width: int | str
) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": rows * ROW_HEIGHT + 8,
        "padding": {"left": 8, "right": 8, "top": 4, "bottom": 4},
        "background": None,
        "params": [
            {"name": "first", "value": _instant(days[0])},
            {"name": "last", "value": _instant(days[1])},
            {"name": "ink", "value": INK},
        ],
        "data": {"name": "events", "values": values},
        "layer": [
            *(_titles(rows, *side) for side in SIDES if any(value["side"] == side[0] for value in values)),
            *(_layer(rows, *style) for style in STYLES if _occurs(style, values)),
            _lane_labels(rows, labels),
        ],
        "config": {
            "aria": False,
            "view": {"stroke": None},
            "font": "system-ui, sans-serif",
            "axis": {"labelColor": {"expr": "ink"}, "tickColor": {"expr": "ink"}, "domainColor": {"expr": "ink"}},
        },
    }


def packed(specification: dict[str, Any]) -> dict[str, Any]:
    """Return the picture with its events as short rows: id, family, shape, first day, day after the last, row.

    A row whose title is drawn has it and its side too. Families and shapes are places in their lists, days are days
    since 1970.
    """
    values = specification["data"]["values"]
    families, shapes = list(COLOURS), list(SHAPES)
    rows = [
        [
            value["id"],
            families.index(value["family"]),
            shapes.index(value["shape"]),
            value["from"] // MILLISECONDS,
            value["to"] // MILLISECONDS,
            value["y"],
            *([value["title"], value["side"]] if value["side"] else []),
        ]
        for value in values
    ]
    bare = specification | {"data": {"name": specification["data"]["name"]}}
    return {"specification": bare, "families": families, "shapes": shapes, "rows": rows}


def _gradient(colour: str, *opacities: tuple[float, float]) -> dict[str, Any]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    stops = [{"offset": at, "color": f"rgba({red},{green},{blue},{opacity})"} for at, opacity in opacities]
    return {"x1": 0, "y1": 0, "x2": 1, "y2": 0, "gradient": "linear", "stops": stops}


FADES = {
    "vague": ((0.0, 0.05), (0.3, 0.9), (0.7, 0.9), (1.0, 0.05)),
    "open start": ((0.0, 0.05), (0.8, 0.9), (1.0, 0.9)),
    "open end": ((0.0, 0.9), (0.2, 0.9), (1.0, 0.05)),
}
STYLES: tuple[tuple[str, str | None, dict[str, Any]], ...] = (
    ("span", None, {"type": "rect", "height": 11, "strokeWidth": 2, "cornerRadius": 2, "opacity": 0.85}),
    *(
        (shape, name, {"type": "rect", "height": 11, "fill": _gradient(colour, *stops), "stroke": None})
        for shape, stops in FADES.items()
        for name, colour in COLOURS.items()
    ),
    ("open start", None, {"type": "point", "shape": "triangle-left", "size": 140, "filled": True}),
    ("open end", None, {"type": "point", "shape": "triangle-right", "size": 140, "filled": True}),
    ("day", None, {"type": "point", "shape": "circle", "size": 109, "filled": True, "opacity": 0.9}),
)
EDGES = {"day": "middle", "open start": "from", "open end": "to"}
"""Where on the line of time the point of a shape stands."""


def _occurs(style: tuple[str, str | None, dict[str, Any]], values: list[dict[str, Any]]) -> bool:
    shape, name, _ = style
    return any(value["shape"] == shape and name in (None, value["family"]) for value in values)


def _layer(rows: int, shape: str, name: str | None, mark: dict[str, Any]) -> dict[str, Any]:
    point = mark["type"] == "point"
    encoding: dict[str, Any] = {
        "x": _time(EDGES[shape] if point else "from"),
        "y": _row("y", rows),
        "tooltip": {"field": "id"},
    }
    if not point:
        encoding["x2"] = {"field": "to"}
    if name is None:
        scale = {"domain": list(COLOURS), "range": list(COLOURS.values())}
        channels = ("fill",) if point else ("fill", "stroke")
        colour = {"field": "family", "type": "nominal", "legend": None, "scale": scale}
        encoding |= {channel: colour for channel in channels}
    condition = f"datum.shape == '{shape}'" + (f" && datum.family == '{name}'" if name else "")
    middle = [{"calculate": MIDDLE, "as": "middle"}] if shape == "day" else []
    return {
        "transform": [{"filter": condition}, *middle],
        "mark": mark | {"clip": True, "cursor": "pointer", "aria": False},
        "encoding": encoding,
    }


DATES = {
    **{"year": "%Y", "quarter": "%b %Y", "month": "%b %Y", "week": "%-d %b", "date": "%-d %b", "day": "%-d %b"},
    **{"hours": "%H:%M", "minutes": "%H:%M"},
}
"""How a day on the line of time is written, by the finest part that it needs."""


def _time(name: str) -> dict[str, Any]:
    scale = {"type": "utc", "nice": False, "domainMin": {"expr": "first"}, "domainMax": {"expr": "last"}}
    axis = {"grid": True, "gridOpacity": 0.15, "title": None, "labelOverlap": True, "tickCount": 8, "labelFontSize": 12}
    axis |= {"gridColor": {"expr": "ink"}, "format": DATES}
    return {"field": name, "type": "temporal", "scale": scale, "axis": axis}


def _row(name: str, rows: int) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", "scale": {"domain": [max(1, rows) - 0.4, -0.6]}, "axis": None}


SIDES = (("left", "from", "right", -9), ("right", "to", "left", 9))
"""Where a title stands, the edge beside which it does, its alignment, and the pixels between them."""


def _titles(rows: int, side: str, edge: str, align: str, distance: int) -> dict[str, Any]:
    mark = {"type": "text", "align": align, "dx": distance, "baseline": "middle", "fontSize": 11, "aria": False}
    room = "scale('x', datum.at)" if side == "left" else "width - scale('x', datum.at)"
    mark["limit"] = {"expr": f"max(1, {room} - {abs(distance)})"}
    return {
        "transform": [
            {"filter": f"datum.side == '{side}' && width >= {ROOM_FOR_TITLES}"},
            {"calculate": f"datum.shape == 'day' ? {MIDDLE} : datum.{edge}", "as": "at"},
        ],
        "mark": mark | {"fill": {"expr": "ink"}, "clip": True, "cursor": "pointer"},
        "encoding": {
            "x": _time("at"),
            "y": _row("y", rows),
            "text": {"field": "title"},
            "tooltip": {"field": "id"},
        },
    }


def _lane_labels(rows: int, labels: list[dict[str, Any]]) -> dict[str, Any]:
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontWeight": 600, "fontSize": 12, "aria": False}
    return {
        "data": {"values": labels},
        "mark": mark | {"fill": {"expr": "ink"}},
        "encoding": {"x": {"value": 2}, "y": _row("y", rows), "text": {"field": "lane"}},
    }
