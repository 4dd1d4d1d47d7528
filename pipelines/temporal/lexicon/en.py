"""English: the words of time, as tables."""

from collections.abc import Mapping

from pipelines.temporal.calendar import CENTURY, DAY, DECADE, HALF, MONTH, QUARTER, WEEK, WEEKEND, YEAR
from pipelines.temporal.lexicon.en_feasts import ALL_FEASTS, FEAST_HEADS, TRADITIONS
from pipelines.temporal.lexicon.foreign import FOREIGN_WORDS
from pipelines.temporal.lexicon.model import Lexicon, Quantity, Unit, Value

UNITS = {
    "day": Unit(DAY, "D"),
    "week": Unit(WEEK, "W"),
    "fortnight": Unit(WEEK, "W", 2),
    "weekend": Unit(WEEKEND, "WE"),
    "month": Unit(MONTH, "M"),
    "year": Unit(YEAR, "Y"),
    "decade": Unit(DECADE, "DE"),
    "millennium": Unit(YEAR, "Y", 1000),
    "hour": Unit(None, "TH", 1, 60),
    "minute": Unit(None, "TM", 1, 1),
}
PLURALS = {f"{word}s": unit for word, unit in UNITS.items()} | {
    "millennia": UNITS["millennium"],
    "seconds": Unit(None, "TS", 1, 1 / 60),
}
del PLURALS["millenniums"]
SHORT_UNITS = {
    **dict.fromkeys(("hr", "hrs", "h"), UNITS["hour"]),
    **dict.fromkeys(("min", "mins"), UNITS["minute"]),
    **dict.fromkeys(("sec", "secs"), PLURALS["seconds"]),
    **dict.fromkeys(("yr", "yrs"), UNITS["year"]),
    **dict.fromkeys(("wk", "wks"), UNITS["week"]),
}
MONTHS = {
    "january": 1, "february": 2, "april": 4, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
    "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
SHORT_WEEKDAYS = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Weds": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
DECADE_WORDS = {f"{word[:-1]}ies": number for word, number in TENS.items()} | {"noughties": 100}
VAGUE_COUNTS = {
    "few": Quantity(2, 9, "X"),
    "several": Quantity(3, 9, "X"),
    "many": Quantity(None, None, "X"),
    "numerous": Quantity(None, None, "X"),
    "countless": Quantity(None, None, "X"),
}
PARTS_OF_DAY = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "nighttime": "NI", "daytime": "DT", "dawn": "MO", "dusk": "EV", "sunset": "EV",
    "sunrise": "MO", "daybreak": "MO", "nightfall": "EV",
}  # fmt: skip
ZONES = {
    "UTC": "Z", "GMT": "Z", "Z": "Z", "WET": "Z", "EST": "-05", "EDT": "-04", "CST": "-06", "CDT": "-05", "MST": "-07",
    "MDT": "-06", "PST": "-08", "PDT": "-07", "AKST": "-09", "AKDT": "-08", "HST": "-10", "ET": "", "CT": "", "MT": "",
    "PT": "", "BST": "+01", "CET": "+01", "WAT": "+01", "CEST": "+02", "EET": "+02", "CAT": "+02", "EEST": "+03",
    "EAT": "+03", "MSK": "+03", "GST": "+04", "PKT": "+05", "IST": "+05:30", "HKT": "+08", "SGT": "+08", "JST": "+09",
    "KST": "+09", "AEST": "+10", "AEDT": "+11",
}  # fmt: skip
ZONE_NAMES = {
    "local": "", "eastern": "", "central": "", "mountain": "", "pacific": "", "eastern standard": "-05",
    "eastern daylight": "-04", "central standard": "-06", "central daylight": "-05", "mountain standard": "-07",
    "mountain daylight": "-06", "pacific standard": "-08", "pacific daylight": "-07", "greenwich mean": "Z",
    "universal": "Z", "coordinated universal": "Z", "british summer": "+01", "central european": "+01",
    "central european summer": "+02", "eastern european": "+02", "eastern european summer": "+03", "moscow": "+03",
    "baghdad": "+03", "tehran": "+03:30", "kabul": "+04:30", "indian standard": "+05:30", "beijing": "+08",
    "hong kong": "+08", "tokyo": "+09", "seoul": "+09",
}  # fmt: skip
AROUND_WORDS = ("around", "about", "approximately", "roughly", "circa", "somewhere", "ca", "ca.", "c.")
CLASSES: dict[str, Mapping[str, Value] | str] = {
    "UNIT": dict(UNITS),
    "UNITS": dict(PLURALS),
    "SHORTUNIT": dict(SHORT_UNITS),
    "UNITLONG": {f"{word}long": UNITS[word] for word in ("hour", "day", "week", "month", "year", "decade")},
    "QUARTER": {"quarter": Unit(QUARTER, "Q"), "qtr": Unit(QUARTER, "Q")},
    "QUARTERS": {"quarters": Unit(QUARTER, "Q")},
    "CENTURYW": {"century": Unit(CENTURY, "CE"), "centuries": Unit(CENTURY, "CE")},
    "HALF": {"half": Unit(HALF, "H"), "halves": Unit(HALF, "H")},
    "MONTH": dict(MONTHS),
    "WEEKDAY": dict(WEEKDAYS),
    "WEEKDAYS": {f"{word}s": number for word, number in WEEKDAYS.items()},
    "SMALL": {word: number for number, word in enumerate(SMALL.split()) if number < 13},
    "TEEN": {word: number for number, word in enumerate(SMALL.split()) if number >= 13},
    "TENS": dict(TENS),
    "SCALE": {"hundred": 100, "thousand": 1000},
    "DOZEN": {"dozen": 12},
    "DOZENS": {"dozens": Quantity(24, 99, "X"), "scores": Quantity(40, 99, "X"), "hundreds": Quantity(200, 999, "X")},
    "ORDINAL": {word: number for number, word in enumerate(ORDINALS.split(), 1) if number != 2}
    | {"final": -1, "latter": -1},
    "SECOND": {"second": 2},
    "DECADEWORD": dict(DECADE_WORDS),
    "FEWWORD": dict(VAGUE_COUNTS),
    "COUPLE": {"couple": Quantity(2, 3, "2"), "pair": Quantity(2, 2, "2")},
    "SEASON": {"spring": 0, "summer": 1, "autumn": 2, "winter": 3, "springtime": 0, "summertime": 1, "wintertime": 3},
    "SEASONS": {"springs": 0, "summers": 1, "autumns": 2, "winters": 3},
    "FALL": {"fall": 2},
    "DAYPART": dict(PARTS_OF_DAY),
    "NOON": {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "noontime": "T12:00"},
    "OVERNIGHT": "overnight",
    "TONIGHT": "tonight tonite",
    "DEICTIC": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "NOW": "now currently nowadays presently",
    "PRESENT": "present",
    "FUTURE": "future",
    "RECENTLY": "recently lately",
    "RECENT": "recent",
    "CURRENT": "current",
    "DET": "the",
    "A": "a an another",
    "THIS": "this these",
    "THAT": "that those",
    "POSSESSIVE": "its his her their our my your whose",
    "LAST": {"last": -1},
    "PAST": "past",
    "LATEST": "latest",
    "PREVIOUS": "previous preceding prior",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "FOLLOWING": "following ensuing subsequent succeeding",
    "SAME": "same very",
    "EVERY": {"every": "EVERY"},
    "EACH": {"each": "EACH"},
    "PER": "per",
    "OTHER": "other",
    "ONCE": {"once": "1X", "twice": "2X", "thrice": "3X"},
    "TIMES": "times",
    "AGO": "ago",
    "LATER": "later afterwards afterward thereafter hence",
    "EARLIER": "earlier beforehand previously",
    "BEFORE": {"before": "before"},
    "AFTER": {"after": "after"},
    "FROM": "from",
    "TO": "to",
    "UNTIL": {"until": "until", "till": "until"},
    "THROUGH": "through thru",
    "SINCE": {"since": "since"},
    "BY": {"by": "by"},
    "BETWEEN": "between",
    "AND": "and &",
    "OR": "or",
    "OF": "of",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "FOR": "for",
    "DURING": "during throughout",
    "WITHIN": "within",
    "OVER": {"over": "MORE_THAN"},
    "UNDER": {"under": "LESS_THAN"},
    "AROUND": dict.fromkeys(AROUND_WORDS, "APPROX"),
    "NEARLY": {"nearly": "LESS_THAN", "almost": "LESS_THAN"},
    "MORE": {"more": "MORE_THAN", "longer": "MORE_THAN"},
    "LESS": dict.fromkeys(("less", "fewer", "shorter"), "LESS_THAN"),
    "THAN": "than",
    "LEAST": {"least": "EQUAL_OR_MORE"},
    "MOST": {"most": "EQUAL_OR_LESS"},
    "UP": {"up": "EQUAL_OR_LESS"},
    "AS": "as",
    "SO": {"so": "APPROX"},
    "ONLY": "just only exactly even",
    "WHOLE": "whole entire full consecutive straight successive solid trading business working calendar",
    "EARLY": {"early": "START"},
    "LATE": {"late": "END"},
    "MID": {"mid": "MID", "middle": "MID", "midst": "MID"},
    "STARTOF": dict.fromkeys(["start", "starting", "beginning", "onset", "outset", "opening"], "START"),
    "ENDOF": {"end": "END", "close": "END", "closing": "END"},
    "REST": "rest remainder",
    "ALL": "all",
    "EVE": "eve",
    "LONG": "long",
    "OLD": "old",
    "FISCAL": "fiscal financial",
    "ACADEMIC": "academic school",
    "TIMEWORD": "time moment",
    "PERIOD": "period era",
    "NUMBERED": (
        "resolution room flight agent directive article section regulation highway route channel page pages pp table "
        "figure fig paragraph chapter platform terminal gate model version isbn windows population extension volume"
    ),
    "PL": "people men women children policemen servicemen fishermen feet",
    "TITLE": "mr mrs ms miss dr judge sen rep gov prof sgt lt col capt sir",
    "WORK": "novel film movie book album musical opera",
    "SOME": {"some": "APPROX"},
    "TERM": "term",
    "EVENTNOUN": "attack attacks bombing bombings uprising revolution massacre coup movement putsch plot riots",
    "AMPM": {
        "am": "a", "pm": "p", "a.m.": "a", "p.m.": "p", "a.m": "a", "p.m": "p",
    },
    "OCLOCK": "o'clock o’clock oclock",
    "BC": "bc bce b.c. b.c.e. b.c b.c.e",
    "AD": "ad ce a.d. c.e. a.d",
    "DAILY": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y",
        "quarterly": "P1Q", "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W",
        "biennial": "P2Y", "semiannual": "P6M", "biannual": "P6M", "bimonthly": "P2M", "everyday": "P1D",
    },
    "ISH": "ish",
    "ENDED": "ended ending",
    "AHEAD": "ahead",
    "MAGNITUDE": "million billion trillion",
    "WITH": "with",
}  # fmt: skip


