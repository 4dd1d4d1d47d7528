"""How many events a day, as a picture."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.exports.drawing import Draw
from pipelines.exports.pictures import png

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


def daily_png(days: Sequence[Mapping[str, Any]], draw: Draw) -> bytes:
    """A bar a day, as PNG.

    Args:
        days: each with its `day` and its number of `events`.
        draw: draws it.
    """
    values = [{"day": str(row["day"]), "events": row["events"]} for row in days]
    return png(draw("vegalite_to_svg", json.dumps(BARS | {"data": {"values": values}})), scale=1)
