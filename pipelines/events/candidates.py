"""Which words of a document tell events worth a report: dated ones, counted ones, and the main clauses between."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.events.candidate import EventCandidate, ParsedSentence, is_news_of_deed
from pipelines.events.casualties import is_people
from pipelines.events.claims import is_backshifted, is_main_clause, is_pluperfect, tells_past, tense_of
from pipelines.events.dated_words import (
    anchor_word,
    anchored_pair,
    below_aspect,
    dated_event,
    is_coordinated,
    is_mere_ability,
    is_property,
    tells_presence,
    top_of,
    words_of,
)
from pipelines.events.dating import meet
from pipelines.events.directions import agreeing
from pipelines.events.kinds import carried_noun, is_event_noun, is_specific, kind_of
from pipelines.events.lexicon.counts import TOLL, TOLL_NOUNS, VERB_KIND
from pipelines.events.lexicon.roles import (
    ANNOUNCING,
    AUTHORITIES,
    BODIES,
    HAPPENING,
    INTENDING,
    SAYING_VERBS,
    STATE_VERBS,
)
from pipelines.events.model import ReferenceRole
from pipelines.events.quantities import quantities
from pipelines.events.refusals import (
    broke_in_on,
    is_aimed_at,
    is_beside_news,
    is_comment,
    is_verdict,
    tells_none,
)
from pipelines.events.source import HEADING, SPEECH, Phrase
from pipelines.events.syntax import Word
from pipelines.events.tree import (
    ancestors,
    below,
    is_aside,
    is_passive,
    is_predicate,
    predicate_above,
    subject,
    subtree,
    target,
)
from pipelines.events.types import (
    MARKET,
    NAMED,
    OTHER,
    PRESENCE,
    STATEMENT,
    UNSPECIFIC,
    VIOLENT,
    event_class,
    is_material,
)
from pipelines.temporal.model import AnchorKind

BLOODLESS = frozenset({"COERCE", "CULTURE", "CONSULT", "ELECT", "GOVERN", "ECONOMY", "SUPPORT", "ACCUSE", "AGREE"})
"""What costs no lives by itself."""
FIGURES = frozenset({"HEALTH/infect", MARKET})
"""Kinds of what befalls no persons: cases rise, shares fall."""
QUOTATION_MARKS = frozenset('"“”')


def candidates_of(where: ParsedSentence, phrases: Sequence[Phrase], anchor_day: int | None) -> list[EventCandidate]:
    """Return the candidates of a sentence, in the order of their triggers.

    Args:
        where: the sentence.
        phrases: its time references, inner rows of an outer one left out.
        anchor_day: the day from which its document speaks; None if it is unknown.
    """
    found: dict[int, EventCandidate] = {}
    if is_comment(where.sentence):
        return []
    for phrase in phrases:
        if phrase.anchor_kind is AnchorKind.EVENT:
            _add_anchored(found, where, phrase)
        elif phrase.says_when:
            _add_dated(found, where, phrase, anchor_day)
            _add_when(found, where, phrase)
    counted = _add_counted(found, where, [(phrase.char_start, phrase.char_end) for phrase in phrases])
    _add_main_clauses(found, where, counted)
    if where.in_lead:
        _add_lead(found, where)
    else:
        _add_mentions(found, where)
    _drop_sayings_of_dated_events(found)
    asked = where.sentence.text.rstrip().endswith("?") and where.passage.kind not in SPEECH
    kept = (found[index] for index in sorted(found) if not asked or found[index].kind == STATEMENT)
    return [candidate for candidate in kept if not _is_habit(candidate, phrases) and not is_verdict(candidate.trigger)]


def _is_habit(candidate: EventCandidate, phrases: Sequence[Phrase]) -> bool:
    """True if a candidate tells what happens again and again, and no phrase dates it: "kills thousands each year"."""
    if candidate.phrases or not is_predicate(candidate.trigger) or tense_of(candidate.trigger) != "present":
        return False
    repeated = {phrase.char_start for phrase in phrases if phrase.timex_type == "SET"}
    return any(word.start in repeated for word in subtree(candidate.trigger))


def _candidate(found: dict[int, EventCandidate], where: ParsedSentence, trigger: Word) -> EventCandidate:
    if trigger.index not in found:
        named = trigger.pos == "PROPN" and not is_event_noun(trigger)
        found[trigger.index] = EventCandidate(where, trigger, NAMED if named else kind_of(trigger))
    return found[trigger.index]


def _add_dated(found: dict[int, EventCandidate], where: ParsedSentence, phrase: Phrase, anchor_day: int | None) -> None:
    sentence = where.sentence
    trigger = dated_event(sentence, phrase.char_start, phrase.char_end)
    if trigger is not None and (event := broke_in_on(trigger)) is not None:
        beside = top_of(words_of(sentence, *phrase.span))
        above = beside.head.head if beside.head is not None and beside.head.dep == "prep" else beside.head
        trigger = carried_noun(event) or event if above is trigger else None
    if (
        trigger is None
        or tells_none(trigger)
        or not trigger.text[0].isalnum()
        or (phrase.timex_type == "TIME" and is_property(words_of(sentence, *phrase.span)))
    ):
        return
    trigger = agreeing(trigger, phrase, anchor_day)
    if is_predicate(trigger) and not is_specific(kind_of(trigger)) and is_beside_news(trigger, where, phrase):
        happened = _happened_beside(trigger)
        if happened is None:
            return
        trigger = happened
    says_now = is_predicate(trigger) and tense_of(trigger) == "present"
    if is_predicate(trigger) and trigger.lemma in SAYING_VERBS and (says_now or _only_names_source(trigger)):
        content = _content_of(trigger)
        sayer = subject(trigger)
        if content is None and says_now:
            return
        if content is not None and not tells_none(content):
            if says_now or (sayer is not None and phrase.char_end <= sayer.start):
                _add_dating(_candidate(found, where, content), phrase)
                return
            if not _is_quoted(trigger, content):
                _candidate(found, where, content).phrases.append((phrase, ReferenceRole.BOUNDS))
                return
    _add_dating(_candidate(found, where, trigger), phrase)


def _happened_beside(verb: Word) -> Word | None:
    """Return what happened in or to what a participle describes: "happened in a car parked there on Monday"."""
    above = predicate_above(verb)
    return carried_noun(above) if verb.dep == "acl" and above is not None and above.lemma in HAPPENING else None


def _add_dating(candidate: EventCandidate, phrase: Phrase) -> None:
    """Let a phrase date an event, unless its days are disjoint from those of another; there the absolute one dates."""
    held = [other for other, role in candidate.phrases if role is ReferenceRole.DATES]
    rivals = [other for other in held if meet(other.interval, phrase.interval) is None]
    if rivals and is_coordinated(words_of(candidate.where.sentence, *phrase.span)):
        candidate.phrases = [(other, ReferenceRole.BOUNDS) for other in (*held, phrase)]
        return
    absolute = [other for other in (*held, phrase) if other.anchor_kind is AnchorKind.ABSOLUTE]
    if rivals and absolute == [phrase]:
        candidate.phrases = [(other, ReferenceRole.BOUNDS) for other, _ in candidate.phrases]
        rivals = []
    candidate.phrases.append((phrase, ReferenceRole.BOUNDS if rivals else ReferenceRole.DATES))


def _add_when(found: dict[int, EventCandidate], where: ParsedSentence, phrase: Phrase) -> None:
    """ "in October, when we signed the treaty": the phrase dates what is told of that time."""
    for word in words_of(where.sentence, phrase.char_start, phrase.char_end) if phrase.timex_type else ():
        for verb in below(word, "relcl"):
            if any(child.lower == "when" for child in below(verb, "advmod")):
                _add_dating(_candidate(found, where, carried_noun(verb) or verb), phrase)


def _drop_sayings_of_dated_events(found: dict[int, EventCandidate]) -> None:
    """A dated saying whose content has days of its own only says who told of it, and when."""
    for candidate in list(found.values()):
        if candidate.kind == STATEMENT and is_predicate(candidate.trigger):
            inside = {word.index for said in below(candidate.trigger, "ccomp") for word in subtree(said)}
            if any(other.phrases for index, other in found.items() if index in inside):
                del found[candidate.trigger.index]


def _only_names_source(verb: Word) -> bool:
    """True if a saying only says where the news is from: it stands behind what is said ("…, police said on Monday")."""
    said = below(verb, "ccomp", "parataxis")
    if said:
        return said[0].index < verb.index
    return verb.dep == "parataxis" and verb.head is not None and verb.head.index < verb.index


def _is_quoted(verb: Word, content: Word) -> bool:
    """True if words that tell no act in the past are quoted: "'It is a disaster,' he said on Monday"."""
    told = is_predicate(content) and tells_past(content)
    beside = [*below(verb, "punct"), *below(content, "punct"), *below(content.head or content, "punct")]
    return not told and any(mark.text in QUOTATION_MARKS for mark in beside)


def _content_of(verb: Word) -> Word | None:
    """Return the event that a saying tells."""
    said = below(verb, "ccomp") or ([verb.head] if verb.dep == "parataxis" and verb.head is not None else [])
    content = next((word for word in said if is_predicate(word)), None)
    if content is None:
        return None
    carried = carried_noun(content)
    return carried or (None if content.lemma in STATE_VERBS or content.pos == "AUX" else content)


def _add_anchored(found: dict[int, EventCandidate], where: ParsedSentence, phrase: Phrase) -> None:
    word = anchor_word(where.sentence, phrase.char_start, phrase.char_end)
    if word is None:
        return
    main, base = anchored_pair(word)
    for trigger in (main, base):
        if trigger is not None and (is_predicate(trigger) or is_event_noun(trigger)):
            _candidate(found, where, trigger).phrases.append((phrase, ReferenceRole.ANCHORS))


def _add_counted(found: dict[int, EventCandidate], where: ParsedSentence, dates: list[tuple[int, int]]) -> set[int]:
    """Give each quantity to the event whose clause holds it, or to a report of its own; return their predicates."""
    counted = quantities(where.sentence, dates)
    owners = [_owner(found, where, predicate, quantity.kind) for quantity, predicate in counted]
    for (quantity, _), candidate in zip(counted, owners, strict=True):
        outer = quantity.subset_of
        if candidate is not None:
            within = outer is not None and owners[outer] is candidate
            whole = owners[:outer].count(candidate) if within else None
            candidate.quantities.append(replace(quantity, subset_of=whole))
    return {predicate.index for _, predicate in counted}


def _owner(
    found: dict[int, EventCandidate], where: ParsedSentence, predicate: Word, kind: str
) -> EventCandidate | None:
    told_by = next((word for word in (predicate, *ancestors(predicate)) if is_predicate(word)), None)
    if told_by is not None and told_by.lemma not in VERB_KIND and _is_since(told_by):
        return None
    if predicate.lower in TOLL_NOUNS:
        of = (word for word in subtree(predicate) if is_event_noun(word) and word.dep == "pobj")
        noun = next(of, None)
        if noun is not None:
            return _candidate(found, where, noun)
    if (cause := _cause_of(told_by)) is not None:
        return _candidate(found, where, cause)
    for word in (predicate, *ancestors(predicate)):
        told = event_class(found[word.index].kind) if word.index in found else None
        if told in BLOODLESS and kind in TOLL and word is not predicate:
            return _candidate(found, where, predicate)  # "arrested over the killing of two nurses"
        if told is not None and told != event_class(STATEMENT):
            return found[word.index]
        if kind == "money" and word.dep == "conj" and below(word, "nsubj", "nsubjpass"):
            break
        carried = carried_noun(word) if is_predicate(word) else None
        if carried is not None and (carried.index in found or kind != "money"):
            return _candidate(found, where, carried)
        if _is_rival_account(word):
            return _candidate(found, where, told_by) if word.dep == "conj" and told_by is not None else None
        if word.dep == "relcl" or (word.dep == "advcl" and below(word, "nsubj", "nsubjpass")):
            break
    return _owner_beside(found, where, predicate, kind)


def _owner_beside(
    found: dict[int, EventCandidate], where: ParsedSentence, predicate: Word, kind: str
) -> EventCandidate | None:
    """Return the one violent event of the sentence, else a candidate of the clause in which a quantity stands."""
    trigger = next((word for word in (predicate, *ancestors(predicate)) if is_predicate(word)), predicate)
    if kind == "money":
        told = is_predicate(trigger) and is_main_clause(trigger) and trigger.lemma not in STATE_VERBS
        return _candidate(found, where, trigger) if told else None
    inside = [
        candidate
        for candidate in found.values()
        if event_class(candidate.kind) in ("ASSAULT", "DISASTER", "FIGHT")
        and not is_aside(candidate.trigger, predicate)
    ]
    return inside[0] if len(inside) == 1 else _candidate(found, where, trigger)


def _is_rival_account(verb: Word) -> bool:
    """True if a verb tells what others say: "six died, while the army says that nine died"."""
    return verb.lemma in SAYING_VERBS and verb.dep in ("conj", "advcl") and bool(below(verb, "nsubj"))


def _cause_of(verb: Word | None) -> Word | None:
    """Return the event of which people "are dead": the shooting in "two people are dead after a shooting"."""
    if verb is None or verb.lemma != "be":
        return None
    nouns = [noun for prep in below(verb, "prep") if prep.lower in ("after", "in") for noun in below(prep, "pobj")]
    causes = [each for noun in nouns for each in (noun, *below(noun, "compound"))]  # "after a shooting west of Lima"
    return next((noun for noun in causes if event_class(kind_of(noun)) in VIOLENT), None)


def _is_since(verb: Word) -> bool:
    """True if a verb tells of all that has been since something: "brings the toll to 90 since May"."""
    return any(prep.lower == "since" for prep in below(verb, "prep"))


def _add_main_clauses(found: dict[int, EventCandidate], where: ParsedSentence, counted: set[int]) -> None:
    for verb in where.sentence.words:
        if not _is_told(verb, where) or verb.index in counted or not is_predicate(verb):
            continue
        if not is_main_clause(verb) or is_mere_ability(verb) or tells_none(verb):
            continue
        done = below_aspect(verb)
        trigger = carried_noun(done) or done
        kind = kind_of(trigger)
        if trigger.index in found or verb.index in found:
            continue
        material = is_material(kind) and is_specific(kind)
        if not material and (verb.lemma in STATE_VERBS or not (_acts(subject(verb)) or _befalls(verb, kind, where))):
            continue
        if kind == PRESENCE and not tells_presence(verb):
            continue
        if subject_known(verb) and not _governed(verb, found):
            _candidate(found, where, trigger)


def _is_told(verb: Word, where: ParsedSentence) -> bool:
    """True if a verb tells what has been done, or in the news what people are doing."""
    going = verb.tag == "VBG" and where.in_news and bool(below(verb, "aux")) and not _is_violent(kind_of(verb))
    goes_on = verb.lemma == "continue" and where.in_news and tense_of(verb) == "present"
    return verb.tag in ("VBD", "VBN") or (going and tense_of(verb) in ("past", "present")) or goes_on


def _add_lead(found: dict[int, EventCandidate], where: ParsedSentence) -> None:
    """What the first sentences of a report tell besides: its main clauses, whoever acts, and acts of a known kind."""
    for word in where.sentence.words:
        if word.index in found or _is_told_by(word, found):
            continue
        if is_event_noun(word):
            if word.dep not in ("compound", "amod"):
                _candidate(found, where, word).mentioned = is_aimed_at(word)
        elif is_predicate(word) and _tells_act(word, where.passage.kind == HEADING):
            done = below_aspect(word)
            _candidate(found, where, carried_noun(done) or done)


def _add_mentions(found: dict[int, EventCandidate], where: ParsedSentence) -> None:
    """The event nouns of a sentence below the lead, and verbs of a material kind that stand in a clause of another."""
    for word in where.sentence.words:
        if word.index not in found and _is_mention(word) and not _is_told_by(word, found):
            _candidate(found, where, word).mentioned = True


def _is_mention(word: Word) -> bool:
    """True if a word names one event or several that are known; "attacks" alone may be any."""
    if is_event_noun(word):
        any_ = word.tag == "NNS" and not below(word, "det", "poss", "nummod", "prep", "compound")
        return not any_ and word.dep not in ("compound", "amod") and event_class(kind_of(word)) not in UNSPECIFIC
    if not is_predicate(word) or word.dep not in ("advcl", "relcl", "acl", "pcomp") or is_mere_ability(word):
        return False
    kind = kind_of(word)
    habit = tense_of(word) in ("infinitive", "present") and word.tag != "VBG"
    return is_material(kind) and is_specific(kind) and not habit


def _is_told_by(word: Word, found: dict[int, EventCandidate]) -> bool:
    """True if a word only goes on telling what has a candidate: "came for a visit", "bombed …, killing six"."""
    above = predicate_above(word)
    carried = carried_noun(above) if above is not None else None
    told = found.get(above.index) if above is not None else None
    told = found.get(carried.index, told) if carried is not None else told
    if told is None:
        return False
    if not is_predicate(word):
        return told.kind == kind_of(word) or (word.head is above and word.dep in ("nsubj", "nsubjpass", "dobj"))
    return not below(word, "nsubj", "nsubjpass") and _is_violent(told.kind, kind_of(word))


def _is_violent(*kinds: str) -> bool:
    return {event_class(kind) for kind in kinds} <= VIOLENT


def _tells_act(verb: Word, in_heading: bool) -> bool:
    """True if a verb of a lead tells an act, neither a state, nor what somebody could do, nor what had been before."""
    before = is_pluperfect(verb) and not is_backshifted(verb)
    only_means = verb.lemma in INTENDING and bool(below(verb, "xcomp"))  # "planned to pay" tells of paying
    if verb.lemma in STATE_VERBS or is_mere_ability(verb) or before or only_means or tells_none(verb):
        return False
    kind = kind_of(verb)
    if event_class(kind) not in UNSPECIFIC and is_specific(kind):
        return verb.dep != "amod"
    news = verb.lemma in ANNOUNCING or (tense_of(verb) == "perfect" and is_main_clause(verb))
    announced = news and any(map(is_predicate, below(verb, "ccomp")))
    if verb.lemma in SAYING_VERBS and not (announced or below(verb, "dobj", "nsubjpass")):
        return False
    if is_main_clause(verb):
        return in_heading or tense_of(verb) is not None
    described = in_heading if verb.dep == "acl" else verb.dep == "relcl" and is_specific(kind)
    return described and tells_past(verb)


def _acts(word: Word | None) -> bool:
    """True if a subject is named, or stands for a person named before."""
    return word is not None and (word.pos == "PROPN" or word.lower in ("he", "she"))


def _befalls(verb: Word, kind: str, where: ParsedSentence) -> bool:
    """True if a verb of a known kind tells what people or an authority did or suffered; among the news, anything."""
    if kind == STATEMENT or event_class(kind) == event_class(OTHER) or not is_specific(kind):
        return kind != STATEMENT and is_news_of_deed(verb, where)
    one = target(verb) if is_passive(verb) else subject(verb)
    if one is None or kind in FIGURES or _acts(one):
        return one is not None
    news = where.in_news and (not is_pluperfect(verb) or is_backshifted(verb))
    told = news or is_people(one) or one.lemma in AUTHORITIES | BODIES
    counted = is_passive(verb) and (one.tag == "CD" or one.lower in ("all", "both"))
    return (one.pos == "NOUN" or counted) and told


def subject_known(verb: Word) -> bool:
    """True if a verb says who did it or to whom it was done."""
    return bool(below(verb, "nsubjpass", "nsubj")) or subject(verb) is not None


def _governed(verb: Word, found: dict[int, EventCandidate]) -> bool:
    """True if the verb carries on an event that has a candidate ("struck the town and killed nine").

    What is news by itself is one more event than what says little: "got out and fired".
    """
    told = found.get(verb.head.index) if verb.dep == "conj" and verb.head is not None else None
    if told is None or verb.lemma in SAYING_VERBS or below(verb, "nsubj", "nsubjpass"):
        return False
    return event_class(told.kind) not in UNSPECIFIC or not is_material(kind_of(verb))


def all_candidates(
    parsed: Sequence[ParsedSentence], phrases: Sequence[Phrase], anchor_day: int | None
) -> Iterator[EventCandidate]:
    """The candidates of a document's parsed sentences, in the order of the text; `anchor_day` as in `candidates_of`."""
    ordered = sorted(phrases, key=lambda phrase: phrase.char_start)
    place = 0
    for where in parsed:
        while place < len(ordered) and ordered[place].char_start < where.sentence.start:
            place += 1
        inside: list[Phrase] = []
        while place < len(ordered) and ordered[place].char_start < where.sentence.end:
            inside.append(ordered[place])
            place += 1
        yield from candidates_of(where, inside, anchor_day)
