"""The alphabet of the grammar: one character for each word class, so that a phrase becomes a short string.

Names in capitals stand in rule patterns; `compile_pattern` turns such a pattern into a regular expression over the
characters. Word classes come from the lexicon, shapes of digits and strangers from `tokens.py`, the rest is made by
rules. An alias is a set of classes.
"""

import re
from difflib import get_close_matches

WORD_CLASSES = (
    "UNIT UNITS SHORTUNIT CENTURYW QUARTER QUARTERS HALF QTOKEN MONTH SHORTMONTH MAYMARCH LOWMAY WEEKDAY WEEKDAYS "
    "SHORTDAY SATSUN LOWDAY SMALL TEEN "
    "TENS SCALE DOZEN DOZENS ORDINAL SECOND DECADEWORD FEWWORD COUPLE SEASON SEASONS FALL DAYPART NOON OVERNIGHT "
    "TONIGHT "
    "DEICTIC NOW PRESENT FUTURE RECENTLY RECENT CURRENT DET A THIS THAT POSSESSIVE LAST PAST LATEST PREVIOUS NEXT "
    "COMING "
    "FOLLOWING SAME EVERY EACH PER OTHER ONCE TIMES AGO LATER EARLIER BEFORE AFTER FROM TO UNTIL THROUGH SINCE BY "
    "BETWEEN "
    "AND OR OF IN ON AT FOR DURING WITHIN OVER UNDER AROUND NEARLY MORE LESS THAN LEAST MOST UP AS SO ONLY WHOLE "
    "EARLY LATE "
    "MID STARTOF ENDOF REST ALL EVE LONG OLD FISCAL ACADEMIC TIMEWORD PERIOD AMPM OCLOCK BC AD DAILY ISH ZONE FEAST "
    "TERM EVENTNOUN NUMBERED FEASTHEAD THISTIME TODATE PRESENTREF FUTUREREF FUTURETERM NOTNOW "
    "ENDED NAMED MAGNITUDE NAMEMONTH WITH PLUS SOME TITLE WORK HOUSES UNITLONG AHEAD "
    "FMONTH FOF FY INTO GIVEN PRON HOUSEHOLD DECADEPOSS SESSION INAROW RUNNING STREET COMPASS"
)
SHAPES = (
    "N12 N31 N99 NBIG YEAR DECIMAL CLOCK HHMM ORDN DECADE EARLYDECADE SHORTDECADE ISO NUMDATE MONYEAR SHORTYEAR "
    "POINTED ISOWEEK YEARSPAN DAYSPAN QYEAR FYEAR SLASHED COMMA DASH SLASH APOS POSS "
    "LPAR RPAR W PL CAPITAL CAPS PUNCT NL DOT CUR QUOTE OUTSIDE"
)
MADE = "NUMBER DUR ADUR HDUR TIMEOFDAY MD DAYDATE YDATE DATE REL RECUR STRETCH SETX VAGUE OUTER PAIR"
NAMES = tuple(f"{WORD_CLASSES} {SHAPES} {MADE}".split())
CHAR = {name: chr(0xE000 + number) for number, name in enumerate(NAMES)}

ALIASES = {
    "CAP": "CAPITAL CAPS GIVEN STREET COMPASS",
    "WORD": "W PL PRON CAPITAL CAPS GIVEN STREET COMPASS RECUR",
    "COUNT": "N12 N31 N99 NBIG YEAR DECIMAL SMALL TEEN TENS NUMBER DOZEN",
    "SMALL": "SMALL TEEN",
    "HOURNUM": "N12 SMALL",
    "DIGITS": "N12 N31 N99 NBIG YEAR",
    "TWODIGITS": "N12 N31 N99",
    "DAYNUM": "N12 N31 ORDN",
    "ENDING": "PUNCT DOT COMMA NL QUOTE RPAR",
    "DAYORD": "N12 N31 ORDN ORDINAL SECOND",
    "DAYWORD": "N12 N31 ORDN ORDINAL SECOND SMALL TEEN NUMBER",
    "ORD": "ORDN ORDINAL SECOND",
    "ANYUNIT": "UNIT QUARTER CENTURYW",
    "CALUNIT": "UNIT CENTURYW",
    "LENGTH": "UNIT UNITS QUARTER QUARTERS CENTURYW SHORTUNIT",
    "MON": "MONTH NAMEMONTH SHORTMONTH MAYMARCH",
    "MONLOW": "MONTH NAMEMONTH SHORTMONTH MAYMARCH LOWMAY",
    "WDAY": "WEEKDAY SHORTDAY",
    "WDAYANY": "WEEKDAY SHORTDAY SATSUN LOWDAY",
    "SEASONANY": "SEASON FALL",
    "NOTYEAR": "CUR CAPS NUMBERED SOME NEARLY NBIG WORK",
    "PARTMOD": "EARLY LATE MID",
    "EDGE": "STARTOF ENDOF MID",
    "DURANY": "DUR ADUR",
    "DAYISH": "DAYDATE MD RECUR REL DATE",
    "CUE": (
        "IN SINCE BY UNTIL FROM BETWEEN DURING OF AFTER BEFORE AROUND EARLY LATE MID DET LPAR THROUGH TO ON FOR "
        "AND OR POSSESSIVE POSS DASH COMMA APOS QUOTE INTO THIS"
    ),
    "NTHWORD": "ORDN ORDINAL SECOND LAST",
    "DATED": "DAYDATE YDATE DATE REL MD RECUR",
    "FIXED": "DAYDATE YDATE DATE REL",
    "MONTHCUE": (
        "LPAR IN SINCE BY UNTIL FROM BETWEEN DURING OF AFTER BEFORE THROUGH TO EARLY LATE MID AND OR EVERY EACH "
        "FOLLOWING PREVIOUS THAT"
    ),
    "SEASONCUE": (
        "IN SINCE BY UNTIL FROM BETWEEN DURING AFTER BEFORE THROUGH TO EARLY LATE MID LAST NEXT THIS FOLLOWING "
        "PREVIOUS THAT EVERY EACH AND"
    ),
    "OPENWORD": (
        "IN ON SINCE BY UNTIL FROM DURING BETWEEN OF THIS LAST NEXT DET A EARLY LATE MID BEFORE AFTER WITHIN EVERY"
    ),
    "PREP": "IN SINCE BY UNTIL FROM BETWEEN DURING OF AFTER BEFORE THROUGH TO ON FOR WITHIN OVER INTO",
}

