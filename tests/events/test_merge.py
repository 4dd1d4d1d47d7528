"""Reports of one event become one event, those of two stay two, whatever the order in which they come."""

import random
from datetime import date

import pytest

from benchmarks.marked import source
from pipelines.events.mention import event_mentions
from pipelines.events.merge import describe
from pipelines.events.model import LinkRole
from pipelines.events.reports import reports
from pipelines.steps import merge as merge_step
from pipelines.steps.attach import attach_reports
from pipelines.steps.report import report_row
from tests.events.merging import merge_reports


def tables(*texts):
    """The rows of reports, quantities and anchors of some documents."""
    found = list(reports([source(text, name=f"d{number}") for number, text in enumerate(texts)]))
    rows = [report_row(report) for report in found]
    quantities = [
        {"report_id": r.report_id, "document_id": r.document_id, "kind": q.kind, "low": q.low, "high": q.high,
         "approximate": q.approximate, "subset_of": q.subset_of, "whom": q.whom, "unit": q.unit,
         "bound_text": q.bound_text, "char_start": q.char_start}
        for r in found for q in r.quantities
    ]  # fmt: skip
    anchors = [{"document_id": f"d{n}", "anchor_date": date(2025, 4, 15 + n)} for n in range(len(texts))]
    return {"core.reports": rows, "core.quantities": quantities, "core.anchors": anchors,
            "core.reprints": [], "core.document_links": [],
            "core.tellings": [], "core.event_aliases": [], "core.crowded_blocks": []}  # fmt: skip


FIRST = "Gunmen attacked a market in Mosul {on Monday|2025-04-14}, killing at least 12 people."
SECOND = "An attack on a market in Mosul killed 15 people {on Monday|2025-04-14}."
LEAD = "Nobody knows much about it as yet. " * 3
"""Sentences that tell no event; those behind them are told further down in a report."""
NEXT_DAY = "Gunmen attacked a market in Mosul {on Tuesday|2025-04-15}, killing four people."
ELSEWHERE = "Gunmen attacked a market in Basra {on Monday|2025-04-14}, killing at least 12 people."


def test_two_tellings_of_one_event_are_one_event():
    (event,) = merge_reports(tables(FIRST, SECOND))["core.events"]
    assert (event["report_count"], event["document_count"]) == (2, 2)
    assert (event["killed_best"], event["place"]) == (15, "Mosul")


def test_harm_that_nobody_meant_is_an_accident_and_a_vague_toll_has_no_best_figure():
    (event,) = merge_reports(tables("A hunter accidentally shot his cousin in Mosul {on Monday|2025-04-14}."))[
        "core.events"
    ]
    assert event["event_class"] == "DISASTER"
    (event,) = merge_reports(tables("Gunmen killed dozens of bakers in Mosul {on Monday|2025-04-14}."))["core.events"]
    assert (event["killed_low"], event["killed_best"], event["killed_high"]) == (24, None, 99)


def test_a_reprint_is_a_document_but_no_source_of_its_own():
    reprinted = {**tables(FIRST, SECOND), "core.reprints": [{"document_id": "d1", "reprint_of": "d0"}]}
    (event,) = merge_reports(reprinted)["core.events"]
    assert (event["document_count"], event["source_count"]) == (2, 1)


def test_the_next_day_and_another_city_are_other_events():
    assert len(merge_reports(tables(FIRST, NEXT_DAY, ELSEWHERE))["core.events"]) == 3


def test_the_order_of_arrival_does_not_matter():
    given = tables(FIRST, SECOND, NEXT_DAY, ELSEWHERE)
    expected = merge_reports(given)
    for seed in range(20):
        shuffled = {name: random.Random(seed).sample(rows, len(rows)) for name, rows in given.items()}
        assert merge_reports(shuffled) == expected


def test_a_denial_disputes_an_event_and_is_no_telling_of_it():
    denial = "The army did not attack a market in Mosul {on Monday|2025-04-14}."
    made = merge_reports(tables(FIRST, denial))
    (event,) = made["core.events"]
    assert (event["status"], event["report_count"]) == ("disputed", 1)
    assert {row["role"] for row in made["core.tellings"]} == {LinkRole.TELLING, LinkRole.DENIAL}


def test_a_plan_and_its_fulfilment_are_linked():
    plan = "President Ana Silva will visit Oslo {on Tuesday|2025-04-15}."
    deed = "President Ana Silva visited Oslo {on Tuesday|2025-04-15}."
    (event,) = merge_reports(tables(plan, deed))["core.events"]
    assert (event["status"], event["report_count"]) == ("happened", 1)


def test_a_plan_alone_is_planned():
    (event,) = merge_reports(tables("President Ana Silva will visit Oslo {on Friday|2025-04-18}."))["core.events"]
    assert event["status"] == "planned"


def test_a_vague_report_starts_no_event():
    vague = "Gunmen attacked a market in Mosul {in the last couple of months|2025-02-15/2025-04-15~}."
    assert merge_reports(tables(vague))["core.events"] == []


def test_every_telling_has_a_score_that_is_the_sum_of_its_terms():
    for row in merge_reports(tables(FIRST, SECOND))["core.tellings"]:
        assert row["score"] == round(sum(term["score"] for term in row["terms"]), 2)


def test_an_event_that_grows_an_earlier_report_keeps_its_old_id_as_an_alias():
    alone = merge_reports(tables("Nothing was said.", SECOND))
    both = tables(FIRST, SECOND)
    both["core.tellings"] = alone["core.tellings"]
    made = merge_reports(both)
    (event,) = made["core.events"]
    (old,) = alone["core.events"]
    assert made["core.event_aliases"] == [{"alias": old["event_id"], "event_id": event["event_id"]}]


