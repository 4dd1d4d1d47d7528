"""Accounts in linked documents are one event also without a place; days are stated, never lent by those without."""

from datetime import date, timedelta

import pytest

from pipelines.events.clusters import attested
from pipelines.events.evidence import evidence
from pipelines.events.mention import event_mentions
from pipelines.steps.attach import attach_reports
from tests.events.merging import merge_reports
from tests.events.test_merge import tables

SHOT = "A gunman shot a pharmacist near the ferry terminal {on Monday|2025-04-14}."
AGAIN = "A pharmacist was shot near the terminal {on Monday|2025-04-14}."
LATER = "A pharmacist was shot near the terminal {on Tuesday|2025-04-15}."
THIS_WEEK = "A pharmacist was shot near the terminal {this week|2025-04-14/2025-04-20}."


def linked(*texts, similarity=0.5):
    link = {"document_id": "d0", "other_id": "d1", "similarity": similarity, "words": []}
    return {**tables(*texts), "core.document_links": [link] if similarity else []}


def events(given):
    return merge_reports(given)["core.events"]


def without_a_day(given, document, anchor):
    """The same, where one document does not say on which day it was, and is of a certain day."""
    reports = [
        {**row, "date_basis": "document", "start_date": anchor, "end_date": anchor, "certainty": "inferred"}
        if row["document_id"] == document
        else row
        for row in given["core.reports"]
    ]
    return {**given, "core.reports": reports}


def test_linked_documents_tell_one_event_without_a_place():
    (event,) = events(linked(SHOT, AGAIN))
    assert event["document_count"] == 2


def test_linked_documents_may_tell_two_events():
    assert len(events(linked("The council met {on Monday|2025-04-14}.", AGAIN))) == 2


def test_the_evidence_of_a_link_is_named():
    made = merge_reports(linked(SHOT, AGAIN))
    joined = {term["term"] for row in made["core.tellings"] for term in row["terms"]}
    assert {"similar documents", "similar clauses", "same day", "same meaning"} <= joined


@pytest.mark.parametrize(
    ("similarity", "days_later", "count"),
    [(0.2, 0, 1), (0.2, 3, 1), (0.2, 4, 2), (0.5, 4, 1), (0.5, 14, 1), (0.5, 15, 2)],
)
def test_an_account_without_a_day_joins_the_event_of_the_days_before(similarity: float, days_later: int, count: int):
    """Three days, and the two weeks of their link if the documents tell of one thing beyond doubt."""
    given = without_a_day(linked(SHOT, AGAIN, similarity=similarity), "d1", date(2025, 4, 14) + timedelta(days_later))
    found = events(given)
    assert len(found) == count
    assert (found[0]["start_date"], found[0]["end_date"]) == (date(2025, 4, 14), date(2025, 4, 14))


def test_an_account_without_a_day_of_what_goes_on_for_days_joins_no_day():
    leak = "The tanker leaked oil into the fjord {on Monday|2025-04-14}."
    assert len(events(without_a_day(linked(leak, leak), "d1", date(2025, 4, 15)))) == 2


def test_no_day_and_a_month_are_of_one_event_only_of_harm():
    month = "{In April|2025-04-01/2025-04-30} the council lifted a ban on trawling."
    assert len(events(linked(month, month))) == 1
    assert len(events(without_a_day(linked(month, month), "d1", date(2025, 4, 15)))) == 2


def test_only_the_later_account_recalls_the_earlier_one():
    assert len(events(without_a_day(linked(SHOT, AGAIN), "d1", date(2025, 4, 10)))) == 2


def test_a_death_is_recalled_by_name():
    died = "{} died in hospital {{on Monday|2025-04-14}}."
    named = linked(died.format("Omar Voss"), died.format("Voss"))
    assert len(events(without_a_day(named, "d1", date(2025, 4, 20)))) == 1
    nameless = linked(died.format("A pharmacist"), died.format("A clerk"))
    assert len(events(without_a_day(nameless, "d1", date(2025, 4, 20)))) == 2


