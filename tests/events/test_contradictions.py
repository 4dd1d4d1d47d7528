"""Where reports disagree, and where they only seem to."""

from datetime import date

from pipelines.events.contradictions import across, contradictions
from pipelines.events.mention import event_mentions
from tests.events.test_merge import tables


def told(*texts):
    rows = tables(*texts)
    anchors = {row["document_id"]: row["anchor_date"] for row in rows["core.anchors"]}
    return [
        each for each in event_mentions(rows["core.reports"], rows["core.quantities"], anchors) if each.interval.start
    ]


def verdicts(*texts):
    return {(found.field, found.verdict) for found in contradictions("e", told(*texts))}


def test_a_later_higher_toll_supersedes():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 15 people."
    assert verdicts(first, later) == {("killed", "superseded")}


def test_a_later_lower_toll_is_a_conflict():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 15 people."
    later = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 12 people."
    assert verdicts(first, later) == {("killed", "conflict")}


def test_an_exact_figure_and_a_bound_that_holds_it_are_compatible():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing over 30 people."
    later = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 35 people."
    assert verdicts(first, later) == {("killed", "compatible")}


def test_two_nations_blamed_for_one_attack_are_a_conflict():
    first = "Indian troops attacked a village in Kashmir {on Monday|2025-04-14}."
    later = "Pakistani troops attacked a village in Kashmir {on Monday|2025-04-14}."
    assert verdicts(first, later) == {("who", "conflict")}


def test_the_same_toll_in_the_same_place_on_the_next_day_is_a_conflict_of_days():
    one = told("A bomb exploded in Mosul {on Monday|2025-04-14}, killing 12 people.", "Nothing was said.")
    two = told("Nothing was said.", "A bomb exploded in Mosul {on Tuesday|2025-04-15}, killing 12 people.")
    (found,) = across([("a", one), ("b", two)])
    assert (found.event_id, found.field, found.verdict) == ("b", "days", "conflict")
    assert one[0].interval.start == date(2025, 4, 14).toordinal()


def test_a_town_and_its_country_are_compatible_places():
    first = "A bomb exploded at a market in Mosul {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded at a market in Iraq {on Monday|2025-04-14}, killing 12 people."
    assert ("place", "compatible") in verdicts(first, later)


def test_two_villages_without_known_site_are_a_conflict_of_places():
    first = "A bomb exploded in Abuzorka {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded in Belzorka {on Monday|2025-04-14}, killing 12 people."
    ((_, verdict),) = [each for each in verdicts(first, later) if each[0] == "place"]
    assert verdict == "conflict"
