"""The days of the drafts of one document: said, hung on another event, carried on, or those of the main event."""

from pipelines.events.attach import anchor_word, words_of
from pipelines.events.coreference import date_by_same_event
from pipelines.events.dating import NOWHERE, days_between, granularity_of, is_dated, meet, shifted
from pipelines.events.draft import Draft
from pipelines.events.kinds import MATERIAL, VIOLENT, event_class, governing_verb
from pipelines.events.model import DateBasis, Modality, ReferenceRole
from pipelines.events.syntax import Word
from pipelines.events.tree import ancestors, below, is_aside, is_predicate
from pipelines.temporal.model import Granularity, Interval

CASUALTY_KINDS = frozenset({"killed", "injured", "missing", "displaced"})
SPOKEN = frozenset({"CONSULT/talk", "CONSULT/host"})
_WHEN = frozenset({"when", "as", "while", "after", "where"})


def date_drafts(drafts: list[Draft], history: bool, anchor_day: int | None = None) -> None:
    """Give each draft its days, as far as the text says them.

    Args:
        drafts: all drafts of a document, in the order of the text.
        anchor_day: the day from which it speaks.
        history: whether it is told long after its events, where the main event lends no days.
    """
    for draft in drafts:
        _date_by_phrases(draft)
    for place, draft in enumerate(drafts):
        if not _is_bounded(draft):
            date_by_same_event(draft, drafts[:place])
    _date_by_anchors(drafts)
    for place, draft in enumerate(drafts):
        if not draft.dated and not _has_own_words(draft) and not _date_by_clause(draft, drafts):
            _date_by_last_sentence(draft, [*drafts[:place], *_later_beside(draft, drafts)])
        if draft.anchor is None and not _is_bounded(draft):
            date_by_same_event(draft, drafts[:place])
    if not history:
        _date_by_main_event(drafts)
        _date_by_document(drafts, anchor_day)
        for draft in drafts:
            _drop_days_against_tense(draft, anchor_day)


def _has_own_words(draft: Draft) -> bool:
    """Whether a phrase of its own says, or bounds, when the event was."""
    return any(role is not ReferenceRole.ANCHORS for _, role in draft.phrases)


def _is_bounded(draft: Draft) -> bool:
    """Whether phrases of its own say something about its days, though not when it was."""
    return not draft.dated and _has_own_words(draft)


def _date_by_phrases(draft: Draft) -> None:
    interval = NOWHERE
    grain = None
    for phrase, role in sorted(draft.phrases, key=lambda each: each[1] is not ReferenceRole.DATES):
        if role is ReferenceRole.DATES:
            narrower = meet(interval, phrase.interval)
            if narrower is not None:
                grain = phrase.granularity if narrower != interval else grain
                interval = narrower
        elif (
            role is ReferenceRole.BOUNDS and draft.claim is not None and draft.claim.tense in ("past", "perfect", None)
        ):
            interval = meet(interval, Interval(None, phrase.interval.end)) or interval
    if interval == NOWHERE:
        return
    draft.interval, draft.basis = interval, DateBasis.EXPLICIT
    vague = all(phrase.vague for phrase, role in draft.phrases if role is ReferenceRole.DATES)
    draft.granularity = None if vague else granularity_of(interval, grain)


def _date_by_anchors(drafts: list[Draft]) -> None:
    by_phrase: dict[str, list[Draft]] = {}
    for draft in drafts:
        for phrase, role in draft.phrases:
            if role is ReferenceRole.ANCHORS:
                by_phrase.setdefault(phrase.reference_id, []).append(draft)
    for pair in by_phrase.values():
        if len(pair) == 2 and pair[0].dated != pair[1].dated:
            known, unknown = sorted(pair, key=lambda draft: not draft.dated)
            _count_from(known, unknown)


def _count_from(known: Draft, unknown: Draft) -> None:
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


def _is_main(draft: Draft, other: Draft, word: Word) -> bool:
    """Whether a draft stands on the main side of "after", the other one below it."""
    below_it = {word.index, *(above.index for above in ancestors(word))} if word.dep != "mark" else set[int]()
    if word.dep == "mark":
        return draft.trigger is not word.head
    return draft.trigger.index in below_it or other.trigger.index not in below_it


def _date_by_clause(draft: Draft, drafts: list[Draft]) -> bool:
    """Carry days over to a coordinated clause, or between a clause and its "when" or relative clause."""
    for other in drafts:
        if other.where is draft.where and other is not draft and other.dated and _told_together(draft, other):
            draft.take_days(other, DateBasis.INHERITED, "derived")
            draft.place = draft.place or other.place
            return True
    return False


