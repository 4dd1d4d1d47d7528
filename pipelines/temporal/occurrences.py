"""When a recurring name comes: its occurrences around a day, in a year, in an interval."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipelines.temporal.calendar import (
    DAY,
    HALF,
    MONTH,
    QUARTER,
    SEASON,
    Cell,
    bounds,
    civil,
    day_number,
    is_date,
    southern_days,
    weekday,
)  # fmt: skip
from pipelines.temporal.feasts import feast
from pipelines.temporal.meaning import Recurring, Which
from pipelines.temporal.model import Interval

YEARS_AROUND = 9
MONTHS_AROUND = 30
YEARLY = {"month": (MONTH, 12, 1), "quarter": (QUARTER, 4, 1), "half": (HALF, 2, 1), "season": (SEASON, 4, 0)}


class Occurrence(NamedTuple):
    """One coming of a name: its cell, or its days where no cell is so long."""

    cell: Cell
    days: Interval

    @property
    def first(self) -> int:
        """Its first day."""
        return self.days.start or 0

    @property
    def after(self) -> int:
        """The first day after it."""
        return self.days.end or 0


def in_year(what: Recurring, year: int, orthodox: bool = False) -> Occurrence | None:
    """Return the occurrence of a yearly name in a year; None if the year has none (29 February).

    >>> in_year(Recurring("month", 5), 2025).days == Interval(day_number(2025, 5, 1), day_number(2025, 6, 1))
    True
    """
    family = what.family
    if family == "month_day":
        if not is_date(year, what.first, what.second):
            return None
        return occurrence(Cell(DAY, day_number(year, what.first, what.second)))
    if family == "feast":
        name, _, tradition = what.name.partition("/")
        country = tradition if tradition.isupper() else ""
        days = feast(name, year, tradition == "orthodox" or (orthodox and tradition != "western"), country)
        return None if days is None or days.start is None else Occurrence(Cell(DAY, days.start), days)
    unit, in_a_year, first = YEARLY[family]
    cell = Cell(unit, year * in_a_year + what.first - first)
    return Occurrence(cell, southern_days(cell)) if unit is SEASON and what.second else occurrence(cell)


def occurrence(cell: Cell) -> Occurrence:
    """Return a cell as an occurrence."""
    return Occurrence(cell, Interval(*bounds(cell)))


def around(what: Recurring, day: int, orthodox: bool) -> Iterator[Occurrence]:
    """Yield the occurrences in the years around a day, in order."""
    if what.family == "weekday":
        first = day - weekday(day) + what.first
        yield from (occurrence(Cell(DAY, first + 7 * week)) for week in range(-2, 3))
        return
    year, month, _ = civil(day)
    if what.family == "day_number":
        yield from named(what, range(year * 12 + month - 4, year * 12 + month + 3))
        return
    if what.family == "weekday_number":
        yield from named(what, range(year * 12 + month - MONTHS_AROUND, year * 12 + month + MONTHS_AROUND))
        return
    reach = YEARS_AROUND if what.family == "month_day" and what.second == 29 else 2
    for at_year in range(year - reach, year + reach + 1):
        found = in_year(what, at_year, orthodox)
        if found:
            yield found


def named(what: Recurring, months: range) -> Iterator[Occurrence]:
    """Yield the days of a number, and of a weekday if it names one, in some months (12 year + month - 1), in order."""
    number = what.first if what.family == "day_number" else what.second
    for index in months:
        year, month = divmod(index, 12)
        if is_date(year, month + 1, number):
            day = day_number(year, month + 1, number)
            if what.family == "day_number" or weekday(day) == what.first:
                yield occurrence(Cell(DAY, day))


@lru_cache(maxsize=8192)
def pick(what: Recurring, which: Which, day: int, orthodox: bool = False) -> Occurrence | None:
    """Return the occurrence that `which` asks for, seen from a day.

    >>> pick(Recurring("weekday", 1), Which.UP_TO, 739356).cell.number
    739356
    """
    found = list(around(what, day, orthodox))
    if which is Which.THIS:
        return this_one(what, found, day)
    if which is Which.NEXT and what.family == "weekday":
        monday = day - weekday(day) + 7
        return next((each for each in found if each.cell.number >= monday), None)
    tests: dict[Which, Callable[[int, int], bool]] = {
        Which.UP_TO: lambda start, end: start <= day,
        Which.LAST: lambda start, end: end <= day,
        Which.FROM: lambda start, end: end > day,
        Which.NEXT: lambda start, end: start > day,
    }
    fitting = [each for each in found if tests[which](each.first, each.after)]
    if not fitting:
        return None
    return fitting[0] if which in (Which.FROM, Which.NEXT) else fitting[-1]


def this_one(what: Recurring, found: list[Occurrence], day: int) -> Occurrence | None:
    """Return the occurrence in the week (of a weekday), month (of a day number) or year of the day."""
    if what.family == "weekday":
        return occurrence(Cell(DAY, day - weekday(day) + what.first))
    year, month, _ = civil(day)
    for each in found:
        if each.days.start is not None and each.days.end is not None and each.days.start <= day < each.days.end:
            return each
    for each in found:
        at_year, at_month, _ = civil(each.days.start or 0)
        if at_year == year and (what.family != "day_number" or at_month == month):
            return each
    return None


def inside(what: Recurring, days: Interval, orthodox: bool = False) -> list[Occurrence]:
    """Return the occurrences that start inside the days, in order.

    >>> [each.cell.number for each in inside(Recurring("weekday", 4), Interval(739342, 739372))][-1]
    739366
    """
    if days.start is None or days.end is None:
        return []
    if what.family == "weekday":
        first = days.start + (what.first - weekday(days.start)) % 7
        return [occurrence(Cell(DAY, day)) for day in range(first, days.end, 7)]
    found: list[Occurrence] = []
    if what.family in ("day_number", "weekday_number"):
        year, month, _ = civil(days.start)
        last_year, last_month, _ = civil(days.end - 1)
        found.extend(named(what, range(year * 12 + month - 1, last_year * 12 + last_month)))
    else:
        for year in range(civil(days.start)[0] - 1, civil(days.end - 1)[0] + 1):
            each = in_year(what, year, orthodox)
            if each:
                found.append(each)
    return [each for each in found if each.days.start is not None and days.start <= each.days.start < days.end]
