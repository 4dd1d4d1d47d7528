"""Years, their parts, and longer: 490 BC, the 1990s, the third quarter of 2023, summer 2019, week 3 of 2027."""

from pipelines.temporal.calendar import (
    CENTURY,
    DECADE,
    HALF,
    LAST_WEEK,
    MONTH,
    QUARTER,
    SEASON,
    WEEK,
    YEAR,
    Cell,
    week_cell,
)  # fmt: skip
from pipelines.temporal.meaning import At, Chosen, Fiscal, Meaning, Part, Range, Recurring, Several, Within
from pipelines.temporal.rule import Parts, Rule, full_year, of_century

LATEST_YEAR = 2200
EARLY_YEARS = range(100, 1000)
QUARTERS = 4
TENS_OF_HUNDREDS = 190
"""The decade from which on "1900s" is ten years rather than a hundred."""


def parted(p: Parts, of: Meaning | None) -> Meaning | None:
    """Return the early, mid or late part of a date, if the words say so."""
    return Part(p.word("p"), of) if of is not None and "p" in p else of


def anno_domini(p: Parts) -> Meaning | None:
    """Return a year that is said to be AD."""
    year = p.whole("y")
    return At(Cell(YEAR, year)) if 0 < year < LATEST_YEAR else None


def century(p: Parts) -> Meaning | None:
    """Return a century by its ordinal: the 19th is 18."""
    return parted(p, century_of(p.whole("n"), "b" in p))


def century_of(number: int, before_christ: bool) -> At | None:
    """Return the century of an ordinal."""
    return At(Cell(CENTURY, -number if before_christ else number - 1)) if number > 0 else None


def centuries(p: Parts) -> Several | None:
    """Two centuries that share their word: the 17th and 18th centuries."""
    first, last = century_of(p.whole("a"), "b" in p), century_of(p.whole("n"), "b" in p)
    if first is None or last is None or not first.cell.number < last.cell.number:
        return None
    return Several(Range(first, last) if "t" in p else None, (("a", first), ("n", last)))


