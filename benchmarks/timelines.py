"""SemEval-2015 task 4, track A: the events of one entity in their order, from the raw text of some thirty articles.

The measure is the task's: a timeline is a graph of relations (each event at its day, each two events before one
another or together); precision asks for the relations of the found graph, without those that follow from others, in
the closure of the gold one, recall the other way round (UzZaman and Allen 2011); micro-averaged over the entities.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.incidents import run_steps
from pipelines.documents.segments import segments
from pipelines.step import Row

Mention = tuple[str, int, str]
UNORDERED = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The day of each mention of an event, in TIMEX3's spelling; days sort in the order of time."""

    days: dict[Mention, str]

    def relations(self) -> Iterator[tuple[str, object, object]]:
        """The relations of the graph that do not follow from others."""
        groups: dict[str, list[Mention]] = {}
        for mention, day in sorted(self.days.items(), key=lambda item: (item[1], item[0])):
            groups.setdefault(day, []).append(mention)
            yield "at", mention, day
        for members in groups.values():
            yield from (("same", one, two) for one, two in itertools.pairwise(members))
        ordered = list(groups.values())
        yield from (("before", one[-1], two[0]) for one, two in itertools.pairwise(ordered))

    def implies(self, relation: tuple[str, object, object]) -> bool:
        """Whether a relation is in the closure of the graph."""
        kind, left, right = relation
        one = self.days.get(left)  # type: ignore[call-overload]
        if kind == "at":
            return one == right
        two = self.days.get(right)  # type: ignore[call-overload]
        return one is not None and two is not None and (one == two if kind == "same" else one < two)


def gold_of(entry: dict[str, Any]) -> Timeline:
    """The gold timeline of an entity; events without a place in the order are left out, as in the task."""
    days: dict[Mention, str] = {}
    for event in entry["timeline"]:
        if event["order"] and event["date"] != UNORDERED:
            days.update({(m["doc_id"], m["sentence"], m["word"].lower()): event["date"] for m in event["mentions"]})
    return Timeline(days)


def found_in(entry: dict[str, Any]) -> Timeline:
    """The timeline that the pipeline finds for an entity, from the text of its articles."""
    tables = run_steps(_first_tables(entry["docs"]))
    texts = {row["document_id"]: row["text"] for row in tables["core.texts"]}
    words = [word.lower() for word in re.findall(r"\w+", entry["topic"])]
    days: dict[Mention, str] = {}
    for row in tables["core.reports"]:
        if row["start_date"] and row["end_date"] and _takes_part(row, words):
            line = texts[row["document_id"]].count("\n", 0, row["char_start"])
            days[row["document_id"], line, row["event_trigger"].lower()] = spelled(row["start_date"], row["end_date"])
    return Timeline(days)


def _takes_part(row: Row, words: list[str]) -> bool:
    told = f"{row['who']} {row['whom']} {row['title']}".lower()
    return all(word in told for word in words) or words[-1] in told.split()


def spelled(start: date, end: date) -> str:
    """The day, month or year between two days, as TIMEX3 spells it; of anything else the first day.

    >>> spelled(date(2003, 1, 1), date(2003, 12, 31)), spelled(date(2003, 2, 1), date(2003, 2, 28))
    ('2003', '2003-02')
    """
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start:%Y}"
    month_end = (end.toordinal() + 1) and date.fromordinal(end.toordinal() + 1).day == 1
    return f"{start:%Y-%m}" if start.day == 1 and month_end and start.month == end.month else start.isoformat()


def _first_tables(documents: Iterable[dict[str, Any]]) -> dict[str, list[Row]]:
    unknown = dict.fromkeys(
        ("place", "country", "kind_of_text", "retrieved_date", "anchor_override", "author", "reader", "metadata_days")
    )
    texts: list[Row] = []
    parts: list[Row] = []
    for document in documents:
        name, text = document["id"], document["text"]
        stated = {"published_date": date.fromisoformat(document["dct"]), "visit_date": None, "metadata_date": None}
        row = {"document_id": name, "source_path": name, "text": text, "title": document["title"], "publisher": None}
        texts.append({**row, **unknown, **stated, "language": "en", "flags": [], "source_url": None})
        for number, part in enumerate(segments(text)):
            span = {"char_start": part.char_start, "char_end": part.char_end, "speaker": part.speaker}
            kind = {"kind": part.kind.value, "segment_id": number, "document_id": name, "anchor_date": None}
            parts.append({**kind, **span})
    return {"core.texts": texts, "core.segments": parts}


def score(path: Path) -> dict[str, float]:
    """Micro precision, recall and F1 over the entities of a file, in percent."""
    right_found = found = right_gold = gold = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        expected, told = gold_of(entry), found_in(entry)
        ours, theirs = list(told.relations()), list(expected.relations())
        right_found += sum(expected.implies(relation) for relation in ours)
        right_gold += sum(told.implies(relation) for relation in theirs)
        found, gold = found + len(ours), gold + len(theirs)
    precision, recall = 100 * right_found / max(1, found), 100 * right_gold / max(1, gold)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}
