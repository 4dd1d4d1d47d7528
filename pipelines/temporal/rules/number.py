"""Numbers in words, and the quantities that words leave open."""

from pipelines.temporal.lexicon.model import Quantity
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules.quantities import quantity

HALF_MORE = 0.5
TEN, TWENTY, HUNDRED = 10, 20, 100


def hundreds(s: int, n: int | None = None, t: int | None = None, u: int | None = None) -> int:
    """One hundred and five."""
    return (n or 1) * s + (t or 0) + (u or 0)


def and_half(n: int | float | Quantity) -> float | None:
    """Two and a half."""
    many = quantity(n)
    return many.low + HALF_MORE if many.exact and many.low is not None else None


def year_in_words(
    c: int | None = None, t: int | None = None, u: int = 0, t2: int | None = None, u2: int = 0, d: int | None = None,
    e: int | None = None, f: int | None = None, g: int = 0,
) -> int | None:
    """A year as two numbers below a hundred: nineteen eighty-six."""
    head, tail = (c, (t or t2 or 0) + (u or u2)) if c is not None else (d, (e or f or 0) + g)
    fits = head is not None and head <= TWENTY and max(u, u2, g) < TEN
    return head * HUNDRED + tail if fits and head is not None else None


def thousand_years(n: int, s: int, h: int = 0, t: int = 0, u: int = 0) -> int | None:
    """A year from its thousands: two thousand and fifteen."""
    fits = s == 1000 and n <= 2 and h < TEN and not (t and u >= TEN)
    return n * s + h * HUNDRED + t + u if fits else None


TENS_UNITS = Rule(
    "tens and units", "NUMBER", "t:TENS DASH? u:SMALL", lambda t, u: t + u if u < 10 else None,
    {"for twenty-one days": "P21D"}, ("twenty days",),
)  # fmt: skip
HUNDREDS = Rule(
    "hundreds", "NUMBER", "(?:n:SMALL|n2:A)? s:SCALE (?:AND (?=TENS|SMALL))? (?:t:TENS DASH?)? u:SMALL? (?=DASH|LENGTH|MORE|WHOLE)",
    lambda s, n=None, n2=None, t=None, u=None: hundreds(s, n, t, u),
    {"for one hundred and five days": "P105D", "a hundred years ago": "1925"}, ("a hundred people",),
)  # fmt: skip
AND_HALF = Rule(
    "and a half", "NUMBER", "n:COUNT AND A HALF (?=LENGTH)", and_half,
    {"for two and a half years": "P2.5Y"}, ("two and a half men",),
)  # fmt: skip
FEW = Rule(
    "a few", "NUMBER", "(?:A|DET(?=FEWWORD LENGTH))? q:FEWWORD (?=LENGTH|MORE|WHOLE)", lambda q: q,
    {"a few days ago": "PAST_REF", "for several weeks": "PXW"}, ("a few soldiers",),
)  # fmt: skip
COUPLE = Rule(
    "a couple of", "NUMBER", "A? q:COUPLE OF? (?=LENGTH|MORE)", lambda q: q,
    {"in the last couple of months": "P2M"}, ("a couple of friends",),
)  # fmt: skip
DOZEN = Rule(
    "a dozen", "NUMBER", "(?:n:SMALL|A)? d:DOZEN OF? (?=LENGTH)", lambda d, n=None: d * (n or 1),
    {"for a dozen years": "P12Y"}, ("a dozen eggs",),
)  # fmt: skip
DOZENS = Rule(
    "dozens of", "NUMBER", "q:DOZENS OF (?=LENGTH)", lambda q: q,
    {"for dozens of years": "PXY"}, ("dozens of people",),
)  # fmt: skip
OR_TWO = Rule(
    "two or three", "NUMBER", "(?:n:COUNT|n2:A) (?:OR|DASH|TO) m:COUNT (?=UNITS)",
    lambda m, n=None, n2=None: Quantity(quantity(n if n is not None else 1).low, quantity(m).high, "X"),
    {"for two or three days": "PXD"}, ("two or three men",),
)  # fmt: skip

TWENTY_FIRST = Rule(
    "twenty-first", "ORDN", "t:TENS DASH? (?:o:ORDINAL|s:SECOND)", lambda t, o=0, s=0: t + o + s if 0 < o + s < TEN else None,
    {"on May twenty-first": "2024-05-21"}, ("twenty men first",),
)  # fmt: skip

YEAR_WORDS = Rule(
    "year in words", "YEAR", "c:TEEN (?:t:TENS DASH? u:SMALL?|SCALE AND? t2:TENS DASH? u2:SMALL?) | d:TENS (?:e:TEEN|f:TENS DASH? g:SMALL?)", year_in_words,
    {"in June of nineteen ninety-nine": "1999-06", "in May twenty eighteen": "2018-05"}, ("nineteen men",),
)  # fmt: skip
THOUSAND_WORDS = Rule(
    "year of a thousand in words", "YEAR",
    "(?:(?<=MON)|(?<=MON OF)|(?<=MON COMMA)|(?<=MONLOW ORD)|(?<=MONLOW DAYNUM)|(?<=FEAST)|(?<=IN)|(?<=SINCE))"
    "n:SMALL s:SCALE (?:h:SMALL SCALE)? AND? (?:t:TENS DASH?)? u:SMALL? (?!PL|LENGTH|W|CAP|DASH|SCALE)", thousand_years,
    {"in May two thousand and fifteen": "2015-05"}, ("in two thousand cases",),
)  # fmt: skip
LEVEL = (TWENTY_FIRST, YEAR_WORDS, THOUSAND_WORDS, TENS_UNITS, HUNDREDS, AND_HALF, FEW, COUPLE, DOZEN, DOZENS)
