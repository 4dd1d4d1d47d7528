"""Fit the weights of `sql/macros/importance.sql`: which days do journalists put on the timeline of a story?

`python -m benchmarks.fit_importance GOLD WAREHOUSE` reads a warehouse that `dateline run` made of articles on stories
of which there are timelines by journalists (a line of GOLD has `topic`, `subject` and `days`, each with its `date`; an
article is of a topic if what follows `#` in its source path is the topic, a hyphen and a number). The days between the
first and the last one of a timeline are ranked by the most important event of each; as many as the timeline has are
compared with it. Weights are tried one after the other, and one is changed only for a gain. The figures out-of-fold are
those of weights that were fitted without the timeline itself, or without any of its subject.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

GRID = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5)
SCALE = "later references"
"""The term whose weight is 1; only the ratios of the weights matter."""
GAIN = 0.01
"""The least gain for which a weight is changed."""
LONGEST = 3
"""An event that is known less exactly than to so many days puts no day on a timeline."""
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days that journalists chose, and the events of all days among which they chose.

    Args:
        events: of each day, the amounts of the terms of each event.
    """

    name: str
    subject: str
    days: frozenset[date]
    events: Mapping[date, Sequence[Weights]]

    def right(self, weights: Weights) -> float:
        """Return the share of the days that are among the most important ones."""
        found = {day: max(_importance(each, weights) for each in events) for day, events in self.events.items()}
        first = sorted(found, key=lambda day: (-found[day], day))[: len(self.days)]
        return len(self.days.intersection(first)) / len(self.days)


def _importance(amounts: Weights, weights: Weights) -> float:
    return round(sum(amount * weights[term] for term, amount in amounts.items()), 2)


def load(gold: Path, warehouse: Path) -> tuple[list[Timeline], dict[str, float]]:
    """Return the timelines, and the weights as they are."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        weights = dict(connection.execute("select * from marts.importance_weights()").fetchall())
        amounts = {
            event: {each["term"]: each["amount"] for each in terms or ()}
            for event, terms in connection.execute("select event_id, importance_terms from marts.importance").fetchall()
        }
        told = connection.execute(
            "select distinct split_part(s.source_path, '#', 2), t.event_id, t.start_date, t.end_date "
            "from marts.sources as s inner join marts.timeline as t on t.event_id = s.event_id "
            "where t.end_date - t.start_date < ?",
            [LONGEST],
        ).fetchall()
    of_topic: defaultdict[str, dict[str, tuple[date, date]]] = defaultdict(dict)
    for document, event, start, end in told:
        of_topic[document.rpartition("-")[0]][event] = (start, end)
    timelines: list[Timeline] = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        days = frozenset(date.fromisoformat(day["date"]) for day in entry["days"])
        events: defaultdict[date, list[Weights]] = defaultdict(list)
        for event, (start, end) in sorted(of_topic[entry["topic"]].items()):
            for day in (start + timedelta(number) for number in range((end - start).days + 1)):
                if min(days) <= day <= max(days):
                    events[day].append(amounts.get(event, {}))
        timelines.append(Timeline(entry["id"], entry["subject"], days, events))
    return timelines, weights


def score(timelines: Sequence[Timeline], weights: Weights) -> float:
    """Return the date F1, mean of the timelines."""
    return sum(each.right(weights) for each in timelines) / len(timelines)


def fit(timelines: Sequence[Timeline], start: Weights) -> dict[str, float]:
    """Return the weights that rank the days of some timelines best, found from others one weight at a time."""
    weights, best = dict(start), score(timelines, start)
    for term in (each for each in start if each != SCALE):
        for value in GRID:
            found = score(timelines, {**weights, term: value})
            if found > best + GAIN:
                weights[term], best = value, found
    return weights


def main() -> None:
    """Print the weights, and how well they rank days, in percent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("warehouse", type=Path)
    arguments = parser.parse_args()
    timelines, weights = load(arguments.gold, arguments.warehouse)
    print(f"as they are: {100 * score(timelines, weights):.1f}  {weights}")
    fitted = fit(timelines, weights)
    print(f"fitted: {100 * score(timelines, fitted):.1f}  {fitted}")
    for fold in ("name", "subject"):
        right = 0.0
        for each in timelines:
            others = [other for other in timelines if getattr(other, fold) != getattr(each, fold)]
            right += each.right(fit(others, weights))
        print(f"out-of-fold by {fold}: {100 * right / len(timelines):.1f}")


if __name__ == "__main__":
    main()
