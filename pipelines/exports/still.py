"""Pictures without a browser: the days that hold most events, as SVG, and how many events each day has, as PNG."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipelines.exports.highlights import counted
from pipelines.exports.kinds import COLOURS, family
from pipelines.exports.model import EventSummary
from pipelines.exports.rendering import environment
from pipelines.exports.shapes import LANES, densest, lane, shape
from pipelines.exports.words import month_words, shortened, year_words

WIDTH = 1_000
"""Pixels."""
MARGIN = 8
ROW, HEAD, AXIS, BAR = 19, 20, 26, 160
ROWS = 14
"""Rows of a lane; what has no room in them is counted."""
CHARACTER = 6.1
"""Pixels of a character of a title, on average."""
TITLE = 44
"""Characters of a title."""
FADE = 46
"""Pixels of a side that is open."""
FONT = "system-ui, 'DejaVu Sans', sans-serif"
TICKS = (1, 2, 7, 14, 31, 92, 183, 366, 731, 1_827, 3_653, 9_132, 18_263, 36_525, 91_313, 182_625, 365_250)
"""Days between two ticks of the axis, from which the first is taken that leaves room for their words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it is drawn: pixels from the left, and its title with the side on which it stands."""

    shape: str
    colour: str
    x0: float
    x1: float
    row: int
    title: str
    at: float
    side: str


def svg(events: Sequence[EventSummary]) -> str:
    """Return the picture of a timeline as SVG."""
    first, last = _window(events)
    scale = (WIDTH - 2 * MARGIN) / (last - first)
    lanes: list[dict[str, Any]] = []
    top = 0
    for name in LANES[:-1]:
        members = [event for event in events if lane(event) == name]
        if members:
            marks = _placed(members, first, scale)
            rows = 1 + max((mark.row for mark in marks), default=0)
            left = len(members) - len(marks)
            words = f"{name} — {counted(left, 'more event')} on the page" if left else name
            lanes.append({"name": words, "top": top, "height": HEAD + rows * ROW, "marks": marks})
            top += HEAD + rows * ROW
    ticks = [(MARGIN + (day - first) * scale, words) for day, words in _ticks(first, last)]
    shown = {
        "lanes": lanes,
        "ticks": ticks,
        "width": WIDTH,
        "height": top + AXIS,
        "base": top,
        "row": ROW,
        "head": HEAD,
        "font": FONT,
    }
    return environment().get_template("picture.svg.j2").render(**shown)


def _window(events: Sequence[EventSummary]) -> tuple[int, int]:
    """Return the days of the picture: those that hold most events, with a margin."""
    start, end = densest(events)
    margin = max(2, (end - start) // 20)
    return max(1, start - margin), min(date.max.toordinal(), end + margin)


def _placed(events: Sequence[EventSummary], first: int, scale: float) -> list[Mark]:
    """Return the marks of a lane, those that matter most first, each in the highest row that has room for it."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    marks: list[Mark] = []
    for event in sorted(events, key=lambda event: event.importance, reverse=True):
        x0, x1 = _extent(event, first, scale)
        if x1 < 0 or x0 > WIDTH:
            continue
        title = drawable(event.title)
        for side in ("right", "left", ""):
            room = _room(side, title, x0, x1)
            row = next((row for row, held in enumerate(rows) if room and _free(held, room)), None)
            if room is None or row is None:
                continue
            rows[row].append(room)
            at = x1 + 5 if side == "right" else x0 - 5
            colour = COLOURS[family(event.event_class)]
            marks.append(Mark(shape(event), colour, x0, x1, row, title if side else "", at, side))
            break
    return marks


def _extent(event: EventSummary, first: int, scale: float) -> tuple[float, float]:
    """Return the pixels at which a mark begins and ends."""
    start = None if event.start_date is None else MARGIN + (event.start_date.toordinal() - first) * scale
    end = None if event.end_date is None else MARGIN + (event.end_date.toordinal() + 1 - first) * scale
    if start is None:
        return (end or 0.0) - FADE, end or 0.0
    if end is None:
        return start, start + FADE
    if end - start < 10:
        middle = (start + end) / 2
        return middle - 5, middle + 5
    return max(-20.0, start), min(WIDTH + 20.0, end)


def _room(side: str, title: str, x0: float, x1: float) -> tuple[float, float] | None:
    """Return the pixels that a mark and its title on one side of it need; None if they would leave the picture."""
    words = len(title) * CHARACTER + 14 if side else 6
    room = (x0 - words, x1) if side == "left" else (x0, x1 + words)
    return None if side and (room[0] < 0 or room[1] > WIDTH) else room


def _free(held: Iterable[tuple[float, float]], room: tuple[float, float]) -> bool:
    return all(room[1] <= start or end <= room[0] for start, end in held)


def _ticks(first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield the days at which the axis has a tick, and its words."""
    step = next((days for days in TICKS if (last - first) / days <= 9), TICKS[-1])
    day = date.fromordinal(first)
    while day.toordinal() < last:
        if step < 31:
            words = f"{day.day} {month_words(day)[:3]}"
            following = day + timedelta(days=step)
        elif step < 366:
            words = month_words(day) if day.day == 1 else ""
            following = _months_on(day, round(step / 30.5))
        else:
            words = year_words(day.year) if (day.month, day.day) == (1, 1) else ""
            years = round(step / 365.25)
            following = date(min(9999, (day.year // years + 1) * years), 1, 1)
        if words:
            yield day.toordinal(), words
        if following <= day:
            return
        day = following


def _months_on(day: date, months: int) -> date:
    month = (day.month - 1) // months * months + months
    return date(min(9999, day.year + month // 12), month % 12 + 1, 1)


def drawable(title: str) -> str:
    """Return a title as a picture can hold it: of one line, without signs that control or turn the text.

    >>> drawable("a \\u202eb\\x01c\\n d")
    'a bc d'
    """
    return "".join(filter(str.isprintable, shortened(title, TITLE)))


def png(picture: str, scale: float = 2) -> bytes:
    """Return an SVG as PNG, on white.

    Args:
        picture: the SVG, such as `svg` draws.
        scale: pixels of the file for each pixel of the picture.
    """
    import vl_convert

    head, end, rest = picture.partition(">")
    return vl_convert.svg_to_png(f'{head}{end}<rect width="100%" height="100%" fill="white"/>{rest}', scale=scale)


def daily_png(days: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a bar chart as PNG, one bar per day.

    Args:
        days: each with its `day` and its number of `events`.
    """
    numbers = {row["day"].toordinal(): row["events"] for row in days}
    first, last, most = min(numbers, default=1), max(numbers, default=1) + 1, max(numbers.values(), default=0)
    step = (WIDTH - 2 * MARGIN) / (last - first)
    base = HEAD + BAR
    bars = (
        f"M{MARGIN + (day - first) * step:.1f} {base}v-{BAR * events / most:.1f}h{max(1, step - 1):.1f}V{base}z"
        for day, events in numbers.items()
    )
    ticks = (
        f'<text x="{MARGIN + (day - first) * step:.1f}" y="{base + 17}">{words}</text>'
        for day, words in _ticks(first, last)
    )
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{base + AXIS}" font-family="{FONT}" '
        f'font-size="12" fill="#4a5058"><text x="{MARGIN}" y="{HEAD - 6}">events a day, at most {most}</text>'
        f'<path d="{" ".join(bars)}" fill="#2f5d8a"/>{"".join(ticks)}</svg>',
        scale=1,
    )
