"""The days of the candidates of one document: said, hung on another event, carried on, or those of the main event."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipelines.events.candidate import EventCandidate, is_announcement, is_perfect, told_as_past
from pipelines.events.dated_words import anchor_word, words_of
from pipelines.events.dating import NOWHERE, days_between, granularity_of, is_dated, meet, shifted
from pipelines.events.kinds import governing_verb, is_event_noun, kind_of
from pipelines.events.main_event import date_main_event
from pipelines.events.model import DateBasis, Modality, ReferenceRole
from pipelines.events.refusals import only_says
from pipelines.events.source import Phrase
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_aside, is_predicate
from pipelines.events.types import VIOLENT, event_class, is_material
from pipelines.temporal.model import AnchorKind, Granularity, Interval

CASUALTY_KINDS = frozenset({"killed", "injured", "missing", "displaced"})
SPOKEN = frozenset({"CONSULT/talk", "CONSULT/host"})
_WHEN = frozenset({"when", "as", "while", "after"})


def date_candidates(
    candidates: list[EventCandidate], phrases: Sequence[Phrase], history: bool, anchor_day: int | None = None
) -> None:
    """Give each candidate its days, as far as the text says them.

    Args:
        candidates: all candidates of a document, in the order of the text.
        phrases: its time references.
        anchor_day: the day from which it speaks.
        history: whether it is told long after its events, where the main event lends no days.
    """
    candidates = [candidate for candidate in candidates if not candidate.mentioned]
    for candidate in candidates:
        candidate.phrases = list(_read_until(candidate, anchor_day))
        _date_by_phrases(candidate)
    for place, candidate in enumerate(candidates):
        if not _is_bounded(candidate):
            date_by_same_event(candidate, candidates[:place])
    _date_by_anchors(candidates)
    for candidate in reversed(candidates):  # "came, saw and left on Monday"
        if not candidate.dated and not _has_own_words(candidate):
            _date_by_clause(candidate, candidates)
    for place, candidate in enumerate(candidates):
        if not candidate.dated and not _has_own_words(candidate) and not _date_by_clause(candidate, candidates):
            _date_by_last_sentence(candidate, [*candidates[:place], *_later_beside(candidate, candidates)])
        if candidate.anchor is None and not _is_bounded(candidate):
            date_by_same_event(candidate, candidates[:place])
    if not history:
        _date_by_main_event(candidates)
        if anchor_day is not None:
            date_main_event(candidates, phrases, anchor_day)
        _date_by_document(candidates, anchor_day)
        for candidate in candidates:
            _drop_doubtful_days(candidate, anchor_day)


def _has_own_words(candidate: EventCandidate) -> bool:
    """True if a phrase of its own says, or bounds, when the event was."""
    return any(role is not ReferenceRole.ANCHORS for _, role in candidate.phrases)


def _is_bounded(candidate: EventCandidate) -> bool:
    """True if phrases of its own say something about its days, though not when it was."""
    return not candidate.dated and _has_own_words(candidate)


def _read_until(candidate: EventCandidate, anchor_day: int | None) -> Iterator[tuple[Phrase, ReferenceRole]]:
    """Yield the phrases of a candidate, "until" read with its verb.

    What was not opened until 2008 was opened in that year. How long what was done is to hold does not say when it was
    done: "postponed until Monday".
    """
    for phrase, role in candidate.phrases:
        claim, end = candidate.claim, phrase.interval.end
        if claim is None or end is None or not phrase.text.lower().startswith(("until ", "till ")):
            yield phrase, role
        elif claim.polarity == "negative" and phrase.granularity in _UNITS:
            first = _UNITS[phrase.granularity](date.fromordinal(end - 1)).toordinal()
            candidate.claim = replace(claim, polarity="positive")
            yield replace(phrase, interval=Interval(first, end)), role
        elif anchor_day is None or end <= anchor_day + 1 or claim.tense not in ("past", "perfect"):
            yield phrase, role


_UNITS: dict[Granularity | None, Callable[[date], date]] = {
    Granularity.DAY: lambda day: day,
    Granularity.MONTH: lambda day: day.replace(day=1),
    Granularity.YEAR: lambda day: day.replace(month=1, day=1),
}
"""The units of which "until" names one, with the first day of the one in which a day lies."""
SHORTEST_SEASON = 28
"""Days of the shortest time that comes every year: "in the winter", "in February"."""


def _date_by_phrases(candidate: EventCandidate) -> None:
    interval = NOWHERE
    grain = None
    if _has_clock_only(candidate) and any(role is ReferenceRole.ANCHORS for _, role in candidate.phrases):
        return  # "at 10 p.m. the night before the raid"
    for phrase, role in sorted(candidate.phrases, key=lambda each: each[1] is not ReferenceRole.DATES):
        if role is ReferenceRole.DATES:
            narrower = meet(interval, phrase.interval)
            if narrower is not None:
                grain = phrase.granularity if narrower != interval else grain
                interval = narrower
        elif (
            role is ReferenceRole.BOUNDS
            and candidate.claim is not None
            and candidate.claim.tense in ("past", "perfect", None)
        ):
            interval = meet(interval, Interval(None, phrase.interval.end)) or interval
    if interval == NOWHERE:
        return
    candidate.interval, candidate.basis = interval, DateBasis.EXPLICIT
    vague = all(phrase.vague for phrase, role in candidate.phrases if role is ReferenceRole.DATES)
    candidate.granularity = None if vague else granularity_of(interval, grain)


def _date_by_anchors(candidates: list[EventCandidate]) -> None:
    by_phrase: dict[str, list[EventCandidate]] = {}
    for candidate in candidates:
        for phrase, role in candidate.phrases:
            if role is ReferenceRole.ANCHORS:
                by_phrase.setdefault(phrase.reference_id, []).append(candidate)
    for pair in by_phrase.values():
        if len(pair) == 2 and pair[0].dated != pair[1].dated:
            known, unknown = sorted(pair, key=lambda candidate: not candidate.dated)
            _count_from(known, unknown)


def _count_from(known: EventCandidate, unknown: EventCandidate) -> None:
    """Date one event by its distance from another: "days after the strike"."""
    phrase = next(phrase for phrase, role in unknown.phrases if role is ReferenceRole.ANCHORS)
    sentence = unknown.where.sentence
    word = anchor_word(sentence, phrase.char_start, phrase.char_end)
    distance = days_between([each.text for each in words_of(sentence, phrase.char_start, phrase.char_end)])
    if word is None or distance is None:
        return
    least, most = distance
    later_is_unknown = (word.lower in ("after", "following")) == _is_main(unknown, known, word)
    interval = shifted(known.interval, least, most) if later_is_unknown else shifted(known.interval, -most, -least)
    unknown.take_days(known, DateBasis.ANCHORED, "derived")
    unknown.interval = interval
    unknown.granularity = granularity_of(interval) if least == most and known.granularity is not None else None


def _is_main(candidate: EventCandidate, other: EventCandidate, word: Word) -> bool:
    """True if a candidate stands on the main side of "after", the other one below it."""
    below_it = {word.index, *(above.index for above in ancestors(word))} if word.dep != "mark" else set[int]()
    if word.dep == "mark":
        return candidate.trigger is not word.head
    return candidate.trigger.index in below_it or other.trigger.index not in below_it


def _date_by_clause(candidate: EventCandidate, candidates: list[EventCandidate]) -> bool:
    """Carry days over to a coordinated clause, between a clause and its "when", or from the occasion of an act."""
    for other in candidates:
        if (
            other.where is candidate.where
            and other is not candidate
            and other.dated
            and (_told_together(candidate, other) or _is_occasion(other, candidate.trigger))
        ):
            candidate.take_days(other, DateBasis.INHERITED, "derived")
            candidate.place = candidate.place or other.place
            return True
    return False


def _told_together(candidate: EventCandidate, other: EventCandidate) -> bool:
    one, two = (governing_verb(each.trigger) or each.trigger for each in (candidate, other))
    same_tense = candidate.claim is not None and other.claim is not None and candidate.claim.tense == other.claim.tense
    if (one.dep == "conj" and one.head is two) or (two.dep == "conj" and two.head is one):
        contrast = any(word.lower == "but" for word in below(one if two.head is one else two, "cc"))
        return same_tense and not contrast
    if two.dep == "advcl" and two.head is one:
        return any(word.lower in _WHEN - {"after"} for word in below(two, "advmod", "mark"))
    if one.dep == "advcl" and one.head is two:
        return one.tag == "VBG" or any(word.lower in _WHEN - {"after"} for word in below(one, "advmod", "mark"))
    if not {event_class(candidate.kind), event_class(other.kind)} <= VIOLENT:
        return False
    subjects = below(one, "nsubj", "nsubjpass", "agent")
    return two.dep in ("relcl", "acl") and two.head in subjects and two.tag != "VBG"


def _is_occasion(candidate: EventCandidate, act: Word) -> bool:
    """True if an act was done at an event: "was booed at a rally on Monday". One is charged in what was long before."""
    preposition = candidate.trigger.head
    if candidate.trigger.dep != "pobj" or preposition is None or preposition.head is not act:
        return False
    meets = event_class(candidate.kind) in ("CONSULT", "CULTURE", "SPORT")
    return preposition.lower in ("at", "during") or (preposition.lower == "in" and meets)


def _date_by_last_sentence(candidate: EventCandidate, earlier: list[EventCandidate]) -> bool:
    """Casualties belong to the violence of the same sentence or the last one ("Over 100 were injured.")."""
    if not any(quantity.kind in CASUALTY_KINDS for quantity in candidate.quantities) or not told_as_past(candidate):
        return False
    if event_class(candidate.kind) not in VIOLENT and is_predicate(candidate.trigger):
        return False
    for other in reversed(earlier):
        distance = candidate.where.number - other.where.number
        if distance > 1:
            return False
        if event_class(other.kind) in VIOLENT and told_as_past(other):
            if not other.dated or (candidate.place and other.place and candidate.place != other.place):
                return False
            candidate.take_days(other, DateBasis.INHERITED, "derived")
            candidate.place = candidate.place or other.place
            return True
    return False


def _later_beside(candidate: EventCandidate, candidates: list[EventCandidate]) -> list[EventCandidate]:
    """Return the candidates behind this one in its sentence."""
    behind = (
        each for each in candidates if each.where is candidate.where and each.trigger.index > candidate.trigger.index
    )
    return [each for each in behind if not is_aside(each.trigger, candidate.trigger)]


def _date_by_main_event(candidates: list[EventCandidate]) -> None:
    """An act of the same persons and kind as the report's first event was on its days, if no word says otherwise."""
    main = next(
        (
            candidate
            for candidate in candidates
            if candidate.basis is DateBasis.EXPLICIT and is_dated(candidate.interval)
        ),
        None,
    )
    if main is None or main.claim is None or not told_as_past(main):
        return
    for candidate in candidates:
        if (
            not candidate.dated
            and not candidate.phrases
            and (candidate.where.in_lead or not only_says(candidate))
            and candidate.kind == main.kind
            and _is_part_of(candidate, main)
        ):
            candidate.take_days(main, DateBasis.NARRATIVE, "inferred")


