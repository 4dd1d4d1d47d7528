"""Numbers in words, and the quantities that words leave open."""

from pipelines.temporal.lexicon.model import Number
from pipelines.temporal.quantities import UNKNOWN, quantity
from pipelines.temporal.rule import Parts, Rule

TEN = 10
HALF_MORE = 0.5


def tens(p: Parts) -> int | None:
    """Twenty-one, or the twenty-first."""
    unit = p.whole("u")
    return p.whole("t") + unit if 0 < unit < TEN else None


def hundreds(p: Parts) -> int:
    """One hundred and five."""
    return p.whole("n", 1) * p.whole("s") + p.whole("t") + p.whole("u")


def and_half(p: Parts) -> float | None:
    """Two and a half."""
    many = quantity(p.number("n"))
    return many.low + HALF_MORE if many.exact and many.low is not None else None


def vague(p: Parts) -> Number:
    """A few, several, dozens: the lexicon has the range."""
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
