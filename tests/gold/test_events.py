"""The gold sentences and incidents, with floors that may only rise."""

import random

import pytest

from benchmarks import incidents, sentences
from pipelines.step import by_document
from pipelines.steps.report import REPORT, report
from tests.events.merging import merge_reports

FLOORS = {"attachment": 95, "place": 88, "claim": 94, "counts precision": 98, "counts recall": 93}


@pytest.fixture(scope="module")
def told():
    found = incidents.read()
    return found, incidents.run(found)


@pytest.mark.parametrize("half", ["first", "second"])
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


def shuffled(tables, seed):
    """The reports, quantities and references of the documents, read in another order and in other batches."""
    chance = random.Random(seed)
    documents = [row["document_id"] for row in tables["core.texts"]]
    order = chance.sample(documents, len(documents))
    kept = {name: by_document(tables[name]) for name in REPORT.reads}
    made = {name: [] for name in REPORT.writes}
    while order:
        batch, order = order[: (size := chance.randrange(1, 12))], order[size:]
        rows = {name: [row for each in batch for row in kept[name].get(each, [])] for name in REPORT.reads}
        for name, found in report(rows).items():
            made[name].extend(found)
    return made


def events_of(tables, seed):
    before = {"core.tellings": [], "core.event_aliases": [], "core.crowded_blocks": []}
    made = merge_reports({**tables, **shuffled(tables, seed), **before})
    return made["core.events"], made["core.tellings"], made["core.contradictions"]


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(3, 20))])
def test_arrival_and_batches_do_not_matter(told, seed):
    _, tables = told
    assert events_of(tables, seed) == (tables["core.events"], tables["core.tellings"], tables["core.contradictions"])
