"""A report in the making: a trigger with its phrases, before its slots and days are known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.events.claims import is_backshifted, is_pluperfect, tense_of
from pipelines.events.dating import NOWHERE
from pipelines.events.gazetteer import Place
from pipelines.events.kinds import is_event_noun, telling_verb
from pipelines.events.lexicon.counts import DAYS_OF_PLURALS
from pipelines.events.lexicon.roles import BACKGROUND, DYING, HAPPENING, INCIDENTS, STAGES
from pipelines.events.model import Claim, DateBasis, Modality, Participant, PlaceBasis, Quantity, ReferenceRole
from pipelines.events.source import Passage, Phrase
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import below, is_plural, is_predicate, predicate_above
from pipelines.events.types import DEATH, OTHER, VIOLENT, event_class
from pipelines.temporal.model import Granularity, Interval

NEWS_SENTENCES = 8
OLD_DAYS = 366
_NEW = frozenset({"new", "fresh", "more", "further", "additional", "another", "first"})
_LASTING = frozenset({"for", "over"})
_BY_NOW = frozenset({"already", "so", "far", "ever", "long", "recently", "repeatedly", "always", "often"})
_ELSEWHEN = frozenset({"before", "since", "later", "earlier", "then", "next", "previously", "once", "originally"})


@dataclass(slots=True, eq=False)
class ParsedSentence:
    """A sentence with the passage that it stands in.

    Args:
        number: its place among the sentences of the document that are parsed.
        in_lead: whether it is one of those with which a report begins, which tell its main event.
    """

    number: int
    passage: Passage
    sentence: Sentence
    in_lead: bool = False

    @property
    def in_news(self) -> bool:
        """Whether it is one of the first, which tell the news of a report; background comes behind them."""
        return self.number < NEWS_SENTENCES


@dataclass(slots=True, eq=False)
class EventCandidate:
    """A trigger that tells an event, and what has been found out about it so far.

    Args:
        where: the sentence.
        kind: type and mode, "ASSAULT/strike".
        mentioned: whether a word below the lead only names an event, of which another clause may tell; it has no days.
        phrases: the time references that date or bound it.
        anchor: the candidate from whose days its own were taken.
        headline: that of the document, if it tells this event.
    """

    where: ParsedSentence
    trigger: Word
    kind: str
    mentioned: bool = False
    phrases: list[tuple[Phrase, ReferenceRole]] = field(default_factory=list[tuple[Phrase, ReferenceRole]])
    quantities: list[Quantity] = field(default_factory=list[Quantity])
    interval: Interval = NOWHERE
    granularity: Granularity | None = None
    basis: DateBasis = DateBasis.NONE
    certainty: str = "stated"
    anchor: "EventCandidate | None" = None
    claim: Claim | None = None
    who: str | None = None
    whom: str | None = None
    participants: list[Participant] = field(default_factory=list[Participant])
    headline: str | None = None
    place: Place | None = None
    place_basis: PlaceBasis = PlaceBasis.STATED
    scope: list[Word] = field(default_factory=list[Word])

    @property
    def dated(self) -> bool:
        """Whether both sides of its days are known."""
        return self.interval.start is not None and self.interval.end is not None

    def take_days(self, other: "EventCandidate", basis: DateBasis, certainty: str) -> None:
        """Give this candidate the days of another one."""
        self.interval, self.granularity = other.interval, other.granularity
        self.basis, self.certainty, self.anchor = basis, certainty, other


def told_as_past(candidate: EventCandidate) -> bool:
    """True if the text says of an event that it was, as a fact or as what somebody says."""
    claim = candidate.claim
    return (
        claim is not None and claim.polarity == "positive" and claim.modality in (Modality.ASSERTED, Modality.REPORTED)
    )


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
    """True if a clause only explains another one: "after …", "since …", a relative clause of a person or a thing."""
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


def settle_kinds(candidates: Sequence[EventCandidate]) -> None:
    """Give what its own words leave open the kind that the violence of its report has.

    "The incident happened" tells of that violence; where there is none, those who die do not die of it.
    """
    harm = next((each for each in candidates if is_violent(each) and each.trigger.lemma not in DYING), None)
    for each in candidates:
        if harm is None:
            each.kind = DEATH if each.trigger.lemma in DYING and is_violent(each) else each.kind
        elif each.kind == OTHER and _is_incident(each) and harm.trigger.start < each.trigger.start:
            each.kind = harm.kind


def is_violent(candidate: EventCandidate) -> bool:
    """True if an event is violence or a disaster."""
    return event_class(candidate.kind) in VIOLENT


def _is_incident(candidate: EventCandidate) -> bool:
    """True if a verb only says that, when or where what was told before happened: "the incident took place"."""
    verb = candidate.trigger
    happens = verb.lemma in HAPPENING or (verb.lemma == "take" and any(w.lower == "place" for w in below(verb, "dobj")))
    meant = below(verb, "nsubj")
    return (happens or verb.lemma in STAGES) and any(noun.lemma in INCIDENTS for noun in meant)


def is_before(candidate: EventCandidate) -> bool:
    """True if a verb tells what had been before, and does not only report news ("said it had sold two pubs")."""
    verb = telling_verb(candidate.trigger)
    if verb is None or not is_pluperfect(verb):
        return False
    background = not candidate.where.in_news or is_violent(candidate)
    return background or not is_backshifted(verb)


def is_set_off(candidate: EventCandidate) -> bool:
    """True if words beside an event say that it was before or after what was told, or that it went on for long."""
    verb = telling_verb(candidate.trigger)
    beside = [*candidate.trigger.children, *(verb.children if verb is not None else ())]
    return any(_sets_off(word) for word in beside)


def _sets_off(word: Word) -> bool:
    nouns = below(word, "pobj")
    if word.lower == "after":
        return any(noun.pos in ("PRON", "DET") for noun in nouns)
    return word.lower in _ELSEWHEN or (word.lower in _LASTING and any(_is_long(noun) for noun in nouns))


def _is_long(noun: Word) -> bool:
    """True if a time goes on: "for years", "has used it for a decade". What is closed for a day is so on one."""
    if f"{noun.lemma}s" not in (*DAYS_OF_PLURALS, "decades"):
        return False
    numbers = below(noun, "nummod", "det")
    verb = predicate_above(noun)
    until_now = verb is not None and tense_of(verb) == "perfect" and all(word.lower != "the" for word in numbers)
    return until_now or not numbers


def is_total(candidate: EventCandidate) -> bool:
    """True if a clause sums up what has happened by now: "has killed 65 people", "has often been closed"."""
    verb = telling_verb(candidate.trigger)
    beside = [candidate.trigger, *(verb.children if verb is not None else ())]
    named = [noun for noun in beside if noun.dep in ("nsubj", "nsubjpass", "dobj", "attr") and is_plural(noun)]
    counted = any(below(noun, "nummod") and not is_new(noun) for noun in named)
    people = counted and candidate.kind in ("HEALTH/infect", "ASSAULT/kill", DEATH)
    by_now = verb is not None and tense_of(verb) == "perfect"
    return (people and by_now) or any(word.lower in _BY_NOW for word in beside)


def is_new(noun: Word) -> bool:
    """True if a number is added to what was known: "two new cases", "another nine cases"."""
    return any(word.lower in _NEW for word in below(noun, "amod", "det"))
