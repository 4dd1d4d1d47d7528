"""What a report tells first, its main event, with the days that the document gives it; and what it tells in passing.

News says in its headline and its first sentence what happened, and when only further down, or nowhere but in the line
that says when it was published.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pipelines.events.candidate import (
    EventCandidate,
    is_announcement,
    is_as_headline,
    is_before,
    is_coming,
    is_deed,
    is_in_passing,
    is_new,
    is_news_of_deed,
    is_perfect,
    is_set_off,
    is_total,
    is_under_way,
    is_violent,
    says_what,
    tells_result,
    told_as_past,
)
from pipelines.events.casualties import is_people
from pipelines.events.claims import is_main_clause, tells_past, tense_of
from pipelines.events.dated_words import top_of, words_of
from pipelines.events.dating import meet
from pipelines.events.kinds import is_event_noun, is_specific, kind_of, telling_verb
from pipelines.events.lexicon.roles import (
    BACKGROUND,
    BODIES,
    DEFINITE,
    ESCAPES,
    NAMING_VERBS,
    SPEAKER_WORDS,
)
from pipelines.events.model import DateBasis, ReferenceRole
from pipelines.events.source import HEADING, Phrase
from pipelines.events.syntax import Word
from pipelines.events.tree import (
    ancestors,
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
from pipelines.events.types import (
    DEATH,
    INCIDENTAL,
    JOURNEY,
    MARKET,
    OTHER,
    PRESENCE,
    STATEMENT,
    VIOLENT,
    event_class,
)
from pipelines.temporal.model import AnchorKind, Interval

NEWS_DAYS = 31
"""How long ago the day of a report's main event may lie; what a report tells of days before that is background."""
FRESH_DAYS = 7
"""How long ago the first day that a report tells may lie for what happened beside the main event on it."""
LINKED = 5
"""How many sentences behind the last day told its account may go on."""
ACCOUNT = 15
"""How many sentences behind violence more may be told of it."""
LATER = frozenset({"COERCE", "INVESTIGATE", "GOVERN"})
"""What is done about violence or a disaster in the days behind it."""
OF_PERSONS = frozenset({"COERCE", "INVESTIGATE", "HEALTH", "RETREAT"})
"""What is news of a person to whom it is done, wherever a report tells it."""
LASTING = frozenset({"ECONOMY", "ELECT", "CULTURE", "SCIENCE", "LIFE"})
"""What may have been so for long: somebody was employed, or chosen."""
LASTING_DISASTERS = frozenset({"spill", "leak", "slick", "drought", "famine", "flood", "wildfire", "disaster"})
SURE = 0.9
_ALONG = frozenset({"in", "during", "at", "after", "following", "since", "before"})


def date_main_event(candidates: Sequence[EventCandidate], phrases: Iterable[Phrase], anchor_day: int) -> None:
    """Date what the first sentences of a report tell without a day of their own, and what is told of it further down.

    The day is that of another telling of the same kind, else that of the sentence beside it, else the first one that
    the document tells, else the day of the document. What is said to have been "announced on Tuesday" was on that day,
    if nothing says more.

    Args:
        candidates: those of a document, in the order of the text, dated as far as their own sentences say.
        phrases: the time references of the document.
        anchor_day: the day from which it speaks.
    """
    phrases = sorted(phrases, key=_place)
    told = [each for each in candidates if _tells_day(each, anchor_day)]
    harm = next((each for each in candidates if _is_harm(each) and not _is_beside_other_news(each, told)), None)
    first = min((each for each in phrases if _is_recent(each.interval, anchor_day)), key=_place, default=None)
    for each in candidates:
        _date_openly(each, anchor_day)
        if each.dated or not told_as_past(each) or is_before(each) or is_set_off(each) or _is_old_disaster(each):
            continue
        going = is_under_way(each)
        if going or (not each.phrases and _is_announced(each)):
            _date_news(each, None, anchor_day)
        if going or each.kind == STATEMENT:
            continue
        if (cause := _cause(each, candidates)) is not None:
            each.take_days(cause, DateBasis.INHERITED, "derived")
            continue
        news = each is harm or (_is_news(each) and (says_what(each) or each.where.opens) and not is_total(each))
        same = _telling_of(each, told, news and not tells_result(each)) if _is_open(each) else None
        if same is None and news and not each.phrases and is_violent(each):
            same = _rough_telling_of(each, candidates, anchor_day)
        if same is not None:
            if not _is_of_another_time(each, same.interval, phrases, anchor_day):
                each.take_days(same, DateBasis.NARRATIVE, "inferred")
        elif each.phrases:
            _date_by_saying(each, phrases, anchor_day)
        elif news and not _is_of_old(each, candidates, anchor_day):
            _date_result(each, first, anchor_day)
        told += [each] if each is harm and each.dated else []
    _date_what_follows(candidates, phrases, anchor_day)


