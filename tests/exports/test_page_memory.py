"""The page of many events is written in little memory beside what was there before."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.settings import ROOT
from tests.exports.tellings import many
from tests.exports.warehouse import make

MEASURE = """
import sys
from pathlib import Path
import pipelines.exports.page
from pipelines.exports.refresh import Published, refresh

def megabytes(name):
    return int(Path("/proc/self/status").read_text().split(name)[1].split()[0]) // 1024

before = megabytes("VmRSS:")
source = Published(Path(sys.argv[1]), Path(sys.argv[1]).parent)
made = refresh(source)
print(made.events, megabytes("VmHWM:") - before)
"""


@pytest.mark.soak
@pytest.mark.parametrize(("events", "most"), [(10_000, 140), (40_000, 160)])
def test_the_page_of_many_events_needs_little_memory(tmp_path: Path, events: int, most: int) -> None:
    database = make(tmp_path, many(events))
    command = [sys.executable, "-c", MEASURE, str(database)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    written, needed = map(int, done.stdout.split())
    assert written == events
    assert needed < most
