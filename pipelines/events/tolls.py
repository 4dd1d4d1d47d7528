"""How many the document counts: who was hit and lived, and the toll of its main event."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.events.candidate import EventCandidate
from pipelines.events.counting import Bounds, comes_on_top, side_of, summed
from pipelines.events.dating import meet
from pipelines.events.kinds import is_event_noun, kind_of
from pipelines.events.lexicon.counts import CIVILIANS, FIGHTERS, HIT, REFLEXIVES, TOLL
from pipelines.events.model import Quantity
from pipelines.events.participants import said_clause
from pipelines.events.source import Phrase
from pipelines.events.syntax import Word
from pipelines.events.tree import below
from pipelines.events.types import DEATH, VIOLENT, event_class

LEAD_SENTENCES = 6
"""In so many of the sentences that tell events a report gives the toll of its main one."""


def settle_tolls(candidates: Sequence[EventCandidate], phrases: Sequence[Phrase]) -> None:
    """Settle who of those who were hit lived, and give the main event of a document the toll that its lead tells.

    What happens "every year" is the toll of no event.

    Args:
        candidates: all candidates of a document, with their days, in the order of the text.
        phrases: the time references of the document.
    """
    repeated = [phrase for phrase in phrases if phrase.timex_type == "SET"]
    for candidate in candidates:
        if any(_is_beside(candidate, phrase) for phrase in repeated):
            others = [each for each in candidate.quantities if each.kind not in (*TOLL, HIT)]
            candidate.quantities = _kept(candidate.quantities, others)
        if any(quantity.kind == HIT for quantity in candidate.quantities):
            dead = max((_total(other, "killed") for other in candidates if _may_be_one(candidate, other)), default=0.0)
            candidate.quantities = _settled(candidate.quantities, dead)
    main = next((each for each in candidates if each.dated and event_class(each.kind) in VIOLENT), None)
    if main is None or _is_digest(candidates, main):
        return
    lead = [each for each in candidates if each.where.number < LEAD_SENTENCES]
    for candidate in candidates:
        if candidate.interval == main.interval and _may_cost_lives(candidate):
            candidate.quantities.extend(_told_in_lead(candidate, lead))
    for candidate in candidates:
        if candidate.interval == main.interval and _totals(candidate, "killed"):
            candidate.quantities.extend(_fallen_perpetrator(candidate, candidates))


def _is_digest(candidates: Sequence[EventCandidate], main: EventCandidate) -> bool:
    """True if a document tells of an attack, a battle and a disaster on one day: no toll is that of all of them."""
    return {event_class(each.kind) for each in candidates if each.interval == main.interval} >= VIOLENT


def _is_beside(candidate: EventCandidate, phrase: Phrase) -> bool:
    """True if a phrase stands in the clause of an event."""
    sentence = candidate.where.sentence
    return sentence.start <= phrase.char_start < sentence.end and phrase.text in said_clause(candidate)


def _may_cost_lives(candidate: EventCandidate) -> bool:
    return event_class(candidate.kind) in VIOLENT or candidate.kind == DEATH


def _may_be_one(left: EventCandidate, right: EventCandidate) -> bool:
    return meet(left.interval, right.interval) is not None


def _total(candidate: EventCandidate, kind: str) -> float:
    return summed(Bounds(each.low, each.high) for each in _totals(candidate, kind)).low or 0.0


def _totals(candidate: EventCandidate, kind: str) -> list[Quantity]:
    return [each for each in candidate.quantities if each.kind == kind and each.subset_of is None]


def _settled(quantities: list[Quantity], dead: float) -> list[Quantity]:
    """Return the quantities with those hit as injured, but for the dead among them, in one count."""
    if not dead:
        return [replace(each, kind="injured") if each.kind == HIT else each for each in quantities]
    hit = [each for each in quantities if each.kind == HIT]
    further = any(comes_on_top(each.bound_text, each.whom) for each in hit)  # "three others were shot"
    lived = sum(each.low or 0 for each in hit if each.subset_of is None) - (0 if further else dead)
    if lived == sum(each.low or 0 for each in quantities if each.kind == "injured" and each.subset_of is None):
        lived = 0.0
    kept = [each for each in quantities if each.kind != HIT or (each is hit[0] and lived > 0)]
    kept = _kept(quantities, kept)
    return [replace(each, kind="injured", low=lived, high=lived) if each.kind == HIT else each for each in kept]


def _kept(quantities: Sequence[Quantity], kept: Sequence[Quantity]) -> list[Quantity]:
    """Return what is kept of some quantities, each still a part of the same one, if that is kept."""
    at = {place: kept.index(each) for place, each in enumerate(quantities) if each in kept}
    return [each if each.subset_of is None else replace(each, subset_of=at.get(each.subset_of)) for each in kept]


def _told_in_lead(main: EventCandidate, lead: Sequence[EventCandidate]) -> list[Quantity]:
    """The counts that other sentences of the lead tell and the main event's own does not, each kind from the first."""
    found: list[Quantity] = []
    if _tells_several(main):
        return found
    others = [each for each in lead if _goes_on(each, main) and not _tells_several(each)]
    for kind in TOLL:
        told = [totals for each in others if (totals := _totals(each, kind))]
        own = _totals(main, kind) or next(iter(told), list[Quantity]())
        found += [] if any(each.kind == kind for each in main.quantities) else own
        found += next((totals for totals in told if _are_others(totals, own)), list[Quantity]())
    return found


def _are_others(left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    """True if one count is of fighters and the other one of people who are none: "30 rebels" and "12 civilians"."""
    sides = {frozenset(side_of(each.whom) for each in totals) for totals in (left, right)}
    return sides == {frozenset({FIGHTERS}), frozenset({CIVILIANS})}


def _tells_several(candidate: EventCandidate) -> bool:
    """True if a sentence tells of several events at once: "four were hurt in three separate shootings"."""
    events = (word for word in candidate.where.sentence.words if word.tag == "NNS" and is_event_noun(word))
    violent = (word for word in events if event_class(kind_of(word)) in VIOLENT)
    return any(below(word, "nummod") or _is_several(word) for word in violent)


def _is_several(noun: Word) -> bool:
    return any(word.lower in ("separate", "different", "several", "other") for word in below(noun, "amod"))


def _fallen_perpetrator(main: EventCandidate, candidates: Sequence[EventCandidate]) -> list[Quantity]:
    """Return the death of who did it, where another sentence tells it: it counts beside those of the victims."""
    if any(_is_of_perpetrator(each) for each in main.quantities if each.kind == "killed"):
        return []
    others = (other for other in candidates if other.where is not main.where and _may_be_one(main, other))
    dead = (each for other in others for each in _totals(other, "killed") if _is_of_perpetrator(each))
    return [each for each in (next(dead, None),) if each is not None]


def _is_of_perpetrator(quantity: Quantity) -> bool:
    """True if a count is of the one who did it, and turned on himself."""
    return quantity.high == 1 and quantity.bound_text.casefold() in REFLEXIVES


def _goes_on(candidate: EventCandidate, main: EventCandidate) -> bool:
    """True if what one sentence tells may be part of an event of another one; what is told of another place is not."""
    elsewhere = candidate.place is not None and candidate.place != main.place
    return candidate.where is not main.where and not elsewhere and _may_be_one(candidate, main)