def _date_openly(candidate: EventCandidate, anchor_day: int) -> None:
    """Date what is to come after the day of the report, or is only said to have been before it."""
    if is_coming(candidate):
        candidate.infer_days(Interval(anchor_day, None), DateBasis.DOCUMENT)
    elif _is_reported(candidate):
        candidate.infer_days(Interval(None, anchor_day + 1), DateBasis.DOCUMENT)


def _is_of_another_time(candidate: EventCandidate, days: Interval, phrases: Sequence[Phrase], anchor_day: int) -> bool:
    """True if an event was not on days that are told: its clause says so, or its perfect tense, which tells of now."""
    long_ago = (days.start or 0) < anchor_day - FRESH_DAYS
    return (long_ago and is_perfect(candidate)) or _is_set_before(candidate, days, phrases)


def _is_reported(candidate: EventCandidate) -> bool:
    """True if the news only says that something has been or is told of: "there have been reports of looting"."""
    of = candidate.trigger.head if candidate.trigger.dep == "pobj" else None
    told = of.head if of is not None else None
    verb = told.head if told is not None and told.lemma == "report" and candidate.where.in_news else None
    there = verb is not None and verb.lemma == "be" and bool(below(verb, "expl"))
    return there and verb is not None and tense_of(verb) == "perfect" and not candidate.phrases


def _is_open(candidate: EventCandidate) -> bool:
    """True if no words of its own date an event; when somebody spoke of violence only says that it was before."""
    said = all(role is ReferenceRole.BOUNDS for _, role in candidate.phrases)
    return not candidate.phrases or (said and is_violent(candidate))


def _date_what_follows(candidates: Sequence[EventCandidate], phrases: Sequence[Phrase], anchor_day: int) -> None:
    """Date what a report goes on to tell.

    What is told in the past tense and may be beside other things was on the day that was told last; anything else was,
    if that day is the one on which the report speaks or the one before. What the first sentences tell before any day is
    news of the day of the report.
    """
    last: EventCandidate | None = None
    lead = next((each for each in candidates if each.where.in_lead and _tells_day(each, anchor_day)), None)
    for each in candidates:
        if each.dated:
            by_saying = each.basis is DateBasis.EXPLICIT and each.certainty == "inferred"
            if each.basis is not DateBasis.DOCUMENT and not by_saying:
                last = each if _opens_account(each, anchor_day) else None
        elif _goes_on(each) and not is_total(each):
            last = _date_next(each, last, lead, phrases, anchor_day)
        elif _is_in_clause_of_lead(each):
            _date_by_clause_above(each, candidates, anchor_day)


