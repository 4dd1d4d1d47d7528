"""Mentions that share a block are compared; an oversized block is closed to all of its mentions."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from pipelines.events import blocking
from pipelines.events.blocking import candidate_pairs
from pipelines.events.mention import event_mentions

NEW_YEAR = date(2025, 1, 1)


def mentions(*spans, place="Turku", clause=""):
    """Reports from a place, each by the distance of its first and last day from New Year."""
    rows = [
        {"report_id": f"r{n}", "document_id": f"d{n}", "char_start": 0, "sentence_start": 0, "trigger_lemma": "flood",
         "event_class": "DISASTER", "start_date": NEW_YEAR + timedelta(first), "end_date": NEW_YEAR + timedelta(last),
         "granularity": "day", "date_basis": "explicit", "who": None, "whom": None, "place": place, "country": "FI",
         "admin1": None, "latitude": 60.45, "longitude": 22.27, "place_basis": None, "polarity": "positive",
         "modality": "asserted", "anchor_report_id": None, "sentence": "", "tense": "past",
         "clause": clause, "event_trigger": "flood", "agency": None,
         "title": "A flood", "certainty": "stated", "place_precision": None}
        for n, (first, last) in enumerate(spans)
    ]  # fmt: skip
    return event_mentions(rows, [], {})


def pairs(some, oversized=frozenset()):
    return candidate_pairs(some, {}, oversized)[0]


def test_mentions_of_one_document_meet_where_one_account_may_tell_them(monkeypatch: pytest.MonkeyPatch):
    some = [
        replace(each, document_id="d0", char_start=100 * n)
        for n, each in enumerate(mentions(*4 * [(0, 0)], place=None))
    ]
    assert pairs(some) == list(combinations(range(4), 2))
    monkeypatch.setattr(blocking, "LONGEST_ACCOUNT", 150)
    assert pairs(some) == [(0, 1), (1, 2), (2, 3)]


def test_mentions_across_the_new_year_meet_once():
    assert pairs(mentions((-2, 2), (-1, 1))) == [(0, 1)]


def test_mentions_of_one_year_without_a_place_meet_by_a_rare_word():
    year = (0, 364)
    assert pairs(mentions(year, year, place=None, clause="The flood reached the Skarvoy hatchery")) == [(0, 1)]
    assert pairs(mentions(year, year, place=None, clause="The flood came to the town")) == []


def test_mentions_of_neighbouring_days_do_not_meet():
    assert pairs(mentions((-1, -1), (0, 0))) == []


def test_a_long_mention_meets_the_short_ones_of_both_its_years():
    assert pairs(mentions((-100, 100), (-50, -50), (50, 50))) == [(0, 1), (0, 2)]


@pytest.mark.parametrize("side", [-1, 0])
def test_a_oversized_day_beside_the_new_year_is_closed_also_to_those_who_cross_it(side, monkeypatch):
    monkeypatch.setattr(blocking, "LARGEST_BLOCK", 3)
    crossing, staying = [(-1, 0)] * 2, [(side, side)] * 3
    found, oversized = candidate_pairs(mentions(*crossing, *staying), {})
    day = NEW_YEAR.toordinal() + side
    assert oversized == {f"{day} {day} place Turku": (day, day)}
    assert found == [(0, 1)]


def test_a_block_known_to_be_oversized_is_closed_though_few_of_it_are_here():
    day = NEW_YEAR.toordinal()
    few = mentions((0, 0), (0, 0), (0, 0))
    assert pairs(few) == list(combinations(range(3), 2))
    assert pairs(few, {f"{day} {day} place Turku"}) == []
