"""What a rule is: a frozen value of name, pattern, meaning, examples and refusals; and the parts that `build` reads.

Number words and units become amounts here, and amounts dates, for all families of rules.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from pipelines.temporal.calendar import DAY, DECADE, MONTH, SEASON, WEEK, YEAR, Cell, civil, day_number, is_date
from pipelines.temporal.lexicon.model import Number, NumberRange, Unit
from pipelines.temporal.meaning import (
    Amount,
    At,
    Away,
    Base,
    Chosen,
    Clock,
    Meaning,
    Moment,
    Several,
    Shift,
    Stretch,
    Vague,
    Which,
)
from pipelines.temporal.symbols import CHAR, compile_pattern

WET_MARCH = "Rain fell on 3 March 1921."
"""The sentence before the examples that hang on a date mentioned before."""

ANY = "any"

Built = Meaning | Several | int | float | Number | None


class Parts:
    """The values of the parts that a pattern names; a part that a phrase lacks is not `in` it."""

    __slots__ = ("said", "values")

    def __init__(self, values: Mapping[str, object], said: Callable[[], str]) -> None:
        self.values = values
        self.said = said

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.said()

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def whole(self, name: str, default: int = 0) -> int:
        """Return a whole number: a day, a year, an ordinal."""
        return cast(int, self.values.get(name, default))

    def number(self, name: str, default: Number = 1) -> Number:
        """Return a count, exact or vague."""
        return cast(Number, self.values.get(name, default))

    def word(self, name: str, default: str = "") -> str:
        """Return a code that a word stands for, such as NI for night."""
        return cast(str, self.values.get(name, default))

    def words(self, name: str) -> tuple[str, ...]:
        """Several codes, such as a feast and its tradition."""
        return cast(tuple[str, ...], self.values[name])

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return the numbers of a token such as 5/3/2019."""
        return cast(tuple[int, ...], self.values[name])

    def unit(self, name: str) -> Unit:
        """Return a unit of time."""
        return cast(Unit, self.values[name])

    def meaning(self, name: str) -> Meaning:
        """Return the meaning of an inner phrase."""
        return cast(Meaning, self.values[name])

    def clock(self, name: str) -> Clock:
        """Return a clock time."""
        return cast(Clock, self.values[name])

    def date(self, name: str) -> Meaning:
        """Return the meaning of an inner date, which may be a bare year."""
        value = self.values[name]
        return At(Cell(YEAR, value)) if isinstance(value, int) else cast(Meaning, value)

    def length(self, name: str) -> Amount:
        """Return an amount; a unit in the plural alone is an unknown one."""
        value = self.values[name]
        return amount(UNKNOWN, value) if isinstance(value, Unit) else cast(Amount, value)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """How one kind of phrase reads.

    Args:
        name: for people; it stands in every row that the rule made.
        makes: the class that the phrase becomes for later rules.
        pattern: word classes, `x:CLASS` names a part for `build`; else the syntax of regular expressions.
        build: from the named parts to the meaning; None where the words mean no time.
        examples: phrase to the TIMEX3 value (or the first and last day of an outer row) on Tuesday 2025-04-15.
        refuses: phrases in which the rule must not be used.
        language: the only one that it reads, and that of its examples and refusals; `ANY`, in English, reads all.
        named: the parts that the pattern names, with their groups in the expression.
    """

    name: str
    makes: str
    pattern: str
    build: Callable[[Parts], Built]
    examples: Mapping[str, str]
    refuses: tuple[str, ...]
    language: str = ANY
    expression: re.Pattern[str] = field(init=False, repr=False)
    char: str = field(init=False, repr=False)
    named: tuple[tuple[str, int], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "expression", compile_pattern(self.pattern))
        object.__setattr__(self, "char", CHAR[self.makes])
        groups = self.expression.groupindex.items()
        object.__setattr__(self, "named", tuple((name[0], group) for name, group in groups))