def _date_next(
    candidate: EventCandidate,
    last: EventCandidate | None,
    lead: EventCandidate | None,
    phrases: Sequence[Phrase],
    anchor_day: int,
) -> EventCandidate | None:
    """Date an event that an account goes on to tell, and return the one on whose day the next one may have been.

    Args:
        last: the one on whose day it may have been itself.
        lead: the first one of a day of its own with which the report begins.
    """
    if tells_result(candidate):
        _date_result(candidate, None, anchor_day)
    elif last is None or candidate.where.number > last.where.number + LINKED:
        told = candidate.where.in_news and candidate.trigger.tag != "VBG" and _is_act_of_day(candidate)
        if told and not is_violent(candidate) and not _take_day_in_clause(candidate, phrases, anchor_day):
            if lead is not None and (lead.interval.start or 0) >= anchor_day - 1:
                candidate.take_days(lead, DateBasis.NARRATIVE, "inferred")
            else:
                _date_news(candidate, None, anchor_day)
    elif _is_set_before(candidate, last.interval, phrases):
        return last
    elif _is_incidental(candidate):
        if not _take_day_in_clause(candidate, phrases, anchor_day):
            candidate.take_days(last, DateBasis.NARRATIVE, "inferred")
        return candidate
    elif (last.interval.start or 0) >= anchor_day - 1 and _is_act_of_day(candidate):
        if event_class(candidate.kind) in LATER:
            _date_news(candidate, None, anchor_day)
        else:
            candidate.take_days(last, DateBasis.NARRATIVE, "inferred")
    return last


def _date_result(candidate: EventCandidate, first: Phrase | None, anchor_day: int) -> None:
    """Date news; of what is told in the perfect, what a report begins with and what one person has suffered.

    Whatever else has been done was done by that day: "the ministry has backed the plan".
    """
    told = candidate.where.in_lead and not is_perfect(candidate)
    if told or candidate.where.opens or _is_of_one(candidate):
        _date_news(candidate, first, anchor_day)
    elif candidate.where.in_news or _is_done_by_now(candidate):
        candidate.infer_days(Interval(None, anchor_day + 1), DateBasis.DOCUMENT)


def _take_day_in_clause(candidate: EventCandidate, phrases: Sequence[Phrase], anchor_day: int) -> bool:
    """Give an event the one day that its clause names of something else: "argued after they had met on Monday"."""
    sentence, verb = candidate.where.sentence, telling_verb(candidate.trigger) or candidate.trigger
    held = [child for child in verb.children if child.dep not in ("ccomp", "conj") and child.lower != "according"]
    inside = {word.start for child in held for word in subtree(child)}
    start, end = (bisect_left(phrases, place, key=_place) for place in (sentence.start, sentence.end))
    within = (each for each in phrases[start:end] if inside & set(range(*each.span)) and not _is_clock(each))
    days = {each.interval for each in within if _is_recent(each.interval, anchor_day)}
    if len(days) == 1:
        candidate.infer_days(days.pop(), DateBasis.NARRATIVE)
    return candidate.dated


def _is_clock(phrase: Phrase) -> bool:
    """True if a phrase names only a time of day, whose day is that of the date told last."""
    return phrase.timex_type == "TIME" and phrase.anchor_kind is AnchorKind.NARRATIVE


def _opens_account(candidate: EventCandidate, anchor_day: int) -> bool:
    """True if what follows an event may be of its day: it was just now, or is told and not only mentioned."""
    if not told_as_past(candidate) or not _is_recent(candidate.interval, anchor_day):
        return False
    fresh = (candidate.interval.start or 0) >= anchor_day - FRESH_DAYS
    verb = telling_verb(candidate.trigger)
    return fresh or (verb is not None and not is_in_passing(verb))


def _is_in_clause_of_lead(candidate: EventCandidate) -> bool:
    """True if a first sentence tells in a clause of another one what people did or suffered: "after a boy fell ill"."""
    verb = candidate.trigger
    if candidate.phrases or not candidate.where.in_lead or verb.dep != "advcl" or not tells_past(verb):
        return False
    if not below(verb, "mark"):  # "when the bridge was first opened"
        return False
    one = target(verb) if is_passive(verb) else subject(verb)
    if one is None or not is_people(one) or is_violent(candidate) or not says_what(candidate):
        return False
    return told_as_past(candidate) and not (is_before(candidate) or is_set_off(candidate) or is_total(candidate))


