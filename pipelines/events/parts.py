"""Which events are parts of one that lasts: the hearings of a trial, the clashes of an offensive, the days of a summit.

A part stays an event of its own; it names the event of which it is a part.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.documents.similarity import rarity
from pipelines.events.lexicon.nouns import LASTING
from pipelines.events.mention import RAREST_COMMON
from pipelines.events.types import OTHER, kind_of_lemma
from pipelines.temporal.model import Interval

LONGEST_DAYS = 31
"""What is known less exactly than to a month holds no part: a year is when something was, not how long it took."""
MOST_WHOLES = 100
"""So many lasting events of one story and kind are looked through for each part, the shortest ones."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """An event as far as it may be a part of another one, or have parts.

    Args:
        story_id: the story that most of its documents tell.
        lemmas: the words that name it.
        words: of its title.
    """

    event_id: str
    story_id: str | None
    interval: Interval
    lemmas: frozenset[str]
    words: frozenset[str]
    place: str | None
    country: str | None

    @property
    def days(self) -> int:
        """How many days it may have been on."""
        return (self.interval.end or 0) - (self.interval.start or 0)

    @property
    def kinds(self) -> frozenset[str]:
        """What its words mean, but for those that may mean anything."""
        return frozenset(map(kind_of_lemma, self.lemmas)) - {OTHER}


def parts(events: Iterable[Lasting]) -> dict[str, str]:
    """Return the event of which each part is a part, by id; the order of the events does not matter.

    A part is of the story and the kind of the whole, on some of its days only, and nowhere else. Both must be named by
    one word, or share their place and a rarer word of their titles. Of several wholes the shortest one has it.

    Args:
        events: all of them, with both bounds known.
    """
    ordered = sorted(events, key=lambda each: (each.days, each.event_id))
    wholes: defaultdict[tuple[str | None, str], list[Lasting]] = defaultdict(list)
    for each in ordered:
        if 1 < each.days <= LONGEST_DAYS and each.lemmas & LASTING:
            for kind in each.kinds:
                wholes[each.story_id, kind].append(each)
    found: dict[str, str] = {}
    for each in ordered:
        near = (whole for kind in sorted(each.kinds) for whole in wholes[each.story_id, kind][:MOST_WHOLES])
        fitting = [whole for whole in near if _is_part(each, whole)]
        if fitting:
            found[each.event_id] = min(fitting, key=lambda whole: (whole.days, whole.event_id)).event_id
    return found


def _is_part(part: Lasting, whole: Lasting) -> bool:
    inside = (whole.interval.start or 0) <= (part.interval.start or 0) and (part.interval.end or 0) <= (
        whole.interval.end or 0
    )
    if not inside or part.days >= whole.days:
        return False
    elsewhere = part.place and whole.place and part.place != whole.place and whole.place != whole.country
    abroad = part.country and whole.country and part.country != whole.country
    if elsewhere or abroad:
        return False
    same_place = part.place is not None and part.place == whole.place
    rare = any(rarity(word) >= RAREST_COMMON for word in part.words & whole.words - part.lemmas)
    return (same_place and rare) or bool(part.lemmas & whole.lemmas & LASTING)