HALF_OF: dict[str, tuple[int, Unit]] = {
    "Y": (6, Unit(MONTH, "M")),
    "DE": (5, Unit(YEAR, "Y")),
    "CE": (50, Unit(YEAR, "Y")),
    "D": (12, Unit(None, "TH", 1, 60)),
    "TH": (30, Unit(None, "TM", 1, 1)),
    "TM": (30, Unit(None, "TS", 1, 1 / 60)),
    "M": (15, Unit(DAY, "D")),
}
MONTHS_OF_YEAR = 12
MINUTES_OF_HOUR = 60
QUARTER = 0.25
YEARS_OF = {"CE": 100, "DE": 10}
UNKNOWN = NumberRange(None, None, "X")
DATE_MODS = {
    "MORE_THAN": ("BEFORE", "AFTER"),
    "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER"),
    "LESS_THAN": ("AFTER", "BEFORE"),
    "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE"),
    "APPROX": ("APPROX", "APPROX"),
}


def quantity(number: Number) -> NumberRange:
    """Return a number as a quantity.

    >>> quantity(2.5).label, quantity(3).exact
    ('2.5', True)
    """
    return (
        number
        if isinstance(number, NumberRange)
        else NumberRange(number, number, f"{number:g}" if number < 1e6 else str(int(number)))
    )


def amount(number: Number, unit: Unit) -> Amount:
    """So many units, as TIMEX3 writes it.

    >>> from pipelines.temporal.lexicon.model import UNITS
    >>> amount(3, UNITS["day"]).value, amount(2, UNITS["fortnight"]).value, amount(24, UNITS["hour"]).value
    ('P3D', 'P4W', 'PT24H')
    """
    many = quantity(number)
    if many.exact and unit.factor != 1:
        many = quantity((many.low or 0) * unit.factor)
    clock, code = ("T", unit.code[1:]) if unit.code.startswith("T") else ("", unit.code)
    return Amount(f"P{clock}{many.label}{code}", unit.grain, many.low, many.high, unit.minutes)


def half_of(unit: Unit) -> Amount | None:
    """Half a unit in the next smaller one.

    >>> from pipelines.temporal.lexicon.model import UNITS
    >>> half_of(UNITS["hour"]).value, half_of(UNITS["decade"]).value
    ('PT30M', 'P5Y')
    """
    found = HALF_OF.get(unit.code)
    return amount(found[0], found[1]) if found else amount(0.5, unit)


def fraction_of(unit: Unit, share: float) -> Amount:
    """So many units and a part, in whole smaller ones where there are any.

    >>> from pipelines.temporal.lexicon.model import UNITS
    >>> [fraction_of(UNITS[unit], size).value for unit, size in (("hour", 0.75), ("year", 0.25), ("day", 1.5))]
    ['PT45M', 'P3M', 'P1.5D']
    """
    if unit.code == "TH":
        return amount(share * unit.minutes, Unit(None, "TM", 1, 1))
    if unit.grain is YEAR and unit.factor == 1:
        return amount(share * MONTHS_OF_YEAR, Unit(MONTH, "M"))
    if unit.code in YEARS_OF:
        return amount(share * YEARS_OF[unit.code], Unit(YEAR, "Y"))
    return amount(share, unit)


def exact_count(length: Amount) -> int | None:
    """Return the number of units if it is one whole number."""
    if length.low is None or length.low != length.high or length.low != int(length.low):
        return None
    return int(length.low)


def shifted(length: Amount, sign: int, base: "Base | Meaning") -> Meaning:
    """Return the date so long before (sign -1) or after (+1) the base, at the grain of the unit."""
    count = exact_count(length)
    mods = DATE_MODS.get(length.mod or "")
    mod = mods[0 if sign < 0 else 1] if mods else None
    context_base = base if isinstance(base, Base) else Base.NARRATIVE
    if length.rest is not None and not isinstance(base, Base):
        return Away(length, sign > 0, base)
    if length.rest is not None and base is Base.ANCHOR:
        return Away(length, sign > 0, Shift(DAY, 0))
    if length.unit is None and length.minutes and length.low is not None and length.low == length.high:
        return Moment(round(sign * length.low * length.minutes), length.value, context_base)
    if count is not None and length.unit is not None:
        return Shift(
            length.unit,
            sign * count,
            base,
            keep=base is Base.NARRATIVE and length.unit in (YEAR, DECADE),
            mod=mod,
            from_day=True,
        )
    if length.low is not None and length.low == length.high and length.unit is YEAR:
        return Shift(MONTH, sign * round(length.low * 12), base, mod=mod)
    if length.low is not None and length.low == length.high and length.unit in (MONTH, WEEK):
        return Shift(DAY, sign * round(length.low * (30 if length.unit is MONTH else 7)), base, mod=mod)
    return Vague("PAST_REF" if sign < 0 else "FUTURE_REF", sign, context_base, length)


