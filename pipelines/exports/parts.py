"""The parts of a page that would be too large in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipelines.exports.groups import place
from pipelines.exports.outline import Outline

EVENTS_OF_A_PAGE = 10_000
TELLINGS_OF_A_PAGE = 15_000


@dataclass(frozen=True, slots=True)
class Part:
    """What one file shows.

    Args:
        label: the year or month; empty if there is one part only.
        index: the page that leads to the parts; None if there is one part only.
    """

    label: str
    file: str
    index: str | None
    events: tuple[Outline, ...]


def parts_of(events: Sequence[Outline], target: Path) -> list[Part]:
    """One part if it is small enough, else one a year; a year that is still too large is cut by month.

    Args:
        target: the page. Its parts stand beside it, as timeline-2024.html.
    """
    if _fits(events):
        return [Part("", target.name, None, tuple(events))]
    return [part for year, members in _by(events, 4) for part in _year_parts(year, members, target)]


def _fits(events: Sequence[Outline]) -> bool:
    return len(events) <= EVENTS_OF_A_PAGE and sum(event.tellings for event in events) <= TELLINGS_OF_A_PAGE


def _year_parts(year: str, events: tuple[Outline, ...], target: Path) -> Iterator[Part]:
    for label, members in [(year, events)] if _fits(events) else _by(events, 7):
        yield Part(label, f"{target.stem}-{label}{target.suffix}", target.name, members)


def _by(events: Sequence[Outline], digits: int) -> Iterator[tuple[str, tuple[Outline, ...]]]:
    def label(event: Outline) -> str:
        found = place(event)
        return f"{found.year:04}-{found.month or 1:02}"[:digits]

    for name, members in groupby(sorted(events, key=label), key=label):
        yield name, tuple(members)
