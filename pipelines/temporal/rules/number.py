"""Numbers in words and as they are spoken: twenty-one, nineteen eighty-six, a quarter of an hour, a few."""

from pipelines.temporal.calendar import DECADE, Cell
from pipelines.temporal.lexicon.model import Number, NumberRange
from pipelines.temporal.meaning import Amount, At, Meaning
from pipelines.temporal.rule import QUARTER, UNKNOWN, Parts, Rule, amount, fraction_of, quantity

TEN, TWENTY, HUNDRED, THOUSAND = 10, 20, 100, 1000
HALF_MORE = 0.5


def tens(p: Parts) -> int | None:
    """Twenty-one, or the twenty-first."""
    unit = p.whole("u")
    return p.whole("t") + unit if 0 < unit < TEN else None


def hundreds(p: Parts) -> int:
    """Return one hundred and five."""
    return p.whole("n", 1) * p.whole("s") + p.whole("t") + p.whole("u")


def and_half(p: Parts) -> float | None:
    """Two and a half."""
    many = quantity(p.number("n"))
    return many.low + HALF_MORE if many.exact and many.low is not None else None


def vague(p: Parts) -> Number:
    """Return a few, several, dozens: the lexicon has the range."""
    return p.number("q", UNKNOWN)


TWENTY_FIRST = Rule(
    "twenty-first", "ORDN", "t:TENS DASH? (?:u:ORDINAL|u:SECOND)", tens,
    {"on May twenty-first": "2025-05-21"}, ("twenty men came first",),
)  # fmt: skip
TENS_UNITS = Rule(
    "tens and units", "NUMBER", "t:TENS DASH? u:SMALL", tens,
    {"for twenty-one days": "P21D"}, ("for twenty days",),
)  # fmt: skip
HUNDREDS = Rule(
    "hundreds", "NUMBER",
    "(?:n:SMALL|A)? s:SCALE (?:AND (?=TENS|SMALL))? (?:t:TENS DASH?)? u:SMALL? (?=DASH|LENGTH|MORE|WHOLE|INAROW)",
    hundreds,
    {"for one hundred and five days": "P105D", "a hundred years ago": "1925"}, ("a hundred people",),
)  # fmt: skip
AND_HALF = Rule(
    "and a half", "NUMBER", "n:COUNT DASH? AND DASH? A DASH? HALF (?=DASH? LENGTH)", and_half,
    {"for two and a half years": "P2.5Y", "for two-and-a-half years": "P2.5Y"}, ("two and a half men",),
)  # fmt: skip
FEW = Rule(
    "a few", "NUMBER",
    "(?:A|DET(?=FEWWORD LENGTH))? q:FEWWORD (?=LENGTH|MORE|WHOLE|INAROW) | SOME (?=UNITS|QUARTERS)", vague,
    {"a few days ago": "PAST_REF", "some weeks ago": "PAST_REF", "for several weeks": "PXW"}, ("a few soldiers",),
)  # fmt: skip
COUPLE = Rule(
    "a couple of", "NUMBER", "A? q:COUPLE OF? (?=LENGTH|MORE)", vague,
    {"in the last couple of months": "P2M"}, ("a couple of friends",),
)  # fmt: skip
DOZEN = Rule(
    "a dozen", "NUMBER", "(?:n:SMALL|A)? d:DOZEN OF? (?=LENGTH)", lambda p: p.whole("d") * p.whole("n", 1),
    {"for a dozen years": "P12Y"}, ("a dozen eggs",),
)  # fmt: skip
DOZENS = Rule(
    "dozens of", "NUMBER", "q:DOZENS OF (?=LENGTH)", vague,
    {"for dozens of years": "PXY"}, ("dozens of people",),
)  # fmt: skip

LEVEL = (TWENTY_FIRST, TENS_UNITS, HUNDREDS, AND_HALF, FEW, COUPLE, DOZEN, DOZENS)


def year_in_words(p: Parts) -> int | None:
    """Return a year as two numbers below a hundred: nineteen eighty-six."""
    head, tail = p.whole("c"), p.whole("t") + p.whole("u") + p.whole("e")
    return head * HUNDRED + tail if head <= TWENTY and p.whole("u") < TEN else None


