"""How fine a date is, as far as its words alone tell: a day, a month."""

from pipelines.temporal.calendar import DAY, MONTH
from pipelines.temporal.meaning import (
    Ambiguous,
    At,
    Checked,
    Chosen,
    Clock,
    DayPart,
    Meaning,
    Nth,
    Shift,
    Within,
)  # fmt: skip

DAY_OR_LESS = ("weekday", "month_day", "day_number", "weekday_number", "feast")


def is_day(x: Meaning) -> bool:
    """Whether a date is a day or part of one."""
    if isinstance(x, At):
        return x.cell.unit is DAY
    if isinstance(x, Shift):
        return x.unit is DAY
    if isinstance(x, Chosen | Within):
        return x.what.family in DAY_OR_LESS
    if isinstance(x, Nth):
        return x.what is DAY or (not isinstance(x.what, str) and x.what.family in DAY_OR_LESS)
    return isinstance(x, Checked | DayPart | Clock | Ambiguous)


def is_month(x: Meaning) -> bool:
    """Whether a date is a month."""
    if isinstance(x, Chosen | Within):
        return x.what.family == "month"
    return (isinstance(x, At) and x.cell.unit is MONTH) or (isinstance(x, Shift) and x.unit is MONTH)
