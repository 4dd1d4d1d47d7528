"""Documents that come, change and go in any order and in any portions merge to what all of them merge to at once."""

import random
from datetime import date, timedelta

import pytest

from pipelines.ids import identifier
from pipelines.steps.merge import MERGE
from pipelines.warehouse.build import building
from pipelines.warehouse.grouped import run_groups
from pipelines.warehouse.tables import read_table, replace_documents
from tests.warehouse.conftest import row

TABLES = ("core.events", "core.tellings", "core.contradictions", "core.merge_groups", "core.crowded_blocks")
FIRST_DAY = date(2024, 12, 28)
PLACES = (("Riga", "LV", 56.9, 24.1), ("Oslo", "NO", 59.9, 10.7), (None, None, None, None))
KINDS = (("attack", "ASSAULT"), ("meeting", "CONSULT"), ("visit", "CONSULT"))
ACTORS = ("Rebels", "Ann Lee", "Ann Lee and Karl Berg", "Karl Berg", None)


def documents(connection, chance, names):
    """Rows of some documents of one to four reports, few enough in kind to meet often."""
    made = {"core.texts": [], "core.anchors": [], "core.reports": [], "core.quantities": []}
    for name in names:
        made["core.texts"].append(row(connection, "core.texts", document_id=name, text=str(chance.random()), flags=[]))
        anchor = FIRST_DAY + timedelta(days=chance.randrange(12))
        made["core.anchors"].append(
            row(connection, "core.anchors", document_id=name, anchor_date=anchor, kind_of_text="report", flags=[])
        )
        last = None
        for number in range(chance.randrange(1, 5)):
            last = _report(connection, chance, name, number, last)
            made["core.reports"].append(last)
            if chance.random() < 0.5:
                made["core.quantities"].append(_toll(connection, chance, last))
    return made


def _report(connection, chance, document, number, last):
    lemma, event_class = chance.choice(KINDS)
    place, country, latitude, longitude = chance.choice(PLACES)
    start = FIRST_DAY + timedelta(days=chance.randrange(8))
    length = chance.choice((0, 0, 0, 1, 12))
    return row(
        connection, "core.reports", report_id=identifier(document, number), document_id=document,
        char_start=20 * number, char_end=20 * number + 6, sentence_start=20 * number, sentence="It happened.",
        clause="It happened", event_trigger=lemma, trigger_lemma=lemma, event_class=event_class, title=f"The {lemma}",
        start_date=start, end_date=start + timedelta(days=length),
        granularity=chance.choice(("day", "day", None)), date_basis="explicit",
        anchor_report_id=last and chance.choice((None, last["report_id"])),
        who=chance.choice(ACTORS), whom=chance.choice(ACTORS), place=place, country=country,
        latitude=latitude, longitude=longitude, polarity=chance.choice(("positive",) * 4 + ("negative",)),
        modality=chance.choice(("asserted",) * 4 + ("planned", "hypothetical")), certainty="stated",
    )  # fmt: skip


def _toll(connection, chance, report):
    dead = float(chance.choice((3, 5, 6, 12)))
    return row(
        connection, "core.quantities", report_id=report["report_id"], document_id=report["document_id"], quantity_id=0,
        kind="killed", low=dead, high=dead, best=dead, unit="person", approximate=False,
    )  # fmt: skip


def merged(connection):
    run_groups(connection, MERGE, "1", "run")
    return {table: read_table(connection, table) for table in TABLES}


def arrivals(connection, chance):
    """Some runs of which each brings, changes or takes away documents; after each, what the warehouse merged."""
    for _ in range(4):
        names = [f"d{chance.randrange(40)}" for _ in range(chance.choice((1, 1, 2, 25)))]
        gone = [name for name in set(names) if chance.random() < 0.25]
        replace_documents(connection, documents(connection, chance, sorted(set(names) - set(gone))), sorted(set(names)))
        yield merged(connection)


def check(tmp_path, seed):
    chance = random.Random(seed)
    with building(tmp_path / f"{seed}.duckdb", tmp_path / "none.duckdb") as connection:
        for found in arrivals(connection, chance):
            connection.execute("delete from core.ledger")
            assert merged(connection) == found


@pytest.fixture(autouse=True)
def narrow_blocks(monkeypatch):
    monkeypatch.setattr("pipelines.events.blocking.LARGEST_BLOCK", 8)
    monkeypatch.setattr("pipelines.warehouse.grouped.MOST_OF_ALL", 2)


@pytest.mark.parametrize("seed", range(1))
def test_portions_merge_as_the_whole(tmp_path, seed):
    check(tmp_path, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 300))
def test_many_portions_merge_as_the_whole(tmp_path, seed):
    check(tmp_path, seed)
