"""What a document repeats word for word, such as a notice on every page: it tells its events once."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipelines.events.model import DateBasis, EventReport
from pipelines.events.source import Passage, Source

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
    """The reports of a document without those that only repeat one before them.

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
