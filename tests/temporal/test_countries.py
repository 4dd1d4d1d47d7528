"""The country of a document: its seasons, its feasts, its fiscal year, the order of its numeric dates."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context, Status
from pipelines.temporal.spelling import interval_edtf

CASES = [
    ("AU", "It rained in summer 2019", "2019-12-01/2020-02-29"),
    ("AU", "It snowed last winter", "2024-06-01/2024-08-31"),
    ("ZA", "It rained in the summer", "2024-12-01/2025-02-28"),
    ("DE", "It rained in summer 2019", "2019-06-01/2019-08-31"),
    ("US", "Profits fell in fiscal 2024", "2023-10-01/2024-09-30"),
    ("US", "Profits fell in the first quarter of fiscal 2024", "2023-10-01/2023-12-31"),
    ("US", "Profits fell in the last fiscal year", "2023-10-01/2024-09-30"),
    ("JP", "Profits fell in fiscal 2024", "2024-04-01/2025-03-31"),
    ("UA", "Shots fell on Palm Sunday 2024", "2024-04-28"),
    ("US", "Shots fell on Palm Sunday 2024", "2024-03-24"),
    ("US", "It rained on 5/3/2019", "2019-05-03"),
    ("GB", "It rained on 5/3/2019", "2019-03-05"),
    ("IN", "Flags flew on Independence Day 2019", "2019-08-15"),
    ("AR", "Flags flew on Independence Day 2019", "2019-07-09"),
    ("CA", "Shops were shut on Thanksgiving 2019", "2019-10-14"),
    ("US", "Shops were shut on Thanksgiving 2019", "2019-11-28"),
    ("GB", "Shops were shut on Labour Day 2019", "2019-05-06"),
    ("US", "Shops were shut on Labour Day 2019", "2019-09-02"),
    ("FR", "She called on Mother's Day 2019", "2019-05-26"),
    ("GB", "She called on Mother's Day 2019", "2019-03-31"),
    ("IN", "Lamps burned on Diwali 2025", "2025-10-20"),
]


@pytest.mark.parametrize(("country", "text", "days"), CASES)
def test_a_country_decides(country: str, text: str, days: str) -> None:
    (reference,) = tag(text, Context(anchor=739356, country=country))
    assert (reference.status, interval_edtf(reference.interval)) == (Status.RESOLVED, days)


def test_a_fiscal_year_of_no_country_is_in_doubt() -> None:
    (reference,) = tag("Profits fell in fiscal 2024", Context(anchor=739356))
    assert (reference.status, len(reference.alternatives), reference.flags) == (Status.AMBIGUOUS, 4, ("fiscal_year",))


@pytest.mark.parametrize(("text", "days"), [("It rained on 14/4/2025 and 4/12/2025", "2025-12-04"),
                                            ("It rained on 4/12/2025", "2025-04-12"),
                                            ("It rained on 12/4/2025", "2025-04-12")])  # fmt: skip
def test_without_a_country_the_other_dates_and_the_day_of_the_text_decide(text: str, days: str) -> None:
    last = tag(text, Context(anchor=739356))[-1]
    assert (last.status, interval_edtf(last.interval)) == (Status.RESOLVED, days)


@pytest.mark.parametrize(
    ("country", "offset"), [("IN", "+05:30"), ("IL", "+02"), ("IE", "+01"), (None, ""), ("US", "")]
)
def test_letters_of_a_zone_are_those_of_the_country(country: str | None, offset: str) -> None:
    (row,) = tag("It struck at 9 a.m. IST.", Context(anchor=739356, country=country))
    assert row.timex_value == f"2025-04-15T09:00{offset}"
