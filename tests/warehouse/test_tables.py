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