def _date_by_document(candidates: list[EventCandidate], anchor_day: int | None) -> None:
    """What a report quotes was said about when it last named a day for the speaker, else on its own day."""
    spoken: dict[str, Interval] = {}
    for candidate in candidates:
        name = (candidate.who or "").split()[-1:] or [""]
        if (
            candidate.basis is DateBasis.EXPLICIT
            and candidate.granularity is Granularity.DAY
            and told_as_past(candidate)
        ):
            spoken[name[0]] = candidate.interval
        told = not is_material(candidate.kind) or candidate.kind in SPOKEN
        quoted = told and not candidate.phrases and candidate.basis is DateBasis.NONE
        if quoted and anchor_day is not None and candidate.claim is not None and candidate.claim.tense == "past":
            candidate.interval = spoken.get(name[0], Interval(anchor_day, anchor_day + 1))
            candidate.basis, candidate.certainty = DateBasis.DOCUMENT, "inferred"
            candidate.granularity = Granularity.DAY if is_announcement(candidate) else None


def _drop_doubtful_days(candidate: EventCandidate, anchor_day: int | None) -> None:
    """Some days are not taken for known: those that the tense contradicts, and the century in which the text is told.

    The tense contradicts days that are ahead and told as past, or over and still to come, or only supposed in a season
    whose year nobody says. What has been "since the siege began" is of no day, unless its own words say so.
    """
    if candidate.basis in (DateBasis.INHERITED, DateBasis.NARRATIVE, DateBasis.DOCUMENT) and _is_total_since(candidate):
        candidate.interval, candidate.granularity, candidate.basis = NOWHERE, None, DateBasis.NONE
    start, end, claim = candidate.interval.start, candidate.interval.end, candidate.claim
    if anchor_day is None or claim is None:
        return
    ahead = start is not None and start > anchor_day and told_as_past(candidate)
    over = end is not None and end <= anchor_day
    planned = claim.modality is Modality.PLANNED and claim.tense in ("present", "future")
    supposed = claim.modality is Modality.HYPOTHETICAL and claim.tense in ("present", "future", "infinitive", None)
    guessed = not any(phrase.anchor_kind is AnchorKind.ABSOLUTE for phrase, _ in candidate.phrases)
    season = over and start is not None and (end or 0) - start >= SHORTEST_SEASON and guessed
    against_tense = (ahead and claim.tense in ("past", "perfect")) or (over and planned) or (season and supposed)
    own_age = candidate.granularity is Granularity.CENTURY and end is not None and end > anchor_day
    if against_tense or own_age:
        candidate.interval, candidate.granularity, candidate.basis = NOWHERE, None, DateBasis.NONE


