"""After publishing: the timeline as a page, with its overview as a picture that shows in the UI."""

import base64
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import OWNERS
from pipelines.exports.publish import Published, refresh


@dg.asset(
    key=["published", "page"],
    deps=[["published", "timeline"]],
    group_name="published",
    kinds={"python", "html"},
    owners=OWNERS,
    description="The timeline to look at: warehouse/timeline.html, one file that works offline.",
)
def page(context: dg.AssetExecutionContext, folders: Folders) -> dg.MaterializeResult:
    """Write the page anew, if the published timeline changed."""
    made = refresh(Published(Path(folders.published), Path(folders.raw), Path(folders.cache)))
    metadata: dict[str, dg.MetadataValue] = {"file": dg.MetadataValue.path(str(made.page))}
    if made.picture:
        shown = base64.b64encode(made.picture.read_bytes()).decode()
        metadata["overview"] = dg.MetadataValue.md(f"![The events on a line of time](data:image/png;base64,{shown})")
    return dg.MaterializeResult(metadata=metadata | {"changed": dg.MetadataValue.bool(made.events is not None)})
