"""A report in the making: a trigger with its phrases, before its slots and days are known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.events.casualties import is_people
from pipelines.events.claims import is_backshifted, is_main_clause, is_pluperfect, tells_past, tense_of
from pipelines.events.dating import NOWHERE
from pipelines.events.gazetteer import Place
from pipelines.events.kinds import is_event_noun, is_specific, kind_of, telling_verb
from pipelines.events.lexicon.counts import DAYS_OF_PLURALS
from pipelines.events.lexicon.roles import (
    ANNOUNCING,
    ATTITUDES,
    AUTHORITIES,
    BACKGROUND,
    BODIES,
    CONDITIONS,
    DYING,
    HAPPENING,
    INCIDENTS,
    SAYING_VERBS,
    SPEAKER_WORDS,
    STAGES,
    STATE_VERBS,
)
from pipelines.events.model import Claim, DateBasis, Modality, Participant, PlaceBasis, Quantity, ReferenceRole
from pipelines.events.source import Passage, Phrase
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    below,
    is_passive,
    is_plural,
    is_predicate,
    is_quoted,
    predicate_above,
    subject,
    subtree,
    target,
)
from pipelines.events.types import DEATH, OTHER, PRESENCE, SAID, STATEMENT, VIOLENT, event_class, is_material
from pipelines.temporal.model import Granularity, Interval

NEWS_SENTENCES = 8
OLD_DAYS = 366
_TELLING = frozenset({"say", "tell", "add"})
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
    def opens(self) -> bool:
        """Whether a report begins with it."""
        return self.in_lead and self.number == 0

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

    def infer_days(self, interval: Interval, basis: DateBasis) -> None:
        """Give this candidate days that its own words do not say, to the day."""
        self.interval, self.granularity = interval, Granularity.DAY
        self.basis, self.certainty = basis, "inferred"


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
    return old or (not candidate.where.in_lead and is_in_passing(candidate.trigger))


def is_in_passing(word: Word) -> bool:
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

    "The incident happened" tells of that violence; where there is none, or more illness, those who die do not die of
    it.
    """
    harms = [each for each in candidates if is_violent(each) and each.trigger.lemma not in DYING]
    ill = sum(each.kind == "HEALTH/infect" for each in candidates)
    harm = harms[0] if len(harms) > ill else None
    for each in candidates:
        if harm is None:
            each.kind = DEATH if each.trigger.lemma in DYING and is_violent(each) else each.kind
        elif each.kind == OTHER and _is_incident(each) and harm.trigger.start < each.trigger.start:
            each.kind = harm.kind


def is_deed(verb: Word) -> bool:
    """True if a verb tells that people, a body or an authority did something to somebody or something, or suffered it.

    What is, what goes on in somebody's mind, and what the speaker tells of himself are none.
    """
    if verb.tag == "VBG" or not tells_past(verb) or verb.lemma in STATE_VERBS | ATTITUDES | SAYING_VERBS:
        return False
    doer = target(verb) if is_passive(verb) else subject(verb)
    if doer is None or doer.lower in SPEAKER_WORDS | {"you", "it"} or doer.tag in ("WDT", "WP", "DT"):
        return False
    done = below(verb, "dobj")
    told = is_passive(verb) or any(noun.tag not in ("WDT", "WP") for noun in done)
    return told and (is_people(doer) or doer.lemma in BODIES | AUTHORITIES)


def is_news_of_deed(verb: Word, where: ParsedSentence) -> bool:
    """True if the news tells an act of whatever kind: as its first, or as one done by now."""
    recent = where.in_lead or (where.in_news and tense_of(verb) == "perfect")
    return recent and is_deed(verb) and not is_quoted(verb, where.sentence)


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
    background = not candidate.where.in_news or is_violent(candidate) or _is_told_of_another(verb)
    return background or not is_backshifted(verb)


def _is_told_of_another(verb: Word) -> bool:
    """True if a speaker tells what somebody else had done: not "said it had sold" nor "her bank had sold"."""
    doer = None if is_passive(verb) else subject(verb)
    return doer is not None and doer.pos in ("NOUN", "PROPN") and not any(w.tag == "PRP$" for w in below(doer, "poss"))


def is_set_off(candidate: EventCandidate) -> bool:
    """True if words beside an event say that it was before or after what was told, or that it went on for long."""
    verb = telling_verb(candidate.trigger)
    beside = [*candidate.trigger.children, *(verb.children if verb is not None else ())]
    return any(_sets_off(word) for word in beside)


def _sets_off(word: Word) -> bool:
    nouns = below(word, "pobj")
    if word.lower == "in" and any(noun.lower == "past" for noun in nouns):
        return True
    if word.lower in ("after", "before") and below(word, "pobj", "pcomp"):
        return any(noun.pos in ("PRON", "DET") for noun in nouns)
    if word.lower == "after":
        return False
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
    joined = verb.head if verb is not None and verb.dep == "conj" else None
    if verb is not None and joined is not None and not below(verb, "nsubj", "nsubjpass", "aux"):
        verb = joined  # "has so far infected nine people and killed two"
        beside += verb.children
    named = [noun for noun in beside if noun.dep in ("nsubj", "nsubjpass", "dobj", "attr") and is_plural(noun)]
    counted = any(below(noun, "nummod") and not is_new(noun) for noun in named)
    people = counted and candidate.kind in ("HEALTH/infect", "ASSAULT/kill", DEATH)
    by_now = verb is not None and tense_of(verb) == "perfect"
    return (people and by_now) or any(word.lower in _BY_NOW for word in beside)


