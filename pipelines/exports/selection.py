"""Which events of a timeline are wanted."""

from dataclasses import dataclass
from datetime import date

from pipelines.exports.outline import Outline, Outlines, told_in
from pipelines.exports.places import place_words


@dataclass(frozen=True, slots=True)
class Selection:
    """Each condition that is not None must hold.

    Args:
        first: leave out what ended before this day.
        last: leave out what began after this day.
        place: words in the place, the country's name or its code, in any case.
        event_class: such as ASSAULT.
        status: such as planned.
        source: words in the file name or the publisher of a document that tells the event.
    """

    first: date | None = None
    last: date | None = None
    place: str | None = None
    event_class: str | None = None
    status: str | None = None
    source: str | None = None

    def holds(self, event: Outline) -> bool:
        """Whether an event is wanted."""
        return (
            (self.first is None or event.end_date is None or event.end_date >= self.first)
            and (self.last is None or event.start_date is None or event.start_date <= self.last)
            and _within(self.place, f"{place_words(event)} {event.country or ''}")
            and (self.event_class is None or event.event_class.lower() == self.event_class.lower())
            and (self.status is None or event.status == self.status)
            and _within(self.source, " ".join(f"{d.source_path} {d.publisher or ''}" for d in event.documents))
        )


def _within(words: str | None, text: str) -> bool:
    return words is None or words.lower() in text.lower()


def selected(outlines: Outlines, selection: Selection) -> Outlines:
    """The wanted events, with the documents that tell them; a narrowed timeline says nothing of undated reports."""
    if selection == Selection():
        return outlines
    events = tuple(event for event in outlines.events if selection.holds(event))
    return Outlines(events, told_in(events, outlines.documents), faults=outlines.faults)
