"""A whole run over one enormous line, from the file to the page: its memory stays bounded."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak

MEASURE = """
import sys
from pathlib import Path
from pipelines.cli import WithoutPandas, dateline
sys.meta_path.insert(0, WithoutPandas())
dateline(["run", "--raw", sys.argv[1], "--warehouse", sys.argv[2]], standalone_mode=False)
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def test_fifty_megabytes_go_through_a_whole_run_in_little_memory(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.toml").write_text("visit_date = 2025-04-15\n")
    with (raw / "a.txt").open("w") as file:
        for _ in range(1000):
            file.write("The bridge was opened two days ago. " * 1400)
    command = [sys.executable, "-c", MEASURE, str(raw), str(tmp_path / "warehouse")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2025-04-13" in done.stdout
    assert int(done.stdout.splitlines()[-1]) < 500
