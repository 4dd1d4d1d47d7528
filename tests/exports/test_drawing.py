import pytest

from pipelines.errors import DatelineError
from pipelines.exports.drawing import DRAWN_HERE, drawing, here
from pipelines.exports.pictures import svg


def test_a_process_of_its_own_draws_the_same(timeline):
    with drawing(len(timeline.events)) as draw:
        assert draw is here
    with drawing(DRAWN_HERE + 1) as draw:
        assert [svg(timeline.events, draw), svg([], draw)] == [svg(timeline.events), svg([])]


def test_what_cannot_be_drawn_is_said(capfd):
    with drawing(DRAWN_HERE + 1) as draw, pytest.raises(DatelineError, match="vegalite_to_svg"):
        draw("vegalite_to_svg", "nothing")
    assert "Error" in capfd.readouterr().err
