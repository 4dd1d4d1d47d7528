"""Which way a sentence looks, where a weekday does not say it."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

TUESDAY = Context(anchor=739356)  # 2025-04-15


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("A hearing has been planned Friday in Leeds.", "2025-04-18"),
        ("The concert has been set Friday.", "2025-04-18"),
        ("A hearing has been held Friday in Leeds.", "2025-04-11"),
        ("The tour, originally planned for February, was dropped.", "2025-02"),
        ("The bank announced plans Friday to close the branch.", "2025-04-11"),
        ("It told of a loss for the first quarter.", "2025-Q1"),
        ("Wheat for March delivery rose.", "2026-03"),
        ("Copper futures for September fell.", "2025-09"),
    ],
)
def test_what_has_been_planned_lies_ahead_and_what_has_been_done_behind(sentence: str, day: str) -> None:
    assert [row.timex_value for row in tag(sentence, TUESDAY)] == [day]