def test_a_weekday_in_common_says_something_of_one_act_and_nothing_of_two():
    def alike(second: str) -> bool:
        given = tables("Rebels shot a baker on {Friday|2025-04-18}.", second)
        return "similar clauses" in evidence(*event_mentions(given["core.reports"], given["core.quantities"], {}), 0.5)

    assert alike("Troops shot a clerk on {Friday|2025-04-18}.")
    assert not alike("Troops met a clerk on {Friday|2025-04-18}.")


def test_an_event_that_no_account_dates_is_inferred():
    given = without_a_day(linked(SHOT), "d0", date(2025, 4, 15))
    (event,) = events(given)
    assert (event["start_date"], event["certainty"]) == (date(2025, 4, 15), "inferred")


def test_days_that_adjoin_stay_apart_without_a_link():
    assert len(events(linked(SHOT, LATER, similarity=0))) == 2


def test_a_document_that_names_both_days_tells_two_events():
    both = f"{SHOT}\n{LATER.replace('A pharmacist', 'Another pharmacist')}"
    assert len(events(linked(both, AGAIN))) == 2


def test_a_week_does_not_shrink_to_the_day_that_lies_in_it():
    given = tables(THIS_WEEK, THIS_WEEK, SHOT)
    anchors = {row["document_id"]: row["anchor_date"] for row in given["core.anchors"]}
    mentions = event_mentions(given["core.reports"], given["core.quantities"], anchors)
    assert attested(mentions) == mentions[0].interval
    assert attested([mentions[0], mentions[2]]) == mentions[2].interval


def test_a_weekend_is_the_day_of_the_story_in_which_it_is_told_again():
    weekend = "A pharmacist was shot near the terminal {over the weekend|2025-04-12/2025-04-13}."
    saturday = "A pharmacist was shot near the terminal {on Saturday|2025-04-12}."
    given = tables(weekend, saturday)
    told = [{**row, "date_basis": "narrative"} if row["document_id"] == "d1" else row for row in given["core.reports"]]
    mentions = event_mentions(told, given["core.quantities"], {"d0": date(2025, 4, 15), "d1": date(2025, 4, 15)})
    assert attested(mentions) == mentions[1].interval


def test_a_shooting_and_an_arrest_for_it_are_two_events_and_so_are_charge_and_conviction():
    charged = "A clerk was charged with fraud {on Monday|2025-04-14}."
    assert len(events(linked(charged, charged.replace("charged with", "convicted of"), similarity=0.7))) == 2
    assert len(events(linked(charged, charged, similarity=0.7))) == 1


def test_a_toll_of_several_is_of_what_cost_it_and_one_death_is_an_event_of_its_own():
    blast = "A boiler exploded at the mill in Turku {on Monday|2025-04-14}."
    toll = "{} were killed at the mill in Turku {{on Monday|2025-04-14}}."
    assert len(events(linked(blast, toll.format("Nine workers"), similarity=0.5))) == 1
    assert len(events(linked(blast, toll.format("Two workers"), similarity=0.5))) == 2


def test_what_is_possibly_one_event_is_listed_with_its_evidence():
    some_day = "Three people were shot in a car {this week|2025-04-14/2025-04-20}."
    shot = "A gunman shot three people {on Monday|2025-04-14}."
    made = merge_reports(linked(shot, some_day, similarity=0))
    (row,) = made["core.possible_links"]
    assert {row["event_id"], row["other_id"]} == {event["event_id"] for event in made["core.events"]}
    assert row["score"] == pytest.approx(sum(term["score"] for term in row["terms"]), abs=0.05)


def test_one_victim_each_is_no_evidence_across_documents_that_are_not_linked():
    another = "A baker was shot in a car {on Monday|2025-04-14}."
    assert len(events(linked(SHOT, another, similarity=0.2))) == 1
    assert len(events(linked(SHOT, another, similarity=0))) == 2


def test_one_word_on_the_same_stated_days_is_evidence_unless_the_words_tell_two_events_apart():
    def terms(second: str) -> set[str]:
        made = merge_reports(linked(SHOT, second))
        return {term["term"] for row in made["core.tellings"] for term in row["terms"]}

    assert "same word and days" in terms(AGAIN)
    assert "same word and days" not in terms(THIS_WEEK)
    assert "same word and days" not in terms(AGAIN.replace("A pharmacist", "Another pharmacist"))


