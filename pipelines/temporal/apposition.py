"""Relative dates that the text itself explains: "the following year, 1912", "two days later (on May 6)".

The date behind the comma is what the relative words mean, whatever date was told before. A month or a day without a
year lies in the year that they give: "a year later, in May".
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.temporal.calendar import DAY, YEAR
from pipelines.temporal.meaning import (
    Base,
    Bound,
    Chosen,
    Meaning,
    Mod,
    Shift,
    Which,
    Within,
    is_day,
    is_month,
    own_date,
)
from pipelines.temporal.narrative import FINENESS
from pipelines.temporal.parse import Match
from pipelines.temporal.symbols import compile_pattern
from pipelines.temporal.windows import Scan

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
