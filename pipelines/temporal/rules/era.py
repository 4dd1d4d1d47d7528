"""Years and longer: 490 BC, the 1990s, the 19th century, the third quarter of 2023, summer 2019, Easter 2019."""

from pipelines.temporal.calendar import CENTURY, DECADE, HALF, QUARTER, SEASON, YEAR, Cell
from pipelines.temporal.meaning import At, Fiscal, Meaning, Part, Recurring, Within
from pipelines.temporal.rule import Parts, Rule

LATEST_YEAR = 2200


def parted(p: Parts, of: Meaning | None) -> Meaning | None:
    """The early, mid or late part of a date, if the words say so."""
    return Part(p.word("p"), of) if of is not None and "p" in p else of


def anno_domini(p: Parts) -> Meaning | None:
    """A year that is said to be AD."""
    year = p.whole("y")
    return At(Cell(YEAR, year)) if 0 < year < LATEST_YEAR else None


def century(p: Parts) -> Meaning | None:
    """A century by its ordinal: the 19th is 18."""
    number = p.whole("n")
    if number < 1:
        return None
    return parted(p, At(Cell(CENTURY, -number if "b" in p else number - 1)))


def short_decade(p: Parts) -> Meaning | None:
    """The '80s, the eighties: of the last century."""
    number = p.whole("d") if "d" in p else p.whole("w") // 10
    return parted(p, At(Cell(DECADE, 190 + number)))


def quarter(p: Parts) -> Meaning | None:
    """A quarter or half of a year."""
    size, number = p.numbers("q") if "q" in p else (2 if "h" in p else 4, p.whole("n"))
    number = size if number == -1 else number
    if not 1 <= number <= size:
        return None
    of = At(Cell(QUARTER if size == 4 else HALF, p.whole("y") * size + number - 1))
    return Fiscal(of) if "f" in p else of


BEFORE_CHRIST = Rule(
    "year BC", "YDATE", "y:DIGITS BC", lambda p: At(Cell(YEAR, 1 - p.whole("y"))),
    {"in 490 BC": "BC0490"}, ("490 soldiers",),
)  # fmt: skip
ANNO_DOMINI = Rule(
    "year AD", "YDATE", "AD y:DIGITS | y:DIGITS AD", anno_domini,
    {"in AD 79": "0079", "in 476 AD": "0476"}, ("the ad ran",),
)  # fmt: skip
DECADE_BC = Rule(
    "decade BC", "DATE", "DET? d:EARLYDECADE BC", lambda p: At(Cell(DECADE, -p.whole("d") - 1)),
    {"in the 470s BC": "BC047"}, ("the 470s",),
)  # fmt: skip
CENTURY_RULE = Rule(
    "century", "DATE",
    "(?!DET (?:PARTMOD DASH?)? ORD DASH) DET? (?:p:PARTMOD DASH?)? n:ORD DASH? CENTURYW (?:AD|b:BC)?", century,
    {"in the 19th century": "18", "in the early 20th century": "19", "in the 5th century BC": "BC04"},
    ("a century ago",),
)  # fmt: skip
DECADE_RULE = Rule(
    "decade", "DATE", "DET? (?:p:PARTMOD DASH?)? d:DECADE", lambda p: parted(p, At(Cell(DECADE, p.whole("d")))),
    {"in the 1990s": "199", "in the late 1970s": "197"}, ("his 90s",),
)  # fmt: skip
SHORT_DECADE = Rule(
    "short decade", "DATE",
    "(?<!POSSESSIVE) DET (?:p:PARTMOD DASH?)? APOS? (?:d:SHORTDECADE|w:DECADEWORD)"
    " | (?<=DATE AND|DATE TO) DET? (?:p:PARTMOD DASH?)? APOS? (?:d:SHORTDECADE|w:DECADEWORD)", short_decade,
    {"in the '80s": "198", "in the mid-seventies": "197"}, ("in her 30s",),
)  # fmt: skip
QUARTER_YEAR = Rule(
    "quarter and year", "DATE",
    "(?:DET? n:ORD f:FISCAL? DASH? (?:QUARTER|h:HALF)|q:QTOKEN) (?:OF|IN|COMMA|COMMA OF|OF f:FISCAL UNIT?"
    "|OF DET UNIT|OF DET f:FISCAL UNIT|f:FISCAL)? y:YEAR"
    " | y:YEAR DASH? q:QTOKEN | DET? f:FISCAL? y:YEAR f:FISCAL? n:ORD DASH? (?:QUARTER|h:HALF)", quarter,
    {"in the third quarter of 2023": "2023-Q3", "in Q2 2019": "2019-Q2", "in the second half of 2024": "2024-H2",
    "in the 2019 third quarter": "2019-Q3"},
    ("a quarter of 2000 men",),
)  # fmt: skip
SEASON_YEAR = Rule(
    "season and year", "DATE", "DET? s:SEASONANY (?:OF|COMMA|OF DET UNIT)? y:YEAR",
    lambda p: At(Cell(SEASON, p.whole("y") * 4 + p.whole("s"))),
    {"in the summer of 2019": "2019-SU", "in winter 2023": "2023-WI"}, ("the fall of Rome",),
)  # fmt: skip
FEAST_YEAR = Rule(
    "feast and year", "DAYDATE", "f:FEAST (?:OF|IN|COMMA)? y:YEAR",
    lambda p: Within(Recurring("feast", name="/".join(p.words("f"))), p.date("y")),
    {"at Easter 2019": "2019-04-21", "on Orthodox Easter 2024": "2024-05-05"}, ("Easter eggs",),
)  # fmt: skip
FISCAL_YEAR = Rule(
    "fiscal year", "YDATE", "DET? (?:f:FISCAL UNIT?|ACADEMIC UNIT) y:YEAR",
    lambda p: Fiscal(p.date("y"), school="f" not in p),
    {"in the academic year 2024": "2024", "in fiscal 2024": "2024"}, ("fiscal policy",),
)  # fmt: skip

LEVEL = (
    BEFORE_CHRIST, ANNO_DOMINI, DECADE_BC, CENTURY_RULE, DECADE_RULE, SHORT_DECADE, QUARTER_YEAR, SEASON_YEAR,
    FEAST_YEAR, FISCAL_YEAR,
)  # fmt: skip
