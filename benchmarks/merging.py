"""How fast reports merge: invented ones, a few tellings to an event, over ten years and two thousand places."""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipelines.step import Made, Row, Streams
from pipelines.steps.merge import MERGE, merge_reports
from pipelines.warehouse.build import building
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.grouped import run_groups
from pipelines.warehouse.tables import columns, replace_documents

KINDS = (
    ("attack", "ASSAULT"),
    ("meeting", "CONSULT"),
    ("protest", "PROTEST"),
    ("flood", "DISASTER"),
    ("deal", "AGREE"),
)
FIRST_DAY = date(2015, 1, 1)
DAYS, PLACES, TELLINGS = 3650, 2000, 3
INFERRED = 0.3
"""The share of reports that no words date."""
WORDS = [a + b for a in ("har", "mil", "tor", "san", "ber") for b in ("bour", "let", "nado", "dal", "gen")]
"""Words of clauses: four that all tellings of an event have, and four of each."""


def rows(count: int, seed: int = 7) -> Iterator[tuple[Row, Row | None]]:
    """Yield rows of reports, each with that of its quantity if it has one."""
    chance = random.Random(seed)
    for number in range(count):
        if number % TELLINGS == 0:
            traits = _traits(chance)
        report = _report(number, traits, chance)
        yield report, _quantity(number, traits["toll"] + number % TELLINGS) if traits["toll"] else None


def _traits(chance: random.Random) -> dict[str, Any]:
    lemma, event_class = chance.choice(KINDS)
    place = chance.randrange(PLACES)
    return {
        "lemma": lemma,
        "class": event_class,
        "day": FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        "place": place,
        "who": f"Group{chance.randrange(5000)}",
        "toll": chance.choice((0, 0, chance.randrange(1, 60))),
        "words": chance.sample(WORDS, 4),
    }


def _report(number: int, traits: dict[str, Any], chance: random.Random) -> Row:
    place = traits["place"]
    inferred = chance.random() < INFERRED
    words = [*traits["words"], *chance.sample(WORDS, 4)]
    return {
        "report_id": f"r{number}", "document_id": f"d{number}", "char_start": 10, "sentence_start": 0, "sentence": "",
        "title": f"{traits['lemma']} in Place{place}", "certainty": "inferred" if inferred else "stated",
        "start_date": traits["day"], "end_date": traits["day"], "granularity": "day",
        "trigger_lemma": traits["lemma"], "event_class": traits["class"],
        "date_basis": "document" if inferred else "explicit", "place": f"Place{place}", "country": f"C{place % 100}",
        "admin1": None, "place_basis": "stated", "place_precision": 1, "latitude": float(place % 90),
        "longitude": float(place % 180), "who": traits["who"], "whom": None,
        "clause": f"{traits['who']} {' '.join(words)} {traits['lemma']}",
        "event_trigger": traits["lemma"], "polarity": "positive", "modality": "asserted", "anchor_report_id": None,
        "tense": "past", "agency": None,
    }  # fmt: skip


def _quantity(number: int, toll: int) -> Row:
    return {"report_id": f"r{number}", "kind": "killed", "unit": "person", "bound_text": str(toll), "char_start": 0,
            "low": float(toll), "high": float(toll),
            "approximate": False, "subset_of": None, "whom": None}  # fmt: skip


MADE = 4
"""How often the rows are made: once to time that, and once each as reports, quantities and days of documents."""


def report(count: int) -> dict[str, float]:
    """Seconds of CPU, events found and peak memory for so many reports."""
    start = time.process_time()
    for _ in rows(count):
        pass
    making = time.process_time() - start
    made = {table: sum(1 for _ in found) for table, found in _merged(count).items()}
    seconds = time.process_time() - start - MADE * making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"reports": count, "seconds": seconds, "events": made["core.events"], "peak_gb": peak}


def one_more(count: int) -> dict[str, float]:
    """What one more document costs a warehouse of so many: seconds of CPU, rows, and reports looked at."""
    reports, quantities = _lists(count)
    newcomer = {**reports[0], "report_id": "new", "document_id": "new"}
    with TemporaryDirectory() as folder, building(Path(folder) / "build", Path(folder) / "published") as connection:
        _store(connection, reports, quantities)
        whole, _ = _merge_stored(connection)
        _store(connection, [newcomer], [])
        seconds, written = _merge_stored(connection)
        touched = connection.execute("select count(*) from touched").fetchall()[0][0]
    return {"whole": whole, "seconds": seconds, "rows": written, "reports": touched}


def _store(connection: Connection, reports: list[Row], quantities: list[Row]) -> None:
    anchors = [{"document_id": row["document_id"], "anchor_date": row["start_date"]} for row in reports]
    texts = [{"document_id": row["document_id"]} for row in reports]
    documents = {row["report_id"]: row["document_id"] for row in reports}
    counted = [{**row, "document_id": documents[row["report_id"]]} for row in quantities]
    tables = {"core.texts": texts, "core.anchors": anchors, "core.reports": reports, "core.quantities": counted}
    for table, found in tables.items():
        empty: Row = dict.fromkeys(columns(connection, table))
        replace_documents(connection, {table: [{**empty, **row} for row in found]}, list(documents.values()))


def _merge_stored(connection: Connection) -> tuple[float, int]:
    start = time.process_time()
    written = run_groups(connection, MERGE, "1", "run")
    return time.process_time() - start, written.rows


def _lists(count: int) -> tuple[list[Row], list[Row]]:
    made = list(rows(count))
    return [report for report, _ in made], [quantity for _, quantity in made if quantity]


def _merged(count: int) -> Streams:
    """Merge so many reports, whose rows are made as they are asked for, as those of a warehouse are."""

    def anchors() -> Iterator[Row]:
        return ({"document_id": row["document_id"], "anchor_date": row["start_date"]} for row, _ in rows(count))

    return merge_reports(
        {
            "core.reports": Made(lambda: (report for report, _ in rows(count))),
            "core.quantities": Made(lambda: (quantity for _, quantity in rows(count) if quantity)),
            "core.anchors": Made(anchors),
            **dict.fromkeys(("core.reprints", "core.document_links"), ()),
            **dict.fromkeys(("core.tellings", "core.event_aliases", "core.crowded_blocks"), ()),
        }
    )
