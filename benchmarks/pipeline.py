"""`python -m benchmarks.pipeline FILE`: what a first run over real articles takes, by step, at 1 and 4 times as many.

With `--pairs N`, how much sooner it ends on all cores than on one: the medians of N pairs of runs, turn about.

FILE is JSON Lines with `text` and, if known, `id` and `published_date`. CPU seconds are those of the run and of its
workers together, read from the kernel, since the clock says little on a machine that does other things as well.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median

import click

from pipelines.settings import ROOT

WORDS = 500
"""Words of the article by which is counted, so that files of long and of short texts can be compared."""
TICKS = os.sysconf("SC_CLK_TCK")
TIMES = (1, 4)
EVERY = 0.05
"""Seconds between two looks at the memory."""
POOLED = ("resolve", "report")
"""Steps whose work is done in worker processes, one for each core."""


@dataclass
class Spent:
    """What a run has taken until some moment."""

    cpu_seconds: float = 0.0
    seconds: float = 0.0


@dataclass
class Measured:
    """A run: what each step took, and the most memory of all its processes together."""

    articles: float
    steps: dict[str, Spent] = field(default_factory=dict[str, Spent])
    peak: int = 0

    @property
    def total(self) -> Spent:
        """What all steps took, with the start and the end of the run."""
        spent = self.steps.values()
        return Spent(sum(each.cpu_seconds for each in spent), sum(each.seconds for each in spent))

    def seconds_of(self, steps: Iterable[str]) -> float:
        """Return what some steps took by the clock."""
        return sum(self.steps[name].seconds for name in steps)


def lay_out(file: Path, documents: int, folder: Path) -> float:
    """Write the first documents of a file as a dataset; return how many articles of 500 words that are."""
    words = 0
    with file.open(encoding="utf-8") as lines, (folder / "articles.jsonl").open("w", encoding="utf-8") as laid:
        for number, line in enumerate(islice(lines, documents)):
            found = json.loads(line)
            words += len(found["text"].split())
            row = {"id": found.get("id", str(number)), "text": found["text"]}
            laid.write(json.dumps(row | {"published_date": found.get("published_date")}) + "\n")
    return words / WORDS


class Family:
    """A process and those that it started; of those that ended, the time is counted as it was last seen.

    Args:
        process_id: of the first one.
    """

    def __init__(self, process_id: int) -> None:
        self.process_id = process_id
        self.peak = 0
        self._cpu_seconds: dict[str, float] = {}

    def look(self) -> float:
        """Take notice of all that are alive; return the processor time of all that were ever seen."""
        resident = 0
        for each in _descendants(str(self.process_id)):
            try:
                values = Path(f"/proc/{each}/stat").read_text().rpartition(") ")[2].split()
                rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
            self._cpu_seconds[each] = (int(values[11]) + int(values[12])) / TICKS
            resident += int(rollup.partition("\nPss:")[2].split()[0]) * 1024
        self.peak = max(self.peak, resident)
        return sum(self._cpu_seconds.values())


def _descendants(process_id: str) -> Iterator[str]:
    yield process_id
    try:
        for thread in Path(f"/proc/{process_id}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _descendants(child)
    except (FileNotFoundError, ProcessLookupError):
        return


def measure(raw: Path, warehouse: Path, articles: float, cores: Iterable[int] = ()) -> Measured:
    """Run over a folder, and note at each line of a step what was spent since the one before.

    Args:
        raw: the folder.
        warehouse: a new folder for the results.
        articles: how many articles of 500 words the folder holds.
        cores: the only ones that the run may use; all unless given.
    """
    bound = ["taskset", "-c", ",".join(map(str, cores))] if cores else []
    command = [*bound, sys.executable, "-m", "pipelines.cli"]
    command += ["run", "--raw", str(raw), "--warehouse", str(warehouse)]
    found = Measured(articles)
    began, spent = time.monotonic(), Spent()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        family = Family(process.pid)
        with watched(family.look):
            assert process.stderr is not None
            for line in process.stderr:
                name, _, rest = line.partition(": ")
                if rest.rstrip().endswith("rows written"):
                    now = Spent(family.look(), time.monotonic() - began)
                    found.steps[name] = Spent(now.cpu_seconds - spent.cpu_seconds, now.seconds - spent.seconds)
                    spent = now
    if process.returncode:
        raise click.ClickException(f"The run over {raw} failed.")
    found.steps["publish, page"] = Spent(family.look() - spent.cpu_seconds, time.monotonic() - began - spent.seconds)
    found.peak = family.peak
    return found


@contextmanager
def watched(look: Callable[[], object]) -> Iterator[None]:
    """Look again and again until the end of the block."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(EVERY):
            look()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def lines(found: Measured, cores: int) -> Iterator[str]:
    """A run as rows of a table in Markdown."""
    rate = f"{found.articles / found.total.cpu_seconds:.1f} | {found.articles / found.total.seconds:.1f}"
    for name, spent in found.steps.items():
        yield f"| {name} | {spent.cpu_seconds:.1f} | {spent.seconds:.1f} | | | |"
    yield (
        f"| **all, {found.articles:.0f} articles, {cores} cores** | {found.total.cpu_seconds:.1f} | "
        f"{found.total.seconds:.1f} | {rate} | {found.peak / 1e6:.0f} |"
    )


def gain(raw: Path, folder: Path, articles: float, pairs: int) -> str:
    """Say how many times sooner the pooled steps, and the whole run, end on all cores than on one.

    Args:
        raw: the folder of documents.
        folder: where the results of each run go.
        articles: how many articles of 500 words the documents are.
        pairs: of runs, one on one core and one on all, one after the other, so that both meet the same machine.
    """
    pooled: list[float] = []
    whole: list[float] = []
    for number in range(pairs):
        one = measure(raw, folder / f"one-{number}", articles, [min(os.sched_getaffinity(0))])
        both = measure(raw, folder / f"all-{number}", articles)
        pooled.append(one.seconds_of(POOLED) / both.seconds_of(POOLED))
        whole.append(one.total.seconds / both.total.seconds)
    cores, steps = len(os.sched_getaffinity(0)), " and ".join(POOLED)
    found = f"{median(pooled):.2f} times as fast in {steps}, {median(whole):.2f} in all"
    return f"{cores} cores beside one, medians of {pairs} pairs: {found}"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--documents", default=150, show_default=True, help="How many of the file; then four times as many.")
@click.option("--pairs", default=0, show_default=True, help="How many pairs of runs compare one core with all.")
def main(file: Path, documents: int, pairs: int) -> None:
    """Measure first runs over the documents of FILE; `taskset -c 0` before the command measures one core."""
    print("| step | CPU seconds | seconds | articles a CPU second | articles a second | MB at most |")
    print("|---|---|---|---|---|---|")
    for times in TIMES:
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder, "raw")
            raw.mkdir()
            articles = lay_out(file, times * documents, raw)
            for line in lines(measure(raw, Path(folder, "warehouse"), articles), len(os.sched_getaffinity(0))):
                print(line, flush=True)
            if pairs and times == TIMES[-1]:
                print(gain(raw, Path(folder), articles, pairs), flush=True)


if __name__ == "__main__":
    main()
