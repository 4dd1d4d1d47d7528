"""A document that is given in portions has the rows that it would have in one piece."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.steps.date import DATE
from pipelines.steps.model import Row, Step
from pipelines.steps.report import REPORT
from pipelines.steps.resolve import RESOLVE
from pipelines.warehouse.build import building
from pipelines.warehouse.incremental import run_step
from pipelines.warehouse.tables import columns, read_table, replace_documents

SENTENCES = "On Monday bridge {0} at Lindau was closed. Two days later ferry {0} sank near Zürich. "
OPENING = "The storm began on 5 March 2019. "
TEXT = OPENING + "".join(SENTENCES.format(number) for number in range(10, 50))
LONGEST = len(SENTENCES.format(10)) * 10


def made(folder: Path, text: str, steps: Sequence[Step]) -> dict[str, list[Row]]:
    """What the steps make of a text that speaks from 20 March 2019."""
    with building(folder / "build.duckdb", folder / "none.duckdb") as connection:
        row = {"document_id": "a", "source_path": "a.txt", "text": text, "visit_date": date(2019, 3, 20), "flags": []}
        part = {"document_id": "a", "segment_id": 0, "kind": "paragraph", "char_start": 0, "char_end": len(text)}
        for table, given in (("core.texts", row), ("core.segments", part)):
            replace_documents(connection, {table: [dict.fromkeys(columns(connection, table)) | given]}, ["a"])
        for step in steps:
            run_step(connection, step, "1", "run")
        return {table: read_table(connection, table) for step in steps for table in step.writes}


@pytest.mark.parametrize("longest", [LONGEST, 2 * LONGEST + 7])
def test_portions_give_the_rows_of_the_whole(tmp_path: Path, longest: int) -> None:
    steps = (DATE, RESOLVE, REPORT)
    portions = tuple(replace(step, longest=longest) for step in steps)
    (tmp_path / "whole").mkdir()
    assert made(tmp_path, TEXT, portions) == made(tmp_path / "whole", TEXT, steps)
