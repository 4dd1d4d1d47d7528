"""The words of the temporal domain: what goes into the engine and what comes out.

Days are day numbers of the proleptic Gregorian calendar: day 1 is 0001-01-01 (`date.toordinal`), day 0 and below
lie before year 1. Intervals are half-open; the tables hold inclusive dates, converted in `pipelines.warehouse`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Granularity(StrEnum):
    """How exact a date is."""

    INSTANT = "instant"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimexType(StrEnum):
    """The four types of TimeML's TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What a phrase was read against."""

    DOCUMENT = "document"
    NARRATIVE = "narrative"
    QUOTATION = "quotation"
    EVENT = "event"
    ABSOLUTE = "absolute"


class Status(StrEnum):
    """What came of a phrase."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    IMPOSSIBLE = "impossible"


class KindOfText(StrEnum):
    """Told near its events (a report, a transcript) or long after them (a history)."""

    REPORT = "report"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` up to, not including, `end`; None is a side without a known bound."""

    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of text that speaks from a day of its own, such as a dated quotation."""

    char_start: int
    char_end: int
    anchor: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """The days that a person set in the place of what a phrase says.

    Args:
        outer: whether the phrase is one that holds others, without a TIMEX3 type.
        reason: who set them and why, for the explanation.
    """

    char_start: int
    char_end: int
    outer: bool
    interval: Interval
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that is known of a text before its time references are read.

    Args:
        anchor: the day against which relative words are meant, a day number; None if unknown.
        minute: minute of that day at which it was said, for "three hours ago"; None if unknown.
        language: ISO 639-1 code.
        country: ISO 3166-1 alpha-2 code of the document, for feasts, seasons, fiscal years and day-first dates.
        kind: report or history; None lets the engine find out from the text.
        scopes: stretches with an anchor of their own.
        corrected: phrases whose days are set by hand; what hangs on them follows.
    """

    anchor: int | None = None
    minute: int | None = None
    language: str = "en"
    country: str | None = None
    kind: KindOfText | None = None
    scopes: tuple[Scope, ...] = ()
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another honest reading of a phrase, and why it is one."""

    interval: Interval
    timex_value: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimeReference:
    """A phrase read against its anchor, a row of `core.time_references`.

    Args:
        text: its words, as the text has them.
        part_of: place in the result list of the outer row (a range, a "since X") that holds this one.
        anchor_reference: place in the result list of the reference that gave a narrative anchor.
        timex_type: None for an outer row.
        anchor_day: the day that it was read against; None for absolute dates.
        rule: the rule that found it.
        meaning_kind: what it means before any anchor: `shift`, `open_weekday`, `last_month`, `range` …
        offset_days: how many days after the anchor it lies, whatever that is; None unless it counts days from there.
        interval: the days that it denotes; Interval(None, None) where it dates nothing.
        approximate: whether its days are not exactly those.
        alternatives: other honest readings.
        probability: that the words mean these days and not those before or after; None where they leave no choice.
        explanation: the steps from words to date, one a line.
    """

    char_start: int
    char_end: int
    text: str
    part_of: int | None
    anchor_reference: int | None
    timex_type: TimexType | None
    timex_value: str | None
    timex_mod: str | None
    anchor_kind: AnchorKind
    anchor_day: int | None
    rule: str
    meaning_kind: str
    offset_days: int | None
    interval: Interval
    granularity: Granularity | None
    approximate: bool
    edtf: str | None
    status: Status
    alternatives: tuple[Alternative, ...]
    flags: tuple[str, ...]
    probability: float | None
    explanation: str
