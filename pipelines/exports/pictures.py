"""Pictures as PNG, and how many events each day has."""

import json
from collections.abc import Mapping, Sequence
from typing import Any


def drawn(specification: Mapping[str, Any]) -> str:
    """Return a Vega-Lite specification as SVG."""
    import vl_convert

    return vl_convert.vegalite_to_svg(json.dumps(specification))


def png(picture: str, scale: float = 2) -> bytes:
    """Return an SVG as PNG, on white.

    Args:
        picture: the SVG, such as `svg` draws.
        scale: pixels of the file for each pixel of the picture.
    """
    import vl_convert

    head, end, rest = picture.partition(">")
    return vl_convert.svg_to_png(f'{head}{end}<rect width="100%" height="100%" fill="white"/>{rest}', scale=scale)


BARS: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "width": 900,
    "height": 160,
    "background": "white",
    "mark": {"type": "bar", "color": "#2f5d8a"},
    "encoding": {
        "x": {"field": "day", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None},
        "y": {"field": "events", "type": "quantitative", "title": "events a day", "axis": {"tickMinStep": 1}},
    },
}


def daily_png(days: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a bar chart as PNG, one bar per day.

    Args:
        days: each with its `day` and its number of `events`.
    """
    values = [{"day": str(row["day"]), "events": row["events"]} for row in days]
    return png(drawn(BARS | {"data": {"values": values}}), scale=1)
