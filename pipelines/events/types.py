"""Kinds of events, a type and a mode each, by name and by lemma: what is known of them without a parse."""

from functools import cache

from pipelines.events.lexicon import nouns, verbs, words
from pipelines.events.lexicon.roles import SAYING_VERBS

MATERIAL = words("ASSAULT FIGHT COERCE SANCTION PROTEST CONSULT AGREE AID RETREAT MOBILIZE ELECT DISASTER")
VIOLENT = frozenset({"ASSAULT", "FIGHT", "DISASTER"})
UNSPECIFIC = words("OTHER STATEMENT MOVE INVESTIGATE WORK")
"""Classes that say little of what happened: somebody said, went, looked for or did something."""
SAID = words("STATEMENT REQUEST THREATEN REJECT ACCUSE")
"""What is done with words."""
INCIDENTAL = words("OTHER MOVE INVESTIGATE AID HEALTH CRIME WORK")
"""What may happen beside violence or a disaster, on the same day."""
OTHER = "OTHER/other"
STATEMENT = "STATEMENT/say"
PRESENCE = "CONSULT/presence"
HOST = "CONSULT/host"
NAMED = "OTHER/named"
DEATH = "LIFE/death"
JOURNEY = "MOVE/journey"
MARKET = "ECONOMY/market"


@cache
def event_class(kind: str) -> str:
    """Return the type of a kind.

    >>> event_class("ASSAULT/strike")
    'ASSAULT'
    """
    return kind.partition("/")[0]


def is_material(kind: str) -> bool:
    """True if an event of a kind is news by itself, and has a day of its own.

    >>> is_material("MOVE/journey"), is_material("MOVE/travel")
    (True, False)
    """
    return event_class(kind) in MATERIAL or kind == JOURNEY


def kind_of_lemma(lemma: str) -> str:
    """Type and mode by the lemma alone."""
    if lemma == "be":
        return PRESENCE
    return verbs.KIND.get(lemma) or nouns.KIND.get(lemma) or (STATEMENT if lemma in SAYING_VERBS else OTHER)
