import pytest

from pipelines.warehouse.connection import reading
from pipelines.warehouse.questions import latest
from pipelines.warehouse.tables import rows
from tests.exports.tellings import story
from tests.exports.warehouse import make


@pytest.mark.parametrize("most", [1, 2, 6, 50])
def test_the_latest_are_the_last_of_all_in_their_order(tmp_path, most):
    published = make(tmp_path, story())
    with reading(published) as connection:
        assert latest(published, most) == rows(connection, "from marts.timeline")[-most:]
