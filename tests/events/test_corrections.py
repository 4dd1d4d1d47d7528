"""Events are split, merged, dated and dropped as people say; what cannot be done says why and changes nothing."""

import random
from datetime import date

import pytest

from pipelines.ids import identifier
from pipelines.steps.attach import attach_reports
from tests.events.merging import merge_reports
from tests.events.test_merge import ELSEWHERE, FIRST, NEXT_DAY, SECOND, tables

GIVEN = tables(FIRST, SECOND, NEXT_DAY, ELSEWHERE)
NOBODY = "0" * 16


def corrected(*corrections, given=GIVEN):
    stated = [
        {
            "correction": f"c.toml#{name}",
            "target": target,
            "target_ids": list(ids),
            "start_date": date.fromisoformat(value[:10]) if target in ("event_date", "confirm") else None,
            "end_date": date.fromisoformat(value[-10:]) if target in ("event_date", "confirm") else None,
            "value": value,
            "status": status,
        }
        for name, target, ids, value, status in corrections
    ]
    return merge_reports({**given, "core.stated_corrections": stated})


def outcome(made):
    return {(row["correction"], row["status"], row["problem"] or "") for row in made["core.event_corrections"]}


def by_report(made):
    return {row["report_id"]: row["event_id"] for row in made["core.tellings"]}


PLAIN = corrected()
MARKET, NEXT, BASRA = sorted(
    (row["event_id"] for row in PLAIN["core.events"]),
    key=lambda event: [r["document_id"] for r in GIVEN["core.reports"] if by_report(PLAIN)[r["report_id"]] == event],
)
TOLD = {event: sorted(r for r, e in by_report(PLAIN).items() if e == event) for event in (MARKET, NEXT, BASRA)}


def test_without_corrections_nothing_is_said_of_them():
    assert PLAIN["core.event_corrections"] == [] and len(PLAIN["core.events"]) == 3


def test_an_event_gets_other_days():
    made = corrected(("x", "event_date", [MARKET], "2025-04-12/2025-04-13", None))
    (event,) = [row for row in made["core.events"] if row["event_id"] == MARKET]
    assert (str(event["start_date"]), str(event["end_date"])) == ("2025-04-12", "2025-04-13")
    assert (event["granularity"], event["edtf"], event["date_precision"]) == (
        "weekend",
        "2025-04-12/2025-04-13",
        2,
    )
    assert [row for row in made["core.events"] if row != event] == [
        row for row in PLAIN["core.events"] if row["event_id"] != MARKET
    ]
    assert outcome(made) == {("c.toml#x", "applied", "")}


def test_two_events_become_one_with_the_days_of_the_first_named():
    made = corrected(("x", "merge", [NEXT, MARKET], None, None))
    (event,) = [row for row in made["core.events"] if row["event_id"] == MARKET]
    assert event["report_count"] == 3 and event["start_date"] == date(2025, 4, 15)
    assert set(by_report(made).values()) == {MARKET, BASRA}
    (link,) = [row for row in made["core.tellings"] if row["report_id"] in TOLD[NEXT]]
    assert link["terms"] == [{"term": "merged by a correction", "score": 0.0}]
    assert {row["event_id"] for row in made["core.event_corrections"]} == {MARKET, NEXT}


def test_reports_become_an_event_of_their_own():
    second = [r["report_id"] for r in GIVEN["core.reports"] if r["document_id"] == "d1"]
    away = [report for report in second if report in TOLD[MARKET]]
    made = corrected(("x", "split", away, None, None))
    assert len(made["core.events"]) == 4
    (new,) = {by_report(made)[report] for report in away}
    assert new not in (MARKET, NEXT, BASRA) and by_report(made)[TOLD[MARKET][0]] in (MARKET, new)
    assert {row["event_id"] for row in made["core.event_corrections"]} == {MARKET, new}


def test_a_dropped_event_is_gone_and_its_reports_go_nowhere_else():
    made = corrected(("x", "drop", [MARKET], None, None))
    assert {row["event_id"] for row in made["core.events"]} == {NEXT, BASRA}
    (row,) = made["core.event_corrections"]
    assert (row["event_id"], sorted(row["report_ids"])) == (MARKET, TOLD[MARKET])
    attached = attach_reports({**GIVEN, **made})["core.attachments"]
    assert not {row["report_id"] for row in attached} & set(TOLD[MARKET])


