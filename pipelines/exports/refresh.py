"""The page and its pictures beside the published database, written anew when one of them would differ."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.exports.files import documents_folder, free_for_file, free_for_folder, is_page, state_of
from pipelines.exports.reading import Selection, read_summaries, selected
from pipelines.faults import Fault
from pipelines.step import step_version
from pipelines.warehouse.connection import reading
from pipelines.warehouse.publishing import published_state

DRAWING = (Path(__file__).with_name("templates"), Path(__file__).with_name("vendor"))
"""The folders of what draws a page beside the code."""
DRAWN = 20_000
"""Beyond so many events a picture of all of them is a black band, and is not drawn."""


@dataclass(frozen=True, slots=True)
class Published:
    """Where a page takes its content from.

    Args:
        database: the published timeline.
        raw: the folder of the documents, to which the page links.
    """

    database: Path
    raw: Path

    @property
    def page(self) -> Path:
        """Return the path of the page of all events."""
        return self.database.with_suffix(".html")

    @property
    def daily(self) -> Path:
        """Return the path of the picture of how many events happened on each day."""
        return self.database.with_name("events-a-day.png")


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands beside the database.

    Args:
        page: the timeline, or the index of its parts.
        picture: the overview as PNG; None if there is none.
        events: how many the timeline has; None if nothing was written.
        faults: the events that could not be drawn.
    """

    page: Path
    picture: Path | None
    events: int | None
    faults: tuple[Fault, ...] = ()

    @property
    def not_drawn(self) -> list[str]:
        """Return a line for each event that could not be drawn."""
        return [f"event {fault.key} could not be drawn: {fault.reason}" for fault in self.faults]


def refresh(source: Published) -> Pages:
    """Write page and pictures if the published timeline, or what draws them, has changed since.

    Raises:
        WarehouseError: there is no published timeline.
    """
    state = _made_from(source)
    picture = source.page.with_suffix(".png")
    if state_of(source.page) == state:
        return Pages(source.page, picture if picture.exists() else None, None)
    return write(source, source.page, Selection(), state=state, pictures=True)


def is_fresh(source: Published) -> bool:
    """True if the page shows the published timeline, drawn as it would be now, and the picture of its days is there."""
    drawn = source.daily.exists() or not source.page.with_suffix(".png").exists()
    return drawn and state_of(source.page) == _made_from(source)


def _made_from(source: Published) -> str:
    return f"{published_state(source.database)} {drawing_version(source.raw)}"


def see_to(target: Path, pictures: bool) -> None:
    """Refuse to write a page, its documents and its pictures over anything but an earlier page of ours.

    Raises:
        OutputError: with what stands there, and the remedy.
    """
    free_for_file(target, is_page)
    free_for_folder(documents_folder(target), lambda _: is_page(target))
    for picture in (target.with_suffix(".png"), target.with_suffix(".svg")) if pictures else ():
        free_for_file(picture, lambda _: is_page(target))


def write(
    source: Published,
    target: Path,
    selection: Selection,
    *,
    state: str = "",
    title: str | None = None,
    pictures: bool = False,
) -> Pages:
    """Write the page of the wanted events.

    Args:
        target: the page.
        selection: which events are wanted.
        state: what it is made from, kept in the page.
        title: of the page; None for that of the main story.
        pictures: also write the overview as PNG and SVG beside it.

    Raises:
        WarehouseError: there is no published timeline.
        OutputError: the page cannot be written.
    """
    # A run that changes nothing does not pay for these.
    from pipelines.exports.files import write_whole
    from pipelines.exports.page import PageSettings
    from pipelines.exports.pages import drawable, write_page
    from pipelines.exports.still import png, svg

    with reading(source.database) as connection:
        summaries = drawable(selected(read_summaries(connection), selection))
        picture = target.with_suffix(".png") if pictures and 0 < len(summaries.events) <= DRAWN else None
        if picture is not None:
            drawn = svg(summaries.events)
            write_whole(picture, png(drawn))
            write_whole(picture.with_suffix(".svg"), drawn)
        # The page comes last: it names the state, so that the next run repairs a broken one.
        written = write_page(connection, summaries, target, PageSettings(source.raw, state, title))
    return Pages(target, picture, len(summaries.events), written.faults)


def drawing_version(raw: Path) -> str:
    """Return the version of what draws a page: code, templates, libraries, and the raw folder."""
    files = sorted(path for folder in DRAWING for path in folder.rglob("*") if path.is_file())
    templates = [path.read_text(encoding="utf-8") for path in files]
    return step_version(["pipelines.exports"], ["jinja2", "vl-convert-python"], *templates, str(raw))
