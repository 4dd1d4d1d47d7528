"""What the phrases of a text say together: whether it is a report or a history, and how it writes numeric dates.

Dates explain each other as well ("the following year, 1912", "two days later (on May 6)"): the date behind the comma is
what the relative words mean, and a month or a day without a year lies in the year that they give. Four figures that
look like a year may be a house number, or the clock time that opens an entry of a live report ("2159: ...").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.temporal.calendar import DAY, YEAR, bounds, cell_of, civil
from pipelines.temporal.meaning import (
    Ambiguous,
    Antecedent,
    At,
    Base,
    Bound,
    Chosen,
    Meaning,
    Mod,
    Shift,
    Undated,
    Vague,
    Which,
    Within,
    is_day,
    is_month,
    open_name,
    own_date,
    timex_type,
)
from pipelines.temporal.model import Context, KindOfText, TimexType
from pipelines.temporal.narrative import FINENESS
from pipelines.temporal.parse import Match
from pipelines.temporal.rules.absolute import NUMERIC
from pipelines.temporal.rules.clock import HOURS_OF_DAY, MINUTES_OF_HOUR, clock
from pipelines.temporal.rules.compose import CLOCK_ALONE
from pipelines.temporal.rules.partial import SLASHED
from pipelines.temporal.symbols import characters, compile_pattern
from pipelines.temporal.windows import Scan

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


BETWEEN = compile_pattern("(?:COMMA|LPAR|DASH) (?:IN|ON)?")
"""What stands between the relative words and the date that explains them."""


def explained(scan: Scan, matches: Sequence[Match]) -> list[Match]:
    """Return the matches; relative words and the date behind them mean what they mean together."""
    found = list(matches)
    for place in range(len(found) - 1):
        match, following = found[place], found[place + 1]
        shift = shift_of(match.meaning)
        if shift is None or not BETWEEN.fullmatch(
            scan.shape, scan.token_behind(match.token, len(match.text)), following.token
        ):
            continue
        name = following.meaning
        if (
            shift.unit is YEAR
            and isinstance(name, Chosen)
            and name.which is Which.OPEN
            and name.what.family != "weekday"
        ):
            found[place + 1] = following._replace(meaning=Within(name.what, Shift(YEAR, 0, Base.NARRATIVE)))
        elif explains(name, shift):
            found[place] = in_place_of(match, shift, Shift(shift.unit, 0, name))
    return found


def shift_of(meaning: Meaning) -> Shift | None:
    """Return what counts from the date told before, however it is modified or bounded."""
    while isinstance(meaning, Bound | Mod):
        meaning = meaning.of
    return meaning if isinstance(meaning, Shift) and meaning.base is Base.NARRATIVE else None


def explains(meaning: Meaning, shift: Shift) -> bool:
    """True if a date is no longer than the unit of the relative words, so that it can say which one they mean."""
    own = own_date(meaning)
    if own is not None:
        return FINENESS[own.unit] <= FINENESS[shift.unit]
    return is_day(meaning) or (is_month(meaning) and shift.unit is not DAY)


def in_place_of(match: Match, old: Meaning, new: Meaning) -> Match:
    """Return a match that means the new where it meant the old, in all of its parts."""

    def changed(meaning: Meaning) -> Meaning:
        if meaning is old or meaning == old:
            return new
        return replace(meaning, of=changed(meaning.of)) if isinstance(meaning, Bound | Mod) else meaning

    inside = tuple(each._replace(meaning=changed(each.meaning)) for each in match.inside)
    return match._replace(meaning=changed(match.meaning), inside=inside)


FEWEST = 3
"""A live report has so many entries."""
OPENS = characters("ENDING")
"""What an entry stands behind, unless it is the first."""
ADDRESS = compile_pattern("OF? (?:CAP DOT?|ORDN){1,3} STREET|COMPASS DOT? (?:CAP|ORDN)")
"""What stands behind a house number: "N. Elm", "Elm Street", "17th St."."""
DATES = frozenset(characters("IN") + characters("SINCE"))
"""What makes a date even of a year before the name of a street."""


def told_apart(scan: Scan, matches: Sequence[Match], anchor: int | None) -> list[Match]:
    """Return the matches of a piece without house numbers; the stamps of a live report mean times of its day.

    Args:
        anchor: the day of the text, if it is known.
    """
    found = [each for each in matches if not (is_bare_year(each) and is_house_number(scan, each))]
    stamps = {place: int(match.text) for place, match in enumerate(found) if is_stamp(scan, match)}
    if anchor is None or len(stamps) < FEWEST or max(stamps.values()) <= civil(anchor)[0]:
        return found
    if any(figures >= HOURS_OF_DAY * 100 or figures % 100 >= MINUTES_OF_HOUR for figures in stamps.values()):
        return found
    for place, figures in stamps.items():
        hour, minute = divmod(figures, 100)
        time = clock(hour * MINUTES_OF_HOUR + minute)
        if time:
            meaning = replace(time, of=Shift(DAY, 0))
            found[place] = found[place]._replace(meaning=meaning, rule=CLOCK_ALONE, top=CLOCK_ALONE, node=None)
    return found


def is_bare_year(match: Match) -> bool:
    """True if a match is a year in figures, and nothing else."""
    own = own_date(match.meaning)
    return own is not None and own.unit is YEAR and match.text.isdigit()


def is_house_number(scan: Scan, year: Match) -> bool:
    """True if the name of a street stands behind a bare year."""
    before = scan.shape[max(year.token - 1, 0) : year.token]
    return ADDRESS.match(scan.shape, year.token + 1) is not None and before not in DATES


def is_stamp(scan: Scan, match: Match) -> bool:
    """True if a bare year begins a sentence and a colon stands behind it."""
    opens = match.token == 0 or scan.shape[match.token - 1] in OPENS
    behind = scan.tokens[match.token + 1 : match.token + 2]
    return opens and is_bare_year(match) and bool(behind) and behind[0].startswith(":")
