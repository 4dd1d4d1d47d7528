"""The README's commands are run, and print what it says they print; what CONTRIBUTING.md names is there."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipelines.temporal.calendar import to_dates
from pipelines.temporal.points import second_opinion

ROOT = Path(__file__).resolve().parent.parent
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOT_RUN = {"make run", "make test", "make ui", "dateline ui"}
VARIES = (re.compile(r"\d+ rows written"), re.compile(r"\S*/timeline\.(duckdb|html)"))
TABLE_ROW = re.compile(r"^\| ([^|]+) \| (\d{4}-\d\d-\d\d|nothing) \| ([^|]+) \|$", re.MULTILINE)
TUESDAY = date(2025, 4, 15)
NAMED_FILE = re.compile(r"(?<![\w/.])((?:[\w.-]+/)+(?:[\w.-]+)?|[\w.-]+\.(?:json|md|py|sql|toml|txt))(?::(\w+))?")
"""A path with a folder, or the name of a file, and what is defined in it: `steps/merge.py:OF_EVENTS`."""


def examples() -> list[tuple[str, str]]:
    """Each command of the README with the output shown under it."""
    found = []
    for block in CONSOLE.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines()
            while lines[0].endswith("\\"):
                lines[:2] = [lines[0][:-1] + lines[1].strip()]
            found.append((lines[0].strip(), "\n".join(lines[1:])))
    return found


def plain(output: str) -> list[str]:
    """Lines without trailing blanks and without what differs from run to run."""
    for pattern in VARIES:
        output = pattern.sub("…", output)
    return [line.rstrip() for line in output.strip().splitlines()]


def as_shown(shown: str) -> re.Pattern[str]:
    """What the README shows; a line of nothing but … stands for any lines."""
    lines = "\n".join(plain(shown)).split("\n…\n")
    return re.compile("\n(?:.*\n)?".join(map(re.escape, lines)), re.DOTALL)


def printed(command: str, warehouse: Path) -> str:
    """What a command prints about a warehouse."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "COLUMNS": "120",
            "DATELINE_WAREHOUSE": str(warehouse),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("command", "shown"), [example for example in examples() if example[0] not in NOT_RUN], ids=lambda text: text[:60]
)
def test_readme_command(command: str, shown: str, seed_run):
    done = printed(command, seed_run[1])
    assert as_shown(shown).fullmatch("\n".join(plain(done))), done


def test_make_run_prints_what_the_run_over_the_seeds_printed(seed_run):
    (shown,) = [shown for command, shown in examples() if command == "make run"]
    done = seed_run[0].stdout
    assert printed("make --dry-run run", seed_run[1]).splitlines()[-1] == ".venv/bin/dateline run"
    assert as_shown(shown).fullmatch("\n".join(plain(done))), done


def test_the_readme_shows_commands():
    assert len(examples()) >= 8


def comparison() -> list[tuple[str, str, str]]:
    return TABLE_ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("phrase", "alone", "here"), comparison(), ids=lambda text: text)
def test_what_dateparser_alone_says(phrase: str, alone: str, here: str):
    found = second_opinion(phrase, TUESDAY.toordinal())
    assert alone == ("nothing" if found is None else str(to_dates(found.start, found.end)[0]))


@pytest.mark.parametrize(("phrase", "alone", "here"), comparison(), ids=lambda text: text)
def test_what_dateline_says_instead(phrase: str, alone: str, here: str, seeds):
    rows = seeds.execute(
        "select distinct start_date, end_date from core.time_references where lower(text) = lower(?)", [phrase]
    ).fetchall()
    if here.startswith("nothing"):
        assert rows == []
    else:
        ((start, end),) = rows
        assert here == (f"to {end}" if start is None else str(start) if start == end else f"{start} to {end}")


def named_files() -> list[tuple[str, str]]:
    """The paths that CONTRIBUTING.md names, each with what it says is defined there."""
    code = re.findall(r"`([^`\n]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    return sorted({found for words in code for found in NAMED_FILE.findall(words)})


@pytest.mark.parametrize(("path", "name"), named_files(), ids=str)
def test_what_the_guide_names_is_there(path: str, name: str):
    found = [place for place in (ROOT / path, ROOT / "pipelines" / path) if place.exists()]
    assert found
    if name:
        defined = re.compile(rf"^(?:def |class )?{name}\b *[(:=]", re.MULTILINE)
        assert any(defined.search(place.read_text(encoding="utf-8")) for place in found)


def test_the_guide_names_files():
    assert len(named_files()) > 70
