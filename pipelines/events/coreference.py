"""An event that a text names again, and the days that it was given there."""

from pipelines.events.candidate import EventCandidate
from pipelines.events.dating import is_dated, meet
from pipelines.events.kinds import is_event_noun, kind_of
from pipelines.events.model import DateBasis, ReferenceRole
from pipelines.events.syntax import Word
from pipelines.events.tree import below, is_predicate
from pipelines.temporal.model import AnchorKind


def date_by_same_event(draft: EventCandidate, earlier: list[EventCandidate]) -> None:
    """ "the visit" after "visited on Tuesday": a definite noun of the same kind names the same event."""
    kind = _named_again(draft)
    for other in reversed(earlier) if kind else ():
        if (
            is_dated(other.interval)
            and other.granularity is not None
            and other.kind == kind
            and other.basis is not DateBasis.NARRATIVE
        ):
            disjoint = draft.dated and meet(draft.interval, other.interval) is None
            if draft.dated and not _has_clock_only(draft) and (draft.granularity is None or disjoint):
                continue
            if not draft.dated or disjoint:
                draft.take_days(other, DateBasis.INHERITED, "derived")
            draft.anchor = draft.anchor or other
            draft.place = draft.place or other.place
            return


def _has_clock_only(draft: EventCandidate) -> bool:
    """Whether only a clock time dates it, whose day is a guess: that of the date told last."""
    said = [phrase for phrase, role in draft.phrases if role is ReferenceRole.DATES]
    return all(phrase.timex_type == "TIME" and phrase.anchor_kind is AnchorKind.NARRATIVE for phrase in said)


def _named_again(draft: EventCandidate) -> str | None:
    """The kind of event that a definite noun names: "the blast", or "were hurt in the blast"."""
    if not is_predicate(draft.trigger):
        return draft.kind if _is_definite(draft.trigger) else None
    if not draft.quantities or draft.dated:
        return None
    prepositions = [prep for prep in below(draft.trigger, "prep", "agent") if prep.lower in ("in", "by")]
    nouns = (noun for prep in prepositions for noun in below(prep, "pobj"))
    return next((kind_of(noun) for noun in nouns if is_event_noun(noun) and _is_definite(noun)), None)


def _is_definite(noun: Word) -> bool:
    """Whether a noun names what was told before; "the worst attack since May" tells of it anew."""
    if any(word.tag == "JJS" for word in below(noun, "amod")):
        return False
    return any(word.lower in ("the", "this", "that") for word in below(noun, "det"))
