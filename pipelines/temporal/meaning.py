"""What a phrase means before any anchor is known: a small algebra of frozen values over calendar cells.

Each value says itself in words (`describe`); `pipelines.temporal.resolve` reads it against an anchor. A meaning whose
`of` or `base` is another meaning is relative to that one; a `Base` stands for a day that only the context knows.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.temporal.calendar import DAY, MONTH, SEASON_CODES, Cell
from pipelines.temporal.model import Granularity, TimexType
from pipelines.temporal.spelling import cell_value

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Base(StrEnum):
    """A day that the context supplies: of the document (deictic), or of the narrative (anaphoric)."""

    ANCHOR = "the anchor"
    NARRATIVE = "the date told before"


class Which(StrEnum):
    """Which occurrence of a recurring name is meant."""

    OPEN = "before or after the anchor"
    LAST = "the latest before"
    THIS = "the one in the same week or year as"
    NEXT = "the next after"
    UP_TO = "the latest on or before"
    FROM = "the first on or after"
    SINCE = "the latest begun before"


@dataclass(frozen=True, slots=True)
class Recurring:
    """A name that comes again: a weekday, a month, a month and day, a quarter, a season, a feast.

    Args:
        family: weekday, month, month_day, month_day_number, quarter, half, season or feast.
        first: weekday 0-6, month 1-12, day of month, quarter 1-4, half 1-2, season 0-3.
        second: the day of a month_day; 1 for a quarter or half said as an adjective ("first-quarter profit").
        name: of the feast.
    """

    family: str
    first: int = 0
    second: int = 0
    name: str = ""

    def describe(self) -> str:
        """Return the name in words."""
        if self.family == "weekday":
            return DAY_NAMES[self.first]
        if self.family == "month":
            return MONTH_NAMES[self.first - 1]
        if self.family == "month_day":
            return f"{self.second} {MONTH_NAMES[self.first - 1]}"
        if self.family == "feast":
            name, _, tradition = self.name.partition("/")
            return f"{tradition} {name.replace('_', ' ')}".strip()
        return f"{self.family.replace('_', ' ')} {self.first}"

    @property
    def open_value(self) -> str:
        """Its TIMEX3 value where nobody knows the year or week."""
        values = {
            "weekday": f"XXXX-WXX-{self.first + 1}",
            "month": f"XXXX-{self.first:02d}",
            "month_day": f"XXXX-{self.first:02d}-{self.second:02d}",
            "day_number": f"XXXX-XX-{self.first:02d}",
            "weekday_number": f"XXXX-XX-{self.second:02d}",
            "quarter": f"XXXX-Q{self.first}",
            "half": f"XXXX-H{self.first}",
            "season": f"XXXX-{SEASON_CODES[self.first % 4]}",
        }
        return values.get(self.family, "XXXX-XX-XX")


@dataclass(frozen=True, slots=True)
class At:
    """A calendar cell that needs no anchor; `other` is one that the words may name too."""

    cell: Cell
    other: Cell | None = None

    def describe(self) -> str:
        """Return the cell's value."""
        return cell_value(self.cell)


@dataclass(frozen=True, slots=True)
class Edition(At):
    """The year behind a name, if it is near that of the text: "at Bookfest 2025", but not "at Gate 2025" in 1998."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The cell `count` units from that of the base.

    Args:
        keep: keep the grain of a base that is finer than the unit ("a year earlier" of a quarter).
        from_day: the words count from the day itself ("two years ago"), so the exact day is a reading too.
    """

    unit: Granularity
    count: int
    base: "Meaning | Base" = Base.ANCHOR
    keep: bool = False
    mod: str | None = None
    from_day: bool = False

    def describe(self) -> str:
        """Such as `2 days before the anchor`."""
        if self.count == 0:
            return f"the {self.unit} of {say(self.base)}"
        plural = "" if abs(self.count) == 1 else "s"
        return f"{abs(self.count)} {self.unit}{plural} {'before' if self.count < 0 else 'after'} {say(self.base)}"


