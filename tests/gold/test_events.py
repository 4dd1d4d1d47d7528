"""The gold sentences and incidents, with floors that may only rise."""

import random

import pytest

from benchmarks import incidents, sentences
from pipelines.steps.merge import merge_reports
from pipelines.steps.report import report

FLOORS = {"attachment": 95, "place": 88, "claim": 94, "counts precision": 98, "counts recall": 93}


@pytest.fixture(scope="module")
def told():
    found = incidents.read()
    return found, incidents.run(found)


@pytest.mark.parametrize("half", ["dev", "held"])
def test_sentences_are_read_as_well_as_before(half):
    figures = dict(sentences.report(half))
    assert {name: figures[name] for name in FLOORS if figures[name] < FLOORS[name]} == {}
    assert figures["attachment"] > figures["nearest verb"] + 15


def test_tellings_of_one_incident_are_joined_and_others_kept_apart(told):
    pairs = incidents.labelled(*told)
    assert incidents.b_cubed(pairs) >= 95
    assert incidents.pairwise(pairs) >= 95
    assert list(incidents.faults(*told)) == []


def test_no_event_joins_two_places_or_disjoint_days(told):
    _, tables = told
    reports = {row["report_id"]: row for row in tables["core.reports"]}
    members: dict[str, list[dict]] = {}
    for row in tables["core.tellings"]:
        members.setdefault(row["event_id"], []).append(reports[row["report_id"]])
    for rows in members.values():
        assert len({row["place"] for row in rows if row["place"]}) <= 1
        assert max(row["start_date"] for row in rows) <= min(row["end_date"] for row in rows)


def test_arrival_and_batches_do_not_matter(told):
    found, tables = told
    documents = [row["document_id"] for row in tables["core.texts"]]
    for seed in range(20):
        order = random.Random(seed).sample(documents, len(documents))
        size = 1 + seed % 7
        merged = {"core.reports": [], "core.quantities": [], "core.report_references": []}
        for start in range(0, len(order) if seed < 3 else 0, size):
            batch = order[start : start + size]
            names = ("core.texts", "core.segments", "core.anchors", "core.time_references")
            rows = {name: [row for row in tables[name] if row["document_id"] in batch] for name in names}
            for name, made in report(rows).items():
                merged[name].extend(made)
        if seed >= 3:
            merged = {name: random.Random(seed).sample(tables[name], len(tables[name])) for name in merged}
        made = merge_reports({**tables, **merged, "core.tellings": [], "core.event_aliases": []})
        assert made["core.events"] == tables["core.events"]
        assert made["core.tellings"] == tables["core.tellings"]
    assert found.names
