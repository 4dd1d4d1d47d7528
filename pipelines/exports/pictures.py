"""The overview as a picture, drawn without a browser."""

from collections.abc import Sequence

from pipelines.exports.model import Event
from pipelines.exports.overview import overview

WIDTH = 1_000
"""Pixels."""


def svg(events: Sequence[Event]) -> str:
    """The overview as SVG."""
    import vl_convert

    return vl_convert.vegalite_to_svg(overview(events, WIDTH))


def png(events: Sequence[Event], scale: float = 2) -> bytes:
    """The overview as PNG, on white.

    Args:
        scale: pixels of the file for each pixel of the picture.
    """
    import vl_convert

    return vl_convert.vegalite_to_png(overview(events, WIDTH) | {"background": "white"}, scale=scale)