def test_meetings_of_other_people_are_two_events():
    met = "{} met {{on Monday|2025-04-14}} to discuss the harbour."
    assert len(events(linked(met.format("The council"), met.format("The council")))) == 1
    assert len(events(linked(met.format("The council"), met.format("The pilots")))) == 2


def test_clashes_of_two_days_are_two_events():
    clash = "Pilots and dockers clashed at the ferry terminal in Turku {{on {}}}."
    days = ("Monday|2025-04-14", "Tuesday|2025-04-15")
    assert len(events(linked(*(clash.format(day) for day in days)))) == 2


def test_who_was_shot_and_killed_was_shot():
    told = "{} was shot and killed at the ferry terminal in Turku {{on Monday|2025-04-14}}."
    shot = "{} was shot at the ferry terminal in Turku {{on Monday|2025-04-14}}."
    assert len(events(linked(told.format("Ana Silva"), shot.format("Ana Silva")))) == 1


def test_a_death_is_of_the_first_of_what_is_told_beside_it_in_any_order_of_the_rows():
    bombed, killed = tables("Ana Silva was bombed and killed in Turku {on Monday|2025-04-14}.")["core.reports"]
    shot = {**bombed, "report_id": "another", "trigger_lemma": "shoot", "char_start": bombed["char_start"] + 1}
    rows = [bombed, shot, killed]
    forth, back = (event_mentions(given, [count(killed)], {}) for given in (rows, rows[::-1]))
    assert [each.meanings for each in forth] == [each.meanings for each in back]


def count(report):
    """The row of one dead in a report."""
    told = {"kind": "killed", "unit": "person", "bound_text": "Ana Silva", "whom": None, "char_start": 0}
    figures = {"low": 1.0, "high": None, "approximate": False, "subset_of": None}
    return {"report_id": report["report_id"], **told, **figures}


def test_a_toll_told_beside_an_event_is_of_that_event():
    (event,) = events(tables("A quake shook the Tarnholt valley {on Monday|2025-04-14}, injuring dozens."))
    assert event["start_date"] == date(2025, 4, 14)


def test_the_larger_a_count_the_more_it_says():
    def agreement(number: str) -> float:
        told = f"A bomb killed {number} people {{on Monday|2025-04-14}}."
        terms = [term for row in merge_reports(linked(told, told))["core.tellings"] for term in row["terms"]]
        return max(term["score"] for term in terms if term["term"] == "counts agree")

    assert agreement("three") < agreement("forty")


def test_at_least_five_may_be_thirteen_but_does_not_agree_with_it():
    told = "A bomb killed {} people {{on Monday|2025-04-14}}."
    (left, *_), (right, *_) = (
        event_mentions(given["core.reports"], given["core.quantities"], {})
        for given in (tables(told.format("at least five")), tables(told.format("13")))
    )
    assert "counts agree" not in evidence(left, right, 0.5)


def test_what_is_said_twice_of_one_spill_is_of_two_events_where_no_words_say_what_was_done():
    slowed = "A storm slowed the oil spill clean-up in the fjord {on Monday|2025-04-14}."
    reached = "The oil spill reached a beach at Skarvoy {on Monday|2025-04-14}."
    assert len(events(linked(slowed, reached, similarity=0.3))) == 2


def test_a_detail_with_an_actor_of_its_own_is_an_event_of_its_own():
    came = "The minister came to Turku {on Monday|2025-04-14} and laid a wreath."
    golfed = "The minister came to Turku {on Monday|2025-04-14} and the mayor golfed with a baker."
    assert [len(events(tables(text))) for text in (came, golfed)] == [1, 2]


@pytest.mark.parametrize(("similarity", "led", "attached"), [(0.3, True, 1), (0, True, 0), (0.3, False, 0)])
def test_an_account_without_a_day_refers_back_to_the_event_with_which_a_linked_document_leads(
    similarity: float, led: bool, attached: int
):
    back = "Nobody knows what led to the shooting of the pharmacist, and the police do not say."
    given = linked(SHOT if led else "Nobody knows much about it as yet. " * 20 + SHOT, back, similarity=similarity)
    made = attach_reports({**given, **merge_reports(given)})["core.attachments"]
    assert len(made) == attached