def _told_together(draft: Draft, other: Draft) -> bool:
    one, two = (governing_verb(each.trigger) or each.trigger for each in (draft, other))
    same_tense = draft.claim is not None and other.claim is not None and draft.claim.tense == other.claim.tense
    if (one.dep == "conj" and one.head is two) or (two.dep == "conj" and two.head is one):
        return same_tense
    if two.dep == "advcl" and two.head is one:
        return any(word.lower in _WHEN - {"after"} for word in below(two, "advmod", "mark"))
    if one.dep == "advcl" and one.head is two:
        return one.tag == "VBG" or any(word.lower in _WHEN - {"after"} for word in below(one, "advmod", "mark"))
    if not {event_class(draft.kind), event_class(other.kind)} <= VIOLENT:
        return False
    subjects = below(one, "nsubj", "nsubjpass", "agent")
    return two.dep in ("relcl", "acl") and two.head in subjects and two.tag != "VBG"


def _date_by_last_sentence(draft: Draft, earlier: list[Draft]) -> bool:
    """Casualties belong to the violence of the same sentence or the last one ("Over 100 were injured.")."""
    if not any(quantity.kind in CASUALTY_KINDS for quantity in draft.quantities) or not _told_as_past(draft):
        return False
    if event_class(draft.kind) not in VIOLENT and is_predicate(draft.trigger):
        return False
    for other in reversed(earlier):
        distance = draft.where.number - other.where.number
        if distance > 1:
            return False
        if event_class(other.kind) in VIOLENT and _told_as_past(other):
            if not other.dated or (draft.place and other.place and draft.place != other.place):
                return False
            draft.take_days(other, DateBasis.INHERITED, "derived")
            draft.place = draft.place or other.place
            return True
    return False


def _later_beside(draft: Draft, drafts: list[Draft]) -> list[Draft]:
    """The drafts behind this one in its sentence."""
    behind = (each for each in drafts if each.where is draft.where and each.trigger.index > draft.trigger.index)
    return [each for each in behind if not is_aside(each.trigger, draft.trigger)]


def _told_as_past(draft: Draft) -> bool:
    claim = draft.claim
    return (
        claim is not None and claim.polarity == "positive" and claim.modality in (Modality.ASSERTED, Modality.REPORTED)
    )


def _date_by_main_event(drafts: list[Draft]) -> None:
    """An act of the same persons and kind as the report's first event was on its days, if no word says otherwise."""
    main = next((draft for draft in drafts if draft.basis is DateBasis.EXPLICIT and is_dated(draft.interval)), None)
    if main is None or main.claim is None or not _told_as_past(main):
        return
    for draft in drafts:
        if not draft.dated and not draft.phrases and draft.kind == main.kind and _is_part_of(draft, main):
            draft.take_days(main, DateBasis.NARRATIVE, "inferred")


def _date_by_document(drafts: list[Draft], anchor_day: int | None) -> None:
    """What a report quotes was said about when it last named a day for the speaker, else on its own day."""
    spoken: dict[str, Interval] = {}
    for draft in drafts:
        name = (draft.who or "").split()[-1:] or [""]
        if draft.basis is DateBasis.EXPLICIT and draft.granularity is Granularity.DAY and _told_as_past(draft):
            spoken[name[0]] = draft.interval
        told = event_class(draft.kind) not in MATERIAL or draft.kind in SPOKEN
        quoted = told and not draft.phrases and draft.basis is DateBasis.NONE
        if quoted and anchor_day is not None and draft.claim is not None and draft.claim.tense == "past":
            draft.interval = spoken.get(name[0], Interval(anchor_day, anchor_day + 1))
            draft.basis, draft.certainty = DateBasis.DOCUMENT, "inferred"


def _drop_days_against_tense(draft: Draft, anchor_day: int | None) -> None:
    """Days that the tense contradicts are not taken for known: ahead and told as past, or over and still to come."""
    start, end, claim = draft.interval.start, draft.interval.end, draft.claim
    if anchor_day is None or claim is None:
        return
    ahead = start is not None and start > anchor_day and _told_as_past(draft)
    over = end is not None and end <= anchor_day and claim.modality is Modality.PLANNED
    if (ahead and claim.tense in ("past", "perfect")) or (over and claim.tense in ("present", "future")):
        draft.interval, draft.granularity, draft.basis = NOWHERE, None, DateBasis.NONE


def _is_part_of(draft: Draft, main: Draft) -> bool:
    verb = draft.trigger
    if not is_predicate(verb) or draft.claim is None or draft.claim.tense != "past" or not _told_as_past(draft):
        return False
    if any(word.lower in ("after", "before", "since", "later", "earlier", "then", "next") for word in verb.children):
        return False
    if draft.place is not None and draft.place != main.place:
        return False
    return bool(draft.who) and bool(main.who) and bool(_name_words(draft.who or "") & _name_words(main.who or ""))


def _name_words(text: str) -> set[str]:
    return {word for word in text.split() if word[:1].isupper() and len(word) > 3}
