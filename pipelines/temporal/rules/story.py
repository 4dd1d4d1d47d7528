"""Dates relative to what was told before: that day, the following week, three days later, the day before."""

from pipelines.temporal.calendar import DAY, YEAR
from pipelines.temporal.meaning import (
    Base,
    DayPart,
    Shift,
    Told,
    Undated,
    Stretch,
    Vague,
    Which,
)
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.quantities import UNKNOWN, amount, shifted
from pipelines.temporal.rules.relative import chosen, unit_shift

STORY = Base.STORY

THAT_UNIT = Rule(
    "that unit", "REL", "(?:THAT (?:SAME|WHOLE)?|DET SAME|THIS SAME) u:ANYUNIT (?!AGO|LAST|A|DET (?:LAST|PREVIOUS))", lambda u: unit_shift(u, 0, STORY),
    {"Rain fell on 3 March 1921. That week it stopped.": "1921-W09"}, ("that man",),
)  # fmt: skip
THE_UNIT = Rule(
    "the unit", "REL", "DET WHOLE? u:ANYUNIT (?!DASH|AFTER|BEFORE|OF|CAP|LATER|EARLIER|FOLLOWING|PREVIOUS|THAT|WHOLE)", lambda u: unit_shift(u, 0, Base.ANCHOR if u.code == "WE" else STORY),
    {"Rain fell on 3 March 1921. The month was wet.": "1921-03"}, ("the day of the vote", "the man"),
)  # fmt: skip
FOLLOWING_UNIT = Rule(
    "following unit", "REL", "DET? FOLLOWING u:ANYUNIT | DET NEXT v:ANYUNIT | DET u2:ANYUNIT (?:FOLLOWING|AFTER (?=ENDING|$))",
    lambda u=None, v=None, u2=None: unit_shift(u or v or u2, 1, STORY),
    {"Rain fell on 3 March 1921. The next day it stopped.": "1921-03-04"}, ("next day",),
)  # fmt: skip
PREVIOUS_UNIT = Rule(
    "previous unit", "REL", "DET? PREVIOUS u:ANYUNIT | DET u2:ANYUNIT (?:PREVIOUS|BEFORE (?=ENDING|$))",
    lambda u=None, u2=None: unit_shift(u or u2, -1, STORY),
    {"Rain fell on 3 March 1921. The previous year was dry.": "1920"}, ("previous rain",),
)  # fmt: skip
STORY_NAMED = Rule(
    "following named", "REL", "DET? (?:n:FOLLOWING|p:PREVIOUS) x:RECUR | THAT y:RECUR",
    lambda x=None, y=None, **which: chosen(x or y, Which.THIS if y else Which.NEXT if "n" in which else Which.LAST, STORY),
    {"Rain fell on 3 March 1921. The following Friday it stopped.": "1921-03-04"}, ("the following man",),
)  # fmt: skip
STORY_PART = Rule(
    "that part of the day", "REL", "(?:THAT SAME?|DET SAME|DET) p:DAYPART (?!OF|CAP|W|PL) | DET? (?:NEXT|FOLLOWING) n:DAYPART | DET PREVIOUS q:DAYPART",
    lambda p=None, n=None, q=None: DayPart(p or n or q, Shift(DAY, 1 if n else -1 if q else 0, STORY)),
    {"Rain fell on 3 March 1921. That night it stopped.": "1921-03-03TNI"}, ("last night",),
)  # fmt: skip
LATER = Rule(
    "later", "REL", "d:DURANY (?:LATER|AFTER (?=ENDING|$))", lambda d: shifted(d, 1, STORY),
    {"Rain fell on 3 March 1921. Two days later it stopped.": "1921-03-05"}, ("two men later",),
)  # fmt: skip
EARLIER = Rule(
    "earlier", "REL", "d:DURANY (?:EARLIER|BEFORE (?=ENDING|$)|PREVIOUS)", lambda d: shifted(d, -1, STORY),
    {"Rain fell on 3 March 1921. A year earlier it was dry.": "1920"}, ("two men earlier",),
)  # fmt: skip
UNITS_LATER = Rule(
    "units later", "REL", "u:UNITS (?:l:LATER|e:EARLIER)",
    lambda u, **side: Vague("PAST_REF" if "e" in side else "FUTURE_REF", -1 if "e" in side else 1, STORY, amount(UNKNOWN, u)),
    {"Weeks later it stopped.": "FUTURE_REF"}, ("weeks of rain",),
)  # fmt: skip
STRETCH_AFTER = Rule(
    "following units", "STRETCH", "DET? (?:f:FOLLOWING|p:PREVIOUS) (?:d:DUR|u:UNITS)",
    lambda d=None, u=None, **side: Stretch(d or amount(UNKNOWN, u), back="p" in side, base=STORY),
    {"Rain fell on 3 March 1921. In the following two weeks it stopped.": "P2W"}, ("the following two men",),
)  # fmt: skip

COMPARED = Rule(
    "same time in another year", "REL",
    "DET (?:SAME (?:PERIOD|TIMEWORD|u:ANYUNIT)|v:ANYUNIT DASH?) (?:OF|IN|COMMA|DET|A)* (?:LAST UNIT|PREVIOUS UNIT|UNIT (?:AGO|EARLIER|BEFORE|PREVIOUS)|(?:YEAR DASH? )?EARLIER|ADUR (?:AGO|EARLIER|BEFORE))",
    lambda u=None, v=None: Shift(YEAR, -1, STORY, keep=True),
    {"Sales rose in March 2019. In the same period a year earlier they fell.": "2018-03"}, ("the same man last year",),
)  # fmt: skip
SAME_TIME = Rule(
    "the same time", "DATE", "DET SAME TIMEWORD (?!AS)", lambda: Told(),
    {"It rained on 3 March 1921. At the same time it blew.": "1921-03-03"}, ("the same man",),
)  # fmt: skip
AT_THE_TIME = Rule(
    "at the time", "VAGUE", "(?<=AT) (?:DET|THAT) TIMEWORD (?!OF|THAT|CAP) | (?<=BY|AT|FROM|OF) THAT TIMEWORD (?!W)", lambda: Vague("PRESENT_REF"),
    {"It was dry at the time.": "PRESENT_REF"}, ("at the time of the vote",),
)  # fmt: skip
THAT_PERIOD = Rule(
    "that period", "DATE", "(?:THIS|THAT|DET SAME) PERIOD", lambda: Undated(None, event=False),
    {}, ("the period",),
)  # fmt: skip
THIS_TIME = Rule(
    "this time", "VAGUE", "(?<=AT|BY|DURING) THISTIME", lambda: Vague("PRESENT_REF"),
    {"It was dry at this time.": "PRESENT_REF"}, ("this time it was dry",),
)  # fmt: skip

LEVEL = (
    COMPARED, SAME_TIME, AT_THE_TIME, THAT_PERIOD, THIS_TIME, THAT_UNIT, THE_UNIT, FOLLOWING_UNIT, PREVIOUS_UNIT, STORY_NAMED, STORY_PART, LATER, EARLIER, UNITS_LATER, STRETCH_AFTER,
)  # fmt: skip
