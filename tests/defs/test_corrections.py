"""Corrections in whole runs: they touch their chain alone, leave no trace, go stale, and stop nothing else."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines.cli import dateline
from pipelines.errors import DatelineError
from pipelines.settings import ROOT, Settings, load_settings
from tests.defs.conftest import ask, exported, put_into
from tests.defs.quick import quick_run

BRIDGE = "Rebels destroyed the bridge in Lviv two days ago, killing 12 people."
MARKET = "Shells struck the market in Kharkiv yesterday, injuring 40 people."
START = datetime(2025, 5, 1, 12)


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents, an event each, published on the first day."""
    folder = tmp_path_factory.mktemp("desk")
    settings = load_settings({"DATELINE_RAW": str(folder / "raw"), "DATELINE_WAREHOUSE": str(folder / "warehouse")})
    (settings.raw / "corrections").mkdir(parents=True)
    put_into(settings.raw, "a", BRIDGE)
    put_into(settings.raw, "b", MARKET)
    assert quick_run(settings, ROOT / "sql", START)
    return folder


@pytest.fixture
def desk(settings: Settings, first_day: Path) -> Settings:
    """The test's own folders, as they are after that day."""
    shutil.copytree(first_day, settings.raw.parent, dirs_exist_ok=True)
    return settings


@pytest.fixture
def command(desk: Settings) -> Callable[..., Result]:
    """A command on what the desk published."""

    def run(*arguments: str, code: int = 0) -> Result:
        environment = {"DATELINE_WAREHOUSE": str(desk.warehouse), "COLUMNS": "200"}
        result = CliRunner().invoke(dateline, arguments, env=environment)
        assert result.exit_code == code, result.output + str(result.exception)
        return result

    return run


@pytest.fixture
def correct(desk: Settings, command) -> Callable[..., Path]:
    """Put what `dateline correct` prints into a file of the desk."""

    def write(*arguments: str) -> Path:
        file = desk.raw / "corrections" / "lee.toml"
        file.write_text(command("correct", *arguments, "--author", "Ann Lee", "--reason", "The log says “so”.").output)
        return file

    return write


def event_of(desk: Settings, place: str) -> str:
    with_place = f"select event_id from marts.timeline where place = '{place}'"
    return str(ask(desk.published_file, with_place)[0][0])


def run_on_day(desk: Settings, day: int) -> datetime:
    at = START + timedelta(days=day)
    quick_run(desk, ROOT / "sql", at)
    return at


def steps_of(desk: Settings, at: datetime) -> set[str]:
    steps = ask(desk.published_file, f"select step from core.run_steps where run_id = '{at.isoformat()}'")
    return {str(step) for (step,) in steps}


def test_one_touches_its_chain_alone_and_leaves_no_trace(desk, correct):
    before = exported(desk.published_file)
    file = correct("event_date", event_of(desk, "Lviv")[:8], "--value", "2025-04-10")
    assert steps_of(desk, run_on_day(desk, 1)) == {"correct", "merge", "marts"}
    assert ask(desk.published_file, "select start_date::varchar from marts.timeline where place = 'Lviv'") == [
        ("2025-04-10",)
    ]
    again = run_on_day(desk, 2)
    assert steps_of(desk, again) == set()
    file.unlink()
    run_on_day(desk, 3)
    assert exported(desk.published_file) == before


def test_the_day_of_a_document_redoes_that_document(desk, correct):
    correct("document_date", "b.txt", "--value", "2025-04-20")
    at = run_on_day(desk, 1)
    assert {"date", "resolve", "report"} <= steps_of(desk, at)
    dates = "select d.source_path, d.anchor_date::varchar, d.anchor_basis, d.correction from marts.document_dates as d"
    assert ask(desk.published_file, dates) == [
        ("a.txt", "2025-04-15", "visit_date", None),
        ("b.txt", "2025-04-20", "override", "corrections/lee.toml#document_date-b.txt"),
    ]
    days = "select source_path, start_date::varchar from marts.sources order by source_path"
    assert ask(desk.published_file, days) == [("a.txt", "2025-04-13"), ("b.txt", "2025-04-19")]


