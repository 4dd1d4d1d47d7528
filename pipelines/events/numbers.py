"""Numbers in words and digits, with their bounds: "more than 100" is everything from 101 on."""

import re
from dataclasses import dataclass

from pipelines.events.lexicon.counts import BOUNDS, EXACT, SCALES, SHORT_SCALES, TENS, UNITS, VAGUE

MOST = 10**15
"""A figure beyond this counts neither people nor money."""


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number in a text, as an interval; the figure itself stands between `figure_start` and `end`.

    Args:
        start: offset of the first word of it, the bound included ("at least").
        figure_start: offset of the figure.
        low: least value; None if open.
        high: greatest value; None if open.
    """

    start: int
    figure_start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_SPELLED = _any_of([*UNITS, *TENS, *SCALES])
_FIGURE = (
    rf"(?P<exact>{_any_of(list(EXACT))})|(?P<vague>{_any_of(list(VAGUE))})"
    rf"|(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s?(?P<scale>{_any_of([*SCALES, *SHORT_SCALES])})\b)?"
    rf"|(?P<spelled>(?:an?\s(?=dozen|hundred|thousand|million))?(?:{_SPELLED})(?:(?:[\s-]|\sand\s)(?:{_SPELLED}))*)"
)
_BOUND = "|".join(f"(?P<{name}>{_any_of(words.split('|'))})" for name, words in BOUNDS.items())
NUMBER = re.compile(
    rf"(?<![\w.,])(?<![A-Za-z]-)(?:(?:{_BOUND})\s)?(?:another\s|a\sfurther\s)?(?P<figure>{_FIGURE})(?![\w])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|–|to|and)\s?", re.IGNORECASE)


def numbers(text: str) -> list[StatedNumber]:
    """The numbers of a text, from left to right; "20 to 30" and "between 20 and 30" are one.

    >>> [(n.low, n.high, n.approximate) for n in numbers("at least 35 dead, dozens hurt, up to two hundred missing")]
    [(35.0, None, False), (24.0, 99.0, True), (None, 200.0, False)]
    """
    found: list[StatedNumber] = []
    for match in NUMBER.finditer(text):
        number = _number(match)
        if number is None:
            continue
        if found and _makes_range(text, found[-1], number):
            last = found.pop()
            number = StatedNumber(last.start, last.figure_start, number.end, last.low, number.high, False)
        found.append(number)
    return found


def _makes_range(text: str, left: StatedNumber, right: StatedNumber) -> bool:
    between = text[left.end : right.start]
    if (
        left.low is None
        or right.low is None
        or left.low != left.high
        or right.low != right.high
        or left.low >= right.low
    ):
        return False
    if between.strip().lower() == "and":
        return text[: left.start].rstrip().lower().endswith("between")
    return _RANGE.fullmatch(between) is not None


def _number(match: re.Match[str]) -> StatedNumber | None:
    bound = next((name for name in BOUNDS if match.group(name)), None)
    figure = _figure(match)
    if figure is None:
        return None
    low, high, vague = figure
    interval: tuple[float | None, float | None] = (low, high)
    if bound == "above":
        interval = (low + 1 if low.is_integer() and low < 1e6 else low, None)
    elif bound == "least":
        interval = (low, None)
    elif bound == "most":
        interval = (None, high)
    elif bound == "below":
        interval = (None, max(high - 1, 0.0))
    start, figure = match.start(), match.start("figure")
    return StatedNumber(start, figure, match.end(), *interval, vague or bound == "about")


def _figure(match: re.Match[str]) -> tuple[float, float, bool] | None:
    """Least and greatest value of a figure, and whether it is vague; None if it is beyond all counts."""
    vague = match.group("vague")
    if vague:
        low, high = VAGUE[" ".join(vague.lower().split())]
        return float(low), float(high), True
    if match.group("exact"):
        value = EXACT[" ".join(match.group("exact").lower().split())]
    elif match.group("digits"):
        scale = (match.group("scale") or "").lower()
        value = float(match.group("digits").replace(",", "")) * SCALES.get(scale, SHORT_SCALES.get(scale, 1))
    else:
        value = spelled(match.group("spelled"))
    return (float(value), float(value), False) if value <= MOST else None


def spelled(words: str) -> int:
    """The value of a number written in words.

    >>> spelled("two hundred and ten"), spelled("a dozen"), spelled("twenty-one thousand")
    (210, 12, 21000)
    """
    total = group = 0
    for word in words.lower().replace("-", " ").split():
        if word in SCALES:
            group = (group or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, group = total + group, 0
        else:
            group += UNITS.get(word, TENS.get(word, 0))
    return total + group