DAY_NICKNAMES = {
    "black": "monday tuesday wednesday thursday saturday sunday",
    "bloody": "monday tuesday wednesday thursday friday saturday sunday",
    "super": "tuesday saturday sunday",
    "blue": "monday",
    "ruby": "tuesday",
    "casual": "friday",
    "freaky": "friday",
    "sheffield": "wednesday",
    "manic": "monday",
    "plough": "monday",
    "red": "sunday friday",
}
NAMED_AFTER_DAYS = {
    "sunday": "times, telegraph, mirror, express, herald, mail, post, independent, tribune, world, school",
    "saturday": "evening post, night live, review",
    "monday": "night football",
    "thursday": "night football",
    "wednesday": "addams",
}
PRIZES = (
    "player man woman person coach rookie word album employee sportsman sportswoman athlete footballer manager "
    "driver businessman entrepreneur"
)
PHRASES: dict[str, tuple[str, Value]] = {
    **{f"{name} {day}": ("NAMED", None) for name, days in DAY_NICKNAMES.items() for day in days.split()},
    **{f"{day} {paper}": ("NAMED", None) for day, papers in NAMED_AFTER_DAYS.items() for paper in papers.split(", ")},
    **{f"{prize} of the {unit}": ("NAMED", None) for prize in PRIZES.split() for unit in ("year", "month", "week")},
    **{f"{name} time": ("ZONE", offset) for name, offset in ZONE_NAMES.items()},
    "20th century fox": ("NAMED", None),
    "these days": ("PRESENTREF", "PRESENT_REF"),
    "at the moment": ("PRESENTREF", "PRESENT_REF"),
    "the time being": ("PRESENTREF", "PRESENT_REF"),
    "time being": ("PRESENTREF", "PRESENT_REF"),
    "for the moment": ("PRESENTREF", "PRESENT_REF"),
    "a while ago": ("RECENTLY", None),
    "some time ago": ("RECENTLY", None),
    "a long time ago": ("RECENTLY", None),
    "long ago": ("RECENTLY", None),
    "moments ago": ("RECENTLY", None),
    "right now": ("PRESENTREF", "PRESENT_REF"),
    "now that": ("NOTNOW", None),
    "from now on": ("FUTUREREF", "FUTURE_REF"),
    "day before yesterday": ("DEICTIC", -2),
    "day after tomorrow": ("DEICTIC", 2),
    "near term": ("FUTURETERM", "FUTURE_REF"),
    "short term": ("FUTURETERM", "FUTURE_REF"),
    "long - term": ("FUTURETERM", "FUTURE_REF"),
    "long term": ("FUTURETERM", "FUTURE_REF"),
    "this time": ("THISTIME", None),
    "present day": ("PRESENTREF", "PRESENT_REF"),
    "to date": ("TODATE", "PRESENT_REF"),
    "latter part": ("ENDOF", "END"),
    "later part": ("ENDOF", "END"),
    "last part": ("ENDOF", "END"),
    "early part": ("STARTOF", "START"),
    "first part": ("STARTOF", "START"),
    "near future": ("FUTURETERM", "FUTURE_REF"),
    "foreseeable future": ("FUTURETERM", "FUTURE_REF"),
    "o ' clock": ("OCLOCK", None),
    "o clock": ("OCLOCK", None),
    "week - end": ("UNIT", UNITS["weekend"]),
    "the day before yesterday": ("DEICTIC", -2),
    "the day after tomorrow": ("DEICTIC", 2),
    "no later than": ("BY", "by"),
    "not later than": ("BY", "by"),
    "as late as": ("BY", "by"),
    "on or before": ("BY", "by"),
    "on or after": ("SINCE", "since"),
    "no earlier than": ("SINCE", "since"),
    "not earlier than": ("SINCE", "since"),
    "earlier than": ("BEFORE", "before"),
    "sooner than": ("BEFORE", "before"),
    "later than": ("AFTER", "after"),
}


