"""Scripts, styles and map data that a page carries, and the hashes by which its policy allows them."""

import base64
import hashlib
from functools import cache
from pathlib import Path

TEMPLATES = Path(__file__).with_name("templates")
VENDOR = Path(__file__).with_name("vendor")
LIBRARIES = ("d3.min.js", "topojson-client.min.js")
"""As their registry has them, unchanged."""
WORLD = "countries-110m.json"
PARTS = (
    *("data", "address", "filters", "layout", "drawing", "picture", "strip"),
    *("map", "downloads", "list", "main"),
)
"""The page's own script: files of the folder `script`, in this order, in one scope."""


@cache
def libraries() -> str:
    """Return the libraries with which a page draws: D3, and what reads the map."""
    return "\n".join((VENDOR / name).read_text(encoding="utf-8") for name in LIBRARIES)


@cache
def own_script() -> str:
    """Return the page's own script."""
    parts = ((TEMPLATES / "script" / f"{name}.js").read_text(encoding="utf-8") for name in PARTS)
    return f'"use strict";\n(() => {{\n{"".join(parts)}}})();\n'


@cache
def world() -> str:
    """Return the countries of the world as TopoJSON, simplified for a scale of 1 to 110 million."""
    return (VENDOR / WORLD).read_text(encoding="utf-8").replace("<", "\\u003c")


@cache
def style(name: str = "page") -> str:
    """Return a style sheet.

    Args:
        name: page, document or review.
    """
    return (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")


@cache
def source_hash(text: str) -> str:
    """Return the hash that names a script or style in a content security policy.

    >>> source_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
