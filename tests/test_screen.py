"""What a document says reaches no terminal as a command to it, and what a program reads stays whole."""

import ast
import json
import logging
import os
import pty
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from rich.table import Table
from rich.text import Text

from pipelines.cli import dateline
from pipelines.commands.launch import Bar
from pipelines.commands.screen import UNSEEN, Screen, visible
from pipelines.exports.escaping import harmless
from pipelines.warehouse.connection import writing

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "Quay \x1b]0;mine\x07 \x9b2J \u202etxt.exe\u2069"
ESCAPES = ("\\u001b]0;mine\\u0007", "\\u009b2J", "\\u202etxt.exe\\u2069")
OWN_DOOR = {"commands/screen.py"}


@pytest.fixture(scope="module")
def hostile(seed_run, tmp_path_factory) -> Path:
    """A warehouse whose events, documents and refusals hold what a terminal would obey."""
    folder = tmp_path_factory.mktemp("hostile")
    published = Path(shutil.copy(seed_run[1] / "timeline.duckdb", folder))
    published.chmod(0o644)
    with writing(published) as connection:
        for table, column in (("marts.timeline", "title"), ("core.events", "title"), ("core.texts", "publisher")):
            connection.execute(f"update {table} set {column} = ? || {column}", [HOSTILE])
    return folder


@pytest.fixture(scope="module")
def event(seed_run) -> str:
    """The id of an event that two documents tell."""
    with duckdb.connect(seed_run[1] / "timeline.duckdb", read_only=True) as connection:
        return connection.execute("select event_id from marts.timeline where place = 'Sumy'").fetchall()[0][0]


def on_terminal(arguments: list[str], **environment: str) -> str:
    """What a command writes to a terminal of 300 columns."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pipelines.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "300", "TERM": "dumb", **environment},
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    seen = b""
    try:
        while part := os.read(controller, 65_536):
            seen += part
    except OSError:
        pass  # the other side has closed the terminal
    os.close(controller)
    process.wait(timeout=60)
    return seen.decode()


ASKED = {
    "timeline": ["timeline"],
    "json": ["timeline", "--json"],
    "csv": ["timeline", "--csv"],
    "show": ["show", "{event}"],
    "sql": ["sql", "select title from timeline where place = 'Sumy'"],
    "sql names": ["sql", f'select 1 as "{HOSTILE}"'],
    "lineage": ["lineage", "{event}"],
    "tag": ["tag", "--date", "2025-04-15", "{text}"],
    "tag jsonl": ["tag", "--format", "jsonl", "{jsonl}"],
    "explain": ["explain", "--date", "2025-04-15", f"yesterday {HOSTILE} yesterday\x1b[2J"],
    "error": ["show", HOSTILE],
}


@pytest.mark.parametrize("arguments", ASKED.values(), ids=ASKED)
def test_a_terminal_gets_no_control_characters(hostile, event, tmp_path, arguments):
    (tmp_path / "text").write_text(f"They left two\x1b[2J days ago, {HOSTILE} yesterday.")
    (tmp_path / "jsonl").write_text(json.dumps({"id": HOSTILE, "text": "yesterday", "document_date": "2025-04-15"}))
    files = {"event": event} | {name: str(tmp_path / name) for name in ("text", "jsonl")}
    given = [files.get(each.strip("{}"), each) for each in arguments]
    seen = on_terminal(given, DATELINE_WAREHOUSE=str(hostile)).replace("\r\n", "\n")
    assert seen.strip() and UNSEEN.findall(seen) == []
    assert any(escape in seen for escape in ESCAPES) or arguments[0] in ("tag", "explain", "show")


def test_json_on_a_terminal_is_whole(hostile):
    events = json.loads(on_terminal(["timeline", "--json"], DATELINE_WAREHOUSE=str(hostile)))
    assert all(event["title"].startswith(HOSTILE) for event in events)


def test_what_is_piped_is_whole(hostile):
    def asked(*arguments: str) -> str:
        return CliRunner().invoke(dateline, arguments, env={"DATELINE_WAREHOUSE": str(hostile)}).stdout

    assert json.loads(asked("timeline", "--json"))[0]["title"].startswith(HOSTILE)
    assert harmless(HOSTILE) in asked("timeline", "--csv")


def test_a_run_names_files_as_they_can_be_shown(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / f"{HOSTILE}.txt").touch()
    (tmp_path / "home").mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", tmp_path / "home")
    folders = ["--raw", str(tmp_path / "raw"), "--warehouse", str(tmp_path / "warehouse")]
    seen = on_terminal(["run", *folders], DAGSTER_HOME=str(tmp_path / "home"))
    assert ESCAPES[2] in seen and "The file is empty." in seen
    # The progress bar's own signs steer the terminal; none of the file's does.
    assert not any(sign in seen for sign in ("\x1b]", "\x07", "\x9b", "\u202e", "\u2069"))


def test_everything_rich_prints_is_made_visible(capsys):
    table = Table()
    table.add_column(Text(HOSTILE))
    table.add_row(Text(HOSTILE))
    Screen(width=200, file=sys.stdout).print(HOSTILE, Text(HOSTILE), table, markup=False)
    seen = capsys.readouterr().out
    assert UNSEEN.findall(seen) == [] and seen.count("\\u202e") == 4


def test_a_line_above_the_bar_is_made_visible(capsys):
    from rich.progress import Progress

    with Progress(console=Screen(file=sys.stdout, width=200)) as progress:
        Bar(progress).say(HOSTILE)
    assert "\u202e" not in capsys.readouterr().out


def test_escapes_are_read_back_by_json_and_toml():
    assert json.loads(visible(json.dumps(HOSTILE, ensure_ascii=False))) == HOSTILE
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    assert tomllib.loads(visible(f"said = {quoted}"))["said"] == HOSTILE
    assert visible("\ud800 ok") == "\\ud800 ok"


def test_what_libraries_log_is_made_visible():
    code = (
        "import logging, warnings; from pipelines.commands.screen import guard_log; guard_log()\n"
        f"logging.getLogger('x').warning({HOSTILE!r}); warnings.warn({HOSTILE!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.count("\\u202e") == 2 and UNSEEN.findall(done.stderr) == []
    assert logging.getLogger().level == logging.WARNING


def test_an_encoding_without_the_signs_breaks_nothing(seed_run, event):
    environment = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for arguments in (["timeline"], ["timeline", "--json"], ["show", event], ["lineage", event]):
        done = subprocess.run(
            [sys.executable, "-m", "pipelines.cli", *arguments],
            cwd=ROOT,
            env={**os.environ, **environment, "DATELINE_WAREHOUSE": str(seed_run[1])},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0 and b"2025" in done.stdout and done.stderr == b""


def _written_past_the_door(tree: ast.AST) -> list[int]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if ast.unparse(call.func) in FORBIDDEN]


FORBIDDEN = {"print", "Console", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}


def test_no_command_writes_past_the_door():
    folder = ROOT / "pipelines"
    found = {
        name: lines
        for path in sorted(folder.rglob("*.py"))
        if (name := path.relative_to(folder).as_posix()) not in OWN_DOOR
        and (lines := _written_past_the_door(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert found == {}
