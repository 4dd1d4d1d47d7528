"""The overview as a picture, drawn without a browser."""

import json
import re
from collections.abc import Sequence

from pipelines.exports.drawing import Draw, here
from pipelines.exports.outline import Shown
from pipelines.exports.vega import overview

WIDTH = 1_000
"""Pixels."""
COUNTED = re.compile(r"\b(clip|gradient_)(\d+)\b")
"""Names that Vega counts on from picture to picture."""


def svg(events: Sequence[Shown], draw: Draw = here) -> str:
    """The overview as SVG."""
    return renumbered(draw("vegalite_to_svg", json.dumps(overview(events, WIDTH))))


def renumbered(picture: str) -> str:
    """A picture whose names are counted from 1, so that equal pictures are equal bytes.

    >>> renumbered('<clipPath id="clip7"/><g clip-path="url(#clip7)"/>')
    '<clipPath id="clip1"/><g clip-path="url(#clip1)"/>'
    """
    numbers: dict[str, int] = {}
    return COUNTED.sub(lambda name: f"{name[1]}{numbers.setdefault(name[0], len(numbers) + 1)}", picture)


def png(picture: str, scale: float = 2) -> bytes:
    """An SVG as PNG, on white.

    Args:
        picture: the SVG, such as `svg` draws.
        scale: pixels of the file for each pixel of the picture.
    """
    import vl_convert

    head, end, drawn = picture.partition(">")
    return vl_convert.svg_to_png(f'{head}{end}<rect width="100%" height="100%" fill="white"/>{drawn}', scale=scale)
