"""The measurement of found days: what counts as dated, as right, and as listed."""

from datetime import date

from benchmarks.corpora import GoldDocument
from benchmarks.dating import evidence, tally, thresholds
from benchmarks.undated import documents as undated


def document(text: str, day: date) -> GoldDocument:
    return GoldDocument("d", text, "en", day, len(text), ())


LINED = document(
    "The flood\n3 May 2025\nThe road to Lindau was shut in the morning, and the school too.", date(2025, 5, 3)
)
PINNED = document("The flood came yesterday, 2 May 2025, and the road to Lindau was shut.", date(2025, 5, 3))
WRONG = document("The flood came yesterday, 2 May 2025, and the road to Lindau was shut.", date(2025, 5, 4))


def test_a_date_line_counts_only_where_it_stays() -> None:
    assert (tally([LINED], True, None).right, tally([LINED], False, None).dated) == (1, 0)


def test_coverage_and_precision() -> None:
    total = tally([LINED, PINNED, WRONG], False, None)
    assert (round(total.coverage, 1), total.precision) == (66.7, 50.0)


def test_nothing_dated_has_no_precision() -> None:
    assert tally([LINED], False, None).precision is None


def test_invented_reports_are_dated_where_they_say_enough_and_rightly() -> None:
    total = tally(undated(70), False, 30)
    assert (total.dated, total.right) == (30, 30)


def test_a_lower_threshold_dates_more() -> None:
    found = list(thresholds(undated(70), None))
    assert [taken.dated for taken in found] == sorted(taken.dated for taken in found)
    assert found[0].right == found[0].dated > 0


def test_what_a_text_holds() -> None:
    held = evidence([PINNED, LINED])
    assert (held["a day of the last week with its year"], held["no phrase of time"]) == (1, 1)