def _date_by_clause_above(candidate: EventCandidate, candidates: Iterable[EventCandidate], anchor_day: int) -> None:
    """Give an event the days of the one whose clause holds its own, else that of the document."""
    above = ancestors(candidate.trigger)
    beside = (each for each in candidates if each.where is candidate.where and each.trigger in above)
    holder = next(beside, None)
    if holder is None or holder.basis is DateBasis.DOCUMENT:
        _date_news(candidate, None, anchor_day)
    elif _is_recent(holder.interval, anchor_day):
        candidate.take_days(holder, DateBasis.NARRATIVE, "inferred")


def _goes_on(candidate: EventCandidate) -> bool:
    """True if a main clause tells as over what no other word dates."""
    verb = telling_verb(candidate.trigger)
    if candidate.phrases or verb is None or not (told_as_past(candidate) and is_main_clause(verb)):
        return False
    told = tells_past(verb) or is_as_headline(candidate, verb)
    if not told or candidate.kind == PRESENCE or event_class(candidate.kind) == event_class(STATEMENT):
        return False
    known = candidate.kind != OTHER and (is_specific(candidate.kind) or _is_done_by_now(candidate))
    news = (candidate.where.opens or is_perfect(candidate)) and is_news_of_deed(verb, candidate.where)
    return (known or news) and not is_before(candidate) and not is_set_off(candidate)


def _is_of_one(candidate: EventCandidate) -> bool:
    """True if something was done to one person or is called new: "has been charged", "has confirmed two new cases"."""
    verb = telling_verb(candidate.trigger) or candidate.trigger
    one = target(verb) if is_passive(verb) else subject(verb)
    if one is None or event_class(candidate.kind) not in OF_PERSONS:
        return False
    suffers = is_passive(verb) or event_class(candidate.kind) == "HEALTH"
    person = is_people(one) and one.lower not in ("it", "they", *SPEAKER_WORDS) and not is_plural(one)
    return (suffers and person) or any(is_new(noun) for noun in (one, *below(verb, "dobj")))


def _is_done_by_now(candidate: EventCandidate) -> bool:
    """True if somebody has done something: "Norway has closed its schools"."""
    verb = telling_verb(candidate.trigger)
    return verb is not None and is_deed(verb) and is_perfect(candidate)


def _is_set_before(candidate: EventCandidate, days: Interval, phrases: Sequence[Phrase]) -> bool:
    """True if the clause of an event, or one above it, is of days before others: "A month ago, a girl was shot"."""
    sentence, trigger = candidate.where.sentence, candidate.trigger
    above = {trigger.index, *(word.index for word in ancestors(trigger))}
    for phrase in phrases[bisect_left(phrases, sentence.start, key=_place) :]:
        if phrase.char_start >= sentence.end:
            return False
        before = phrase.interval.end is not None and days.start is not None and phrase.interval.end <= days.start
        words = words_of(sentence, *phrase.span) if before else []
        governor = predicate_above(top_of(words)) if words else None
        if governor is not None and tense_of(governor) == "infinitive":  # "joined them to pass it a year ago"
            governor = governor.head
        if governor is not None and governor.index in above:
            return True
    return False


def _is_act_of_day(candidate: EventCandidate) -> bool:
    """True if a clause tells what somebody did at a time: no rate, no membership, and nothing quoted."""
    verb = telling_verb(candidate.trigger) or candidate.trigger
    first = verb.head if verb.dep == "conj" and verb.head is not None else verb
    if tense_of(first) != "past" or event_class(candidate.kind) in LASTING:
        return False
    where = [noun for prep in below(verb, "prep") for noun in below(prep, "pobj")]
    belongs = verb.lemma == "attend" or any(noun.lower in BODIES for noun in (*where, *below(verb, "dobj")))
    return not belongs and not is_quoted(verb, candidate.where.sentence)


