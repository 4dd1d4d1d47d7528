"""Which events are parts of one that lasts."""

from datetime import date

from pipelines.events.parts import Lasting, parts
from pipelines.temporal.model import Interval

MAY = date(2025, 5, 1).toordinal()


def event(name: str, first: int, days: int, lemma: str, place: str | None = None, title: str = "") -> Lasting:
    interval = Interval(MAY + first, MAY + first + days)
    return Lasting(name, "story", interval, frozenset({lemma}), frozenset(title.split()), place, None)


def test_a_day_of_a_trial_is_a_part_of_it() -> None:
    trial, day, later = event("trial", 0, 9, "trial"), event("day", 3, 1, "trial"), event("later", 20, 1, "trial")
    assert parts([trial, day, later]) == parts([later, day, trial]) == {"day": "trial"}


def test_strikes_of_several_days_stay_apart() -> None:
    assert parts([event("one", 0, 1, "strike"), event("two", 1, 1, "strike"), event("both", 0, 2, "strike")]) == {}


def test_what_was_elsewhere_is_no_part() -> None:
    assert parts([event("siege", 0, 9, "siege", "Lindau"), event("other", 3, 1, "siege", "Bregenz")]) == {}


def test_the_shortest_whole_has_the_part() -> None:
    month, week, day = event("month", 0, 31, "protest"), event("week", 5, 7, "protest"), event("day", 6, 1, "protest")
    assert parts([month, week, day]) == {"day": "week", "week": "month"}


def test_another_word_needs_the_place_and_a_word_in_common() -> None:
    trial = event("trial", 0, 9, "trial", "Lindau", "ferryman stands trial")
    verdict = event("verdict", 8, 1, "verdict", "Lindau", "ferryman hears the verdict")
    assert parts([trial, verdict]) == {"verdict": "trial"}
    assert parts([trial, event("other", 8, 1, "verdict", "Lindau", "court hears the verdict")]) == {}