def _words() -> dict[str, tuple[str, Value]]:
    words: dict[str, tuple[str, Value]] = dict(FOREIGN_WORDS)
    words.update(dict.fromkeys(FEAST_HEADS.split(), ("FEASTHEAD", None)))
    for name, members in CLASSES.items():
        table = dict.fromkeys(members.split()) if isinstance(members, str) else members
        words.update({word: (name, value) for word, value in table.items()})
    words.update(
        {name: ("FEAST", (feast, "")) for name, feast in ALL_FEASTS.items() if " " not in name and "-" not in name}
    )
    return words


def _exact() -> dict[str, tuple[str, Value]]:
    exact: dict[str, tuple[str, Value]] = {
        "May": ("MAYMARCH", 5),
        "MAY": ("MAYMARCH", 5),
        "may": ("LOWMAY", 5),
        "March": ("MAYMARCH", 3),
        "MARCH": ("MAYMARCH", 3),
        "march": ("LOWMAY", 3),
        "Second": ("SECOND", 2),
        "MID": ("CAPS", None),
        **{name: ("NAMEMONTH", MONTHS[name]) for name in ("april", "june", "august")},
        "advent": ("W", None),
        "lent": ("W", None),
    }
    for word, month in SHORT_MONTHS.items():
        exact |= {form: ("SHORTMONTH", month) for form in (word, word.upper())}
        exact |= {f"{form}.": ("SHORTMONTH", month) for form in (word, word.upper())}
        exact[word.lower()] = exact[f"{word.lower()}."] = ("LOWMAY", month)
    for word, day in SHORT_WEEKDAYS.items():
        name = "SATSUN" if word in ("Sat", "Sun") else "SHORTDAY"
        exact |= {word: (name, day), f"{word}.": ("SHORTDAY", day), word.upper(): (name, day)}
        exact[word.lower()] = ("LOWDAY", day)
    exact |= {zone: ("ZONE", offset) for zone, offset in ZONES.items()}
    exact |= dict.fromkeys(("No", "Nos"), ("NUMBERED", None))
    return exact


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, Value], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
    entries: list[tuple[str, str, Value]] = [(phrase, name, value) for phrase, (name, value) in PHRASES.items()]
    for phrase, said in ALL_FEASTS.items():
        feast, _, tradition = said.partition("/")
        entries.append((phrase, "FEAST", (feast, tradition)))
        entries += [(f"{church} {phrase}", "FEAST", (feast, kept)) for church, kept in TRADITIONS.items()]
    for phrase, name, value in entries:
        words = tuple(phrase.replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").split())
        table.setdefault(words[0], []).append((words, name, value))
    table = {first: [entry for entry in found if len(entry[0]) > 1] for first, found in table.items()}
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in table.items()}