def thousand_years(p: Parts) -> int | None:
    """Return a year from its thousands: two thousand and fifteen."""
    scale, tens, units = p.whole("s"), p.whole("t"), p.whole("u")
    fits = scale == THOUSAND and p.whole("n") <= 2 and not (tens and units >= TEN)
    return p.whole("n") * scale + p.whole("h") * HUNDRED + tens + units if fits else None


def decade_in_words(p: Parts) -> Meaning:
    """Return the nineteen seventies, the noughties."""
    return At(Cell(DECADE, p.whole("c", TWENTY - 1) * TEN + p.whole("w") // TEN))


def fraction(p: Parts) -> Amount | None:
    """Part of a unit, or some units and a part."""
    share = QUARTER * p.whole("k", 1) if "q" in p else 0.5
    if "x" in p:
        share = p.numbers("x")[0] / p.numbers("x")[1]
    many = quantity(p.number("n", 0))
    if many.low is None or not 0 < share < 1:
        return None
    unit, size = p.unit("u"), many.low + share
    return amount(size, unit) if many.low and unit.grain is not None else fraction_of(unit, size)


def between(p: Parts) -> NumberRange | None:
    """Two to four."""
    low, high = quantity(p.number("n")), quantity(p.number("m"))
    fits = low.exact and high.exact and (low.low or 0) < (high.low or 0)
    return NumberRange(low.low, high.high, "X") if fits else None


YEAR_WORDS = Rule(
    "year in words", "YEAR",
    "c:TEEN (?:SCALE AND?)? t:TENS DASH? u:SMALL? | c:TENS (?:e:TEEN|t:TENS DASH? u:SMALL?)", year_in_words,
    {"in June of nineteen ninety-nine": "1999-06", "in May twenty eighteen": "2018-05"}, ("nineteen men",),
)  # fmt: skip
THOUSAND_WORDS = Rule(
    "year of a thousand in words", "YEAR",
    "(?<=MONLOW|FEAST|IN|SINCE|ORD|DAYNUM|OF|COMMA|UNIT) n:SMALL s:SCALE (?:h:SMALL SCALE)? AND? (?:t:TENS DASH?)?"
    " u:SMALL?"
    " (?!PL|LENGTH|W|CAP|DASH|SCALE)(?<!OF SMALL SCALE)(?<!COMMA SMALL SCALE)", thousand_years,
    {"in May two thousand and fifteen": "2015-05", "by the year two thousand": "2000"}, ("in two thousand cases",
    "a crowd of two thousand."),
)  # fmt: skip
DECADE_WORDS = Rule(
    "decade in words", "DATE", "DET? c:TEEN DASH? w:DECADEWORD", decade_in_words,
    {"in the nineteen seventies": "197"}, ("nineteen seventy men",),
)  # fmt: skip
BETWEEN = Rule(
    "two to four", "NUMBER",
    "(?!TENS DASH SMALL) n:COUNT (?:OR|DASH|TO) m:COUNT (?=(?:UNITS|QUARTERS) (?:AGO|FROM NOW|LATER|EARLIER))"
    " | (?<=IN) n:COUNT (?:OR|DASH|TO) m:COUNT (?=UNITS|QUARTERS)", between,
    {"two to four weeks ago": "PAST_REF", "will open in 3-4 days": "PXD"}, ("two to four men", "Seventy-two hours ago"),
)  # fmt: skip
FRACTION = Rule(
    "part of a unit", "DUR",
    "(?:n:COUNT (?:DASH|AND)?)? x:SLASHED DASH? (?:OF A|A)? u:LENGTH | A? q:QUARTER OF A? u:UNIT"
    " | (?:k:SMALL|k:N12) DASH? q:QUARTERS OF A? u:UNIT"
    "| n:COUNT AND A? (?:HALF|q:QUARTER) OF? (?:u:UNIT|u:UNITS) | A? (?<!ORD) HALF u:CALUNIT (?!OF|DASH)", fraction,
    {"for three quarters of an hour": "PT45M", "for 1/2 hour": "PT30M", "for 2 1/2 years": "P2.5Y",
    "for one and a quarter hours": "PT75M", "a half century ago": "1975"},
    ("a quarter of a mile", "3/4 of them"),
)  # fmt: skip

NUMBERS = (YEAR_WORDS, THOUSAND_WORDS, BETWEEN)
LENGTHS = (FRACTION,)
DECADES = (DECADE_WORDS,)