def _is_incidental(candidate: EventCandidate) -> bool:
    """True if what happened may be of the day on which other things did; who it was, is found out later."""
    trigger, kind = candidate.trigger, event_class(candidate.kind)
    if kind == "INVESTIGATE":
        return is_predicate(trigger) and trigger.lemma not in NAMING_VERBS
    if kind == "MOVE":
        passive = is_predicate(trigger) and is_passive(trigger)
        return passive or trigger.lemma in ESCAPES or candidate.kind == JOURNEY
    return kind in INCIDENTAL or candidate.kind in (DEATH, MARKET)


def _place(phrase: Phrase) -> int:
    return phrase.char_start


def _tells_day(candidate: EventCandidate, anchor_day: int) -> bool:
    """True if an event has a day of its own that was not long before its report."""
    explicit = candidate.basis is DateBasis.EXPLICIT and told_as_past(candidate)
    return explicit and _is_recent(candidate.interval, anchor_day)


def _tells_days(candidate: EventCandidate, anchor_day: int) -> bool:
    """True if an event has several days of its own, all of them not long before its report: "shot last week"."""
    start, end = candidate.interval.start, candidate.interval.end
    if candidate.basis is not DateBasis.EXPLICIT or not told_as_past(candidate) or start is None or end is None:
        return False
    return is_violent(candidate) and anchor_day - NEWS_DAYS <= start < end - 1 <= anchor_day


def _rough_telling_of(
    candidate: EventCandidate, candidates: Sequence[EventCandidate], anchor_day: int
) -> EventCandidate | None:
    """Return the telling of the same violence that has several days, or the one of a single day among them."""
    rough = _telling_of(candidate, [each for each in candidates if _tells_days(each, anchor_day)], news=False)
    if rough is None:
        return None
    days = (each for each in candidates if each.dated and is_violent(each) and told_as_past(each))
    single = (each for each in days if _is_recent(each.interval, anchor_day))
    return next((each for each in single if meet(each.interval, rough.interval) == each.interval), rough)


def _is_recent(interval: Interval, anchor_day: int) -> bool:
    """True if days are one single day, that of the report or one in the month before it."""
    start, end = interval.start, interval.end
    return start is not None and end == start + 1 and anchor_day - NEWS_DAYS <= start <= anchor_day


def _same_kind(one: EventCandidate, other: EventCandidate) -> bool:
    if one.place is not None and other.place is not None and one.place != other.place:
        return False
    kinds = {event_class(one.kind), event_class(other.kind)}
    return one.trigger.lemma == other.trigger.lemma or kinds <= VIOLENT


def _cause(candidate: EventCandidate, candidates: Iterable[EventCandidate]) -> EventCandidate | None:
    """Return the dated violence of which somebody suffered: "ten were hurt in the blast of 4 March"."""
    own = any(role is ReferenceRole.DATES for _, role in candidate.phrases)
    if own or event_class(candidate.kind) not in VIOLENT:
        return None
    inside = (each for each in candidates if each.where is candidate.where and each.dated and each is not candidate)
    violent = (each for each in inside if is_violent(each))
    return next((each for each in violent if candidate.trigger in ancestors(each.trigger)), None)


def _telling_of(candidate: EventCandidate, told: Sequence[EventCandidate], news: bool) -> EventCandidate | None:
    """The dated telling of the same event: one of its kind; for news, what is beside it before one further down."""
    told_of = candidate.where.in_lead or (is_violent(candidate) and not _befalls_things(candidate))
    near = (other for other in told if candidate.where.number - other.where.number <= ACCOUNT) if told_of else ()
    same = [other for other in near if _same_kind(candidate, other)]
    same = [other for other in same if _is_sure(other)] or same
    leading = _nearest(candidate, [other for other in same if other.where.in_lead])
    return leading or (_beside(candidate, told) if news else None) or _nearest(candidate, same)


