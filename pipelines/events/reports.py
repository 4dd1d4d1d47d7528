"""From a document's time references to its reports of events."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipelines.events.actors import Antecedents, actors_of, is_nobodys
from pipelines.events.candidate import EventCandidate, ParsedSentence, is_background, settle_kinds
from pipelines.events.candidates import all_candidates
from pipelines.events.chronology import date_candidates
from pipelines.events.claims import is_main_clause
from pipelines.events.dating import NOWHERE
from pipelines.events.directions import decided
from pipelines.events.headlines import in_context, in_story, plain, tell_by_headline
from pipelines.events.lending import place_by_document
from pipelines.events.model import LEAD_CHARACTERS, LONGEST_ACCOUNT, DateBasis, EventReport, Modality, ReportReference
from pipelines.events.participants import fill_slots, said_clause
from pipelines.events.quantities import has_count_word
from pipelines.events.setting import Setting, setting_of
from pipelines.events.source import HEADING, QUESTION, SPEECH, Passage, Source, quoted_in
from pipelines.events.syntax import parse
from pipelines.events.titles import stands_alone, title_of
from pipelines.events.tolls import settle_tolls
from pipelines.events.tree import is_predicate
from pipelines.events.types import STATEMENT, event_class
from pipelines.ids import identifier

NEIGHBOURS = 1
LEAD_SENTENCES = 3
SHORTEST_SENTENCE = 6
"""Words of the shortest sentence that counts as one; a byline is none."""


def reports(sources: Sequence[Source], model: Path | None = None) -> Iterator[EventReport]:
    """Yield the event reports of some documents, in the order of the documents and of the text.

    Args:
        sources: whole documents with their time references.
        model: folder of a language model other than the installed one.
    """
    for source in sources:
        setting = setting_of(source.text, source.headline, source.place, source.country)
        told: list[EventReport] = []
        for number, section in enumerate(sections(source)):
            told += _reports_of(section, setting, model, begins=number == 0)
        yield from told_once(told)


def sections(source: Source) -> Iterator[Source]:
    """Yield what is to be parsed of a document; a long one in sections, so that not all its words are in memory."""
    passages = list(read_once(source, passages_to_parse(source)))
    if len(source.text) <= LONGEST_ACCOUNT:
        yield replace(source, passages=tuple(passages))
        return
    for _, some in groupby(passages, key=lambda passage: passage.char_start // LONGEST_ACCOUNT):
        section = tuple(some)
        first, last = section[0].char_start, section[-1].char_end
        phrases = tuple(phrase for phrase in source.phrases if first <= phrase.char_start < last)
        yield replace(source, passages=section, phrases=phrases)


def passages_to_parse(source: Source) -> list[Passage]:
    """The first passages, those with a time reference and their neighbours, and those with a word of casualties."""
    starts = sorted(phrase.char_start for phrase in source.phrases)
    wanted = {number for number, passage in enumerate(source.passages) if passage.char_start < LEAD_CHARACTERS}
    place = 0
    for number, passage in enumerate(source.passages):
        while place < len(starts) and starts[place] < passage.char_start:
            place += 1
        if place < len(starts) and starts[place] < passage.char_end:
            wanted.update(range(number - NEIGHBOURS, number + NEIGHBOURS + 1))
        elif has_count_word(source.text[passage.char_start : passage.char_end]):
            wanted.add(number)
    return [passage for number, passage in enumerate(source.passages) if number in wanted]


def _reports_of(source: Source, setting: Setting, model: Path | None, begins: bool) -> list[EventReport]:
    """Return the reports of one section of a document; `begins` says whether it is the first one."""
    texts = [(source.text[each.char_start : each.char_end], each.char_start) for each in source.passages]
    headline = plain(source.headline)
    found = parse([*texts, (headline, 0)] if headline and begins else texts, model)
    parsed: list[ParsedSentence] = []
    for passage, sentences in zip(source.passages, found, strict=False):  # what is left is the headline
        parsed += [ParsedSentence(number, passage, each) for number, each in enumerate(sentences, len(parsed))]
    if begins and not source.history:
        _mark_lead(parsed)
    phrases = list(decided(parsed, source.phrases, source.anchor_day))
    candidates = list(all_candidates(parsed, phrases, source.anchor_day))
    settle_kinds(candidates)
    antecedents = Antecedents(parsed, actors_of(parsed, source.text))
    fill_slots(candidates, setting, antecedents)
    date_candidates(candidates, phrases, source.history, source.anchor_day)
    if headline and begins:
        tell_by_headline(headline, next(found), candidates)
    settle_tolls(candidates, phrases)
    place_by_document(candidates, parsed, setting, source.anchor_day)
    ids = {id(candidate): _report_id(source, candidate) for candidate in candidates}
    anchors = {id(candidate.anchor) for candidate in candidates}
    kept = [each for each in candidates if id(each) in anchors or not is_nobodys(each)]
    made = [(each, _report(source, each, ids, antecedents)) for each in kept]
    told = [(each, it) for each, it in made if each.quantities or id(each) in anchors or stands_alone(it.title)]
    told = list(_dated_once(told))
    if headline is None:
        titles = in_story([(each, report.title) for each, report in told])
    else:
        titles = [in_context(report.title, each, headline) for each, report in told]
    return [
        report if report.background and headline is None else replace(report, title=title)
        for (_, report), title in zip(told, titles, strict=True)
    ]


def _dated_once(told: Sequence[tuple[EventCandidate, EventReport]]) -> Iterator[tuple[EventCandidate, EventReport]]:
    """Yield the reports of a section; of those that one sentence tells in one title on the same days, one has these.

    It is a main verb whose own days they are, else the first verb. Violence and what is counted keep theirs.
    """
    same: dict[tuple[object, ...], list[EventCandidate]] = {}
    for each, it in told:
        same.setdefault((each.where.number, it.title, it.interval), []).append(each)
    for each, it in told:
        doubled = each is not max(same[each.where.number, it.title, it.interval], key=_says_itself)
        if doubled and not each.quantities and it.event_class not in ("ASSAULT", "FIGHT"):
            it = replace(it, interval=NOWHERE, granularity=None, date_basis=DateBasis.NONE, anchor_report_id=None)
        yield each, it


def _says_itself(candidate: EventCandidate) -> tuple[bool, bool]:
    verb = is_predicate(candidate.trigger)
    return verb, verb and candidate.basis is DateBasis.EXPLICIT and is_main_clause(candidate.trigger)


def _mark_lead(parsed: Sequence[ParsedSentence]) -> None:
    """Mark the sentences with which a report begins: its headings and the first ones below them."""
    begun = 0
    for where in parsed:
        if begun == LEAD_SENTENCES or where.sentence.start >= LEAD_CHARACTERS:
            return
        where.in_lead = where.passage.kind not in SPEECH
        begun += where.passage.kind != HEADING and len(where.sentence.words) >= SHORTEST_SENTENCE


def _report_id(source: Source, candidate: EventCandidate) -> str:
    return identifier(source.document_id, candidate.trigger.start, candidate.trigger.end)


def _report(source: Source, candidate: EventCandidate, ids: dict[int, str], antecedents: Antecedents) -> EventReport:
    trigger, sentence, claim, place = candidate.trigger, candidate.where.sentence, candidate.claim, candidate.place
    modality = _modality(source, candidate)
    return EventReport(
        report_id=ids[id(candidate)],
        document_id=source.document_id,
        char_start=trigger.start,
        char_end=trigger.end,
        sentence_start=sentence.start,
        sentence=sentence.text,
        clause=said_clause(candidate),
        event_trigger=source.text[trigger.start : trigger.end],
        trigger_lemma=trigger.lemma,
        event_class=event_class(candidate.kind),
        title=title_of(candidate, antecedents),
        interval=candidate.interval,
        granularity=candidate.granularity,
        date_basis=candidate.basis,
        references=tuple(
            ReportReference(phrase.reference_id, role, phrase.probability, phrase.reason or None)
            for phrase, role in candidate.phrases
        ),
        anchor_report_id=ids[id(candidate.anchor)] if candidate.anchor is not None else None,
        who=candidate.who,
        whom=candidate.whom,
        place=place.name if place else None,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        place_precision=place.precision if place else None,
        place_basis=candidate.place_basis if place else None,
        tense=claim.tense if claim else None,
        polarity=claim.polarity if claim else "positive",
        modality=modality,
        attributed_to=_attributed_to(candidate),
        speaker=candidate.where.passage.speaker,
        agency=quoted_in(sentence.text) or source.agency,
        certainty=candidate.certainty,
        background=is_background(candidate, None if source.history else source.anchor_day),
        quantities=tuple(candidate.quantities),
        participants=tuple(candidate.participants),
    )


def _modality(source: Source, candidate: EventCandidate) -> Modality:
    """How an event is spoken of; what lies after the day of its document is at most a plan, what is over is none."""
    if candidate.where.passage.kind == QUESTION and candidate.where.sentence.text.rstrip().endswith("?"):
        return Modality.QUESTION
    modality = candidate.claim.modality if candidate.claim else Modality.ASSERTED
    first_day, today = candidate.interval.start, source.anchor_day
    coming = first_day is not None and today is not None and first_day > today
    last_day = candidate.interval.end
    infinitive = candidate.claim is not None and candidate.claim.tense == "infinitive"
    if modality is Modality.PLANNED and infinitive and last_day is not None and today is not None and last_day <= today:
        return Modality.ASSERTED
    return Modality.PLANNED if coming and modality in (Modality.ASSERTED, Modality.REPORTED) else modality


def _attributed_to(candidate: EventCandidate) -> str | None:
    """Return who says it; of a saying, who says."""
    said_by = candidate.claim.attributed_to if candidate.claim else None
    return said_by or (candidate.who if candidate.kind == STATEMENT else None)


FEWEST_CHARACTERS = 200
"""A shorter passage, such as the answer "Yesterday.", may mean something else when it comes again."""


def read_once(source: Source, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages of a document without the long ones that repeat one before them, read as the same days."""
    phrases = sorted(source.phrases, key=lambda phrase: phrase.char_start)
    starts = [phrase.char_start for phrase in phrases]
    met: set[tuple[object, ...]] = set()
    for passage in passages:
        first, last = bisect_left(starts, passage.char_start), bisect_left(starts, passage.char_end)
        days = tuple((each.char_start - passage.char_start, each.interval) for each in phrases[first:last])
        text = source.text[passage.char_start : passage.char_end]
        known = (text, passage.kind, passage.speaker, days)
        if len(text) < FEWEST_CHARACTERS or known not in met:
            yield passage
        met.add(known)


def told_once(found: Sequence[EventReport]) -> list[EventReport]:
    """Return the reports of a document without those that only repeat one before them.

    A report repeats another if its sentence is the same, says itself when the event was, and is read the same way:
    of the same days, persons and place. What hung on the repetition hangs on the first.
    """
    first: dict[tuple[object, ...], str] = {}
    told_by = {
        report.report_id: first.setdefault(_as_read(report), report.report_id)
        for report in found
        if report.date_basis is DateBasis.EXPLICIT
    }
    kept = (report for report in found if told_by.get(report.report_id, report.report_id) == report.report_id)
    return [_hung_on(report, told_by.get(report.anchor_report_id or "")) for report in kept]


def _as_read(report: EventReport) -> tuple[object, ...]:
    place = report.char_start - report.sentence_start
    read = (report.interval, report.granularity, report.who, report.whom, report.place, report.country)
    return (report.sentence, place, *read, report.speaker, report.modality)


def _hung_on(report: EventReport, anchor: str | None) -> EventReport:
    return replace(report, anchor_report_id=anchor) if anchor else report