def test_an_edited_text_makes_it_stale_and_takes_back_what_it_did(desk, correct, put, command):
    correct("event_date", event_of(desk, "Lviv"), "--value", "2025-04-10")
    run_on_day(desk, 1)
    assert "2025-04-10 (corrected)" in command("timeline").output
    put("a", f"{BRIDGE} It rained.")
    run_on_day(desk, 2)
    ((status, problem),) = ask(desk.published_file, "select status, problem from marts.corrections")
    assert status == "stale" and problem.startswith("a.txt has another text now, ")
    shown = command("timeline").output
    assert "2025-04-13 (stale correction)" in shown and "2025-04-10" not in shown
    assert "Not applied" in command("show", event_of(desk, "Lviv")).output


def test_reader_sees_who_corrected_what_and_why(desk, correct, command):
    event = event_of(desk, "Lviv")
    correct("event_date", event, "--value", "2025-04-10")
    run_on_day(desk, 1)
    for name in ("show", "lineage"):
        output = command(name, event[:8]).output
        assert all(words in output for words in ("2025-04-10", "Ann Lee", "The log says “so”.", "corrections/lee.toml"))
    why = command("diff", "2025-05-01", "2025-05-02").output
    assert "start_date: 2025-04-13 -> 2025-04-10" in why
    assert "corrections: none -> corrections/lee.toml#event_date-" in why and "Ann Lee: The log says “so”.)" in why
    assert f"because the correction corrections/lee.toml#event_date-{event[:8]} was added" in why


def test_a_dropped_event_says_who_dropped_it(desk, correct, command):
    event = event_of(desk, "Lviv")
    correct("drop", event)
    run_on_day(desk, 1)
    assert "was dropped by Ann Lee on " in str(command("show", event, code=1).exception)
    why = command("diff", "2025-05-01", "2025-05-02").output
    assert why.startswith("vanished: ") and f"corrections/lee.toml#drop-{event[:8]} was added" in why


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("drop", "zz"), "There is no event 'zz'"),
        (("drop", ""), "More than one event has an id that starts with ''"),
        (("document_date", "c.txt", "--value", "2025-04-15"), "There is no document 'c.txt'"),
        (("document_date", "a.txt", "--value", "2025-04"), "value = '2025-04' is not one day."),
        (("document_date", "a.txt"), "value is missing. Write 2025-04-13"),
    ],
)
def test_what_is_no_correction_is_refused_before_it_is_printed(command, arguments, said):
    refused = command("correct", *arguments, "--author", "Ann Lee", "--reason", "So.", code=1)
    assert isinstance(refused.exception, DatelineError) and said in str(refused.exception)
    assert refused.output == ""


def test_a_wrong_or_daring_one_warns_and_stops_nothing(settings, put, materialise):
    put("a", BRIDGE)
    assert materialise().success
    event = event_of(settings, "Lviv")
    (settings.raw / "corrections").mkdir()
    ((stamp,),) = ask(settings.published_file, "select sha256(text) from core.texts")
    lines = f'event_date = "{event}"\nvalue = 2031-01-01\nreason = "r"\nauthor = "a"\ndate = 2025-05-02\n'
    text = f'[later]\n{lines}made_for = {{ "a.txt" = "{stamp}" }}\n[bad]\ndrop = "all"\n'
    (settings.raw / "corrections" / "c.toml").write_text(text)
    result = materialise()
    assert result.success
    assert ask(settings.published_file, "select start_date::varchar from marts.timeline") == [("2031-01-01",)]
    (check,) = [each for each in result.get_asset_check_evaluations() if each.check_name == "corrections_hold"]
    assert not check.passed and check.metadata["offenders"].value == 2
    offenders = check.metadata["first offenders"].value
    assert "corrections/c.toml#bad" in offenders and "The event would come after 2025-04-15." in offenders
