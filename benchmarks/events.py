"""The figures of event reports and merging, as tables for people."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import incidents, merging, sentences, timelines

TIMELINES = "semeval2015_timeline*.jsonl"
BEST_OF_THE_TASK = 7.85
REPORTS = 100_000


def lines(corpora: Path | None) -> Iterator[str]:
    """The figures of the sentences, the incidents, the entities' timelines and the speed of merging, in Markdown."""
    yield "| own sentences | attachment | nearest verb | place | claim | counts precision | counts recall |"
    yield "|---|---|---|---|---|---|---|"
    for half in ("first", "second"):
        yield f"| {half} | " + " | ".join(f"{value:.1f}" for _, value in sentences.report(half)) + " |"
    found = incidents.read()
    tables = incidents.run(found)
    pairs = incidents.labelled(found, tables)
    yield "\n| own incidents | reports | B-cubed F1 | pairwise F1 | faults |\n|---|---|---|---|---|"
    wrong = "; ".join(incidents.faults(found, tables)) or "none"
    figures = [len(pairs), _one(incidents.b_cubed(pairs)), _one(incidents.pairwise(pairs)), wrong]
    yield f"| {len(found.names)} documents | " + " | ".join(str(each) for each in figures) + " |"
    for path in sorted(corpora.glob(TIMELINES)) if corpora else ():
        yield "\n| timelines of entities | precision | recall | F1 | best of the task |\n|---|---|---|---|---|"
        values = [*timelines.score(path).values(), BEST_OF_THE_TASK]
        yield f"| {path.stem} | " + " | ".join(_one(value) for value in values) + " |"
    merged = merging.report(REPORTS)
    yield "\n| reports merged | CPU seconds | events | peak memory |\n|---|---|---|---|"
    yield f"| {REPORTS} | {_one(merged['seconds'])} | {merged['events']:.0f} | {merged['peak_gb']:.2f} GB |"
    more = merging.one_more(REPORTS)
    yield "\n| stored reports | all merged, CPU seconds | one more document | rows written | reports looked at |"
    yield "|---|---|---|---|---|"
    yield f"| {REPORTS} | {_one(more['whole'])} | {more['seconds']:.2f} | {more['rows']:.0f} | {more['reports']:.0f} |"


def _one(value: float) -> str:
    return f"{value:.1f}"
