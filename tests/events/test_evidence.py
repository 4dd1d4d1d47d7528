"""What forbids that two reports tell one event: places that lie apart, and days that had not come."""

from datetime import date

import pytest

from pipelines.steps.attach import attach_reports
from tests.events.merging import merge_reports
from tests.events.test_merge import LEAD, tables

FIRE = "Arsonists attacked a warehouse in {place} {{on Monday|2025-04-14}}, killing at least 12 people."


def events_in(*places: str) -> int:
    return len(merge_reports(tables(*(FIRE.format(place=place) for place in places)))["core.events"])


def test_one_toll_in_two_cities_of_a_region_is_two_events_and_in_two_towns_side_by_side_one():
    assert events_in("Leeds", "Manchester") == 2  # 58 km
    assert events_in("Leeds", "Bradford") == 1  # 13 km


def test_a_state_holds_its_towns_and_no_other_state():
    assert events_in("Houston", "Texas") == 1
    assert events_in("Texas", "Nevada") == 2


def test_a_toll_of_thousands_is_not_that_of_a_score():
    arson = "The arson of {{Monday|2025-04-14}} in Leeds killed {} people."
    counts = [len(merge_reports(tables(arson.format(17), arson.format(n)))["core.events"]) for n in (19, 150, 3000)]
    assert counts == [1, 1, 2]


def test_an_event_was_where_most_accounts_say_that_it_was():
    made = merge_reports(tables(*(FIRE.format(place=place) for place in ("Leeds", "Bradford", "Bradford"))))
    assert [each["place"] for each in made["core.events"]] == ["Bradford"]


@pytest.mark.parametrize(("told_on", "attached"), [(13, 0), (14, 1)])
def test_a_report_attaches_to_no_event_that_came_after_it_was_told(told_on: int, attached: int):
    undated_fire = f"{LEAD}\nArsonists attacked a warehouse in Leeds and killed at least 12 people."
    given = tables(FIRE.format(place="Leeds"), undated_fire)
    (_, undated) = given["core.anchors"]
    undated["anchor_date"] = date(2025, 4, told_on)
    assert len(attach_reports({**given, **merge_reports(given)})["core.attachments"]) == attached
