import pytest

from pipelines.errors import WarehouseError
from pipelines.warehouse.tables import insert, read_table


def test_lists_and_structs_come_back_as_they_went_in(connection):
    terms = [{"term": "same day", "score": 2.5}, {"term": "same place", "score": 4.0}]
    row = {"event_id": "e", "report_id": "r", "role": "telling", "score": 6.5, "terms": terms}
    insert(connection, "core.tellings", [row])
    assert read_table(connection, "core.tellings") == [row]


@pytest.mark.parametrize("row", [{"alias": "a"}, {"alias": "a", "event_id": "e", "more": 1}])
def test_a_row_of_another_shape_is_refused(connection, row):
    with pytest.raises(WarehouseError, match=r"core.event_aliases: a row has the columns .*'alias'"):
        insert(connection, "core.event_aliases", [row])


def test_a_value_that_does_not_fit_is_refused(connection):
    row = {"run_id": "r", "step": "find", "documents": "many", "rows_written": 1}
    with pytest.raises(WarehouseError, match=r"core.run_steps: a value of a row does not fit .*many"):
        insert(connection, "core.run_steps", [row])


def test_any_text_comes_back_as_it_went_in(connection):
    row = {"document_id": "d\x00 'quoted' \N{GRINNING FACE}", "signature": "line\r\n\t\\", "words": []}
    insert(connection, "core.signatures", [row])
    assert read_table(connection, "core.signatures") == [row]
