"""Reports meet in the blocks that they share; a block that too many share is closed to all of them."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from pipelines.events import blocks
from pipelines.events.blocks import meetings
from pipelines.events.rows import tellings

NEW_YEAR = date(2025, 1, 1)


def told(*spans, place="Turku"):
    """Reports from a place, each by the distance of its first and last day from New Year."""
    rows = [
        {"report_id": f"r{n}", "document_id": f"d{n}", "char_start": 0, "sentence_start": 0, "trigger_lemma": "flood",
         "event_class": "DISASTER", "start_date": NEW_YEAR + timedelta(first), "end_date": NEW_YEAR + timedelta(last),
         "granularity": "day", "date_basis": "explicit", "who": None, "whom": None, "place": place, "country": "FI",
         "latitude": 60.45, "longitude": 22.27, "polarity": "positive", "modality": "asserted",
         "anchor_report_id": None, "agency": None, "title": "A flood", "certainty": "stated"}
        for n, (first, last) in enumerate(spans)
    ]  # fmt: skip
    return tellings(rows, [], {})


def pairs(tellings, crowded=frozenset()):
    return [pair for met in meetings(tellings, crowded) for pair in met.pairs]


def test_reports_across_the_new_year_meet_once():
    assert pairs(told((-2, 2), (-1, 1))) == [(0, 1)]


def test_reports_of_neighbouring_days_do_not_meet():
    assert pairs(told((-1, -1), (0, 0))) == []


def test_a_long_report_meets_the_short_ones_of_both_its_years():
    assert pairs(told((-100, 100), (-50, -50), (50, 50))) == [(0, 1), (0, 2)]


@pytest.mark.parametrize("side", [-1, 0])
def test_a_crowded_day_beside_the_new_year_is_closed_also_to_those_who_cross_it(side, monkeypatch):
    monkeypatch.setattr(blocks, "LARGEST_BLOCK", 3)
    crossing, staying = [(-1, 0)] * 2, [(side, side)] * 3
    met = list(meetings(told(*crossing, *staying)))
    crowded = NEW_YEAR.toordinal() + side
    assert {name: days for each in met for name, days in each.crowded.items()} == {
        f"{crowded} place Turku": (crowded, crowded)
    }
    assert [pair for each in met for pair in each.pairs] == [(0, 1)]


def test_a_block_known_to_be_crowded_is_closed_though_few_of_it_are_here():
    day = NEW_YEAR.toordinal()
    few = told((0, 0), (0, 0), (0, 0))
    assert pairs(few) == list(combinations(range(3), 2))
    assert pairs(few, {f"{day} place Turku"}) == []
