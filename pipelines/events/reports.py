"""From a document's time references to its reports of events."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipelines.events.agencies import quoted_in
from pipelines.events.chronology import date_drafts
from pipelines.events.directions import decided
from pipelines.events.draft import Draft, ParsedSentence
from pipelines.events.drafts import all_drafts
from pipelines.events.kinds import STATEMENT, event_class
from pipelines.events.model import EventReport, Modality, ReportReference
from pipelines.events.places import countries_in
from pipelines.events.quantities import has_count_word
from pipelines.events.repeats import read_once, told_once
from pipelines.events.slots import fill_slots, said_clause
from pipelines.events.source import QUESTION, Passage, Source
from pipelines.events.syntax import parse
from pipelines.events.titles import title_of
from pipelines.events.tree import is_passive
from pipelines.ids import identifier

NEIGHBOURS = 1
LONGEST_SECTION = 200_000
"""Characters of a longer document that are parsed before their reports are made; no account goes on beyond them."""


def reports(sources: Sequence[Source], model: Path | None = None) -> Iterator[EventReport]:
    """The event reports of some documents, in the order of the documents and of the text.

    Args:
        sources: whole documents with their time references.
        model: folder of a language model other than the installed one.
    """
    for source in sources:
        countries = countries_in(source.text)
        told = (report for section in sections(source) for report in _reports_of(section, countries, model))
        yield from told_once(list(told))


def sections(source: Source) -> Iterator[Source]:
    """Yield what is to be parsed of a document; a long one in sections, so that not all its words are in memory."""
    passages = list(read_once(source, passages_to_parse(source)))
    if len(source.text) <= LONGEST_SECTION:
        yield replace(source, passages=tuple(passages))
        return
    for _, some in groupby(passages, key=lambda passage: passage.char_start // LONGEST_SECTION):
        section = tuple(some)
        first, last = section[0].char_start, section[-1].char_end
        phrases = tuple(phrase for phrase in source.phrases if first <= phrase.char_start < last)
        yield replace(source, passages=section, phrases=phrases)


def passages_to_parse(source: Source) -> list[Passage]:
    """The passages with a time reference or a word of casualties, and the neighbours of the former."""
    starts = sorted(phrase.char_start for phrase in source.phrases)
    wanted: set[int] = set()
    place = 0
    for number, passage in enumerate(source.passages):
        while place < len(starts) and starts[place] < passage.char_start:
            place += 1
        if place < len(starts) and starts[place] < passage.char_end:
            wanted.update(range(number - NEIGHBOURS, number + NEIGHBOURS + 1))
        elif has_count_word(source.text[passage.char_start : passage.char_end]):
            wanted.add(number)
    return [passage for number, passage in enumerate(source.passages) if number in wanted]


def _reports_of(source: Source, countries: frozenset[str], model: Path | None) -> list[EventReport]:
    """The reports of one section of a document."""
    texts = ((source.text[each.char_start : each.char_end], each.char_start) for each in source.passages)
    parsed: list[ParsedSentence] = []
    for passage, sentences in zip(source.passages, parse(texts, model), strict=True):
        parsed += [ParsedSentence(number, passage, each) for number, each in enumerate(sentences, len(parsed))]
    drafts = list(all_drafts(parsed, list(decided(parsed, source.phrases))))
    fill_slots(drafts, countries, source.place)
    date_drafts(drafts, source.history, source.anchor_day)
    ids = {id(draft): _report_id(source, draft) for draft in drafts}
    return [_report(source, draft, ids) for draft in drafts]


def _report_id(source: Source, draft: Draft) -> str:
    return identifier(source.document_id, draft.trigger.start, draft.trigger.end)


def _report(source: Source, draft: Draft, ids: dict[int, str]) -> EventReport:
    trigger, sentence, claim, place = draft.trigger, draft.where.sentence, draft.claim, draft.place
    modality = _modality(source, draft)
    return EventReport(
        report_id=ids[id(draft)],
        document_id=source.document_id,
        char_start=trigger.start,
        char_end=trigger.end,
        sentence_start=sentence.start,
        sentence=sentence.text,
        clause=said_clause(draft),
        event_trigger=source.text[trigger.start : trigger.end],
        trigger_lemma=trigger.lemma,
        event_class=event_class(draft.kind),
        title=title_of(
            trigger,
            sentence,
            draft.kind,
            draft.whom if is_passive(trigger) else draft.who,
            place.name if place else None,
            modality is Modality.PLANNED,
        ),
        interval=draft.interval,
        granularity=draft.granularity,
        date_basis=draft.basis,
        references=tuple(
            ReportReference(phrase.reference_id, role, phrase.probability, phrase.reason or None)
            for phrase, role in draft.phrases
        ),
        anchor_report_id=ids[id(draft.anchor)] if draft.anchor is not None else None,
        who=draft.who,
        whom=draft.whom,
        place=place.name if place else None,
        country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        tense=claim.tense if claim else None,
        polarity=claim.polarity if claim else "positive",
        modality=modality,
        attributed_to=_attributed_to(draft),
        speaker=draft.where.passage.speaker,
        agency=quoted_in(sentence.text) or source.agency,
        certainty=draft.certainty,
        quantities=tuple(draft.quantities),
    )


def _modality(source: Source, draft: Draft) -> Modality:
    """How an event is spoken of; what lies after the day of its document is at most a plan."""
    if draft.where.passage.kind == QUESTION and draft.where.sentence.text.rstrip().endswith("?"):
        return Modality.QUESTION
    modality = draft.claim.modality if draft.claim else Modality.ASSERTED
    first_day, today = draft.interval.start, source.anchor_day
    coming = first_day is not None and today is not None and first_day > today
    return Modality.PLANNED if coming and modality in (Modality.ASSERTED, Modality.REPORTED) else modality


def _attributed_to(draft: Draft) -> str | None:
    """Who says it; of a saying, who says."""
    said_by = draft.claim.attributed_to if draft.claim else None
    return said_by or (draft.who if draft.kind == STATEMENT else None)
