"""Words in small letters that are dates only by themselves or after a cue: mon, in march, morning."""

from pipelines.temporal.calendar import DAY
from pipelines.temporal.meaning import DayPart, Shift
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.partial import name

PART_ALONE = Rule(
    "part of the day alone", "REL", "^ (?:PARTMOD DASH?)? p:DAYPART (?=$|DOT $)",
    lambda p: DayPart(p.word("p"), Shift(DAY, 0)),
    {"morning": "2025-04-15TMO", "mid-afternoon": "2025-04-15TAF"}, ("good morning", "night raids"),
)  # fmt: skip
LOW_WEEKDAY = Rule(
    "short weekday in small letters", "RECUR",
    "^ w:LOWDAY (?=$|DOT $|COMMA WDAYANY) | (?<=ON|LAST|NEXT|THIS) w:LOWDAY (?!W|PL|CAP)",
    lambda p: name("weekday", p, "w"),
    {"mon": "2025-04-14", "met on fri": "2025-04-11"}, ("he sat", "they wed"),
)  # fmt: skip
LOW_MONTH = Rule(
    "month in small letters", "RECUR",
    "(?<=IN|BY|BEFORE|AFTER|SINCE|UNTIL|LAST|NEXT|OF|BETWEEN) m:LOWMAY (?=$|DOT|COMMA|PUNCT|AND|OR|TO|DASH)"
    " | ^ m:LOWMAY (?=$|DOT $|(?:AND|OR|TO|DASH) MONLOW|(?:THIS|NEXT|LAST) UNIT) | (?<=THIS) m:LOWMAY (?=$|DOT $)",
    lambda p: name("month", p, "m"),
    {"rained in march.": "2025-03", "this may": "2025-05"},
    ("this may, too, be so", "a march by night", "of march winds"),
)  # fmt: skip

RELATIVE = (PART_ALONE,)
NAMES = (LOW_WEEKDAY, LOW_MONTH)