@dataclass(frozen=True, slots=True)
class Away:
    """So long before or after a date, at the grain of that date: "a week ago Monday", "two years ago today"."""

    amount: "Amount"
    after: bool
    of: "Meaning"

    def describe(self) -> str:
        """Such as `P1W before Monday, the latest on or before the anchor`."""
        return f"{self.amount.value} {'after' if self.after else 'before'} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Ending:
    """The unit that ends with a date: "the quarter ended 31 July"."""

    unit: Granularity
    of: "Meaning"

    def describe(self) -> str:
        """Such as `the quarter that ends with 31 July`."""
        return f"the {self.unit} that ends with {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Again:
    """The period told before, in another year or week: the same quarter last year.

    Args:
        of: where the period comes again.
        unit: its grain; None for that of the period told before.
    """

    of: "Meaning"
    unit: Granularity | None = None

    def describe(self) -> str:
        """Such as `the same quarter in 1 year before the anchor`."""
        return f"the same {self.unit or 'period'} in {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One occurrence of a recurring name, seen from the base."""

    what: Recurring
    which: Which = Which.OPEN
    base: "Meaning | Base" = Base.ANCHOR

    def describe(self) -> str:
        """Such as `Tuesday, the latest before the anchor`."""
        return f"{self.what.describe()}, {self.which}" + ("" if self.which is Which.OPEN else f" {say(self.base)}")


@dataclass(frozen=True, slots=True)
class Within:
    """The occurrence of a recurring name inside another date: "May of last year"."""

    what: Recurring
    of: "Meaning"

    def describe(self) -> str:
        """Such as `May within 1 year before the anchor`."""
        return f"{self.what.describe()} within {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A date with the weekday that the text gives it."""

    weekday: int
    of: "Meaning"

    def describe(self) -> str:
        """Such as `2025-04-14, said to be a Tuesday`."""
        return f"{self.of.describe()}, said to be a {DAY_NAMES[self.weekday]}"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit or recurring name of a date; -1 is the last."""

    n: int
    what: "Granularity | Recurring"
    of: "Meaning | Base"

    def describe(self) -> str:
        """Such as `week 2 of 2025-05`."""
        what = self.what.describe() if isinstance(self.what, Recurring) else self.what
        return f"{f'the last {what}' if self.n < 0 else f'{what} {self.n}'} of {say(self.of)}"


@dataclass(frozen=True, slots=True)
class Part:
    """The START, MID or END of a date."""

    mod: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `START of 2025-03`."""
        return f"{self.mod} of {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Cut:
    """The side of a date before (or after) its base: "earlier this year"."""

    earlier: bool
    of: "Meaning"
    base: Base = Base.ANCHOR

    def describe(self) -> str:
        """Such as `the year of the anchor, before the anchor`."""
        return f"{self.of.describe()}, {'before' if self.earlier else 'after'} {self.base}"


@dataclass(frozen=True, slots=True)
class Mod:
    """A date or amount with a TIMEX3 modifier: about, at least, more than."""

    mod: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `APPROX 1830`."""
        return f"{self.mod} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The very date told before: "around the same time"; in a report it may only join two thoughts."""

    joins: bool = False

    def describe(self) -> str:
        """Says so."""
        return "the date told before"


def say(base: "Meaning | Base") -> str:
    """Return a meaning or a base in words."""
    return base.value if isinstance(base, Base) else base.describe()


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: MO, MI, AF, EV, NI."""

    code: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `NI of 2025-04-14`."""
        return f"{self.code} of {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time of a day; `value` is its TIMEX3 part, such as `T09:00Z`."""

    value: str
    minute: int
    of: "Meaning | None" = None

    def describe(self) -> str:
        """Such as `T09:00 of 2025-04-14`."""
        return self.value + (f" of {self.of.describe()}" if self.of else "")


@dataclass(frozen=True, slots=True)
class Run:
    """The first (or last) n units of a date: "the first three months of 2025"."""

    n: int
    unit: Granularity
    of: "Meaning | Base"
    value: str
    from_end: bool = False
    approximate: bool = False

    def describe(self) -> str:
        """Such as `the first 3 months of 2025`."""
        return f"the {'last' if self.from_end else 'first'} {self.n} {self.unit}s of {say(self.of)}"


