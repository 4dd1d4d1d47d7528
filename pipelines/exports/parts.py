"""The parts of a page that would be too large in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipelines.exports.groups import place
from pipelines.exports.outline import Outline

EVENTS_OF_A_PAGE = 10_000
TELLINGS_OF_A_PAGE = 15_000
EVENTS_OF_A_PART = 2_000
"""Up to so many, years that follow each other share a part: a history of a thousand years is a few of them."""

Labelled = tuple[str, tuple[Outline, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one file shows.

    Args:
        label: the year or month, or the first and the last; empty if there is one part only.
        index: the page that leads to the parts; None if there is one part only.
    """

    label: str
    file: str
    index: str | None
    events: tuple[Outline, ...]


def parts_of(events: Sequence[Outline], target: Path) -> list[Part]:
    """One part if it is small enough, else one for every few years; a year that is too large goes by month.

    Args:
        target: the page. Its parts stand beside it, as timeline-2024.html or timeline-1812-1815.html.
    """
    if _fits(events):
        return [Part("", target.name, None, tuple(events))]
    pieces = [piece for year, members in _by(events, 4) for piece in _pieces(year, members)]
    return [_part(some, target) for some in _together(pieces)]


def _fits(events: Sequence[Outline]) -> bool:
    return len(events) <= EVENTS_OF_A_PAGE and sum(event.tellings for event in events) <= TELLINGS_OF_A_PAGE


def _pieces(year: str, events: tuple[Outline, ...]) -> Iterator[Labelled]:
    yield from [(year, events)] if _fits(events) else _by(events, 7)


def _together(pieces: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """Neighbours, as long as they are few events together."""
    some: list[Labelled] = []
    held: list[Outline] = []
    for piece in pieces:
        if some and (len(held) + len(piece[1]) > EVENTS_OF_A_PART or not _fits([*held, *piece[1]])):
            yield some
            some, held = [], []
        some.append(piece)
        held.extend(piece[1])
    if some:
        yield some


def _part(some: Sequence[Labelled], target: Path) -> Part:
    labels = list(dict.fromkeys((some[0][0], some[-1][0])))
    events = tuple(event for _, members in some for event in members)
    return Part("–".join(labels), f"{target.stem}-{'-'.join(labels)}{target.suffix}", target.name, events)


def _by(events: Sequence[Outline], digits: int) -> Iterator[Labelled]:
    def label(event: Outline) -> str:
        found = place(event)
        return f"{found.year:04}-{found.month or 1:02}"[:digits]

    for name, members in groupby(sorted(events, key=label), key=label):
        yield name, tuple(members)
