"""The page as files: all in one, or an index with its parts beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.exports.documents import MOST, document_pages
from pipelines.exports.files import documents_folder, is_page, write_folder, write_whole
from pipelines.exports.highlights import lead, title
from pipelines.exports.model import EventSummary, TimelineSummary, documents_of, stories_of
from pipelines.exports.page import PageContent, PageSettings, filters, head, part_page
from pipelines.exports.parts import PagePart, in_order, parts_of, place
from pipelines.exports.reading import read_events, read_undated
from pipelines.exports.rendering import DocumentLinks, environment, linked_data
from pipelines.exports.shapes import picture_data
from pipelines.exports.still import svg
from pipelines.faults import Fault, attempted, guarded
from pipelines.warehouse.connection import Connection


@dataclass(frozen=True, slots=True)
class WrittenPages:
    """What came of a timeline.

    Args:
        files: the page itself, then its parts.
        faults: the events that are in none of them.
    """

    files: tuple[Path, ...]
    faults: tuple[Fault, ...]


def drawable(summaries: TimelineSummary) -> TimelineSummary:
    """Return a timeline without the events that would break its picture, list or filters; they are among its faults."""
    if attempted(lambda: _sketched(summaries), "the page of all events") is not None:
        return summaries
    faults = list(summaries.faults)
    single = (TimelineSummary((event,), event.documents) for event in summaries.events)
    sound = guarded(_sketched, single, lambda alone: alone.events[0].event_id, faults)
    return replace(summaries, events=tuple(alone.events[0] for alone in sound), faults=tuple(faults))


def _sketched(timeline: TimelineSummary) -> TimelineSummary:
    """Return a timeline, once all has been said of its events that pages say of them beside their tellings."""
    for event in timeline.events:
        place(event)
    svg(timeline.events)
    picture_data(timeline.events, DocumentLinks(timeline.documents, Path(), None).numbers, ())
    linked_data(timeline.events)
    lead(timeline)
    filters(timeline)
    return timeline


def write_page(connection: Connection, summaries: TimelineSummary, target: Path, around: PageSettings) -> WrittenPages:
    """Write the page; beyond 10,000 events a page for every few years (or months), and an index in the page's place.

    The tellings are read as the pages are written. The page itself comes last: it names the state, so a broken run is
    mended by the next one.

    Args:
        connection: to the database that the summaries are from.
        summaries: what can be drawn.
        target: the page, such as warehouse/timeline.html. Parts stand beside it, as timeline-2024.html.
        around: where it is made.
    """
    parts = parts_of(summaries.events, target)
    writer = _Writer(connection, summaries, target, around)
    writer.documents(parts)
    faults = [*summaries.faults, *(fault for part in parts for fault in writer.part(part))]
    others = tuple(target.with_name(part.file) for part in parts if part.index)
    _clear(target, others)
    if others:
        write_whole(target, index_page(summaries, parts, faults, around))
    return WrittenPages((target, *others), tuple(faults))


@dataclass(frozen=True, slots=True)
class _Writer:
    connection: Connection
    summaries: TimelineSummary
    target: Path
    around: PageSettings

    def part(self, part: PagePart) -> list[Fault]:
        """Write a part, which is the page itself if there is one only; the events that broke on the way."""
        whole, faults = self.summaries, list[Fault]()
        shown = whole if part.index is None else _narrowed(whole, part.events)
        told = PageContent(
            events=read_events(self.connection, in_order(part.events), faults),
            undated=read_undated(self.connection, shown.documents),
            before=shown.faults,
            faults=faults,
        )
        write_whole(self.target.with_name(part.file), part_page(part, shown, told, self.links, self.around))
        return faults

    @property
    def links(self) -> DocumentLinks:
        """Return the links to the documents, and to their pages unless they are too many."""
        pages = documents_folder(self.target).name if len(self.summaries.documents) <= MOST else None
        return DocumentLinks(self.summaries.documents, self.target.parent, self.around.raw, pages)

    def documents(self, parts: Sequence[PagePart]) -> None:
        """Write the folder with a page for each document."""
        made = document_pages(self.connection, self.summaries, parts, self.links, self.around)
        write_folder(documents_folder(self.target), made if self.links.pages else ())


def _narrowed(whole: TimelineSummary, events: tuple[EventSummary, ...]) -> TimelineSummary:
    return TimelineSummary(events, documents_of(events, whole.documents), stories_of(events, whole.stories))


def _clear(target: Path, parts: Sequence[Path]) -> None:
    """Remove what an earlier writing of this page left beside it; files of others are left alone."""
    for stale in set(target.parent.glob(f"{target.stem}-[0-9]*{target.suffix}")) - set(parts):
        if is_page(stale):
            stale.unlink()


def index_page(
    summaries: TimelineSummary, parts: Sequence[PagePart], faults: Sequence[Fault], around: PageSettings
) -> Iterator[str]:
    """Yield the page that links to the parts."""
    return (
        environment()
        .get_template("index.html.j2")
        .generate(
            **head(title(summaries, around.title), around),
            lead=lead(summaries),
            parts=parts,
            most=max(len(part.events) for part in parts),
            documents=summaries.documents,
            faults=faults,
        )
    )