def unit_shift(unit: Unit, count: int, base: Meaning | Base = Base.ANCHOR) -> Meaning | None:
    """Return the unit so many before or after that of the base; the last or next hour is a length of time."""
    if unit.grain is None:
        hour = unit.minutes == MINUTES_OF_HOUR and abs(count) == 1 and base is Base.ANCHOR
        return Stretch(amount(1, unit), back=count < 0) if hour else None
    return Shift(unit.grain, count * unit.factor, base)


def chosen(x: Meaning, which: Which, base: Base = Base.ANCHOR) -> Meaning | None:
    """Return a recurring name, last, this or next."""
    return Chosen(x.what, which, base) if isinstance(x, Chosen) and x.which is Which.OPEN else None


MONTHS_OF = {"DE": 120, "Y": 12, "M": 1}
DAYS_OF = {"W": 7, "D": 1}
UNIT_ORDER = ("DE", "Y", "M", "W", "D", "TH", "TM", "TS")


def code_of(length: Amount) -> str:
    """Return the last unit letter of an amount, with a T for clock units.

    >>> code_of(Amount("PT2H", None, 2, 2)), code_of(Amount("P3DE", DECADE, 3, 3))
    ('TH', 'DE')
    """
    if length.value.endswith("DE"):
        return "DE"
    return ("T" if "T" in length.value else "") + length.value[-1]


def joined(a: Amount, b: Amount) -> Amount | None:
    """Two years and three months: the larger unit first, both known.

    >>> joined(Amount("P2Y", YEAR, 2, 2), Amount("P3M", MONTH, 3, 3)).low
    27
    """
    first, second = code_of(a), code_of(b)
    known = a.low is not None and b.low is not None and not a.label_unknown and not b.label_unknown
    if not known or not {first, second} <= set(UNIT_ORDER) or UNIT_ORDER.index(first) >= UNIT_ORDER.index(second):
        return None
    both_clock = a.value[1] == "T" and b.value[1] == "T"
    value = a.value + b.value[2 if both_clock else 1 :]
    for sizes in (MONTHS_OF, DAYS_OF):
        if first in sizes and second in sizes and a.low is not None and b.low is not None:
            size = sizes[first] if a.unit in (YEAR, DECADE, WEEK) else 1
            total = a.low * size + b.low * sizes[second]
            return Amount(value, b.unit, total, total)
    return Amount(value, a.unit, a.low, a.high, a.minutes, rest=b)


def same_unit(number: Number, length: Amount) -> Amount:
    """Return a number with the unit of another amount."""
    many = quantity(number)
    head = "PT" if length.value.startswith("PT") else "P"
    code = length.value.removeprefix(head).lstrip("0123456789.X")
    return Amount(f"{head}{many.label}{code}", length.unit, many.low, many.high, length.minutes)


PIVOT = 50

LAST_OF_CENTURY = 99

HUNDRED_YEARS = {DAY: 36524, MONTH: 1200, SEASON: 400, YEAR: 100}


def full_year(number: int) -> int:
    """Return a year of two digits in the century that makes it 1950 to 2049.

    >>> full_year(25), full_year(68), full_year(1998)
    (2025, 1968, 1998)
    """
    if number >= 100:
        return number
    return number + (2000 if number < PIVOT else 1900)


def of_century(date: Meaning, year: int) -> Meaning:
    """A date, and that of the century before where its year has two digits: the text's own day tells which is meant."""
    if year > LAST_OF_CENTURY or not isinstance(date, At) or date.cell.unit not in HUNDRED_YEARS:
        return date
    unit, number = date.cell
    return At(date.cell, Cell(unit, number - HUNDRED_YEARS[unit]) if unit is not DAY else century_before(number))


def century_before(number: int) -> Cell | None:
    """Return the same day of the same month a hundred years before; None if there is none."""
    year, month, of_month = civil(number)
    return Cell(DAY, day_number(year - 100, month, of_month)) if is_date(year - 100, month, of_month) else None
