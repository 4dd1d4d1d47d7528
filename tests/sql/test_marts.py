"""Given rows of the core, the rows of each mart."""

from datetime import date

import pytest

from pipelines.events.types import SAID, UNSPECIFIC

MONDAY = date(2025, 4, 14)
TUESDAY = date(2025, 4, 15)


def test_timeline(told, add, mart):
    add("texts", document_id="b", source_path="b.txt")
    add("reports", report_id="s", document_id="b", start_date=MONDAY, end_date=MONDAY, date_basis="document")
    add("tellings", event_id="e", report_id="s")
    add("contradictions", event_id="e", field="killed", verdict="conflict")
    add("events", event_id="older", start_date=date(2014, 1, 1), end_date=date(2014, 12, 31))
    add("events", event_id="undated")
    assert mart("timeline", "event_id", "date_words", "source_paths", "conflict_count") == [
        ("older", None, None, 0),
        ("e", "Monday", ["a.txt", "b.txt"], 1),
        ("undated", None, None, 0),
    ]


def test_sources(told, mart):
    assert mart("sources", "event_id", "source_path", "publisher", "anchor_date", "date_words", "date_rules") == [
        ("e", "a.txt", "The Herald", TUESDAY, "Monday", "weekday")
    ]


def test_an_attached_report_is_a_source_with_the_date_of_its_event(told, add, mart):
    add("reports", report_id="s", document_id="d", char_start=30, date_basis="none")
    add("attachments", event_id="e", report_id="s", start_date=MONDAY, end_date=MONDAY, granularity="day")
    found = mart("sources", "report_id", "role", "start_date", "date_basis")
    assert found == [("r", "telling", MONDAY, "explicit"), ("s", "attached", MONDAY, "attached")]


def test_casualties(told, add, mart):
    add("events", event_id="f", killed_low=35, killed_best=35, killed_high=35, injured_low=101, injured_best=101)
    add("tellings", event_id="f", report_id="r")
    quantity = {"report_id": "r", "document_id": "d", "unit": "person"}
    add("quantities", **quantity, quantity_id=0, kind="killed", bound_text="35")
    add("quantities", **quantity, quantity_id=1, kind="killed", bound_text="over 30")
    add("quantities", **quantity, quantity_id=2, kind="killed", bound_text="two children", subset_of=0)
    add("quantities", **quantity, quantity_id=3, kind="injured", bound_text="over 100")
    add("contradictions", event_id="f", field="killed", verdict="compatible")
    add("contradictions", event_id="f", field="killed", verdict="superseded")
    assert mart("casualties", "event_id", "kind", "low", "best", "high", "figures", "verdict") == [
        ("f", "injured", 101, 101, None, ["over 100"], None),
        ("f", "killed", 35, 35, 35, ["35", "over 30"], "superseded"),
    ]


def test_unresolved(told, add, mart):
    readings = [
        {"start_date": MONDAY, "end_date": MONDAY, "timex_value": "2025-04-14", "reason": "day first"},
        {"start_date": TUESDAY, "end_date": TUESDAY, "timex_value": "2025-04-15", "reason": "month first"},
    ]
    place = {"document_id": "d", "char_start": 40}
    add("time_references", reference_id="u", **place, text="4/5", status="ambiguous", alternatives=readings)
    add("reports", report_id="s", document_id="d", char_start=50, clause="he spoke", date_basis="none")
    assert mart("unresolved", "kind", "id", "text", "reason", "readings") == [
        ("phrase", "u", "4/5", "ambiguous", ["2025-04-14 to 2025-04-14", "2025-04-15 to 2025-04-15"]),
        ("report", "s", "he spoke", "no day", []),
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"date_basis": "none"}, "no day"),
        ({"date_basis": "document", "start_date": MONDAY, "end_date": MONDAY}, "no day"),
        ({"modality": "question", "start_date": MONDAY, "end_date": MONDAY}, "question"),
        ({"start_date": MONDAY, "end_date": TUESDAY, "who": "Gunmen"}, "too vague"),
        ({"start_date": MONDAY, "event_class": "OTHER"}, "too vague"),
        ({"start_date": MONDAY, "who": "Gunmen"}, "too vague"),
        ({"start_date": MONDAY, "who": "Gunmen", "granularity": "day"}, "fault"),
    ],
)
def test_why_a_report_is_of_no_event(told, add, mart, values, reason):
    add("reports", report_id="s", document_id="d", **({"event_class": "ASSAULT", "date_basis": "explicit"} | values))
    assert mart("unresolved", "id", "reason") == [("s", reason)]