def test_an_old_id_is_followed_to_its_report():
    given = tables(FIRST, SECOND)
    second = [row for row in given["core.reports"] if row["document_id"] == "d1"]
    old = corrected(given={**given, "core.reports": second})["core.events"][0]["event_id"]
    made = corrected(("x", "event_date", [old], "2025-04-13", None), given=given)
    (event,) = made["core.events"]
    assert event["event_id"] != old and event["start_date"] == date(2025, 4, 13)
    assert outcome(made) == {("c.toml#x", "applied", "")}


def test_place_title_and_status_are_as_a_person_says():
    made = corrected(
        ("p", "event_place", [NEXT], "Lviv", None),
        ("t", "event_title", [NEXT], "A market burns", None),
        ("s", "event_status", [NEXT], "planned", None),
    )
    (event,) = [row for row in made["core.events"] if row["event_id"] == NEXT]
    assert (event["title"], event["status"]) == ("A market burns", "planned")
    assert (event["place"], event["country"], round(event["latitude"])) == ("Lviv", "UA", 50)
    assert {row["status"] for row in made["core.event_corrections"]} == {"applied"}


def test_distinct_events_are_never_merged_nor_asked_about():
    first, second = TOLD[MARKET]
    ids = [identifier("event", report) for report in (first, second)]
    made = corrected(("x", "distinct", ids, None, None))
    assert by_report(made)[first] != by_report(made)[second]
    assert not {frozenset((row["event_id"], row["other_id"])) for row in made["core.possible_links"]} & {frozenset(ids)}
    assert [row["status"] for row in made["core.event_corrections"]] == ["applied", "applied"]
    both = corrected(("m", "merge", ids, None, None), ("x", "distinct", ids, None, None))
    assert ("c.toml#m", "error", "c.toml#x says that they are distinct. Keep one of them.") in outcome(both)
    assert both["core.events"] == made["core.events"]


def test_a_confirmation_holds_for_the_days_that_were_confirmed():
    (event,) = [row for row in PLAIN["core.events"] if row["event_id"] == MARKET]
    made = corrected(("x", "confirm", [MARKET], str(event["start_date"]), None))
    assert made["core.events"] == PLAIN["core.events"]
    assert outcome(made) == {("c.toml#x", "applied", "")}
    ((_, status, problem),) = outcome(corrected(("x", "confirm", [MARKET], "2025-01-01", None)))
    assert status == "stale" and problem.startswith(f"The event is of {event['start_date']} now.")


@pytest.mark.parametrize(
    ("correction", "status", "said"),
    [
        (("drop", [NOBODY]), "unmatched", f"There is no event {NOBODY}."),
        (("merge", [MARKET, NOBODY]), "unmatched", f"There is no event {NOBODY}."),
        (("split", [NOBODY]), "unmatched", f"There is no report {NOBODY}."),
        (("split", TOLD[MARKET]), "error", "They are all the reports of their event."),
        (("split", [*TOLD[NEXT], *TOLD[BASRA]]), "error", "They are of several events."),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(correction, status, said):
    made = corrected(("x", *correction, None, None))
    assert made["core.events"] == PLAIN["core.events"] and made["core.tellings"] == PLAIN["core.tellings"]
    ((_, found, problem),) = outcome(made)
    assert found == status and problem.startswith(said)


def test_a_second_date_of_one_event_is_refused():
    merged = ("m", "merge", [MARKET, NEXT], None, None)
    made = corrected(
        merged, ("x", "event_date", [MARKET], "2025-04-13", None), ("y", "event_date", [NEXT], "2025-04-12", None)
    )
    assert ("c.toml#y", "error", "c.toml#x says another event_date of this event. Keep one of them.") in outcome(made)


def test_one_made_for_another_text_is_shown_at_its_event_and_changes_nothing():
    made = corrected(("x", "drop", [MARKET], None, "stale"))
    assert made["core.events"] == PLAIN["core.events"]
    assert [(row["event_id"], row["status"]) for row in made["core.event_corrections"]] == [(MARKET, "stale")]


def test_the_order_of_corrections_does_not_matter():
    given = [
        ("a", "split", TOLD[MARKET][:1], None, None),
        ("b", "merge", [NEXT, BASRA], None, None),
        ("c", "event_date", [NEXT], "2025-04-10", None),
        ("d", "drop", [MARKET], None, None),
    ]
    expected = corrected(*given)
    assert all(corrected(*random.Random(seed).sample(given, 4)) == expected for seed in range(5))
