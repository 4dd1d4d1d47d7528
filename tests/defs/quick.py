"""A run without Dagster, for tests of many runs: the steps' own functions in the order of the way of the data."""

from datetime import datetime
from pathlib import Path

from pipelines.defs.assets import READ_TABLES
from pipelines.documents.corrections import read_corrections
from pipelines.settings import Settings
from pipelines.steps.attach import ATTACH
from pipelines.steps.compare import REPRINT, STORY
from pipelines.steps.correct import named_documents, stated_corrections
from pipelines.steps.date import DATE
from pipelines.steps.merge import MERGE
from pipelines.steps.part import PART
from pipelines.steps.read import last_read, read_documents
from pipelines.steps.report import REPORT
from pipelines.steps.resolve import RESOLVE
from pipelines.steps.second_opinion import SECOND_OPINION
from pipelines.warehouse.build import building
from pipelines.warehouse.corrections import texts_now, write_corrections
from pipelines.warehouse.grouped import run_whole
from pipelines.warehouse.incremental import run_step, write_batches
from pipelines.warehouse.marts import build_marts, load_models
from pipelines.warehouse.publishing import RunFacts, publish
from pipelines.warehouse.tables import read_table

LATER_NS = 4_000_000_000_000_000_000
BY_DOCUMENT = (DATE, RESOLVE, SECOND_OPINION, REPORT)
"""Steps that look at one document, in the order in which they feed each other; the others look at all."""


def quick_run(settings: Settings, sql: Path, at: datetime) -> bool:
    """From `raw/` to the published file; whether there was something to publish.

    Args:
        sql: the folder of the SQL models.
        at: the time of the run.
    """
    run_id = at.isoformat()
    with building(settings.build_file, settings.published_file) as connection:
        known, _ = last_read(read_table(connection, "core.files"), [])
        skipped = {row["source_path"]: row["reason"] for row in read_table(connection, "core.skipped_files")}
        batches = read_documents(settings.raw, known, "v", LATER_NS, skipped=skipped, allow_empty=True)
        write_batches(connection, batches, READ_TABLES, run_id)
        found = read_corrections(settings.raw)
        write_corrections(connection, stated_corrections(found, texts_now(connection, named_documents(found))), run_id)
        for step in BY_DOCUMENT:
            run_step(connection, step, "v", run_id)
            if step is DATE:
                run_whole(connection, REPRINT, "v", run_id)
        for step in (MERGE, ATTACH, STORY, PART):
            run_whole(connection, step, "v", run_id)
        build_marts(connection, load_models(sql / "marts"), sql, run_id)
    return publish(settings.build_file, settings.published_file, RunFacts(run_id, at, at, "code"))