def test_every_file_has_one_outcome_and_all_are_counted(told, add, mart):
    add("files", source_path="rows.csv", document_ids=["x", "y"])
    add("texts", document_id="x", source_path="rows.csv#1")
    add("unreadable_documents", document_id="y", source_path="rows.csv#2", kind="empty", reason="It is empty.")
    add("files", source_path="bad.pdf", document_ids=["z"])
    add("unreadable_documents", document_id="z", source_path="bad.pdf", kind="fault", reason="It broke.")
    add("skipped_files", source_path="README.md", reason="a description of the folder")
    assert mart("files") == [
        ("README.md", "skipped", 0, 0, "a description of the folder"),
        ("a.txt", "read", 1, 0, None),
        ("bad.pdf", "unreadable", 0, 1, "It broke."),
        ("rows.csv", "read", 1, 1, "It is empty."),
    ]
    assert mart("accounting") == [
        ("document", "read", 2),
        ("document", "unreadable: empty", 1),
        ("document", "unreadable: fault", 1),
        ("file", "read", 2),
        ("file", "skipped", 1),
        ("file", "unreadable", 1),
        ("report", "told by an event", 1),
    ]


def test_coverage(told, add, mart):
    add("time_references", reference_id="u", document_id="d", status="unresolved")
    add("time_references", reference_id="outer", document_id="d", timex_type=None)
    add("reports", report_id="s", document_id="d", date_basis="none")
    add("texts", document_id="silent", source_path="z.txt", text="Nothing.")
    names = ("source_path", "phrase_count", "resolved_count", "unresolved_count", "report_count", "dated_report_count")
    assert mart("coverage", *names, "event_count", "character_count") == [
        ("a.txt", 2, 1, 1, 2, 1, 1, 22),
        ("z.txt", 0, 0, 0, 0, 0, 0, 8),
    ]


def test_document_dates(told, add, mart):
    for rank, day in enumerate((MONDAY, TUESDAY), 1):
        add("document_date_candidates", document_id="d", candidate_date=day, rank=rank, score=1.5, evidence=["Monday"])
    add("texts", document_id="undated", source_path="z.txt", flags=["no date"])
    ((*dated, candidates), undated) = mart(
        "document_dates", "source_path", "anchor_date", "anchor_basis", "flags", "candidates"
    )
    assert dated == ["a.txt", TUESDAY, "visit_date", []]
    assert [candidate["candidate_date"] for candidate in candidates] == [MONDAY, TUESDAY]
    assert undated == ("z.txt", None, "none", ["no date"], None)


def test_allen_macros(told, mart, connection):
    mart("timeline", "event_id")
    asked = "select marts.overlaps(date '2025-04-01', date '2025-04-14', date '2025-04-14', null), "
    asked += "marts.before(date '2025-04-13', date '2025-04-14'), marts.meets(date '2025-04-13', date '2025-04-14'), "
    asked += "marts.during(date '2025-04-14', date '2025-04-14', date '2025-04-01', date '2025-04-30'), "
    asked += "marts.overlaps(date '2025-04-15', null, null, date '2025-04-14'), marts.before(null, date '2025-04-14')"
    assert connection.execute(asked).fetchall() == [(True, True, True, True, False, False)]


def test_contradictions_show_both_sentences(told, add, mart):
    add("texts", document_id="b", source_path="b.txt")
    add("reports", report_id="s", document_id="b", sentence="Forty died.")
    add("contradictions", event_id="e", field="killed", left_report_id="r", right_report_id="s", verdict="conflict")
    names = ("event_id", "field", "verdict", "left_source_path", "right_source_path", "right_sentence")
    assert mart("contradictions", *names) == [("e", "killed", "conflict", "a.txt", "b.txt", "Forty died.")]


def test_claims_name_the_source_the_speaker_or_the_publisher(told, add, mart):
    for number, more in enumerate(({"attributed_to": "officials"}, {"speaker": "Ann Lee"})):
        add("reports", report_id=f"s{number}", document_id="d", date_basis="explicit", **more)
        add("tellings", event_id="e", report_id=f"s{number}")
    assert mart("claims", "report_id", "claimant", "claimant_kind", "claimed_on") == [
        ("r", "The Herald", "publisher", TUESDAY),
        ("s0", "officials", "named source", TUESDAY),
        ("s1", "Ann Lee", "speaker", TUESDAY),
    ]


def test_participants_of_an_event_with_what_they_are_called(told, add, mart):
    for number, said in enumerate(("Voss", "she")):
        actor = {"role": "agent", "actor": "Lena Voss", "kind": "person", "said": said}
        add("participants", report_id="r", document_id="d", participant_id=number, **actor)
    assert mart("participants", "event_id", "role", "actor", "kind", "aliases", "document_count") == [
        ("e", "agent", "Lena Voss", "person", ["Voss", "she"], 1)
    ]


def test_what_was_known_on_a_day(told, mart, connection):
    mart("claims", "event_id")
    asked = "select count(*) from marts.known_on(date '{}')"
    known = [connection.execute(asked.format(day)).fetchone() for day in (MONDAY, TUESDAY)]
    assert known == [(0,), (1,)]


