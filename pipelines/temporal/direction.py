"""Weighed evidence on a date that does not say whether it lies before or after the day it is told: "Friday", "March 3".

Such a date has two candidates, the earlier and the later neighbour of the reference date. Nearness speaks for one of
them, and so do the words around it (`clues`). `weights.toml` holds how much each says; the sum of what stands is the
log-odds that the later one is meant.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipelines.temporal.clues import Clues

SURE = 0.75
"""Where the likelier reading is less probable than this, the other one is told beside it."""
ALONE = 0.7
"""So sure is it at most that a phrase without a sentence lies behind: it may be an appointment."""
GROUPS = {
    "weekday": "week", "month_day": "day", "day_number": "day", "weekday_number": "day", "feast": "day",
    "month": "month", "season": "month", "quarter": "month", "half": "month",
}  # fmt: skip
"""The kinds of names whose nearness weighs alike."""
KINDS = {"feast": "month_day"}
"""Kinds too rare to be fitted, and those whose weight they share in a sentence."""
ARRANGED, REPORTED = "preposition.for", ("quarter", "half")
"""What is "for Friday" is arranged for it; profits "for the third quarter" are reported."""
TOLD, SPOKEN = 0.3, 3
"""A clue is told as a reason from this much on, and no more than so many."""


def weights(text: str) -> dict[str, float]:
    """Return the weights of a table by section and name.

    >>> weights("[preposition]\\nuntil = 1.5")
    {'preposition.until': 1.5}
    """
    return {
        f"{section}.{name}": value for section, table in tomllib.loads(text).items() for name, value in table.items()
    }


WEIGHTS: Mapping[str, float] = weights(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))


class Distance(NamedTuple):
    """How many days the two candidates lie from the reference date."""

    behind: int
    ahead: int


class Decision(NamedTuple):
    """Which of the two candidates is meant.

    Args:
        log_odds: that the later one is meant, from all that was weighed.
        ahead: whether the later one is taken.
        reasons: for a person.
    """

    log_odds: float
    ahead: bool
    reasons: str

    @property
    def probability(self) -> float:
        """That the candidate taken is meant.

        >>> Decision(0.0, True, "").probability
        0.5
        """
        return 1 / (1 + math.exp(-self.log_odds if self.ahead else self.log_odds))

    @property
    def is_sure(self) -> bool:
        """True if the other candidate need not be told."""
        return self.probability >= SURE

    def other(self) -> "Decision":
        """Return the decision for the other candidate."""
        return self._replace(ahead=not self.ahead)


def features(family: str, distances: Sequence[Distance], found: Clues) -> dict[str, float]:
    """Return what stands, by the name of its weight.

    >>> features("weekday", [Distance(0, 7)], Clues()) == {
    ...     "kind.weekday": 1.0, "nearness.week": math.log(1 / 8), "kind.current": 1.0
    ... }
    True
    """
    nearness = sum(math.log((1 + each.behind) / (1 + each.ahead)) for each in distances) / len(distances)
    kind = family if found.alone else KINDS.get(family, family)
    standing = {f"kind.{kind}": 1.0, f"nearness.{GROUPS[family]}": nearness}
    if not distances[0].behind:
        standing["kind.current"] = 1.0
    for clue in found.found:
        if clue.name == ARRANGED and family in REPORTED:
            continue
        standing[clue.name] = clue.share
        if clue.sign:
            standing[f"verb_of.{GROUPS[family]}"] = clue.sign * clue.share
    return standing


def weigh(family: str, distances: Sequence[Distance], found: Clues) -> Decision:
    """Decide between the earlier and the later candidates of a name, or of several that are told in one breath.

    Args:
        family: of the name, such as `weekday`.
        distances: of the candidates, for each name.
        found: the clues of the sentence.
    """
    standing = features(family, distances, found)
    log_odds = sum(WEIGHTS.get(name, 0.0) * share for name, share in standing.items())
    if found.alone:
        log_odds = max(log_odds, -math.log(ALONE / (1 - ALONE)))
    return Decision(log_odds, log_odds > 0, reasons(distances[0], found, log_odds))


def words_look_ahead(found: Clues) -> bool:
    """True if the words around a date, its distance apart, speak for what is to come."""
    return sum(WEIGHTS.get(clue.name, 0.0) * clue.share for clue in found.found) > 0


def reasons(distance: Distance, found: Clues, log_odds: float) -> str:
    """Return why a candidate was taken, in a sentence."""
    spoken = [(WEIGHTS.get(clue.name, 0.0) * clue.share, clue.word) for clue in found.found if clue.word]
    strongest = sorted((each for each in spoken if abs(each[0]) >= TOLD), key=lambda each: -abs(each[0]))[:SPOKEN]
    told = [f"“{word}” speaks for the {'coming' if weight > 0 else 'past'} one" for weight, word in strongest]
    near, far = sorted([(distance.behind, "back"), (distance.ahead, "ahead")])
    nearest = f"the nearest is {days(*near)}, the other {days(*far)}"
    chance = 100 / (1 + math.exp(-abs(log_odds)))
    verdict = f"{'ahead' if log_odds > 0 else 'back'}, {chance:.0f} %"
    return f"{'; '.join([nearest, *(told or ['no word says which'])])}: {verdict}"


def days(number: int, side: str) -> str:
    """Return a distance in words.

    >>> days(0, "back"), days(1, "ahead")
    ('today', '1 day ahead')
    """
    return f"{number} day{'' if number == 1 else 's'} {side}" if number else "today"
