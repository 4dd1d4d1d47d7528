"""Four figures that look like a year and are none."""

from datetime import date

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

MEETING = Context(anchor=date(2025, 4, 15).toordinal())
LIVE = "2140: The vote is over.\n2055: The vote begins. 1948: Members arrive."


def values(text: str) -> list[str | None]:
    return [each.timex_value for each in tag(text, MEETING)]


def test_entries_of_a_live_report_begin_with_the_clock_time() -> None:
    assert values(LIVE) == ["2025-04-15T21:40", "2025-04-15T20:55", "2025-04-15T19:48"]


@pytest.mark.parametrize(
    "text", ["1914: The war begins. 1918: It ends.\n1945: Peace.", "2140: The vote is over. 1948: It is not."]
)
def test_a_chronicle_or_too_few_entries_keep_their_years(text: str) -> None:
    assert all(value and len(value) == 4 for value in values(text))


@pytest.mark.parametrize(
    "address", ["1850 Elm Street", "1720 N. Cedar Road", "1604 19th St.", "the 1900 of Oak Lane", "1810 W. Brackwater"]
)
def test_a_house_number_is_no_year(address: str) -> None:
    assert values(f"Crews were sent to {address} at noon.") == ["2025-04-15T12:00"]


def test_a_year_may_stand_before_a_street() -> None:
    assert values("In 1907 Pine Street flooded.") == ["1907"]
