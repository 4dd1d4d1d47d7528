"""Dates relative to what was told before: that day, the following week, three days later, the day before."""

from pipelines.temporal.calendar import DAY, WEEK, WEEKEND
from pipelines.temporal.lexicon.model import Unit
from pipelines.temporal.meaning import (
    Again,
    Antecedent,
    Base,
    DayPart,
    Fiscal,
    Meaning,
    Shift,
    Stretch,
    Undated,
    Vague,
    Which,
)
from pipelines.temporal.model import Granularity
from pipelines.temporal.rule import WET_MARCH, Parts, Rule, amount, chosen, shifted, unit_shift

NARRATIVE = Base.NARRATIVE
SESSION, DAY_NAMED = "(?:WHOLE|SESSION)", "(?:WDAYANY|RECUR|REL|DEICTIC|MD)"
DAYS_OF_A_WEEK_GONE = 3
"""A week is told of as one of so many from its fourth day on."""


def the_unit(p: Parts) -> Meaning | None:
    """Return the unit of the date told before; the weekend is that of the anchor."""
    unit = p.unit("u")
    found = unit_shift(unit, 0, Base.ANCHOR if unit.grain is WEEKEND else NARRATIVE)
    return Fiscal(found) if found is not None and "f" in p else found


def in_a_row(p: Parts) -> Meaning | None:
    """Return the day told of, or the week most of which is over: the latest of so many in a row."""
    unit = p.unit("u").grain
    if unit is WEEK:
        return Shift(WEEK, 0, Shift(DAY, -DAYS_OF_A_WEEK_GONE))
    return Shift(DAY, 0, NARRATIVE) if unit is DAY else None


def anaphoric_name(p: Parts) -> Meaning | None:
    """Return the following, the previous, or that very name."""
    which = Which.NEXT if "n" in p else Which.LAST if "p" in p else Which.THIS
    return chosen(p.meaning("x"), which, NARRATIVE)


def anaphoric_part(p: Parts) -> Meaning:
    """Return a part of the day told before, of the next or of the one before."""
    return DayPart(p.word("p"), Shift(DAY, 1 if "n" in p else -1 if "b" in p else 0, NARRATIVE))


def units_apart(p: Parts) -> Meaning:
    """Weeks later, days earlier."""
    earlier = "e" in p
    return Vague("PAST_REF" if earlier else "FUTURE_REF", -1 if earlier else 1, NARRATIVE, p.length("d"))


def compared(p: Parts) -> Meaning | None:
    """Return the period told before, or a unit, in the year before."""
    length = p.length("y") if not isinstance(p.values["y"], Unit) else amount(1, p.unit("y"))
    longer = Shift(length.unit, -1, Base.ANCHOR if "l" in p else NARRATIVE) if length.unit is not None else None
    return Again(longer, p.unit("u").grain if "u" in p else None) if longer else None


def of_year(p: Parts) -> Meaning:
    """Return the period told before, or a unit, in a year."""
    return Again(p.date("y"), p.unit("u").grain if "u" in p else None)


def this_years(p: Parts) -> Meaning | None:
    """This years fair: of the present year; these years of drought are an amount."""
    return unit_shift(p.unit("u"), 0) if p.text.lower().startswith("this") else None


