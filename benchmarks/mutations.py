"""How many random small faults in a package its own tests notice.

`make mutations` runs this with the Python of an environment in which cosmic-ray is installed, on a clone of the last
commit, since a mutation changes the file itself.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db  # pyright: ignore[reportMissingImports]
from cosmic_ray.work_item import WorkerOutcome, WorkResult  # pyright: ignore[reportMissingImports]

CONFIG = """
[cosmic-ray]
module-path = ["pipelines/{package}"]
timeout = 300.0
test-command = "{python} -m pytest -x -q -p no:cacheprovider -n0 -m 'not soak and not browser' {tests}"

[cosmic-ray.distributor]
name = "local"
"""
ANNOTATIONS = "core/ReplaceBinaryOperator_BitOr_"
"""A changed `X | None` breaks the import: such mutations say nothing of the tests."""


def score(root: Path, package: str, *, sample: int, seed: int) -> str:
    """Return the share of killed mutations of a package, in words, with the place of each survivor.

    Args:
        root: the project, with its `.venv`.
        package: the name of a package in `pipelines/`.
        sample: how many mutations are tried, of all that cosmic-ray knows.
        seed: chooses them.

    Raises:
        subprocess.CalledProcessError: if the tests fail without a mutation.
    """
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", root, clone], check=True)
        shutil.copytree(root / ".cache", clone / ".cache")
        tests = f"tests/{package} pipelines/{package}"
        (clone / "mutations.toml").write_text(
            CONFIG.format(package=package, tests=tests, python=root / ".venv/bin/python"), encoding="utf-8"
        )
        tool = [sys.executable, "-m", "cosmic_ray.cli"]
        subprocess.run([*tool, "baseline", "mutations.toml"], cwd=clone, check=True)
        subprocess.run([*tool, "init", "mutations.toml", "mutations.sqlite"], cwd=clone, check=True)
        database = str(clone / "mutations.sqlite")
        with use_db(database) as work:
            keep_sample(work, sample, seed)
        subprocess.run([*tool, "exec", "mutations.toml", "mutations.sqlite"], cwd=clone, check=True)
        with use_db(database) as work:
            return in_words(work, package)


def keep_sample(work: WorkDB, sample: int, seed: int) -> None:
    """Mark all mutations but a random sample as skipped."""
    items = sorted(work.pending_work_items, key=lambda item: str(item.mutations[0]))
    real = [item.job_id for item in items if not item.mutations[0].operator_name.startswith(ANNOTATIONS)]
    kept = set(random.Random(seed).sample(real, min(sample, len(real))))
    skipped = [item.job_id for item in items if item.job_id not in kept]
    work.set_multiple_results(skipped, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))


def in_words(work: WorkDB, package: str) -> str:
    """Return the score, and one line for each mutation that survived."""
    results = {job: result for job, result in work.results if result.worker_outcome != WorkerOutcome.SKIPPED}
    outcomes = Counter("killed" if result.is_killed else "survived" for result in results.values())
    lines = [f"{package}: {outcomes['killed']} of {outcomes.total()} mutations killed"]
    for item in work.work_items:
        if item.job_id in results and not results[item.job_id].is_killed:
            (mutation,) = item.mutations
            lines.append(f"  survived: {mutation.module_path}:{mutation.start_pos[0]} {mutation.operator_name}")
    return "\n".join(lines)


def main() -> None:
    """Print the score of each package named."""
    parser = argparse.ArgumentParser(description="How many random small faults in a package its own tests notice.")
    parser.add_argument("packages", nargs="*", default=["temporal", "events", "warehouse"])
    parser.add_argument("--sample", type=int, default=30, help="mutations tried in each package")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    root = Path(__file__).resolve().parent.parent
    for package in given.packages:
        print(score(root, package, sample=given.sample, seed=given.seed), flush=True)


if __name__ == "__main__":
    main()
