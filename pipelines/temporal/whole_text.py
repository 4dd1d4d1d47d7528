"""What the phrases of a text say together: whether it is a report or a history, and how it writes numeric dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.temporal.calendar import YEAR, bounds, cell_of, civil
from pipelines.temporal.meaning import (
    Ambiguous,
    Antecedent,
    At,
    Base,
    Meaning,
    Shift,
    Undated,
    Vague,
    open_name,
    own_date,
    timex_type,
)
from pipelines.temporal.model import Context, KindOfText, TimexType
from pipelines.temporal.parse import Match
from pipelines.temporal.rules.absolute import NUMERIC
from pipelines.temporal.rules.partial import SLASHED

MONTH_FIRST_COUNTRIES = frozenset(["US", "PH"])
TWO_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})")
LAST_MONTH = 12
NEAR_DAYS = 7
YEARS_PAST = 3
"""A date that lies more years before the text is long past."""
FEWEST_PAST, PAST_FOR_ONE_NEAR = 8, 20
"""A history has so many dates long past at least, and so many for each date near its own day."""


def kind_of_text(matches: Sequence[Match], context: Context) -> KindOfText:
    """Return the stated kind; else a history has no day of its own, or most of its dates lie long before that day."""
    if context.kind is not None:
        return context.kind
    if context.anchor is None:
        return KindOfText.HISTORY
    year = cell_of(YEAR, context.anchor).number
    kinds = Counter(tense_of(each.meaning, year) for match in matches for each in match.inside or (match,))
    long_past = kinds["long past"]
    history = (
        long_past >= FEWEST_PAST
        and long_past > PAST_FOR_ONE_NEAR * kinds["near"]
        and long_past > kinds["other"] + kinds["near"]
    )
    return KindOfText.HISTORY if history else KindOfText.REPORT


def tense_of(meaning: Meaning, year: int) -> str:
    """Return `long past` for a date years before a year, `near` for one near the day of the text, empty for none."""
    if own := own_date(meaning):
        return "long past" if civil(bounds(own)[0])[0] < year - YEARS_PAST else "other"
    if timex_type(meaning) is not TimexType.DATE or isinstance(meaning, Vague | Undated | Antecedent):
        return ""
    name = open_name(meaning)
    counts_from_text = isinstance(meaning, Shift) and meaning.base is Base.ANCHOR
    return "near" if counts_from_text or (name and name.family == "weekday") else "other"


def month_first(matches: Sequence[Match], context: Context, text: str) -> bool | None:
    """True if numeric dates put the month first, by country, the other dates, or language; None if nobody knows."""
    if context.country is not None:
        return context.country in MONTH_FIRST_COUNTRIES
    numeric = [each for match in matches for each in match.whole if each.rule in (NUMERIC, SLASHED)]
    orders: set[bool] = set()
    for said in numeric:
        if match := TWO_NUMBERS.match(text, said.start):
            first, second = int(match[1]), int(match[2])
            if max(first, second) > LAST_MONTH:
                orders.add(second > LAST_MONTH)
    if len(orders) == 1:
        return orders.pop()
    near = {order for said in numeric for order in near_orders(said, context.anchor)}
    if not orders and len(near) == 1:
        return near.pop()
    return None if context.language == "en" else False


def near_orders(match: Match, anchor: int | None) -> Iterator[bool]:
    """Return the orders (month first or not) in which a numeric date lies within days of the text's own day."""
    meaning = match.meaning
    if anchor is not None and isinstance(meaning, Ambiguous):
        for order, reading in ((False, meaning.day_first), (True, meaning.month_first)):
            if isinstance(reading, At) and abs(bounds(reading.cell)[0] - anchor) <= NEAR_DAYS:
                yield order