def decade(p: Parts) -> Meaning | None:
    """Return the 1990s; the 1800s are a hundred years, or ten."""
    number = p.whole("d")
    ten, hundred = Cell(DECADE, number), Cell(CENTURY, number // 10)
    if number % 10:
        return parted(p, At(ten))
    return parted(p, At(hundred, ten) if number < TENS_OF_HUNDREDS else At(ten, hundred))


def short_decade(p: Parts) -> Meaning | None:
    """Return the '80s, the eighties: of the last century."""
    number = p.whole("d") if "d" in p else p.whole("w") // 10
    return parted(p, At(Cell(DECADE, 190 + number)))


def quarter(p: Parts) -> Meaning | None:
    """Return a quarter or half of a year."""
    year = p.whole("y") or p.whole("g")
    if "x" in p:
        size, number, year = p.numbers("x")
    else:
        size, number = p.numbers("q") if "q" in p else (2 if "h" in p else 4, p.whole("n"))
    return quarter_of(size, size if number == -1 else number, full_year(year), fiscal="f" in p or "g" in p)


def quarter_of(size: int, number: int, year: int, *, fiscal: bool) -> Meaning | None:
    """Return a part of a year by its number."""
    of = At(Cell(QUARTER if size == QUARTERS else HALF, year * size + number - 1))
    return (Fiscal(of) if fiscal else of) if 1 <= number <= size else None


def quarters(p: Parts) -> Several | None:
    """Two quarters that share their word and their year, if it is told."""
    numbers = {name: p.whole(name) for name in "ab"}
    if not 1 <= numbers["a"] < numbers["b"] <= QUARTERS:
        return None
    if "y" in p:
        parts = [(name, At(Cell(QUARTER, p.whole("y") * QUARTERS + number - 1))) for name, number in numbers.items()]
    else:
        parts = [(name, Chosen(Recurring("quarter", number))) for name, number in numbers.items()]
    return Several(None, tuple(parts))


def fiscal_year(p: Parts) -> Meaning:
    """Return a year of the fiscal or academic calendar."""
    year = full_year(p.whole("x")) if "x" in p else full_year(p.whole("y"))
    return Fiscal(At(Cell(YEAR, year)), school="s" in p)


def season_years(p: Parts) -> Several:
    """Two years that follow each other: 2023/24."""
    first, last = p.numbers("x")
    return Several(Range(At(Cell(YEAR, first)), At(Cell(YEAR, last))), ())


def month_in_figures(p: Parts) -> Meaning:
    """Return a month by its number."""
    return At(Cell(MONTH, p.whole("y") * 12 + p.whole("m") - 1))


def week_of_year(p: Parts) -> Meaning | None:
    """Return a week by its ISO number."""
    unit, number = p.unit("u"), p.whole("n")
    fits = unit.grain is WEEK and unit.factor == 1 and 1 <= number <= LAST_WEEK
    return At(week_cell(p.whole("y"), number)) if fits else None


def early_year(p: Parts) -> Meaning | None:
    """Return a year of three digits, named as one."""
    unit, number = p.unit("u"), p.whole("n")
    return At(Cell(YEAR, number)) if unit.grain is YEAR and unit.factor == 1 and number in EARLY_YEARS else None


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
CENTURIES = Rule(
    "centuries of one word",
    "PAIR",
    "(?:FROM|BETWEEN)? DET? a:ORD (?:AND|OR|t:TO|t:DASH|t:THROUGH) DET? n:ORD DASH? CENTURYW (?:AD|b:BC)?",
    centuries,
    {"in the 17th and 18th centuries": "16", "from the 15th to the 19th century": "1400-01-01/1899-12-31"},
    ("the 17th and 18th men",),
)
DECADE_RULE = Rule(
    "decade", "DATE", "(?<!SHORTDECADE OF) DET? (?:p:PARTMOD DASH?)? d:DECADE"
    " | (?:DET (?:p:PARTMOD DASH?)?|p:PARTMOD DASH?) d:DECADEPOSS | (?<=IN|OF|DURING|SINCE) d:DECADEPOSS", decade,
    {"in the 1990s": "199", "in the late 1970s": "197", "in the 1700s": "17", "in the mid-1800s": "18",
    "in the 2000s": "200", "in the 1990's": "199"}, ("his 90s", "by Vision 2030's goals", "10s of 1000s of fans"),
)  # fmt: skip
SHORT_DECADE = Rule(
    "short decade", "DATE",
    "(?<!POSSESSIVE) DET (?:p:PARTMOD DASH?)? APOS? (?:d:SHORTDECADE|w:DECADEWORD) (?!OF DECADE)"
    " | (?<=DATE AND|DATE TO) DET? (?:p:PARTMOD DASH?)? APOS? (?:d:SHORTDECADE|w:DECADEWORD)", short_decade,
    {"in the '80s": "198", "in the mid-seventies": "197"}, ("in her 30s", "the 10s of 1000s of fans"),
)  # fmt: skip
QUARTER_YEAR = Rule(
    "quarter and year",
    "DATE",
    "(?:DET? n:ORD f:FISCAL? DASH? (?:QUARTER|h:HALF)|q:QTOKEN) (?:OF|IN|COMMA|COMMA OF|OF f:FISCAL UNIT?"
    "|OF DET UNIT|OF DET f:FISCAL UNIT|f:FISCAL)? y:YEAR"
    " | (?:DET? n:ORD f:FISCAL? DASH? (?:QUARTER|h:HALF)|q:QTOKEN) OF? (?:f:FY (?:y:YEAR|y:TWODIGITS)|g:FYEAR)"
    " | q:QTOKEN DASH? y:SHORTYEAR | x:QYEAR | y:YEAR DASH? q:QTOKEN | DET? f:FISCAL? y:YEAR f:FISCAL? n:ORD DASH?"
    " (?:QUARTER|h:HALF)",
    quarter,
    {
        "in the third quarter of 2023": "2023-Q3",
        "in Q2 2019": "2019-Q2",
        "in the second half of 2024": "2024-H2",
        "in the 2019 third quarter": "2019-Q3",
        "in Q3'19": "2019-Q3",
        "in 3Q19": "2019-Q3",
        "in 2H 2019": "2019-H2",
        "in the third quarter of FY 2019": "2019-Q3",
    },
    ("a quarter of 2000 men",),
)
QUARTERS_OF = Rule(
    "quarters of one word", "PAIR", "DET? a:ORD (?:AND|OR) b:ORD (?:QUARTERS|QUARTER) (?:(?:OF|IN) y:YEAR)?", quarters,
    {"in the first and third quarters of 2019": "2019-Q1", "in the first and second quarters": "2025-Q1"},
    ("the first and third men",),
)  # fmt: skip
SEASON_YEAR = Rule(
    "season and year", "DATE", "DET? s:SEASONANY (?:OF|COMMA|OF DET UNIT)? (?:y:YEAR|y:SHORTYEAR)",
    lambda p: of_century(At(Cell(SEASON, full_year(p.whole("y")) * 4 + p.whole("s"))), p.whole("y")),
    {"in the summer of 2019": "2019-SU", "in winter 2023": "2023-WI",
    "in the summer of '09": "2009-SU"}, ("the fall of Rome",),
)  # fmt: skip
FEAST_YEAR = Rule(
    "feast and year", "DAYDATE", "f:FEAST (?:OF|IN|COMMA)? y:YEAR",
    lambda p: Within(Recurring("feast", name="/".join(p.words("f"))), p.date("y")),
    {"at Easter 2019": "2019-04-21", "on Orthodox Easter 2024": "2024-05-05"}, ("Easter eggs",),
)  # fmt: skip
FISCAL_YEAR = Rule(
    "fiscal year",
    "YDATE",
    "DET? (?:FISCAL UNIT?|FY|s:ACADEMIC UNIT) y:YEAR | FY (?:y:TWODIGITS|y:SHORTYEAR) | x:FYEAR",
    fiscal_year,
    {"in the academic year 2024": "2024", "in fiscal 2024": "2024", "in FY24": "2024", "in FY 2024": "2024"},
    ("fiscal policy",),
)
SEASON_YEARS = Rule(
    "year and the next", "OUTER", "DET? x:YEARSPAN", season_years,
    {"in 2018/19": "2018-01-01/2019-12-31", "the 1998/99 race": "1998-01-01/1999-12-31"}, ("in 2018/2",),
)  # fmt: skip
MONTH_IN_FIGURES = Rule(
    "month in figures and year", "DATE", "(?<!DASH) (?<!DIGITS) m:N12 DASH y:YEAR (?!DASH|SLASH|LENGTH)",
    month_in_figures,
    {"in 11-2016": "2016-11"}, ("files 32-2015", "phone 138-2010-2015"),
)  # fmt: skip
WEEK_NUMBER = Rule(
    "week of a year", "DATE", "DET? u:UNIT n:TWODIGITS (?:OF|IN|COMMA)? y:YEAR", week_of_year,
    {"in week 3 of 2027": "2027-W03"}, ("week 3 of training",),
)  # fmt: skip
EARLY_YEAR = Rule(
    "early year", "YDATE", "DET? u:UNIT n:NBIG (?!W|PL|LENGTH)", early_year,
    {"in the year 247": "0247"}, ("day 247",),
)  # fmt: skip

LEVEL = (
    BEFORE_CHRIST, ANNO_DOMINI, DECADE_BC, CENTURIES, CENTURY_RULE, DECADE_RULE, SHORT_DECADE, QUARTER_YEAR,
    QUARTERS_OF,
    SEASON_YEAR, FEAST_YEAR, FISCAL_YEAR, SEASON_YEARS, MONTH_IN_FIGURES, WEEK_NUMBER, EARLY_YEAR,
)  # fmt: skip