COMPARED = Rule(
    "same time in another year", "REL",
    "DET (?:SAME (?:PERIOD|TIMEWORD|u:ANYUNIT)|u:ANYUNIT (?!AGO|EARLIER)) (?:OF|IN|COMMA|DET|A){0,2}"
    " (?:l:LAST y:UNIT|PREVIOUS y:UNIT|A? y:UNIT (?:l:AGO|EARLIER|BEFORE|PREVIOUS)|y:ADUR (?:l:AGO|EARLIER|BEFORE))",
    compared,
    {
    "Sales rose in March 2019. In the same period a year earlier they fell.": "2018-03",
    "Sales rose in March. In the same month last year they fell.": "2024-03"}, ("the same man last year",),
)  # fmt: skip
FIGURES_AGO = Rule(
    "figures of a year ago", "REL",
    "(?:(?<=MAGNITUDE|DECIMAL|DIGITS|FROM|THAN|WITH)|(?<=DIGITS PL|DECIMAL PL|DIGITS PUNCT|DECIMAL PUNCT|MAGNITUDE PL))"
    " y:ADUR l:AGO", compared,
    {"First-quarter profit rose to $ 4.1 million from $ 2.5 million a year ago.": "2024-Q1"}, ("He left a year ago.",),
)  # fmt: skip
YEAR_AGO = Rule(
    "year-ago period", "REL",
    "DET? (?:y:UNIT DASH (?:AGO|EARLIER)|PREVIOUS DASH y:UNIT) (?:PERIOD|u:QUARTER|u:UNIT)", compared,
    {
    "Sales rose in the first quarter. In the year-ago quarter they fell.": "2024-Q1",
    "Sales rose in the first quarter. In the prior-year period they fell.": "2024-Q1"}, ("the year-ago loss",),
)  # fmt: skip
YEAR_EARLIER = Rule(
    "year-earlier", "REL", "y:UNIT DASH (?:AGO|EARLIER) (?!PERIOD|QUARTER|UNIT)", compared,
    {"Sales rose in March 2019, against a year-earlier loss.": "2018-03"}, ("a man-earlier loss",),
)  # fmt: skip
OF_YEAR = Rule(
    "that period of a year", "REL", "(?:DET SAME?|(?<=DET W)) (?:y:YEAR|y:YDATE) (?:PERIOD|u:QUARTER)", of_year,
    {"Sales rose in the first quarter, but fell in the 2019 quarter.": "2019-Q1",
    "Sales rose in the first quarter, but fell in the like 2019 period.": "2019-Q1"}, ("the 2019 men",),
)  # fmt: skip
SAME_TIME = Rule(
    "the same time", "DATE", "(?<!AT) DET SAME TIMEWORD (?!AS|THAT)", lambda p: Antecedent(),
    {f"{WET_MARCH} Around the same time it blew.": "1921-03-03"},
    ("the same man", "They cut costs, and at the same time they hired."),
)  # fmt: skip
AT_SAME_TIME = Rule(
    "at the same time", "DATE", "(?<=AT) DET SAME TIMEWORD (?!AS|THAT)", lambda p: Antecedent(joins=True),
    {"In 1921 it rained. In 1922 it snowed. In 1923 the dam broke. In 1924 it was mended. In 1925 it rained. In 1926 it"
    " fell. In 1927 it rose. In 1928 the mill burned. At the same time the river froze.": "1928"},
    ("the same man", "They cut costs, and at the same place they hired."),
)  # fmt: skip
AT_THE_TIME = Rule(
    "at the time", "VAGUE",
    "(?<=AT) (?:DET|THAT) TIMEWORD (?!OF|THAT|CAP) | (?<=AT|FROM|OF) THAT TIMEWORD (?!W) | (?<=AT|BY|DURING)"
    " THISTIME",
    lambda p: Vague("PRESENT_REF"),
    {"It was dry at the time.": "PRESENT_REF"}, ("at the time of the vote", "this time it was dry"),
)  # fmt: skip
BY_THAT_TIME = Rule(
    "by that time", "DATE", "(?<=BY) THAT TIMEWORD (?!W)", lambda p: Antecedent(),
    {f"{WET_MARCH} By that time the river had risen.": "1921-03-03"}, ("by that vote",),
)  # fmt: skip
IN_A_ROW = Rule(
    "so many in a row", "REL", "(?:A|DET)? ORD INAROW u:UNIT | (?:A|DET)? ORD u:UNIT RUNNING", in_a_row,
    {"shut for a second consecutive day": "2025-04-15", "rose for the fourth week in a row": "2025-W15"},
    ("for the third consecutive quarter", "the second working day"),
)  # fmt: skip
THAT_PERIOD = Rule(
    "that period", "DATE", "(?:THIS|THAT|DET SAME) PERIOD", lambda p: Undated(None, event=False),
    {"It was dry during that period.": "None"}, ("the period",),
)  # fmt: skip
THAT_UNIT = Rule(
    "that unit", "REL", "(?:THAT (?:SAME|WHOLE)?|DET SAME|THIS SAME) u:ANYUNIT (?!AGO|LAST|A|DET (?:LAST|PREVIOUS))",
    lambda p: unit_shift(p.unit("u"), 0, NARRATIVE),
    {f"{WET_MARCH} That week it stopped.": "1921-W09"}, ("that man",),
)  # fmt: skip
LATEST_PERIOD = Rule(
    "latest period", "REL", "DET LATEST PERIOD", lambda p: Shift(Granularity.QUARTER, -1),
    {"Orders rose in the latest period.": "2025-Q1"}, ("the latest man",),
)  # fmt: skip
THESE_YEARS = Rule(
    "this year, its apostrophe left out", "REL", "THIS u:UNITS (?=W|PL|CAP)", this_years,
    {"The theme of this years fair is rain.": "2025"}, ("these men",),
)  # fmt: skip
THE_UNIT = Rule(
    "the unit", "REL",
    "DET WHOLE? f:FISCAL? u:ANYUNIT (?!DASH|AFTER|BEFORE|OF|CAP|LATER|EARLIER|FOLLOWING|PREVIOUS|THAT|WHOLE)"
    " | (?<=PARTMOD IN) DET u:UNIT (?=AFTER|BEFORE)", the_unit,
    {f"{WET_MARCH} The month was wet.": "1921-03",
    f"{WET_MARCH} It cleared late in the month after a storm.": "1921-03"},
    ("the day of the vote", "the day after a storm", "the man"),
)  # fmt: skip
FOLLOWING_UNIT = Rule(
    "following unit", "REL",
    "DET? FOLLOWING u:ANYUNIT | DET NEXT u:ANYUNIT | DET u:ANYUNIT (?:FOLLOWING|AFTER (?=ENDING|$))",
    lambda p: unit_shift(p.unit("u"), 1, NARRATIVE),
    {f"{WET_MARCH} The next day it stopped.": "1921-03-04"}, ("next day",),
)  # fmt: skip
PREVIOUS_UNIT = Rule(
    "previous unit", "REL", "DET? PREVIOUS u:ANYUNIT | DET u:ANYUNIT (?:PREVIOUS|BEFORE (?=ENDING|$))",
    lambda p: unit_shift(p.unit("u"), -1, NARRATIVE),
    {f"{WET_MARCH} The previous year was dry.": "1920"}, ("previous rain",),
)  # fmt: skip
ANAPHORIC_NAME = Rule(
    "following name", "REL", "DET n:FOLLOWING x:RECUR | DET? p:PREVIOUS x:RECUR | THAT SAME x:RECUR"
    " | THAT x:RECUR (?:(?<!WORD THAT RECUR)|(?<!RECUR THAT RECUR) (?!WORD|POSS|DASH))", anaphoric_name,
    {f"{WET_MARCH} The following Friday it stopped.": "1921-03-04",
    f"{WET_MARCH} The rain stopped that Friday.": "1921-03-04"},
    ("the following man", "They hope that Easter trains run.", "hurt following Friday's storm"),
)  # fmt: skip
ANAPHORIC_PART = Rule(
    "that part of the day", "REL",
    "(?:THAT SAME?|DET SAME) p:DAYPART (?!OF) | DET (?:PARTMOD DASH?)? p:DAYPART (?!OF|CAP|W|PL|BEFORE)"
    " | DET? (?:n:NEXT|n:FOLLOWING) p:DAYPART | DET b:PREVIOUS p:DAYPART"
    " | DET p:DAYPART b:BEFORE (?=ENDING|$) | (?<=BY|UNTIL|SINCE|AT|IN|BEFORE|AFTER|FROM) PARTMOD DASH? p:DAYPART"
    f" (?!OF|CAP|PL|{SESSION} ON? {DAY_NAMED})"
    f" | (?<=BY|UNTIL) p:DAYPART (?=$|ENDING|DET|PRON) | (?<=IN|DURING) p:DAYPART (?={SESSION} (?!ON? {DAY_NAMED}))",
    anaphoric_part, {f"{WET_MARCH} That night it stopped.": "1921-03-03TNI",
    "By mid afternoon the square was empty.": "2025-04-15TAF", "rose in morning trading": "2025-04-15TMO"},
    ("last night", "by night train"),
)  # fmt: skip
LATER = Rule(
    "later", "REL", "d:DURANY (?:LATER|AFTER (?=ENDING|$)|AFTER THAT (?=PRON|ENDING|DET|$))",
    lambda p: shifted(p.length("d"), 1, NARRATIVE),
    {f"{WET_MARCH} Two days later it stopped.": "1921-03-05",
    f"{WET_MARCH} Two days after that it stopped.": "1921-03-05"}, ("two days after that war","two men later",),
)  # fmt: skip
EARLIER = Rule(
    "earlier", "REL",
    "d:DURANY (?:EARLIER|BEFORE (?=ENDING|$)|PREVIOUS)", lambda p: shifted(p.length("d"), -1, NARRATIVE),
    {f"{WET_MARCH} A year earlier it was dry.": "1920"}, ("two men earlier",),
)  # fmt: skip
UNITS_LATER = Rule(
    "units later", "REL", "d:UNITS (?:LATER|e:EARLIER)", units_apart,
    {"Weeks later it stopped.": "FUTURE_REF"}, ("weeks of rain",),
)  # fmt: skip
STRETCH_AFTER = Rule(
    "following units", "STRETCH", "DET? (?:FOLLOWING|p:PREVIOUS) (?:d:DUR|d:UNITS)",
    lambda p: Stretch(p.length("d"), back="p" in p, base=NARRATIVE),
    {f"{WET_MARCH} In the following two weeks it stopped.": "P2W"}, ("the following two men",),
)  # fmt: skip

THROUGHOUT = Rule(
    "throughout the next unit", "STRETCH", "(?<=FOR|OVER|DURING) DET NEXT u:ANYUNIT",
    lambda p: Stretch(amount(1, p.unit("u")), back=False, base=NARRATIVE),
    {f"{WET_MARCH} It was dry for the next year.": "P1Y"}, ("in the next year",),
)  # fmt: skip

FIGURES = (FIGURES_AGO,)
LEVEL = (
    THROUGHOUT, COMPARED, YEAR_AGO, YEAR_EARLIER, OF_YEAR,
    SAME_TIME, AT_SAME_TIME, BY_THAT_TIME, AT_THE_TIME, IN_A_ROW, THAT_PERIOD, LATEST_PERIOD, THESE_YEARS, THAT_UNIT,
    THE_UNIT, FOLLOWING_UNIT, PREVIOUS_UNIT, ANAPHORIC_NAME,
    ANAPHORIC_PART, LATER, EARLIER, UNITS_LATER, STRETCH_AFTER,
)  # fmt: skip