def _is_total_since(candidate: EventCandidate) -> bool:
    """True if an event is all that has been since another one: "nine have died since the siege began"."""
    verb, claim, cause = candidate.trigger, candidate.claim, candidate.anchor
    if claim is not None and claim.tense == "perfect" and cause is not None and event_class(cause.kind) == "PROTEST":
        return any(quantity.kind in CASUALTY_KINDS for quantity in candidate.quantities)
    if claim is None or (claim.tense != "perfect" and verb.dep != "acl"):
        return False
    marks = (mark for clause in below(verb, "advcl") for mark in below(clause, "mark"))
    return any(word.lower == "since" for word in (*below(verb, "prep"), *marks))


def _is_part_of(candidate: EventCandidate, main: EventCandidate) -> bool:
    verb = candidate.trigger
    if (
        not is_predicate(verb)
        or candidate.claim is None
        or candidate.claim.tense != "past"
        or not told_as_past(candidate)
    ):
        return False
    if any(word.lower in ("after", "before", "since", "later", "earlier", "then", "next") for word in verb.children):
        return False
    if candidate.place is not None and candidate.place != main.place:
        return False
    return (
        bool(candidate.who) and bool(main.who) and bool(_name_words(candidate.who or "") & _name_words(main.who or ""))
    )


def _name_words(text: str) -> set[str]:
    return {word for word in text.split() if word[:1].isupper() and len(word) > 3}


