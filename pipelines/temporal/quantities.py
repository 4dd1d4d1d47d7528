"""From number words and units to amounts, and from these to dates; shared by the rule families."""

from pipelines.temporal.calendar import DAY, DECADE, MONTH, WEEK, YEAR
from pipelines.temporal.lexicon.model import Number, NumberRange, Unit
from pipelines.temporal.meaning import Amount, Away, Base, Chosen, Meaning, Moment, Shift, Stretch, Vague, Which

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
    """A number as a quantity.

    >>> quantity(2.5).label, quantity(3).exact
    ('2.5', True)
    """
    return (
        number
        if isinstance(number, NumberRange)
        else NumberRange(number, number, f"{number:g}" if number < 1e6 else str(int(number)))
    )


def amount(number: Number, unit: Unit, mod: str | None = None) -> Amount:
    """So many units, as TIMEX3 writes it.

    >>> from pipelines.temporal.lexicon.model import UNITS
    >>> amount(3, UNITS["day"]).value, amount(2, UNITS["fortnight"]).value, amount(24, UNITS["hour"]).value
    ('P3D', 'P4W', 'PT24H')
    """
    many = quantity(number)
    if many.exact and unit.factor != 1:
        many = quantity((many.low or 0) * unit.factor)
    clock, code = ("T", unit.code[1:]) if unit.code.startswith("T") else ("", unit.code)
    return Amount(f"P{clock}{many.label}{code}", unit.grain, many.low, many.high, unit.minutes, mod)


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
    """The number of units if it is one whole number."""
    if length.low is None or length.low != length.high or length.low != int(length.low):
        return None
    return int(length.low)


def shifted(length: Amount, sign: int, base: "Base | Meaning") -> Meaning:
    """The date so long before (sign -1) or after (+1) the base, at the grain of the unit."""
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


def unit_shift(unit: Unit, count: int, base: Base = Base.ANCHOR) -> Meaning | None:
    """The unit so many before or after that of the base; the last or next hour is a length of time."""
    if unit.grain is None:
        hour = unit.minutes == MINUTES_OF_HOUR and abs(count) == 1 and base is Base.ANCHOR
        return Stretch(amount(1, unit), back=count < 0) if hour else None
    return Shift(unit.grain, count * unit.factor, base)


def chosen(x: Meaning, which: Which, base: Base = Base.ANCHOR) -> Meaning | None:
    """A recurring name, last, this or next."""
    return Chosen(x.what, which, base) if isinstance(x, Chosen) and x.which is Which.OPEN else None


MONTHS_OF = {"DE": 120, "Y": 12, "M": 1}
DAYS_OF = {"W": 7, "D": 1}
UNIT_ORDER = ("DE", "Y", "M", "W", "D", "TH", "TM", "TS")


def code_of(length: Amount) -> str:
    """The last unit letter of an amount, with a T for clock units.

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
    """A number with the unit of another amount."""
    many = quantity(number)
    head = "PT" if length.value.startswith("PT") else "P"
    code = length.value.removeprefix(head).lstrip("0123456789.X")
    return Amount(f"{head}{many.label}{code}", length.unit, many.low, many.high, length.minutes)