def _befalls_things(candidate: EventCandidate) -> bool:
    """True if a disaster does something to things, as may go on for long: "oil covered the beaches"."""
    verb = candidate.trigger
    if event_class(candidate.kind) != "DISASTER" or not is_predicate(verb):
        return False
    return not any(is_people(noun) for noun in below(verb, "nsubj", "nsubjpass", "dobj"))


def _is_sure(candidate: EventCandidate) -> bool:
    """True if there is little doubt on which side of the document the day of an event lies."""
    return all(phrase.probability is None or phrase.probability >= SURE for phrase, _ in candidate.phrases)


def _beside(candidate: EventCandidate, told: Sequence[EventCandidate]) -> EventCandidate | None:
    """Return what was told last before an event, or in the next sentence, and may have been on its day."""
    near = [other for other in told if other.where.number <= candidate.where.number + 1]
    return _nearest(candidate, [other for other in near if _may_share_day(candidate, other)])


def _nearest(candidate: EventCandidate, others: Sequence[EventCandidate]) -> EventCandidate | None:
    """Return the last of some events that is told before another one, else the first one told behind it."""
    before = [other for other in others if other.trigger.start < candidate.trigger.start]
    return before[-1] if before else next(iter(others), None)


def _is_of_old(candidate: EventCandidate, candidates: Iterable[EventCandidate], anchor_day: int) -> bool:
    """True if a clause places its event by one that was long ago: "masks were worn in the plague of 1721"."""
    verb = telling_verb(candidate.trigger)
    placing = [prep for prep in below(verb, "prep") if prep.lower in _ALONG] if verb is not None else []
    dated = (each for each in candidates if each.where is candidate.where and each.basis is DateBasis.EXPLICIT)
    old = [each.trigger for each in dated if not _is_recent(each.interval, anchor_day)]
    return any(prep in ancestors(noun) and noun.dep == "pobj" for prep in placing for noun in old)


def _date_by_saying(candidate: EventCandidate, phrases: Sequence[Phrase], anchor_day: int) -> None:
    """What was said on a day, and nowhere else has one, counts as of that day."""
    if _take_day_in_clause(candidate, phrases, anchor_day):
        return
    said = [phrase for phrase, role in candidate.phrases if role is ReferenceRole.BOUNDS]
    if len(said) == len(candidate.phrases) == 1 and _is_recent(said[0].interval, anchor_day):
        candidate.infer_days(said[0].interval, DateBasis.EXPLICIT)


def _is_news(candidate: EventCandidate) -> bool:
    """True if a first sentence tells an event as its news: in a main clause, or as a headline does."""
    if not candidate.where.in_lead or candidate.kind == STATEMENT or not told_as_past(candidate):
        return False
    verb, in_heading = telling_verb(candidate.trigger), candidate.where.passage.kind == HEADING
    if verb is not None:
        return is_main_clause(verb) and (in_heading or tells_past(verb) or is_as_headline(candidate, verb))
    return in_heading and candidate.trigger.dep in ("ROOT", "nsubj", "nsubjpass")


def _is_announced(candidate: EventCandidate) -> bool:
    """True if a first sentence tells as its news that somebody announced, revealed or denied something."""
    return candidate.where.in_lead and is_announcement(candidate)


def _is_harm(candidate: EventCandidate) -> bool:
    """True if a first sentence tells of violence or a disaster in any clause, and not as of one that is known."""
    trigger = candidate.trigger
    behind = trigger.head is not None and trigger.dep == "pobj" and trigger.head.lower in BACKGROUND
    behind = behind and not any(word.lower in ("a", "an") for word in below(trigger, "det"))
    aside = trigger.dep in ("relcl", "acl") and trigger.head is not None and _is_known(trigger.head)
    definite = bool(below(trigger, "poss")) or any(word.lower in DEFINITE for word in below(trigger, "det"))
    asked = any(word.lower in ("how", "why") for word in below(trigger, "advmod"))
    known = behind or aside or definite or asked or _is_any(candidate)
    violent = is_violent(candidate) and told_as_past(candidate) and not _is_old_disaster(candidate)
    new = violent and not known and not is_before(candidate) and not is_total(candidate)
    return candidate.where.in_lead and new


