"""How well tellings of one incident are joined: B-cubed and pairwise F1 on the invented incidents."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from benchmarks.sentences import GOLD
from pipelines.documents.similarity import weighty_words
from pipelines.ids import identifier
from pipelines.step import Row
from pipelines.steps.compare import REPRINT
from pipelines.steps.date import DATE
from pipelines.steps.merge import MERGE
from pipelines.steps.report import REPORT
from pipelines.steps.resolve import RESOLVE

Table = dict[str, list[Row]]


@dataclass(slots=True)
class Incidents:
    """Documents with the incident that each of their lines tells.

    Args:
        lines: document, span of a line, incident, and whether the line tells it as a fact.
    """

    tables: Table
    names: dict[str, str] = field(default_factory=dict[str, str])
    lines: list[tuple[str, int, int, str, bool]] = field(default_factory=list[tuple[str, int, int, str, bool]])


def read() -> Incidents:
    """The documents of `incidents.txt`, as rows of the first step."""
    found = Incidents({"core.texts": [], "core.segments": []})
    for block in (GOLD / "incidents.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, *lines = block.strip().split("\n")
        name, day, publisher = head.split(" | ")
        _add(found, name, date.fromisoformat(day), publisher, lines)
    return found


def _add(found: Incidents, name: str, day: date, publisher: str, lines: list[str]) -> None:
    document, text = identifier(name), ""
    found.names[document] = name
    for number, line in enumerate(lines):
        label, _, words = line.removeprefix("[").partition("] ")
        start, end = len(text), len(text) + len(words)
        text += words + "\n"
        found.lines.append((document, start, end, label.split()[0], " " not in label))
        segment = {"document_id": document, "segment_id": number, "kind": "paragraph", "char_start": start}
        found.tables["core.segments"].append({**segment, "char_end": end, "speaker": None, "anchor_date": None})
    unknown = dict.fromkeys(
        (
            "title",
            "place",
            "country",
            "kind_of_text",
            "retrieved_date",
            "anchor_override",
            "author",
            "reader",
            "metadata_days",
        )
    )
    stated = {"published_date": day, "visit_date": None, "metadata_date": None, "language": "en", "flags": []}
    row = {"document_id": document, "source_path": name, "text": text, "publisher": publisher, "source_url": None}
    found.tables["core.texts"].append({**row, **unknown, **stated})


def run(found: Incidents) -> Table:
    """The tables of the documents, from their text to merged events."""
    return run_steps(found.tables)


def run_steps(first: Table) -> Table:
    """The tables of all steps behind the first one, in memory."""
    nothing = ("core.tellings", "core.event_aliases", "core.crowded_blocks")
    compared = [_compared(row) for row in first["core.texts"]]
    tables: Table = {**first, **{name: [] for name in nothing}, "core.signatures": compared}
    for step in (DATE, REPRINT, RESOLVE, REPORT, MERGE):
        made = step.work({name: tables[name] for name in (*step.reads, *step.writes) if name in tables})
        tables.update((name, list(rows)) for name, rows in made.items())
    return tables


def _compared(text: Row) -> Row:
    words = weighty_words(text["title"], text["text"], text["language"])
    weights = [{"word": word, "weight": weight} for word, weight in words.items()]
    return {"document_id": text["document_id"], "signature": None, "words": weights}


def labelled(found: Incidents, tables: Table) -> list[tuple[str, str]]:
    """For each report that tells an incident as a fact: the incident, and the event (or the report) it is in."""
    event_of = {row["report_id"]: row["event_id"] for row in tables["core.tellings"]}
    pairs: list[tuple[str, str]] = []
    for row in tables["core.reports"]:
        if row["date_basis"] == "document":
            continue
        for document, start, end, incident, fact in found.lines:
            if row["document_id"] == document and start <= row["char_start"] < end and fact:
                pairs.append((incident, event_of.get(row["report_id"], row["report_id"])))
    return pairs


def b_cubed(pairs: list[tuple[str, str]]) -> float:
    """B-cubed F1 of (gold, found) labels (Bagga and Baldwin 1998), in percent."""
    both, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(both[pair] / found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / gold[pair[0]] for pair in pairs) / len(pairs)
    return 200 * precision * recall / (precision + recall)


def pairwise(pairs: list[tuple[str, str]]) -> float:
    """F1 over the pairs of reports that stand together, in percent."""
    same = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(pairs, 2)]
    right = sum(gold and found for gold, found in same)
    return 200 * right / max(1, sum(gold for gold, _ in same) + sum(found for _, found in same))


def faults(found: Incidents, tables: Table) -> Iterator[str]:
    """What is wrong with the events: missing, split, of the wrong day, place, status, toll or verdict."""
    gold: dict[str, dict[str, Any]] = tomllib.loads((GOLD / "incidents.toml").read_text(encoding="utf-8"))
    reports = {row["report_id"]: row for row in tables["core.reports"]}
    incident_of = {row["report_id"]: name for row in reports.values() if (name := _incident(found, row))}
    for name, expected in gold.items():
        events = _events_of(name, incident_of, tables)
        if len(events) != 1:
            yield f"{name}: {len(events)} events"
            continue
        event = events[0]
        told = {"day": event["start_date"], "place": event["place"], "status": event["status"]}
        told["killed"] = event["killed_best"]
        for key, value in expected.items():
            if (key != "verdicts" and told[key] != value) or event["start_date"] != event["end_date"]:
                yield f"{name}: {key} is {told.get(key)}, not {value}"
        given = {
            _verdict(row, reports, found)
            for row in tables["core.contradictions"]
            if row["event_id"] == event["event_id"]
        }
        yield from (f"{name}: no verdict {each}" for each in expected["verdicts"] if tuple(each) not in given)


def _incident(found: Incidents, row: Row) -> str | None:
    inside = (line for line in found.lines if line[0] == row["document_id"] and line[1] <= row["char_start"] < line[2])
    return next((line[3] for line in inside), None)


def _events_of(name: str, incident_of: dict[str, str], tables: Table) -> list[Row]:
    ids = {row["event_id"] for row in tables["core.tellings"] if incident_of.get(row["report_id"]) == name}
    return [row for row in tables["core.events"] if row["event_id"] in ids]


def _verdict(row: Row, reports: dict[str, Row], found: Incidents) -> tuple[str, str, str]:
    left, right = (found.names[reports[row[side]]["document_id"]] for side in ("left_report_id", "right_report_id"))
    return left, right, row["verdict"]