def is_new(noun: Word) -> bool:
    """True if a number is added to what was known: "two new cases", "another nine cases"."""
    return any(word.lower in _NEW for word in below(noun, "amod", "det"))


def is_under_way(candidate: EventCandidate) -> bool:
    """True if the news tells what somebody is doing as it is written: "police are searching", "continue to search"."""
    verb, kind = telling_verb(candidate.trigger), event_class(candidate.kind)
    if verb is None or candidate.phrases or not candidate.where.in_news or not _is_of_someone(verb):
        return False
    above = verb.head if verb.dep == "xcomp" else None
    first = above if above is not None and above.lemma == "continue" else verb
    goes_on = first is not verb or _is_progressive(verb)
    if not goes_on or tense_of(first) != "present" or not is_main_clause(first):
        return False
    done = is_passive(verb) or bool(below(verb, "dobj", "xcomp", "ccomp", "prep", "prt"))
    unclear = candidate.kind == OTHER and not (candidate.where.in_lead and below(verb, "dobj", "xcomp"))
    return not unclear and kind != event_class(STATEMENT) and done


def _is_progressive(verb: Word) -> bool:
    """True if a verb tells what is being done: "are searching", "are being searched"."""
    being = any(word.lower == "being" for word in below(verb, "auxpass"))
    return being or (verb.tag == "VBG" and bool(below(verb, "aux")))


def is_coming(candidate: EventCandidate) -> bool:
    """True if the news tells, without a day, what somebody will do: "the bank will sell its tower"."""
    verb, claim = telling_verb(candidate.trigger), candidate.claim
    if verb is None or claim is None or claim.modality is not Modality.PLANNED or candidate.phrases:
        return False
    planned = verb.head if verb.dep == "xcomp" and verb.head is not None else verb
    said = tense_of(planned) in ("present", "future") and is_main_clause(planned) and candidate.where.in_news
    unsure = planned.lemma in ("hope", "want") or any(word.lower in CONDITIONS for word in subtree(planned))
    empty = candidate.kind in (STATEMENT, PRESENCE, OTHER) or not is_specific(candidate.kind) or is_violent(candidate)
    return said and not unsure and not empty and _is_of_someone(verb)


def _is_of_someone(verb: Word) -> bool:
    """True if a person or a body does something, or something is done by whomever."""
    doer = subject(verb)
    by_someone = doer is not None and doer.lower != "it" and (is_people(doer) or doer.lemma in BODIES | AUTHORITIES)
    return verb.lemma not in STATE_VERBS and (by_someone or is_passive(verb))


def tells_result(candidate: EventCandidate) -> bool:
    """True if a verb tells in the perfect what is news by now."""
    verb, kind = telling_verb(candidate.trigger), event_class(candidate.kind)
    if verb is None or kind in VIOLENT or candidate.kind == "HEALTH/treat":
        return False
    now = tense_of(verb) == "present" and kind not in ("INVESTIGATE", "AID")
    return now or tense_of(verb) == "perfect" or is_backshifted(verb)


def is_perfect(candidate: EventCandidate) -> bool:
    """True if a verb tells an event in the perfect tense."""
    verb = telling_verb(candidate.trigger)
    return verb is not None and tense_of(verb) == "perfect"


def is_as_headline(candidate: EventCandidate, verb: Word) -> bool:
    """True if a verb tells in the present what is over, as a headline run into the text does, or "is charged with"."""
    if tense_of(verb) != "present" or verb.tag == "VBG":
        return False
    if is_passive(verb) and event_class(candidate.kind) == "COERCE":  # but "is charged with running the school"
        tasks = [task for prep in below(verb, "prep") for task in below(prep, "pcomp")]
        return all(event_class(kind_of(task)) in VIOLENT | {"CRIME"} for task in tasks)
    kind = event_class(candidate.kind)
    told = is_material(candidate.kind) or kind in ("ACCUSE", "REJECT", "REQUEST", "HEALTH", "GOVERN")
    return candidate.where.number == 0 and told and candidate.kind != PRESENCE and is_specific(candidate.kind)


def says_what(candidate: EventCandidate) -> bool:
    """True if the kind of an event is known, by its own word or as one that is news by itself."""
    return is_material(candidate.kind) or (candidate.kind != OTHER and is_specific(candidate.kind))


def is_announcement(candidate: EventCandidate) -> bool:
    """True if a main clause of the news tells that somebody did something with words, and not only what he said."""
    verb = telling_verb(candidate.trigger)
    if verb is None or not candidate.where.in_news or event_class(candidate.kind) not in SAID:
        return False
    if not (told_as_past(candidate) and is_main_clause(verb) and tells_past(verb)):
        return False
    if candidate.where.in_lead and tense_of(verb) == "perfect" and below(verb, "ccomp"):  # "has said that it will"
        return True
    if verb.lemma in _TELLING:
        return False
    speaks = event_class(candidate.kind) == event_class(STATEMENT) and not candidate.where.in_lead
    if not speaks and below(verb, "dobj", "nsubjpass"):
        return not below(verb, "oprd")
    return verb.lemma in ANNOUNCING and bool(below(verb, "dobj", "nsubjpass", "ccomp", "prep", "xcomp"))
