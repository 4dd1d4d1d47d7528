"""The page's scripts: Vega in one bundle, and our own few lines."""

import base64
import hashlib
import importlib.metadata
from pathlib import Path

from pipelines.exports.drawing import Draw

TEMPLATES = Path(__file__).with_name("templates")
EXPOSED = "window.vegaEmbed = vegaEmbed;"


def vega_bundle(cache: Path, draw: Draw) -> str:
    """Vega, Vega-Lite and Vega-Embed as one classic script, made once for each version of vl-convert.

    Args:
        cache: a folder for what can be built again.
        draw: where vl-convert makes it.
    """
    known = cache / f"vega-{importlib.metadata.version('vl-convert-python')}.js"
    if not known.exists():
        script = draw("javascript_bundle", EXPOSED).replace("</script", "<\\/script").replace("<!--", "<\\!--")
        cache.mkdir(parents=True, exist_ok=True)
        fresh = known.with_suffix(".new")
        fresh.write_text(f"(() => {{{script}\n}})();", encoding="utf-8")
        fresh.replace(known)
    return known.read_text(encoding="utf-8")


def own_script() -> str:
    """Search, filters, keyboard, deep links and zoom."""
    return (TEMPLATES / "page.js").read_text(encoding="utf-8")


def style() -> str:
    """The page's style sheet."""
    return (TEMPLATES / "page.css").read_text(encoding="utf-8")


def source_hash(text: str) -> str:
    """How a content security policy names an inlined script or style.

    >>> source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