def test_an_undated_report_attaches_to_the_one_event_that_it_fits():
    given = tables(FIRST, f"{LEAD}\nGunmen attacked a market in Mosul and killed at least 12 people.")
    made = {**given, **merge_reports(given)}
    (row,) = attach_reports(made)["core.attachments"]
    assert row["start_date"] == date(2025, 4, 14)


def test_an_undated_report_that_fits_two_events_attaches_to_none():
    undated = "Gunmen attacked a market in Mosul and killed several people."
    again = FIRST.replace("Monday", "Saturday").replace("04-14", "04-12")
    given = tables(FIRST, again, undated)
    made = {**given, **merge_reports(given)}
    assert attach_reports(made)["core.attachments"] == []


def test_a_plan_of_which_it_is_told_that_it_did_not_happen_is_negated():
    plan = "President Ana Silva will visit Oslo on {Friday|2025-04-18}."
    denial = "President Ana Silva did not visit Oslo on {Friday|2025-04-18}."
    (event,) = merge_reports(tables(plan, denial))["core.events"]
    assert event["status"] == "negated"
    (event,) = merge_reports(tables("President Ana Silva denied that she had visited Oslo on {Friday|2025-04-11}."))[
        "core.events"
    ]
    assert event["status"] == "denied"


def sources(*texts):
    (event,) = merge_reports(tables(*texts))["core.events"]
    return event["document_count"], event["source_count"]


def test_outlets_that_quote_one_agency_are_one_source():
    quoted = "An attack on a market in Mosul killed 15 people {on Monday|2025-04-14}, AFP reported."
    again = "Gunmen attacked a market in Mosul {on Monday|2025-04-14}, killing at least 12 people, according to AFP."
    assert sources(quoted, again) == (2, 1)
    assert sources(quoted, again, FIRST) == (3, 2)
    assert sources(quoted, again.replace("AFP", "Reuters")) == (2, 2)


def test_a_toll_elsewhere_does_not_carry_on_the_attack_before_it():
    text = (
        "Rebels shelled an airfield {on Monday|2025-04-14}.\n"
        "A woman was killed in the village of Abuzorka {on Monday|2025-04-14}."
    )
    assert len(merge_reports(tables(text))["core.events"]) == 2


def test_an_event_named_again_is_told_again():
    text = "Gunmen attacked a market in Mosul {on Monday|2025-04-14}.\nThe attack began {at noon|2025-04-14}."
    (event,) = merge_reports(tables(text))["core.events"]
    assert (event["report_count"], event["place"]) == (2, "Mosul")


BY_JUNE = "The ministry will inspect 62 dams {by the end of June|../2025-06-30}."
SINCE_MARCH = "Rebels have besieged the town of Mosul {since March|2025-03-01/..}."


def test_a_deadline_and_what_goes_on_are_events_with_an_open_side():
    made = merge_reports(tables(BY_JUNE, SINCE_MARCH, FIRST))
    open_sided = [
        (e["start_date"], e["end_date"], e["status"], e["date_precision"], e["edtf"]) for e in made["core.events"]
    ]
    assert (None, date(2025, 6, 30), "planned", None, "../2025-06-30") in open_sided
    assert (date(2025, 3, 1), None, "happened", None, "2025-03-01/..") in open_sided
    assert len(made["core.merge_groups"]) == 3


def test_what_is_only_supposed_is_no_event():
    supposed = "If gunmen attack a market in Mosul {on Friday|2025-04-18}, the city will close it."
    assert merge_reports(tables(supposed))["core.events"] == []


def test_a_noun_that_has_the_days_of_another_telling_starts_no_event():
    text = "Gunmen attacked a market in Mosul {on Monday|2025-04-14}. The mayor fled {three days after|} the attack."
    found = event_mentions(tables(text)["core.reports"], (), {})
    assert [mention.vague for mention in found if mention.lemma == "attack"] == [False, True]


def test_a_question_is_no_event():
    assert merge_reports(tables("Will gunmen attack a market in Mosul {on Friday|2025-04-18}?"))["core.events"] == []


@pytest.fixture
def breaks_on_mosul(monkeypatch):
    """Describing an event breaks if it is of Mosul and told more than once."""

    def broken(event, told, *args):
        if len(event.members) > 1 and told[event.members[0]].place == "Mosul":
            raise IndexError("list index out of range")
        return describe(event, told, *args)

    monkeypatch.setattr(merge_step, "describe", broken)


def test_a_group_that_cannot_be_merged_leaves_its_reports_as_single_events(breaks_on_mosul, caplog):
    given = tables(FIRST, SECOND, ELSEWHERE, ELSEWHERE)
    with pytest.raises(IndexError):
        merge_reports(given)
    made = {table: list(rows) for table, rows in merge_step.merge_carefully(given).items()}
    events = [(event["place"], event["report_count"], event["flags"]) for event in made["core.events"]]
    assert sorted(events) == [("Basrah", 2, []), ("Mosul", 1, ["merge_fault"]), ("Mosul", 1, ["merge_fault"])]
    assert "IndexError" in caplog.text


def test_merging_carefully_comes_to_the_same():
    given = tables(FIRST, SECOND, NEXT_DAY, ELSEWHERE, BY_JUNE)
    carefully = {table: list(rows) for table, rows in merge_step.merge_carefully(given).items()}
    assert carefully == merge_reports(given)


def test_a_report_that_breaks_by_itself_is_left_out(monkeypatch):
    def broken(reports, *args):
        found = list(reports)
        if any(row["place"] == "Basrah" for row in found):
            raise KeyError("who")
        return event_mentions(found, *args)

    monkeypatch.setattr(merge_step, "event_mentions", broken)
    made = merge_step.merge_carefully(tables(FIRST, ELSEWHERE))
    assert [event["place"] for event in made["core.events"]] == ["Mosul"]
