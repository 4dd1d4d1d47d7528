"""Where reports disagree, and where they only seem to."""

from dataclasses import replace
from datetime import date

from pipelines.events.contradictions import across, contradictions
from pipelines.events.counting import Bounds, ToldCount, best
from pipelines.events.mention import event_mentions
from pipelines.events.model import DateBasis
from tests.events.test_merge import tables


def told(*texts):
    rows = tables(*texts)
    anchors = {row["document_id"]: row["anchor_date"] for row in rows["core.anchors"]}
    return [
        each for each in event_mentions(rows["core.reports"], rows["core.quantities"], anchors) if each.interval.start
    ]


LINKED = {("d0", "d1"): 0.6}


def verdicts(*texts):
    return {(found.field, found.verdict) for found in contradictions("e", told(*texts), LINKED)}


def test_a_later_higher_toll_supersedes():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 15 people."
    assert verdicts(first, later) == {("killed", "superseded")}


def test_a_sum_in_two_currencies_is_compared_once():
    text = "Vexley lost $17bn (£11bn) in Leeds {on Monday|2025-04-14}."
    found = contradictions("e", told(text, text), LINKED)
    assert [(each.field, each.verdict) for each in found] == [("money", "compatible")]


def test_a_later_lower_toll_is_a_conflict():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 15 people."
    later = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 12 people."
    assert verdicts(first, later) == {("killed", "conflict")}


def test_figures_of_which_no_clause_states_the_day_are_not_held_against_each_other():
    texts = [f"A bomb exploded in Mosul {{on Monday|2025-04-14}}, killing {dead} people." for dead in (12, 15)]
    inherited = [replace(each, basis=DateBasis.INHERITED) for each in told(*texts)]
    assert contradictions("e", inherited, LINKED) == []


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
    undated = [replace(each, basis=DateBasis.NARRATIVE) for each in two]
    assert not list(across([("a", one), ("b", undated)]))


def test_a_town_and_its_country_are_compatible_places():
    first = "A bomb exploded at a market in Mosul {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded at a market in Iraq {on Monday|2025-04-14}, killing 12 people."
    assert ("place", "compatible") in verdicts(first, later)


def test_names_of_which_nothing_is_known_are_no_contradiction():
    first = "A bomb exploded in Abuzorka {on Monday|2025-04-14}, killing 12 people."
    later = "A bomb exploded in Belzorka {on Monday|2025-04-14}, killing 12 people."
    assert verdicts(first, later) == {("killed", "compatible")}


def test_a_plan_that_came_true_is_superseded_and_a_denial_a_conflict():
    (plan,) = told("Anna Berg will visit Mosul {on Friday|2025-04-18}.")
    done, denial = (
        "Anna Berg visited Mosul {on Monday|2025-04-14}.",
        "Anna Berg did not visit Mosul {on Monday|2025-04-14}.",
    )
    days = {"interval": plan.interval, "window": plan.window}
    outcome = replace(told(done)[0], **days, anchor=date(2025, 4, 19).toordinal(), document_id="later")
    (found,) = contradictions("e", [outcome, plan], {})
    assert (found.field, found.verdict, found.left_report_id) == ("status", "superseded", plan.report_id)
    assert verdicts(done, denial) == {("status", "conflict")}


def test_other_days_in_other_words_are_a_conflict():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}."
    later = "A bomb exploded in Mosul {on Sunday|2025-04-13}."
    assert verdicts(first, later) == {("days", "conflict")}


def test_what_each_document_tells_of_its_own_day_is_no_conflict_of_days():
    first = "Crowds gathered in Mosul {on Monday|2025-04-14}."
    later = "Crowds gathered in Mosul {on Tuesday|2025-04-15}."
    assert verdicts(first, later) == set()


def test_a_part_of_the_victims_and_the_others_contradict_no_total():
    first = "A bomb exploded in Mosul {on Monday|2025-04-14}, killing 12 people."
    for part in ("three women", "three others", "a policeman"):
        later = f"A bomb exploded in Mosul {{on Monday|2025-04-14}}, killing {part}."
        assert verdicts(first, later) == set()


def test_sums_in_two_currencies_are_not_held_against_each_other():
    first = "The bank paid Anna Berg $14 billion {on Monday|2025-04-14}."
    later = "The bank paid Anna Berg £12 billion {on Monday|2025-04-14}."
    assert verdicts(first, later) == set()


def test_a_toll_of_another_place_is_not_held_against_the_toll():
    first = "Clashes killed 12 people in Mosul {on Monday|2025-04-14}."
    later = "Clashes killed 35 people in Iraq {on Monday|2025-04-14}."
    assert ("killed", "superseded") not in verdicts(first, later)


def test_of_the_last_figures_the_one_of_most_sources_is_best():
    told = [(12, 1, "a"), (15, 6, "b"), (15, 6, "c"), (51, 6, "d"), (51, 6, "d")]
    assert best([ToldCount(Bounds(n, n), day, source) for n, day, source in told]) == 15