def _is_known(noun: Word) -> bool:
    """True if a clause tells more of a noun that is known by its name, or of an event that is."""
    definite = any(word.lower in DEFINITE for word in below(noun, "det"))
    return noun.pos == "PROPN" or (definite and is_event_noun(noun) and event_class(kind_of(noun)) in VIOLENT)


def _is_old_disaster(candidate: EventCandidate) -> bool:
    """True if a clause only speaks of a disaster that goes on: "the worst spill", "the well that has gushed"."""
    trigger, verb = candidate.trigger, telling_verb(candidate.trigger)
    around = (trigger, *ancestors(trigger))
    if any(word.lower == "since" or any(each.lower == "since" for each in below(word, "mark")) for word in around):
        return True
    if event_class(candidate.kind) != "DISASTER":
        return False
    if _is_judged(trigger) or _is_named_as_known(trigger):
        return True
    if verb is None or (verb is not trigger and tense_of(verb) == "perfect"):
        superlative = any(word.tag == "JJS" for word in below(trigger, "amod"))
        return superlative or any(word.lower in DEFINITE for word in below(trigger, "det"))
    if verb.dep in ("relcl", "acl") and verb.head is not None:
        return not is_people(verb.head)
    return verb is trigger and any(_is_known(noun) and noun.pos != "PROPN" for noun in below(verb, "nsubj"))


def _is_named_as_known(noun: Word) -> bool:
    """True if a disaster that goes on for weeks is told by a name, as a known one: "Voss Oil's spill"."""
    named = any(word.pos == "PROPN" for word in below(noun, "compound", "poss", "nmod", "amod"))
    new = any(word.lower in ("a", "an") for word in below(noun, "det"))
    return named and not new and noun.lemma in LASTING_DISASTERS


def _is_judged(noun: Word) -> bool:
    """True if a clause only says what an event is, and does not tell it: "the spill is a catastrophe"."""
    verb = noun.head
    return noun.dep == "nsubj" and verb is not None and verb.lemma == "be" and bool(below(verb, "attr", "acomp"))


def _is_any(candidate: EventCandidate) -> bool:
    """True if a noun means any event of a kind: "ways to respond to spills", "the impact of disaster"."""
    noun = candidate.trigger
    if is_predicate(noun) or candidate.where.passage.kind == HEADING or noun.dep in ("ROOT", "nsubj", "nsubjpass"):
        return False
    return not below(noun, "det", "poss", "nummod")


def _is_beside_other_news(candidate: EventCandidate, told: Iterable[EventCandidate]) -> bool:
    """True if its sentence dates something else, of which it is the background: "came in the aftermath of a raid"."""
    beside = (other for other in told if other.where is candidate.where)
    return any(not _may_share_day(candidate, other) for other in beside)


def _date_news(candidate: EventCandidate, first: Phrase | None, anchor_day: int) -> None:
    kind = event_class(candidate.kind)
    fresh = first is not None and (first.interval.start or 0) >= anchor_day - FRESH_DAYS
    whole = first is not None and (kind in VIOLENT or (fresh and kind in INCIDENTAL and not tells_result(candidate)))
    day = first.interval if first is not None and whole else Interval(anchor_day, anchor_day + 1)
    candidate.infer_days(day, DateBasis.DOCUMENT)


def _may_share_day(candidate: EventCandidate, other: EventCandidate) -> bool:
    """True if what happened may have happened when the other did; an arrest is not of the day of the murder."""
    one, two = event_class(candidate.kind), event_class(other.kind)
    dies = DEATH in (candidate.kind, other.kind) and bool(VIOLENT & {one, two})
    return dies or bool(INCIDENTAL & {one, two}) or (one in VIOLENT) == (two in VIOLENT)
