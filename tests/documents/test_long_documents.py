"""A document that is given in portions has the rows that it would have in one piece."""

from datetime import date
from itertools import pairwise

import pytest

from pipelines.steps.find import FIND
from pipelines.steps.model import Row, Step, Tables
from pipelines.steps.report import REPORT
from pipelines.steps.resolve import RESOLVE

SENTENCES = "On Monday bridge {0} at Lindau was closed. Two days later ferry {0} sank near Bregenz. "
OPENING = "The storm began on 5 March 2019. "
TEXT = OPENING + "".join(SENTENCES.format(number) for number in range(10, 50))


def given(text: str) -> dict[str, list[Row]]:
    whole = {"document_id": "a", "text": text, "language": "en", "country": None, "kind_of_text": None, "place": None}
    part = {"document_id": "a", "kind": "paragraph", "char_start": 0, "char_end": len(text), "speaker": None}
    anchor = {"document_id": "a", "anchor_date": date(2019, 3, 20), "kind_of_text": "report"}
    return {"core.texts": [whole], "core.segments": [{**part, "anchor_date": None}], "core.anchors": [anchor]}


def in_portions(step: Step, tables: Tables, longest: int) -> Tables:
    (text,) = tables["core.texts"]
    made: dict[str, list[Row]] = {table: [] for table in step.writes}
    for first, last in pairwise([0, *range(len(OPENING), len(TEXT) + 1, longest)]):
        portion = {"core.texts": [{**text, "portion": (first, last)}]}
        for table in step.reads[1:]:
            placed = [row for row in tables.get(table, ()) if row.get("char_start", first) < last]
            portion[table] = [row for row in placed if row.get("char_end", last) > first]
        for table, rows in step.work(portion).items():
            made[table] += rows
    return made


@pytest.mark.parametrize("step", [FIND, RESOLVE, REPORT], ids=lambda step: step.name)
def test_portions_give_the_rows_of_the_whole(step: Step) -> None:
    tables = given(TEXT)
    tables |= {"core.time_references": RESOLVE.work(tables)["core.time_references"]}
    longest = len(SENTENCES.format(10)) * 10
    assert in_portions(step, tables, longest) == step.work(tables)
