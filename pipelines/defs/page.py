"""After publishing: the timeline as a page, with its overview as a picture that shows in the UI."""

import base64
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import Folders
from pipelines.defs.tables import OWNERS
from pipelines.exports.files import write_whole
from pipelines.exports.pictures import daily_png
from pipelines.exports.publish import Published, refresh
from pipelines.warehouse.account import events_a_day


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
    published = Path(folders.published)
    made = refresh(Published(published, Path(folders.raw), Path(folders.cache)))
    for line in made.not_drawn:
        context.log.info(line)
    daily = published.with_name("events-a-day.png")
    if made.events or (made.picture and not daily.exists()):
        write_whole(daily, daily_png(events_a_day(published)))
    pictures = {"overview": made.picture, "events a day": daily if made.picture else None}
    return dg.MaterializeResult(
        metadata={
            "file": dg.MetadataValue.path(str(made.page)),
            "changed": dg.MetadataValue.bool(made.events is not None),
            "not drawn": len(made.faults),
            **{title: _image(title, file) for title, file in pictures.items() if file},
        }
    )


def _image(title: str, file: Path) -> dg.MetadataValue:
    return dg.MetadataValue.md(f"![{title}](data:image/png;base64,{base64.b64encode(file.read_bytes()).decode()})")
