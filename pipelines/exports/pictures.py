"""The overview as a picture, drawn without a browser."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipelines.exports.outline import Shown
from pipelines.exports.vega import overview

WIDTH = 1_000
"""Pixels."""
DRAWN_HERE = 1_000
"""Beyond so many events a picture is drawn in a process of its own, for it takes 100 to 200 MB."""
COUNTED = re.compile(r"\b(clip|gradient_)(\d+)\b")
"""Names that Vega counts on from picture to picture."""


def svg(events: Sequence[Shown]) -> str:
    """The overview as SVG."""
    specification = json.dumps(overview(events, WIDTH))
    return _drawn(specification) if len(events) <= DRAWN_HERE else renumbered(_drawn_apart(specification))


@lru_cache(maxsize=1)
def _drawn(specification: str) -> str:
    """The file beside the page and the picture in it are one drawing."""
    import vl_convert

    return renumbered(vl_convert.vegalite_to_svg(specification))


def _drawn_apart(specification: str) -> str:
    command = [sys.executable, "-P", str(Path(__file__).with_name("drawing.py"))]
    return subprocess.run(command, input=specification.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


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
