import csv
import json
from dataclasses import replace

import duckdb
import pytest

from pipelines.exports.escaping import FORMULA, cell
from pipelines.warehouse.connection import reading
from tests.exports.tellings import story
from tests.exports.warehouse import make

ORDER = "order by start_date, end_date, title, event_id"


@pytest.fixture
def mart(story_file):
    with reading(story_file) as connection:
        return connection.execute(f"select * from marts.timeline {ORDER}").to_arrow_table()


def test_csv_gives_the_same_rows_back(exported, mart):
    target, report = exported("csv")
    with duckdb.connect() as connection:
        connection.register("mart", mart)
        columns = dict(connection.execute("select column_name, column_type from (describe mart)").fetchall())
        back = connection.execute(f"select * from read_csv(?, columns = ?) {ORDER}", [str(target), columns]).fetchall()
        assert back == connection.execute(f"select * from mart {ORDER}").fetchall()
    assert report["losses"] == []


def test_parquet_gives_the_same_rows_back(exported, mart):
    with duckdb.connect() as connection:
        connection.register("mart", mart)
        back = connection.execute(f"select * from read_parquet(?) {ORDER}", [str(exported("parquet")[0])]).fetchall()
        assert back == connection.execute(f"select * from mart {ORDER}").fetchall()


def test_json_lines_hold_the_tellings(exported):
    lines = exported("jsonl")[0].read_text().splitlines()
    storm = next(event for event in map(json.loads, lines) if event["title"] == "Storm strikes Brest")
    assert len(storm["tellings"]) == 3
    assert storm["tellings"][0]["references"][0]["text"] == "two days ago"


@pytest.mark.parametrize("name", ["csv", "timesketch-csv", "ucdp", "acled"])
def test_no_cell_begins_a_formula(exported, harmful_file, name):
    with exported(name, harmful_file)[0].open(newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA)]


@pytest.mark.parametrize("start", [*FORMULA, " =", "   @", " ＋"])
def test_blanks_hide_no_formula(start):
    assert cell(f"{start}cmd").startswith("'")
    assert cell("a = b") == "a = b"


@pytest.mark.parametrize("name", ["jsonl", "timesketch-jsonl", "followthemoney"])
def test_a_line_is_a_line_for_every_reader(exported, tmp_path, name):
    told = replace(story()[0], title="one\u2028two\u2029three\x85four")
    content = exported(name, make(tmp_path, [told]))[0].read_text()
    assert content.splitlines() == content.split("\n")[:-1]
    assert "one\\u2028two\\u2029three\N{REPLACEMENT CHARACTER}four" in content


def test_altered_cells_are_reported(exported, harmful_file):
    losses = exported("csv", harmful_file)[1]["losses"]
    assert {loss["kind"] for loss in losses} == {"altered"}
    assert any("title begins as a formula does" in loss["reason"] for loss in losses)


def test_a_selection_narrows_an_export(exported):
    _, report = exported("csv", place="france", status="happened")
    assert report["events"] == 2