IRREGULAR_PASTS = (
    "was were did had went came took made got gave found saw knew thought told became left felt put brought began "
    "kept "
    "held wrote stood heard let meant set met ran paid sat spoke lay led grew lost fell sent built understood "
    "drew broke "
    "spent cut rose drove bought wore chose shot struck won flew threw blew fought caught taught sold hit shut "
    "hurt beat "
    "burst split cost quit spread arose awoke bore bent bet bound bit bled bred burnt clung crept dealt dug fed fled "
    "forbade forgot froze hid hung knelt leapt lent lit rode rang sank shook shone shrank slid slept sang sought "
    "spun "
    "sprang stole stuck stung swam swept swore swung tore wept withdrew overthrew overtook undertook underwent"
)
VERBS: dict[str, str] = (
    dict.fromkeys(IRREGULAR_PASTS.split(), "past")
    | dict.fromkeys(["will", "shall", "wo", "ll", "won't", "gonna"], "future")
    | dict.fromkeys(["would", "could", "may", "might", "must", "should", "can", "can't", "cannot"], "modal")
    | dict.fromkeys(["has", "have", "having", "'ve"], "perfect")
    | dict.fromkeys(
        [
            "expected",
            "due",
            "scheduled",
            "planned",
            "set",
            "slated",
            "plans",
            "plan",
            "expects",
            "expect",
            "intends",
            "intend",
            "aims",
            "aim",
            "hopes",
            "hope",
            "prepares",
            "preparing",
            "prepared",
            "poised",
            "bound",
            "likely",
            "ready",
            "wants",
            "want",
            "agreed",
            "forecast",
        ],
        "plan",
    )
    | dict.fromkeys(
        [
            "begins",
            "starts",
            "opens",
            "ends",
            "closes",
            "arrives",
            "leaves",
            "departs",
            "takes",
            "meets",
            "returns",
            "resumes",
            "launches",
            "expires",
            "falls",
            "plays",
            "hosts",
            "travels",
            "speaks",
        ],
        "present",
    )
    | dict.fromkeys(
        ["resume", "reopen", "begin", "start", "meet", "vote", "return", "arrive", "depart", "expire"], "base"
    )
    | dict.fromkeys(["effective", "beginning", "starting", "ending"], "plan")
    | dict.fromkeys(["said", "says", "told", "added", "reported", "announced", "according"], "say")
    | {"to": "to", "upcoming": "ahead", "forthcoming": "ahead"}
)
NOT_PAST = frozenset(
    [
        "need",
        "speed",
        "seed",
        "feed",
        "indeed",
        "hundred",
        "red",
        "bed",
        "wed",
        "breed",
        "deed",
        "exceed",
        "greed",
        "shed",
        "sled",
        "united",
    ]
)

NOT_VERBS = frozenset([*MONTHS, *WEEKDAYS, *TENS, *SMALL.split()]) | frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "them",
        "him",
        "it",
        "us",
        "me",
        "you",
        "all",
        "some",
        "any",
        "no",
        "each",
        "every",
        "one",
        "two",
        "which",
        "what",
        "whom",
        "many",
        "more",
        "most",
        "date",
        "today",
    ]
)
PLAN_MARKS = frozenset(["to", "for", "on", "in", "by", "through"])

ENGLISH = Lexicon(
    words=_words(),
    exact=_exact(),
    phrases=_phrases(),
    verbs=VERBS,
    not_past=NOT_PAST,
    not_verbs=NOT_VERBS,
    plan_marks=PLAN_MARKS,
    clauses=frozenset(["that", "which", "who", "whom", "whether", "because", "although"]),
    due=frozenset(["due", "scheduled", "slated", "likely", "expected", "effective", "beginning", "starting", "ending"]),
)
