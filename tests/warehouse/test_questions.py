import pytest

from pipelines.warehouse.questions import Wanted, timeline
from tests.exports.tellings import story
from tests.exports.warehouse import make


@pytest.mark.parametrize("latest", [1, 2, 6, 50])
def test_the_latest_are_the_last_of_all_in_their_order(tmp_path, latest):
    published = make(tmp_path, story())
    assert timeline(published, Wanted(latest=latest)) == timeline(published, Wanted())[-latest:]
