"""The command, as a person types it."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines.cli import dateline
from pipelines.commands import run
from pipelines.errors import DatelineError
from pipelines.settings import load_settings

ASK = "select start_date, end_date, title, place, killed_best, document_count from marts.timeline order by start_date"


@pytest.fixture
def command(seed_run):
    """A command on the timeline of the seeds, in this process."""

    def run(*arguments: str, typed: str | None = None, code: int = 0) -> Result:
        environment = {"DATELINE_WAREHOUSE": str(seed_run[1]), "COLUMNS": "200"}
        result = CliRunner().invoke(dateline, arguments, input=typed, env=environment)
        assert result.exit_code == code, result.output
        return result

    return run


def test_run_ends_with_the_timeline_and_its_account(seed_run, seed_events):
    table, account = seed_run[0].stdout.split("└")[0], seed_run[0].stdout.splitlines()[-4:-1]
    assert "2025-04-13" in table and "Sumy" in table
    assert account[0].startswith(f"{seed_events} events from 2 documents; ")
    assert account[1] == "5 files = 2 read + 3 skipped."
    told, *unresolved = (int(number) for number in re.findall(r"[=+] (\d+)", account[2]))
    assert account[2].startswith(f"{told + sum(unresolved)} reports = {told} ")


def test_run_after_a_run_says_that_nothing_has_changed_and_starts_no_dagster(seed_run, run_dateline, root, tmp_path):
    done = run_dateline("run", "--raw", str(root / "raw"), "--warehouse", str(seed_run[1]))
    before, after = seed_run[0].stdout.splitlines(), done.stdout.splitlines()
    assert "; 0 rows written, since nothing has changed; " in after[-4]
    assert (done.stderr, after[:-4], after[-3:]) == ("", before[:-4], before[-3:])
    assert [path.name for path in (tmp_path / "dagster").iterdir()] == ["dagster.yaml"]


def test_run_says_what_could_not_be_read_and_what_was_guessed(run_here, tmp_path: Path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "empty.txt").touch()
    (raw / "rows.csv").write_text("Body,Headline\nThe old pier at Lindau burned on 3 May 2024.,Pier burns\n")
    german = "Am 3.5.2024 wurde der Hafen geschlossen, weil ein Sturm die Mauer und die Boote beschädigte."
    (raw / "german.txt").write_text(german)
    done = run_here(["run", "--raw", str(raw), "--warehouse", str(tmp_path / "warehouse")])
    assert done.exit_code == 0, done.output
    assert "3 files = 2 read + 1 unreadable." in done.stdout
    assert "  empty.txt: The file is empty." in done.stdout
    assert "rows.csv: columns found by their names (text=Body, title=Headline)." in done.stdout
    assert "1 document in the language de: no events; only dates in figures are read for certain." in done.stdout
    assert "1 event from 2 documents" in done.stdout


def test_run_without_the_folder_is_one_clear_line(run_dateline, tmp_path: Path):
    done = run_dateline("run", "--raw", str(tmp_path / "none"), "--warehouse", str(tmp_path / "warehouse"))
    assert done.returncode == 1
    assert str(tmp_path / "none") in done.stderr and "Traceback" not in done.stderr


def test_timeline_as_json(command, seed_events):
    events = json.loads(command("timeline", "--json").output)
    assert len(events) == seed_events
    assert {"event_id", "start_date", "end_date", "title", "granularity", "source_paths"} <= events[0].keys()


def test_timeline_of_some_days(command):
    found = json.loads(command("timeline", "--from", "2025-04-13", "--to", "2025-04-13", "--json").output)
    assert all(event["start_date"] <= "2025-04-13" <= event["end_date"] for event in found)
    assert "2025-04-13" in {event["start_date"] for event in found}


def test_timeline_of_a_place_as_csv(command):
    head, *body = command("timeline", "--place", "sumy", "--csv").output.splitlines()
    assert head.startswith("event_id,start_date,") and len(body) == 1


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_table_fits_its_window_and_cuts_no_day(seed_run, width):
    environment = {"DATELINE_WAREHOUSE": str(seed_run[1]), "COLUMNS": str(width)}
    lines = CliRunner().invoke(dateline, ["timeline"], env=environment).output.splitlines()
    assert max(map(len, lines)) <= width
    (sumy,) = [line for line in lines if "Sumy, UA" in line]
    assert "2025-04-13" in sumy and re.search(r"\b[0-9a-f]{8}\b", sumy)
    assert not any(re.search(r"[0-9]…", line) for line in lines)


def test_the_most_important_events_in_the_order_of_time(command):
    every = json.loads(command("timeline", "--json").output)
    top = json.loads(command("timeline", "--top", "3", "--json").output)
    assert len(top) == 3 and top == [event for event in every if event in top]
    weightiest = max(every, key=lambda each: each["importance"])
    assert weightiest["start_date"] in [each["start_date"] for each in top]


def test_events_of_a_story_that_several_sources_tell(command):
    ((story,),) = {
        (each["story_id"],) for each in json.loads(command("timeline", "--min-sources", "2", "--json").output)
    }
    of_story = json.loads(command("timeline", "--story", story[:6], "--no-background", "--json").output)
    assert {each["story_id"] for each in of_story} == {story} and not any(each["background"] for each in of_story)
    assert command("timeline", "--story", "no such story").output == "No event matches.\n"


def test_timeline_of_nowhere(command):
    assert command("timeline", "--place", "Atlantis").output == "No event matches.\n"
    assert command("timeline", "--place", "Atlantis", "--json").output == "[]\n"


def test_show_takes_the_first_letters_of_an_id(command):
    (event,) = json.loads(command("timeline", "--place", "sumy", "--json").output)
    shown = command("show", event["event_id"][:6]).output
    assert event["title"] in shown and "Palm Sunday" in shown and "003_0d5b7e42015af014.txt" in shown


@pytest.mark.parametrize("event", ["zz", ""])
def test_show_of_no_event(command, event):
    assert isinstance(command("show", event, code=1).exception, DatelineError)


def test_sql(command):
    assert "2025-04-13" in command("sql", ASK).output


def test_sql_too_wide_for_the_terminal_is_printed_as_records(command):
    output = command("sql", "select * from marts.timeline where place = 'Sumy'").output
    (line,) = [line for line in output.splitlines() if "killed_best" in line]
    assert line.split("│")[1].strip() == "killed_best" and line.split("│")[2].strip() == "35"


@pytest.mark.parametrize("query", ["selec 1", "select * from nothing"])
def test_sql_that_duckdb_refuses(command, query):
    assert "DuckDB refuses the query" in str(command("sql", query, code=1).exception)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "The query is empty"),
        (" ;; -- nothing\n /* at all */ ", "The query is empty"),
        ("select 1; select 2", "The query holds 2 statements"),
        ("drop table core.events", "Only a SELECT is answered; this is DROP."),
        ("explain analyze copy (select 1) to 'x'", "Only a SELECT is answered; this is EXPLAIN."),
    ],
)
def test_sql_that_is_no_question(command, query, said):
    assert str(command("sql", query, code=1).exception).startswith(said)


OUT_OF_BOUNDS = {
    "replace": "copy (select 'nothing' as left_over) to '{published}' (format csv)",
    "log": "copy (select 'nothing' as left_over) to '{published}.wal' (format csv)",
    "file": "copy core.documents to '{folder}/out.parquet'",
    "export": "export database '{folder}/out'",
    "attach": "attach '{folder}/out.duckdb' as more (read_write)",
    "read": "select content from read_text('{folder}/secret.txt')",
    "read by name": "select * from '{folder}/secret.csv'",
    "list": "select file from glob('{folder}/*')",
    "network": "install httpfs",
    "memory": "set memory_limit = '1TB'",
    "unlock": "reset enable_external_access",
    "python": "select * from statement",
}


@pytest.mark.parametrize("query", OUT_OF_BOUNDS.values(), ids=OUT_OF_BOUNDS)
def test_sql_reaches_nothing_but_the_published_timeline(seed_run, tmp_path: Path, query):
    published = shutil.copy2(seed_run[1] / "timeline.duckdb", tmp_path)
    for name in ("secret.txt", "secret.csv"):
        (tmp_path / name).write_text("for my eyes only")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    asked = query.format(published=published, folder=tmp_path)
    done = CliRunner().invoke(dateline, ["sql", asked], env={"DATELINE_WAREHOUSE": str(tmp_path)})
    assert done.exit_code == 1 and isinstance(done.exception, DatelineError) and "my eyes" not in done.output
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_sql_finds_tables_by_their_bare_names(command, seed_events):
    assert str(seed_events) in command("sql", "select count(*) from timeline").output
    assert "Sumy" in command("sql", "select place from events where place = 'Sumy'").output


def test_sql_says_that_rows_are_left_out(command):
    whole = command("sql", "from range(7)", "--limit", "7")
    assert whole.stderr == "" and "6" in whole.stdout
    cut = command("sql", "from range(8)", "--limit", "7")
    assert cut.stdout == whole.stdout and "first 7 rows; `--limit 0` prints them all" in cut.stderr
    assert command("sql", "from range(8)", "--limit", "0").stderr == ""


def test_sql_of_endless_rows_ends(command):
    assert "first 3 rows" in command("sql", "from range(1000000000000)", "--limit", "3").stderr


def test_sql_that_takes_too_long_is_ended(command):
    asked = ("sql", "select count(*) from range(10000000) a, range(10000000) b where a.range % 7 = b.range % 11")
    assert "took more than 0.3 s; `--timeout 0`" in str(command(*asked, "--timeout", "0.3", code=1).exception)


def test_sql_answers_while_a_run_goes_on(seed_run, root: Path, tmp_path: Path):
    warehouse = shutil.copytree(seed_run[1], tmp_path / "warehouse")
    code = (
        "import sys; from pathlib import Path; from pipelines.warehouse.build import building\n"
        "folder = Path(sys.argv[1])\n"
        "with building(folder / 'build.duckdb', folder / 'timeline.duckdb'):\n"
        "    print('writing', flush=True); sys.stdin.read()"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(warehouse)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert writer.stdout.readline() == b"writing\n"
        asked = subprocess.run(
            [sys.executable, "-m", "pipelines.cli", "sql", ASK],
            cwd=root,
            env={**os.environ, "DATELINE_WAREHOUSE": str(warehouse)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    finally:
        writer.communicate(b"")
    assert asked.returncode == 0 and "2025-04-13" in asked.stdout


def test_tag_a_text(command):
    assert command("tag", "--date", "2025-04-15", typed="They left yesterday.").output.startswith(
        "yesterday\t2025-04-14\t"
    )


def test_tag_json_lines(command):
    line = json.dumps({"id": "a", "text": "They left yesterday.", "document_date": "2025-04-15"})
    (found,) = json.loads(command("tag", "--format", "jsonl", typed=line).output)["time_references"]
    assert (found["char_start"], date.fromisoformat(found["start_date"])) == (10, date(2025, 4, 14))


def test_tag_a_line_that_is_no_document(command):
    assert "each line must be an object" in str(command("tag", "--format", "jsonl", typed="[]", code=1).exception)


def test_tag_a_file_that_is_no_text(command, tmp_path: Path):
    (tmp_path / "x.txt").write_bytes(b"caf\xe9")
    assert "is not UTF-8" in str(command("tag", str(tmp_path / "x.txt"), code=1).exception)


def test_explain(command):
    assert "two days ago" in command("explain", "They left two days ago.", "--date", "2025-04-15").output
    assert command("explain", "They left.", "--date", "2025-04-15").output == "No time reference was found.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", "--from", "2025-13-01"),
        ("timeline", "--from", "2025-05-01", "--to", "2025-04-01"),
        ("export", "--format", "csv", "--class", "NONE"),
        ("explain", "now", "--date", "2025-13-01"),
        ("explain", "now"),
        ("tag", "--format", "xml"),
        ("none",),
    ],
)
def test_wrong_usage(command, arguments):
    command(*arguments, code=2)


@pytest.mark.parametrize("name", ["run", "timeline", "show", "tag", "explain", "sql", "page", "export", "ui"])
def test_every_command_has_help(command, name):
    assert "Usage: dateline " + name in command(name, "--help").output


def test_a_list_of_commands_is_cut_nowhere(command):
    assert "..." not in command("--help").output.partition("Commands:")[2]


def test_what_is_no_day_is_told_with_the_remedy(command):
    assert "'soon' is not a day; write it as 2025-04-15." in command("timeline", "--to", "soon", code=2).output


def test_no_timeline_yet(tmp_path: Path):
    result = CliRunner().invoke(dateline, ["timeline"], env={"DATELINE_WAREHOUSE": str(tmp_path)})
    assert "`dateline run` makes it" in str(result.exception)


def test_a_run_over_a_long_timeline_prints_its_end(seed_run, seed_events, monkeypatch, capsys):
    monkeypatch.setattr(run, "SHOWN", 2)
    run._report(replace(load_settings(), warehouse=seed_run[1]), "no run")
    table, said, rest = capsys.readouterr().out.partition(f"These are the latest 2 of {seed_events} events")
    assert "2025-04-15" in table and "2014" not in table
    assert said and rest.startswith("; `dateline timeline` prints them all.")