def test_timeline_days(add, mart):
    add("events", event_id="w", start_date=MONDAY, end_date=TUESDAY)
    add("events", event_id="century", start_date=date(1900, 1, 1), end_date=date(1999, 12, 31))
    assert mart("timeline_days", "event_id", "day", "day_count") == [("w", MONDAY, 2), ("w", TUESDAY, 2)]


@pytest.fixture
def story(told, add) -> None:
    """Two documents of one story: the later one names the day of the event that the first one tells."""
    later = date(2025, 5, 15)
    add("texts", document_id="later", source_path="later.txt", title="Shells that fell on Monday: a month on")
    add("anchors", document_id="later", anchor_date=later)
    for document in ("d", "later"):
        add("stories", document_id=document, story_id="s")
        add("signatures", document_id=document, words=[{"word": "shells", "weight": 0.8}])
    add("time_references", reference_id="u", document_id="later", start_date=MONDAY, end_date=MONDAY)
    add("events", event_id="aside", title="It rained", start_date=TUESDAY, end_date=TUESDAY)
    add("reports", report_id="s", document_id="later", char_start=2000)
    add("tellings", event_id="aside", report_id="s")


def test_a_day_that_is_named_later_matters(story, mart):
    rows = mart("importance", "event_id", "importance", "importance_terms")
    found = {event: (importance, terms) for event, importance, terms in rows}
    assert found["e"][0] > found["aside"][0]
    assert {"later references", "references"} <= {each["term"] for each in found["e"][1]}
    assert found["e"][0] == pytest.approx(sum(each["score"] for each in found["e"][1]))
    assert mart("timeline", "event_id", "story_id", "importance") == [
        (event, "s", found[event][0]) for event in ("e", "aside")
    ]


def test_what_was_done_matters_more_than_what_was_said(story, add, mart):
    for event_class in UNSPECIFIC | SAID | {"DISASTER"}:
        add("events", event_id=event_class, event_class=event_class, start_date=TUESDAY, end_date=TUESDAY)
        add("tellings", event_id=event_class, report_id="s")
    found = dict(mart("importance", "event_id", "importance"))
    assert max(found[event_class] for event_class in UNSPECIFIC | SAID) < found["DISASTER"]


def test_days_long_before_a_story_do_not_matter_by_references(story, add, mart):
    old = date(1990, 1, 1)
    add("time_references", reference_id="v", document_id="later", start_date=old, end_date=old)
    add("events", event_id="old", start_date=old, end_date=old)
    add("tellings", event_id="old", report_id="s")
    terms = dict(mart("importance", "event_id", "importance_terms"))
    assert "later references" not in [each["term"] for each in terms["old"]]


def test_a_story_has_the_headline_that_says_most_of_it(story, add, mart):
    names = ("story_id", "title", "words", "first_told", "last_told", "document_count", "event_count")
    title = "Shells that fell on Monday: a month on"
    assert mart("stories", *names) == [("s", title, ["shells"], TUESDAY, date(2025, 5, 15), 2, 2)]


def test_highlights_are_the_most_important_events_one_for_each_day_of_a_story(story, add, mart):
    for name in "xyz":
        add("events", event_id=name, title="It rained", start_date=TUESDAY, end_date=TUESDAY)
        add("tellings", event_id=name, report_id="s")
    found = mart("highlights", "scope", "name", "rank", "event_id")
    for scope, name in (("timeline", "timeline"), ("month", "2025-04"), ("story", "s")):
        assert [row[2:] for row in found if row[:2] == (scope, name)] == [(1, "e"), (2, "aside")]


def test_the_history_of_a_toll_goes_by_the_days_of_the_reports(told, add, mart):
    add("events", event_id="f", killed_low=35, killed_best=35, killed_high=35)
    add("tellings", event_id="f", report_id="r")
    for number, (day, count) in enumerate(((TUESDAY, 35), (MONDAY, 20))):
        place = {"report_id": "r", "document_id": "d", "quantity_id": number, "unit": "person", "kind": "killed"}
        add("quantities", **place, low=count, high=count, bound_text=str(count), as_of=day)
    ((history,),) = mart("casualties", "history")
    assert [entry["low"] for entry in history] == [20, 35]


def test_an_attached_report_says_from_which_days_its_undated_document_may_speak(add, mart):
    add("texts", document_id="d")
    add("events", event_id="e", start_date=MONDAY, end_date=MONDAY, title="A ship sinks")
    span = {"document_id": "d", "char_start": 15, "char_end": 21}
    add("time_references", reference_id="t", **span, text="Monday", status="unresolved", meaning_kind="open_weekday")
    add("reports", report_id="r", document_id="d", date_basis="none", tense="past")
    add("report_references", report_id="r", reference_id="t", role="dates")
    add("attachments", event_id="e", report_id="r", start_date=MONDAY, end_date=MONDAY, granularity="day")
    found = mart("document_dates", "anchor_date", "earliest_by_events", "latest_by_events", "evidence_of_events")
    assert found == [(None, MONDAY, date(2025, 4, 20), ['"Monday" in “A ship sinks”, which was on 2025-04-14'])]
