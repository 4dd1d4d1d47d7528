"""Sentences that a document repeats word for word, such as a headline above its story: each tells its event once."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.events.model import DateBasis, EventReport


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
