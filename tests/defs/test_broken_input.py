"""One bad document never stops the others, and a failed check never reaches the readers."""

from dataclasses import replace
from datetime import datetime

import pytest

from pipelines.defs import tables
from pipelines.events.merge import describe
from pipelines.events.reports import reports
from pipelines.settings import ROOT
from pipelines.steps import merge as merge_step
from pipelines.steps import report as report_step
from pipelines.warehouse import connection
from tests.defs.conftest import BRIDGE, ask, exported
from tests.defs.quick import quick_run


def test_broken_files_become_rows_and_the_good_one_a_timeline(settings, put):
    put("good", BRIDGE)
    (settings.raw / "empty.txt").write_bytes(b"")
    (settings.raw / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (settings.raw / "garbled.txt").write_bytes(bytes(range(128, 256)) * 4)
    assert quick_run(settings, ROOT / "sql", datetime(2025, 5, 1))
    assert ask(settings.published_file, "select date_words from marts.timeline") == [("two days ago",)]
    unreadable = ask(
        settings.published_file,
        "select source_path, reason <> '' and remedy <> '' from core.unreadable_documents order by 1",
    )
    assert unreadable == [("binary.txt", True), ("empty.txt", True), ("garbled.txt", True)]


def test_a_missing_folder_fails_and_keeps_the_timeline(settings, after_a_run, materialise):
    before = exported(settings.published_file)
    settings.raw.rename(settings.raw.with_name("elsewhere"))
    assert not materialise().success
    assert exported(settings.published_file) == before


@pytest.fixture
def failing_check(monkeypatch):
    """A blocking check of the core that finds an offender."""
    checks = tuple(
        replace(check, query="select 'Lviv' as place") if check.name == "events_have_sources" else check
        for check in tables.CHECKS
    )
    monkeypatch.setattr(tables, "CHECKS", checks)


def test_a_failed_check_is_red_and_keeps_the_old_timeline(settings, after_a_run, put, materialise, failing_check):
    before = exported(settings.published_file)
    put("more", BRIDGE.replace("Lviv", "Odesa"))
    result = materialise()
    assert not result.success
    (red,) = [found for found in result.get_asset_check_evaluations() if not found.passed]
    assert (red.check_name, red.metadata["offenders"].value) == ("events_have_sources", 1)
    assert "Lviv" in red.metadata["first offenders"].value
    assert exported(settings.published_file) == before


def test_it_is_published_once_the_check_passes(settings, put, materialise, monkeypatch):
    put("good", BRIDGE)
    with monkeypatch.context() as patch:
        patch.setattr(tables, "CHECKS", tuple(replace(c, query="select 1 as x") for c in tables.CHECKS))
        assert not materialise().success
    assert not settings.published_file.exists()
    assert materialise().success
    assert settings.published_file.exists()


@pytest.fixture
def breaks_on_odesa(monkeypatch):
    """Reporting breaks on a document that tells of Odesa."""

    def broken(sources, *args):
        if any("Odesa" in source.text for source in sources):
            raise IndexError("list index out of range")
        return reports(sources, *args)

    monkeypatch.setattr(report_step, "reports", broken)


SET_ASIDE = "select source_path, step, kind, error_type from core.unreadable_documents"


def test_a_document_on_which_a_step_breaks_is_set_aside_until_it_or_the_code_changes(
    settings, put, materialise, breaks_on_odesa, monkeypatch
):
    put("a", BRIDGE)
    put("b", BRIDGE.replace("Lviv", "Odesa"))
    assert materialise().success
    assert ask(settings.published_file, SET_ASIDE) == [("b.txt", "report", "fault", "IndexError")]
    assert ask(settings.published_file, "select distinct place from marts.timeline") == [("Lviv",)]
    assert ask(settings.published_file, "select count(*) from core.time_references") == [(1,)]
    assert ask(settings.published_file, "select outcome, reason from marts.files order by 1 desc")[0][0] == "unreadable"
    monkeypatch.undo()
    assert materialise().success
    assert ask(settings.published_file, "select count(*) from core.texts") == [(1,)]
    put("b", BRIDGE.replace("Lviv", "Sumy"))
    assert materialise().success
    assert ask(settings.published_file, "select count(*) from core.texts") == [(2,)]
    assert ask(settings.published_file, SET_ASIDE) == []


def test_documents_that_offend_a_check_are_withheld_and_the_rest_is_published(settings, put, materialise, monkeypatch):
    offenders = "select document_id from core.reports where sentence like '%Odesa%'"
    checks = tuple(replace(c, query=offenders) if c.name == "intervals_ordered" else c for c in tables.CHECKS)
    monkeypatch.setattr(tables, "CHECKS", checks)
    put("a", BRIDGE)
    put("b", BRIDGE.replace("Lviv", "Odesa"))
    put("c", BRIDGE.replace("Lviv", "Odesa"))
    assert materialise().success
    assert ask(settings.published_file, "select place, document_count from marts.timeline") == [("Lviv", 1)]
    (reason,) = ask(settings.published_file, "select distinct reason from core.unreadable_documents")[0]
    assert reason.startswith("Withheld by the check intervals_ordered, which it does not pass: No time reference")
    rows_written = ask(settings.published_file, "select count(*) from core.runs")
    assert materialise().success
    assert ask(settings.published_file, "select count(*) from core.runs") == rows_written


def test_a_group_that_breaks_stands_as_single_events_however_the_rows_come(settings, put, materialise, monkeypatch):
    def broken(event, *args):
        if len(event.members) > 1:
            raise IndexError("list index out of range")
        return describe(event, *args)

    monkeypatch.setattr(merge_step, "describe", broken)
    monkeypatch.setattr(connection, "AT_A_TIME", 1)
    put("a", BRIDGE)
    put("b", BRIDGE)
    put("c", BRIDGE.replace("Lviv", "Odesa"))
    assert materialise().success
    events = "select place, report_count, killed_best, flags from marts.timeline order by place"
    assert ask(settings.published_file, events) == [
        *[("Lviv", 1, 12, ["merge_fault"])] * 2,
        ("Odesa", 1, 12, []),
    ]
