"""Which way a sentence looks, by the words around a phrase."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

TUESDAY = Context(anchor=739356)
LAST_FRIDAY, COMING_FRIDAY = "2025-04-11", "2025-04-18"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Friday's ballot has been scheduled.", COMING_FRIDAY),
        ("Friday's ballot has been counted.", LAST_FRIDAY),
        ("The ballot is expected on Friday.", COMING_FRIDAY),
        ("The ballot was held on Friday.", LAST_FRIDAY),
    ],
)
def test_verbs_say_where_a_sentence_looks(text: str, value: str) -> None:
    assert tag(text, TUESDAY)[0].timex_value == value
