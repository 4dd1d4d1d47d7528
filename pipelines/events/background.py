"""What a report tells in passing, to explain its news, and what is old when it is told."""

from pipelines.events.candidate import EventCandidate
from pipelines.events.kinds import is_event_noun
from pipelines.events.lexicon.roles import BACKGROUND
from pipelines.events.syntax import Word
from pipelines.events.tree import below, is_predicate

OLD_DAYS = 366


def is_background(candidate: EventCandidate, anchor_day: int | None) -> bool:
    """True if an event lies more than a year before its document, or stands in a subordinate clause below the lead.

    Args:
        candidate: the event, with its days.
        anchor_day: the day from which the document speaks; None for a history, all of whose events are old.
    """
    end = candidate.interval.end
    old = end is not None and anchor_day is not None and end < anchor_day - OLD_DAYS
    return old or (not candidate.where.in_lead and _is_in_passing(candidate.trigger))


def _is_in_passing(word: Word) -> bool:
    """Whether a clause only explains another one: "after …", "since …", a relative clause of a person or a thing."""
    above = word.head
    while above is not None:
        if word.dep == "pobj" and above.lower in BACKGROUND:
            return True
        if word.dep == "relcl" and is_predicate(word) and not is_event_noun(above):
            return True
        if word.dep == "advcl" and any(mark.lower in BACKGROUND for mark in below(word, "mark")):
            return True
        word, above = above, above.head
    return False