@dataclass(frozen=True, slots=True)
class Moment:
    """So many minutes from the minute in which the text speaks: "three hours ago"."""

    minutes: int
    unit: str
    base: Base = Base.ANCHOR

    def describe(self) -> str:
        """Such as `-180 minutes from the anchor`."""
        return f"{self.minutes:+} minutes from {self.base}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time.

    Args:
        value: as TIMEX3 has it, such as P2D, PT24H, PXM.
        unit: the grain of the phrase; None for clock units.
        rest: the part in a smaller unit, of which no whole number makes one of the larger: "a month and a day".
        low: fewest units that the words allow, whole or not; None if unknown.
        high: most units.
        minutes: the length of a clock unit, in minutes.
    """

    value: str
    unit: Granularity | None
    low: float | None
    high: float | None
    minutes: float = 0
    mod: str | None = None
    rest: "Amount | None" = None

    @property
    def label_unknown(self) -> bool:
        """True if the value says X instead of a number."""
        return "X" in self.value

    def describe(self) -> str:
        """Return the TIMEX3 value."""
        return self.value


@dataclass(frozen=True, slots=True)
class Stretch:
    """An amount that ends (or starts) at the base: "the last three months"."""

    amount: Amount
    back: bool
    base: Base = Base.ANCHOR

    def describe(self) -> str:
        """Such as `P3M up to the anchor`."""
        return f"{self.amount.value} {'up to' if self.back else 'from'} {self.base}"


@dataclass(frozen=True, slots=True)
class Due:
    """An amount after "in" or "within": where the sentence looks forward, the day so long after the anchor."""

    amount: Amount
    within: bool = False

    def describe(self) -> str:
        """Such as `P90D from the anchor, if the sentence looks forward`."""
        return f"{'up to ' if self.within else ''}{self.amount.value} from the anchor, if the sentence looks forward"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set: every Friday, daily."""

    value: str

    def describe(self) -> str:
        """Such as `every XXXX-WXX-5`."""
        return f"every {self.value}"


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF; `side` -1 ends at the anchor, +1 starts there, 0 dates nothing."""

    value: str
    side: int = 0
    base: Base = Base.ANCHOR
    amount: "Amount | None" = None

    def describe(self) -> str:
        """Return the value in words."""
        return self.value


@dataclass(frozen=True, slots=True)
class Undated:
    """Time words whose date hangs on an event, or on nothing: the day after the attack."""

    value: str | None
    type: TimexType = TimexType.DATE
    event: bool = True

    def describe(self) -> str:
        """Says that no calendar date is meant."""
        return f"{self.value or 'a date'} {'that hangs on an event' if self.event else 'of no calendar day'}"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two honest readings, of which the document's country or language may choose one."""

    day_first: "Meaning"
    month_first: "Meaning"

    def describe(self) -> str:
        """Return both readings."""
        return f"{self.day_first.describe()} (day first) or {self.month_first.describe()} (month first)"


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A year, half or quarter of the fiscal calendar of the document's country, or of its schools."""

    of: "Meaning"
    school: bool = False

    def describe(self) -> str:
        """Such as `fiscal 2024`."""
        return f"{'academic' if self.school else 'fiscal'} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has."""

    value: str

    def describe(self) -> str:
        """Return the written date."""
        return f"{self.value}, which no calendar has"


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one date to the end of another."""

    first: "Meaning"
    last: "Meaning"

    def describe(self) -> str:
        """Return both ends."""
        return f"from {self.first.describe()} to {self.last.describe()}"


@dataclass(frozen=True, slots=True)
class Bound:
    """since, until, before, after or by a date."""

    kind: str
    of: "Meaning"

    def describe(self) -> str:
        """Such as `since 2025-03`."""
        return f"{self.kind} {self.of.describe()}"


@dataclass(frozen=True, slots=True)
class Offset:
    """An amount before or after another date: "two days before Christmas".

    Args:
        to_the_day: whether it has the grain of that date, not of the amount: "a week from Friday".
    """

    amount: Amount
    after: bool
    base: "Meaning"
    to_the_day: bool = False

    def describe(self) -> str:
        """Such as `P2D before feast christmas`."""
        return f"{self.amount.value} {'after' if self.after else 'before'} {self.base.describe()}"


Meaning = (
    At | Shift | Away | Ending | Again |
    Chosen | Within | Checked | Nth | Run | Part | Cut | Mod | DayPart | Clock | Moment | Amount
    | Stretch | Due | Repeat | Vague | Antecedent | Undated | Ambiguous | Fiscal | Impossible | Range | Bound | Offset
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Several:
    """What a phrase of several references means: an outer row, if any, and the named parts inside it."""

    outer: "Meaning | None"
    parts: "tuple[tuple[str, Meaning], ...]"


TYPES: dict[type, TimexType] = {
    DayPart: TimexType.TIME,
    Clock: TimexType.TIME,
    Moment: TimexType.TIME,
    Amount: TimexType.DURATION,
    Stretch: TimexType.DURATION,
    Run: TimexType.DURATION,
    Due: TimexType.DURATION,
    Repeat: TimexType.SET,
}


def timex_type(meaning: "Meaning") -> TimexType | None:
    """Return the TIMEX3 type of a meaning; None for outer rows."""
    while isinstance(meaning, (Mod, Part, Cut)):
        meaning = meaning.of
    if isinstance(meaning, (Range, Bound, Offset)):
        return None
    return meaning.type if isinstance(meaning, Undated) else TYPES.get(type(meaning), TimexType.DATE)


DAY_OR_LESS = ("weekday", "month_day", "day_number", "weekday_number", "feast")


def is_day(x: Meaning) -> bool:
    """True if a date is a day or part of one."""
    if isinstance(x, At):
        return x.cell.unit is DAY
    if isinstance(x, Shift):
        return x.unit is DAY
    if isinstance(x, Chosen | Within):
        return x.what.family in DAY_OR_LESS
    if isinstance(x, Nth):
        return x.what is DAY or (not isinstance(x.what, str) and x.what.family in DAY_OR_LESS)
    if isinstance(x, Away):
        return is_day(x.of)
    return isinstance(x, Checked | DayPart | Clock | Ambiguous)


def is_month(x: Meaning) -> bool:
    """True if a date is a month."""
    if isinstance(x, Chosen | Within):
        return x.what.family == "month"
    return (isinstance(x, At) and x.cell.unit is MONTH) or (isinstance(x, Shift) and x.unit is MONTH)


def kind_of(meaning: Meaning) -> str:
    """Return what a meaning is, as one word for a table.

    >>> kind_of(Shift(DAY, -1)), kind_of(Chosen(Recurring("weekday", 4)))
    ('shift', 'open_weekday')
    """
    if isinstance(meaning, Chosen):
        return f"{meaning.which.name}_{meaning.what.family}".lower()
    return type(meaning).__name__.lower()


def offset_days(meaning: Meaning) -> int | None:
    """Return how many days after the anchor a meaning lies, whatever that is; None unless it counts days from it.

    >>> offset_days(Shift(DAY, -2)), offset_days(Shift(MONTH, -2))
    (-2, None)
    """
    if isinstance(meaning, Shift) and meaning.unit is DAY and meaning.base is Base.ANCHOR:
        return meaning.count
    return None


def own_date(meaning: Meaning) -> Cell | None:
    """Return the cell of a date that has a year of its own."""
    while isinstance(meaning, Part | Mod | Checked):
        meaning = meaning.of
    return meaning.cell if isinstance(meaning, At) else None


def open_name(meaning: Meaning) -> Recurring | None:
    """Return the name of which a date leaves open whether the one before or after is meant; None if it has none."""
    while isinstance(meaning, Part | Mod | Checked | DayPart | Clock | Bound):
        if meaning.of is None:
            return None
        meaning = meaning.of
    return meaning.what if isinstance(meaning, Chosen) and meaning.which is Which.OPEN else None
