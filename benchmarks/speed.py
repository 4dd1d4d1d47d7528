"""MB of text a CPU second, one core, each reader in a process of its own on the same text."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
SLOW = {"dateparser": 0.04, "recognizers": 0.02, "parsedatetime": 0.2}  # share of the text that a slow reader gets


def write_texts(texts: Iterable[str], path: Path) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8") as lines:
        for text in texts:
            lines.write(json.dumps({"text": text}) + "\n")


def readers() -> Iterator[tuple[str, list[str]]]:
    """Name and command of every reader that this machine can run."""
    for name in ("dateline", "dateparser", "parsedatetime"):
        yield name, [sys.executable, "-m", f"benchmarks.peers.{name}"]
    if shutil.which("node") and shutil.which("npm"):
        if not (FOLDER / "node_modules").exists():
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, check=True)
        for name in ("chrono", "recognizers"):
            yield name, ["node", str(FOLDER / "peers" / f"{name}.mjs")]


def run(command: list[str], texts: Path) -> dict[str, float]:
    """What one reader's process says that it cost."""
    done = subprocess.run(
        [*command, str(texts)], capture_output=True, text=True, check=True, cwd=FOLDER.parent, env=_one_thread()
    )
    return json.loads(done.stdout.splitlines()[-1])


def _one_thread() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def report(texts: list[str], folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Name and cost of each reader; slow ones get the first part of the text."""
    for name, command in readers():
        path = folder / f"{name}.jsonl"
        write_texts(texts[: max(10, int(len(texts) * SLOW.get(name, 1)))], path)
        cost = run(command, path)
        yield name, {**cost, "mb_per_cpu_second": cost["bytes"] / 1e6 / cost["cpu_seconds"]}
