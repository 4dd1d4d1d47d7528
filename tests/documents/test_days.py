"""Which values of cells, fields and metadata state a day, and which may mean two."""

from datetime import date

import pytest

from pipelines.documents.days import day_in, plausible_day


@pytest.mark.parametrize(
    "value",
    [
        "2025-04-25",
        "20250425",
        20250425,
        "2025-04-25T23:30:00-05:00",
        "2025/04/25",
        "25.04.2025",
        "25/04/2025",
        "04/25/2025",
        "25 April 2025",
        "Apr 25, 2025",
        "Fri, 25 Apr 2025 23:30:00 -0500",
        "1745580600",
        1745580600.5,
        1745580600000,
    ],
)
def test_a_value_that_means_one_day(value: object) -> None:
    assert day_in(value) == date(2025, 4, 25)


@pytest.mark.parametrize(
    "value", ["05/04/2025", "April 2025", "2025", "25 April", "soon", "", True, None, "1" * 200, 17]
)
def test_a_value_that_means_none_or_two(value: object) -> None:
    assert day_in(value) is None


def test_a_day_of_metadata_is_not_later_than_the_retrieval() -> None:
    assert plausible_day(date(2025, 4, 25), date(2025, 4, 25)) == date(2025, 4, 25)
    assert plausible_day(date(2025, 4, 25), date(2025, 4, 24)) is None
