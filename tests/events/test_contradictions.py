"""Where reports disagree, and where they only seem to."""

from dataclasses import replace
from datetime import date

from pipelines.events.contradictions import across, contradictions
from pipelines.events.counting import Bounds, ToldCount, best
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


def test_names_of_which_nothing_is_known_are_no_contradiction():
    first = "A bomb exploded in Abuzorka {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded in Belzorka {on Monday|2025-04-14}, killing 12 people."
    assert verdicts(first, later) == {("killed", "compatible")}


def test_a_plan_that_came_true_is_superseded_and_a_denial_a_conflict():
    (plan,) = told("The minister will visit Mosul {on Friday|2025-04-18}.")
    done, denial = (
        "The minister visited Mosul {on Monday|2025-04-14}.",
        "He did not visit Mosul {on Monday|2025-04-14}.",
    )
    outcome = replace(told(done)[0], anchor=date(2025, 4, 19).toordinal(), document_id="later")
    (found,) = contradictions("e", [outcome, plan])
    assert (found.field, found.verdict, found.left_report_id) == ("status", "superseded", plan.report_id)
    assert verdicts(done, denial) == {("status", "conflict")}


def test_other_days_in_other_words_are_a_conflict():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}."
    later = "A bomb exploded in Mosul {on Tuesday|2025-04-15}."
    assert verdicts(first, later) == {("days", "conflict")}


def test_of_the_last_figures_the_one_of_most_sources_is_best():
    told = [(12, 1, "a"), (15, 6, "b"), (15, 6, "c"), (51, 6, "d"), (51, 6, "d")]
    assert best([ToldCount(Bounds(n, n), day, source) for n, day, source in told]) == 15
