"""The assets that write the build file: reading, one asset for each stage of the steps, and the marts."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import dagster as dg

from pipelines.defs.resources import Folders, now_ns
from pipelines.defs.tables import (
    CHECK,
    MODELS,
    PYTHON,
    SQL,
    VIEW,
    check_specs,
    check_version,
    checked,
    mart_specs,
    materialized,
    specs,
    withhold_offenders,
)
from pipelines.documents.corrections import read_corrections
from pipelines.step import Step, StepResult, WholeStep, step_version
from pipelines.steps.attach import ATTACH
from pipelines.steps.compare import REPRINT, STORY
from pipelines.steps.correct import STATED, named_documents, stated_corrections
from pipelines.steps.date import DATE
from pipelines.steps.merge import MERGE
from pipelines.steps.part import PART
from pipelines.steps.read import READ_LIBRARIES, READ_PACKAGES, last_read, read_documents
from pipelines.steps.report import REPORT
from pipelines.steps.resolve import RESOLVE
from pipelines.steps.second_opinion import SECOND_OPINION
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.corrections import texts_now, write_corrections
from pipelines.warehouse.incremental import forget, try_again, write_batches
from pipelines.warehouse.lineage import store_lineage
from pipelines.warehouse.marts import build_marts
from pipelines.warehouse.tables import read_table

READ_TABLES = ("core.texts", "core.segments", "core.unreadable_documents", "core.signatures")
READ_WRITES = (*READ_TABLES, "core.files", "core.skipped_files", STATED)
MARTS = tuple(model.name for model in MODELS)


class ReadConfig(dg.Config):
    """What a run reads besides what changed.

    Args:
        again: patterns of paths below `raw/`, such as `2024/*`, of files to read though nothing about them changed.
        allow_empty: accept that all files that were read before are gone.
    """

    again: list[str] = []  # noqa: RUF012
    allow_empty: bool = False


@dg.multi_asset(
    name="read",
    specs=specs("documents", READ_WRITES, (), PYTHON),
    check_specs=check_specs(READ_WRITES),
    can_subset=True,
)
def read(context: dg.AssetExecutionContext, config: ReadConfig, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Read the files that are new, changed or gone, cut their texts into segments, and read the corrections."""
    raw, run_id = Path(folders.raw), context.run.run_id
    with folders.building() as connection:
        forget(connection, config.again)
        try_again(connection, {CHECK: check_version()} | {step.name: folders.version(step) for step in DOCUMENT_STEPS})
        store_lineage(connection, MODELS, Path(folders.cache))
        known, skipped = last_read(read_table(connection, "core.files"), read_table(connection, "core.skipped_files"))
        version = step_version(READ_PACKAGES, READ_LIBRARIES)
        batches = read_documents(raw, known, version, now_ns(), skipped=skipped, allow_empty=config.allow_empty)
        written = write_batches(connection, batches, READ_TABLES, run_id) + _read_corrections(connection, raw, run_id)
        results = withhold_offenders(context, connection, READ_WRITES)
        yield from materialized(context, connection, READ_WRITES, written, results)


def _read_corrections(connection: Connection, raw: Path, run_id: str) -> StepResult:
    found = read_corrections(raw)
    texts = texts_now(connection, named_documents(found))
    return write_corrections(connection, stated_corrections(found, texts), run_id)


def steps_asset(
    description: str,
    group: str,
    *steps: Step | WholeStep,
    before: Sequence[WholeStep] = (),
    views: Mapping[str, Sequence[str]] | None = None,
) -> dg.AssetsDefinition:
    """Make one asset of steps that follow each other, over the tables that they write and the views on these.

    Args:
        description: what it does, for the UI.
        group: the group of its tables in the asset graph.
        steps: what is done, in this order; the first gives the asset its name.
        before: steps of an earlier asset to redo first, for documents that were set aside since.
        views: view → tables that it reads.
    """
    tables = (*(table for step in steps for table in step.writes), *(views or {}))

    @dg.multi_asset(
        name=steps[0].name.replace(" ", "_"),
        description=description,
        specs=[
            *(spec for step in steps for spec in specs(group, step.writes, step.reads, PYTHON)),
            *(spec for view, reads in (views or {}).items() for spec in specs(group, [view], reads, VIEW)),
        ],
        check_specs=check_specs(tables),
        can_subset=True,
    )
    def made(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
        with folders.building() as connection:

            def redo() -> StepResult:
                run_id = context.run.run_id
                return sum((folders.run(connection, step, run_id) for step in (*before, *steps)), StepResult(0, 0))

            written = redo()
            results = withhold_offenders(context, connection, tables, redo)
            yield from materialized(context, connection, tables, written, results)

    return made


STEPS = (
    steps_asset(
        "Find the reference date of each document, or that it is unknown, and which are reprints of which.",
        "documents",
        DATE,
        REPRINT,
        views={
            "core.documents": ["core.texts", "core.anchors", "core.reprints"],
            "core.linked_documents": ["core.document_links"],
        },
    ),
    steps_asset("Resolve each time expression against its anchor.", "time", RESOLVE),
    steps_asset("Ask dateparser about the expressions whose references changed.", "time", SECOND_OPINION),
    steps_asset("Report the events that the references date, as each document tells them.", "events", REPORT),
    steps_asset(
        "Merge the reports of one event across documents, apply corrections, and compare the reports.",
        "events",
        MERGE,
        before=[REPRINT, STORY],
        views={"core.corrections": [STATED, "core.anchors", "core.time_references", "core.event_corrections"]},
    ),
    steps_asset(
        "Link undated reports to the events that lend them their dates.",
        "events",
        ATTACH,
        views=dict.fromkeys(
            ("core.event_links", "core.event_reports"), ("core.reports", "core.tellings", "core.attachments")
        ),
    ),
    steps_asset(
        "Find which documents tell one story.", "documents", STORY, views={"core.stated_topics": ["core.texts"]}
    ),
    steps_asset(
        "Find which events are parts of one that lasts.",
        "events",
        PART,
        views={"core.named_events": ["core.events", "core.tellings", "core.reports", "core.stories"]},
    ),
)
DOCUMENT_STEPS: tuple[Step, ...] = (DATE, RESOLVE, SECOND_OPINION, REPORT)


@dg.multi_asset(name="marts", specs=mart_specs(), check_specs=check_specs(MARTS), can_subset=True)
def marts(context: dg.AssetExecutionContext, folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Rebuild all marts in one transaction, if the core or their SQL changed."""
    with folders.building() as connection:
        store_lineage(connection, MODELS, Path(folders.cache))
        written = build_marts(connection, MODELS, SQL, context.run.run_id)
        yield from materialized(context, connection, MARTS, written, checked(connection, MARTS))
