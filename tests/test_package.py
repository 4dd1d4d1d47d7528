"""The package as others install it: by the name `dateline`, from a wheel or editable, used in another folder."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "pipelines", "dateline")
USE = """
from datetime import date
from pathlib import Path
import dateline, pipelines
(found,) = dateline.tag("The pier was repaired last week.", dateline.Context(anchor=date(2025, 4, 15).toordinal()))
folder = Path(dateline.__file__).parent
assert (folder / "py.typed").exists() and Path(pipelines.__file__).parent.parent == folder.parent
print(dateline.__version__, found.timex_value, folder)
"""


@pytest.mark.parametrize("how", [[], ["--editable"]], ids=["wheel", "editable"])
def test_it_installs_and_runs_elsewhere(tmp_path, how):
    source, environment, elsewhere = tmp_path / "source", tmp_path / "environment", tmp_path / "elsewhere"
    for folder in (source, elsewhere):
        folder.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    # What dateline depends on is taken from here, so that the test asks for no network.
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    install = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", *how, source]
    pip = [sys.executable, "-m", "pip", "--python", environment / "bin" / "python", "--disable-pip-version-check"]
    subprocess.run([*pip, *install], check=True)

    def run(*command: str | Path) -> str:
        done = subprocess.run([*command], cwd=elsewhere, check=True, capture_output=True, text=True)
        return done.stdout

    version, value, folder = run(environment / "bin" / "python", "-c", USE).split()
    assert (version, value) == ("0.1.0", "2025-W15")
    assert Path(folder).is_relative_to(source if how else environment)
    assert "last week" in run(environment / "bin" / "dateline", "explain", "last week", "--date", "2025-04-15")
