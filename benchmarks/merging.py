"""How fast reports merge: invented ones, a few tellings to an event, over ten years and two thousand places."""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.step import Row, Streams
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


def rows(count: int, seed: int = 7) -> tuple[list[Row], list[Row]]:
    """Rows of reports and of quantities."""
    chance = random.Random(seed)
    reports: list[Row] = []
    quantities: list[Row] = []
    for number, (_, telling) in enumerate(_tellings(count)):
        if telling == 0:
            traits = _traits(chance)
        reports.append(_report(number, traits))
        if traits["toll"]:
            quantities.append(_quantity(number, traits["toll"] + telling))
    return reports, quantities


def _tellings(count: int) -> Iterator[tuple[int, int]]:
    for number in range(count):
        yield divmod(number, TELLINGS)


def _traits(chance: random.Random) -> dict[str, object]:
    lemma, event_class = chance.choice(KINDS)
    place = chance.randrange(PLACES)
    return {
        "lemma": lemma,
        "class": event_class,
        "day": FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        "place": place,
        "who": f"Group{chance.randrange(5000)}",
        "toll": chance.choice((0, 0, chance.randrange(1, 60))),
    }


def _report(number: int, traits: dict[str, object]) -> Row:
    place = traits["place"]
    return {
        "report_id": f"r{number}", "document_id": f"d{number}", "char_start": 10, "sentence_start": 0,
        "title": f"{traits['lemma']} in Place{place}", "certainty": "stated", "start_date": traits["day"],
        "end_date": traits["day"], "granularity": "day", "trigger_lemma": traits["lemma"],
        "event_class": traits["class"],
        "date_basis": "explicit", "place": f"Place{place}", "country": f"C{place % 100}", "place_basis": "stated",
        "latitude": float(place % 90), "longitude": float(place % 180), "who": traits["who"], "whom": None,
        "clause": "", "event_trigger": "flood",
        "polarity": "positive", "modality": "asserted", "anchor_report_id": None, "agency": None,
    }  # fmt: skip


def _quantity(number: int, toll: int) -> Row:
    return {"report_id": f"r{number}", "kind": "killed", "low": float(toll), "high": float(toll),
            "approximate": False, "subset_of": None, "whom": None}  # fmt: skip


def report(count: int) -> dict[str, float]:
    """Seconds of CPU, events found and peak memory for so many reports."""
    reports, quantities = rows(count)
    start = time.process_time()
    made = {table: sum(1 for _ in found) for table, found in _merged(reports, quantities).items()}
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"reports": count, "seconds": seconds, "events": made["core.events"], "peak_gb": peak}


def one_more(count: int) -> dict[str, float]:
    """What one more document costs a warehouse of so many: seconds of CPU, rows, and reports looked at."""
    reports, quantities = rows(count)
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


def _merged(reports: list[Row], quantities: list[Row]) -> Streams:
    anchors = [{"document_id": row["document_id"], "anchor_date": row["start_date"]} for row in reports]
    tables = {"core.reports": reports, "core.quantities": quantities, "core.anchors": anchors}
    return merge_reports(
        {
            **tables,
            "core.reprints": [],
            "core.document_links": [],
            "core.tellings": [],
            "core.event_aliases": [],
            "core.crowded_blocks": [],
        }
    )
