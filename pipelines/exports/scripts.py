"""The page's scripts: Vega in one bundle, and our own few lines."""

import base64
import hashlib
import importlib.metadata
from pathlib import Path

from pipelines.exports.drawing import Draw
from pipelines.exports.files import write_whole
from pipelines.warehouse.files import seal, sealed

TEMPLATES = Path(__file__).with_name("templates")
EXPOSED = "window.vegaEmbed = vegaEmbed;"
MARK = "/* Vega, as the pages of dateline load it. */"


def vega_bundle(cache: Path, draw: Draw) -> str:
    """Vega, Vega-Lite and Vega-Embed as one classic script, made once for each version of vl-convert.

    A cached script that is not as it was written is made anew: the page would trust it.

    Args:
        cache: a folder for what can be built again.
        draw: where vl-convert makes it.
    """
    known = cache / f"vega-{importlib.metadata.version('vl-convert-python')}.js"
    if not sealed(known):
        script = draw("javascript_bundle", EXPOSED).replace("</script", "<\\/script").replace("<!--", "<\\!--")
        write_whole(known, f"{MARK}\n(() => {{{script}\n}})();")
        seal(known)
    return known.read_text(encoding="utf-8")


def own_script() -> str:
    """Search, filters, keyboard, deep links and zoom."""
    return (TEMPLATES / "page.js").read_text(encoding="utf-8")


def style() -> str:
    """The page's style sheet."""
    return (TEMPLATES / "page.css").read_text(encoding="utf-8")


def source_hash(text: str) -> str:
    """How an integrity attribute, and in quotes a content security policy, names a script or style.

    >>> source_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