STRANGER_NAMES = (
    "W PL PRON GIVEN STREET COMPASS MAGNITUDE WITH TITLE WORK CAPITAL CAPS PUNCT NL DOT CUR QUOTE RPAR OUTSIDE"
)
TRIGGER_NAMES = (
    "UNIT UNITS UNITLONG NAMEMONTH CENTURYW QUARTER QUARTERS HALF QTOKEN MONTH SHORTMONTH MAYMARCH LOWMAY WEEKDAY "
    "WEEKDAYS SHORTDAY SATSUN "
    "LOWDAY DECADEWORD SEASON SEASONS FALL DAYPART NOON OVERNIGHT TONIGHT DEICTIC NOW PRESENT FUTURE RECENTLY AGO "
    "BC AD "
    "DAILY FEAST YEAR CLOCK HHMM AMPM OCLOCK DECADE SHORTDECADE ISO NUMDATE TIMEWORD PERIOD SHORTUNIT ZONE "
    "SLASHED SECOND POINTED ISOWEEK YEARSPAN DAYSPAN QYEAR FYEAR FY FMONTH HOUSEHOLD DECADEPOSS "
    "TIMES PAST RECENT CURRENT TERM ORDN MONYEAR SHORTYEAR FEASTHEAD EVE TENS"
)

_ITEM = re.compile(r"(?:([a-z]):)?([A-Z][A-Z0-9]+|A|W)(?![A-Za-z])|([a-z]):(?=\()|\s+")


def checked_class(name: str) -> str:
    """Return the name of a word class or an alias.

    Raises:
        ValueError: there is no such class; the message names the ones that are spelled most like it.

    >>> checked_class("WEEKDYA")
    Traceback (most recent call last):
    ValueError: There is no word class WEEKDYA. Did you mean WEEKDAY, WEEKDAYS?
    """
    if name in CHAR or name in ALIASES:
        return name
    near = get_close_matches(name, [*CHAR, *ALIASES])
    raise ValueError(f"There is no word class {name}." + (f" Did you mean {', '.join(near)}?" if near else ""))


def characters(name: str) -> str:
    """Return the characters of a class or an alias.

    >>> len(characters("ORD"))
    3
    """
    return "".join(CHAR[part] for part in ALIASES.get(checked_class(name), name).split())


INSIDE = "".join(sorted(set(CHAR.values()) - {CHAR[name] for name in f"{STRANGER_NAMES} {MADE}".split()}))
"""The classes that occur in rules."""
TRIGGERS = "".join(CHAR[name] for name in TRIGGER_NAMES.split())
"""The classes that make a run of words worth parsing."""
STRANGERS = "".join(map(characters, ("W", "PL", "PRON", "CAP")))
"""The classes of words that the lexicon does not know."""


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a regular expression over class characters; `n:COUNT` captures what stands there under the name n.

    A name may be used in several branches of a pattern; each use is a group of its own, such as n_1.

    >>> list(compile_pattern("n:COUNT UNITS | n:SMALL UNITS").groupindex)
    ['n_1', 'n_2']
    """
    uses: dict[str, int] = {}

    def group(name: str) -> str:
        uses[name] = uses.get(name, 0) + 1
        return f"(?P<{name}_{uses[name]}>"

    def spelled(match: re.Match[str]) -> str:
        if match[2] is None:
            return f"{group(match[3])})" if match[3] else ""
        chars = characters(match[2])
        item = chars if len(chars) == 1 else f"[{chars}]"
        return f"{group(match[1])}{item})" if match[1] else item

    return re.compile(_ITEM.sub(spelled, pattern))
