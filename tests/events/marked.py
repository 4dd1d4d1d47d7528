"""Reports of texts whose time references are marked: "on {Tuesday|2025-04-15}"."""

from benchmarks.marked import source
from pipelines.events.model import EventReport
from pipelines.events.reports import reports


def told(text, **more) -> list[EventReport]:
    return list(reports([source(text, **more)]))


def report_of(text, trigger, **more) -> EventReport:
    """The one report of a text whose trigger is the given word."""
    found = [report for report in told(text, **more) if report.event_trigger == trigger]
    assert len(found) == 1, [report.event_trigger for report in told(text, **more)]
    return found[0]