def date_by_same_event(draft: EventCandidate, earlier: list[EventCandidate]) -> None:
    """ "the visit" after "visited on Tuesday": a definite noun of the same kind names the same event.

    What an event has done since was not on its day: "the spill has cost the firm its name".
    """
    kind = None if is_perfect(draft) and not draft.quantities else _named_again(draft)
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
    """True if only a clock time dates it, whose day is a guess: that of the date told last."""
    said = [phrase for phrase, role in draft.phrases if role is ReferenceRole.DATES]
    return all(phrase.timex_type == "TIME" and phrase.anchor_kind is AnchorKind.NARRATIVE for phrase in said)


def _named_again(draft: EventCandidate) -> str | None:
    """Return the kind of event that a definite noun names: "the blast", or "were hurt in the blast"."""
    if not is_predicate(draft.trigger):
        return draft.kind if _is_definite(draft.trigger) else None
    if not draft.quantities or draft.dated:
        return None
    prepositions = [prep for prep in below(draft.trigger, "prep", "agent") if prep.lower in ("in", "by")]
    nouns = (noun for prep in prepositions for noun in below(prep, "pobj"))
    return next((kind_of(noun) for noun in nouns if is_event_noun(noun) and _is_definite(noun)), None)


def _is_definite(noun: Word) -> bool:
    """True if a noun names what was told before; "the worst attack since May" tells of it anew."""
    if any(word.tag == "JJS" for word in below(noun, "amod")):
        return False
    return any(word.lower in ("the", "this", "that") for word in below(noun, "det"))
