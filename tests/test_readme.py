"""The README's commands are run, and print what it says they print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
NOT_RUN = {"make test", "make ui", "dateline ui"}
VARIES = (re.compile(r"\d+(\.\d+)? s\b"), re.compile(r"\S*/timeline\.(duckdb|html)"))


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


@pytest.mark.parametrize(
    ("command", "shown"), [example for example in examples() if example[0] not in NOT_RUN], ids=lambda text: text[:60]
)
def test_readme_command(command: str, shown: str, seed_run, tmp_path):
    """`make run` builds a warehouse of its own; the other commands ask the one of the seeds."""
    own = command.startswith("make")
    bin_folder = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={
            **os.environ,
            "PATH": f"{bin_folder}:{os.environ['PATH']}",
            "COLUMNS": "120",
            "DAGSTER_HOME": str(seed_run[1].parent / "dagster"),
            "DATELINE_WAREHOUSE": str(tmp_path if own else seed_run[1]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert plain(done.stdout) == plain(shown)


def test_the_readme_shows_commands():
    assert len(examples()) >= 8
