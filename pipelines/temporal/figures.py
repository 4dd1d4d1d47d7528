"""Four figures that look like a year and are none: house numbers, and the clock times of live reports.

The entries of a live report begin with such a time, "2159: The session has ended.". They tell by their number, and by
one that would lie after the day of the text; a chronicle ("1914: War breaks out.") has no year to come.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.temporal.calendar import DAY, YEAR, civil
from pipelines.temporal.meaning import Shift, own_date
from pipelines.temporal.parse import Match
from pipelines.temporal.rules.clock import HOURS_OF_DAY, MINUTES_OF_HOUR, clock
from pipelines.temporal.rules.compose import CLOCK_ALONE
from pipelines.temporal.symbols import characters, compile_pattern
from pipelines.temporal.windows import Scan

FEWEST = 3
"""A live report has so many entries."""
OPENS = characters("ENDING")
"""What an entry stands behind, unless it is the first."""
ADDRESS = compile_pattern("OF? (?:CAP DOT?|ORDN){1,3} STREET")
"""What stands behind a house number: "N. Elm Street", "17th St."."""
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