def test_days_that_two_documents_state_in_another_clause_keep_like_events_apart():
    """An office that puts out fires every day tells of each in the same words."""
    told = "Crews put out a fire {{on {}}} in a barn.\nFlames destroyed the roof of the barn."
    one, two = (told.format(day) for day in ("Monday|2025-04-14", "Tuesday|2025-04-15"))
    days = [each["start_date"] for each in events(linked(one, two)) if each["title"].startswith("Flames")]
    assert days == [date(2025, 4, 14), date(2025, 4, 15)]


@pytest.mark.parametrize(("told", "count"), [("shot a pharmacist", 1), ("moved a pharmacist to Turku", 2)])
def test_only_harm_of_two_stated_days_may_be_of_one_night(told: str, count: int):
    account = f"A gunman {told} near the ferry terminal {{{{on {{}}}}}}."
    one, two = (account.format(day) for day in ("Monday|2025-04-14", "Tuesday|2025-04-15"))
    assert len(events(linked(one, two, similarity=0.9))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        (
            "Harbour chief Olga Vaino said {on Monday|2025-04-14} that the ferry would sail again in June.",
            "Olga Vaino said {on Monday|2025-04-14} that the dredging of the canal cost nine million.",
            2,
        ),
        (
            "Harbour chief Olga Vaino said {on Monday|2025-04-14} that the ferry would sail again in June.",
            "The ferry would sail again in June, Olga Vaino said {on Monday|2025-04-14}.",
            1,
        ),
    ],
)
def test_what_is_said_on_one_day_is_one_event_only_if_it_is_the_same(left: str, right: str, count: int):
    assert len(events(linked(left, right))) == count


def test_two_people_arrested_on_one_day_are_two_events():
    smuggler = "The police arrested a smuggler {on Monday|2025-04-14}."
    ministers = "The police arrested two former ministers {on Monday|2025-04-14}."
    assert len(events(linked(smuggler, ministers))) == 2


def test_the_clash_of_a_day_is_not_those_of_a_week():
    week = "Miners clashed with the police in Turku {this week|2025-04-14/2025-04-20}."
    day = "Miners clashed with the police in Turku {on Monday|2025-04-14}."
    assert [len(events(linked(day, other))) for other in (week, day)] == [2, 1]


def test_what_one_title_tells_in_two_words_of_one_kind_is_one_event():
    saw = "{Monday|2025-04-14} saw divers pull a young baker from the wreck off Kotka."
    pulled = "Divers pulled a baker from the wreck off Kotka {on Monday|2025-04-14} and freed nine sailors in Turku."
    assert [len(events(tables(text))) for text in (saw, pulled)] == [1, 2]


def test_an_account_without_a_day_in_an_unlinked_document_needs_more_in_common_than_a_sea():
    told = "Pirates attacked a freighter in the Gulf of Aden {on Monday|2025-04-14}."
    other = "Nobody knew much of the attack in the Gulf of Aden."
    given = linked(told, other, similarity=0)
    assert not attach_reports({**given, **merge_reports(given)})["core.attachments"]


def test_what_two_linked_documents_say_alike_is_one_event_even_below_their_leads():
    lead = "The harbour is deep and wide. " * 25
    boiler = f"{lead}Mayor Olga Vaino said {{on Monday|2025-04-14}} that the ferry would need a new boiler."
    canal = f"{lead}Mayor Olga Vaino said {{on Monday|2025-04-14}} that the dredging cost nine million."
    for other, count in ((boiler, 1), (canal, 2)):
        assert len(events(without_a_day(linked(boiler, other), "d1", date(2025, 4, 14)))) == count


def test_two_die_of_one_illness_where_one_account_has_no_day():
    toddler = "A toddler died of measles {on Monday|2025-04-14}."
    baker = "A baker died of measles {on Monday|2025-04-14}."
    assert len(events(without_a_day(linked(toddler, baker), "d1", date(2025, 4, 15)))) == 2


def test_one_document_tells_of_two_arrests():
    told = "{On Monday|2025-04-14} police arrested six reporters, and {on Monday|2025-04-14} guards arrested escapees."
    assert len(events(tables(told))) == 2
