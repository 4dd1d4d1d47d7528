"""Each check passes on a sound core and names the offender in an unsound one."""

import re
from datetime import date

import pytest

from pipelines.settings import ROOT
from pipelines.warehouse.checks import load_checks, offending_documents, run_check
from pipelines.warehouse.marts import load_models

CHECKS = {check.name: check for check in load_checks(ROOT / "sql" / "checks", ())}
LONG = "A long way 😀. " * 40


def count(connection, name: str) -> int:
    return run_check(connection, CHECKS[name]).count


def test_a_sound_core_passes(connection, told, marts):
    assert [name for name in CHECKS if count(connection, name)] == []


def test_an_empty_core_passes(connection, marts):
    assert [name for name in CHECKS if count(connection, name)] == []


def test_an_interval_that_ends_before_it_starts(connection, add):
    add("events", event_id="e", start_date=date(2025, 4, 14), end_date=date(2025, 4, 13))
    (offender,) = run_check(connection, CHECKS["intervals_ordered"]).offenders
    assert (offender["found_in"], offender["id"]) == ("core.events", "e")


def test_a_key_that_stands_twice(connection, told, add):
    add("events", event_id="e")
    assert count(connection, "keys_unique") == 1


def test_a_missing_key(connection, add):
    add("report_references", document_id="d")
    add("events")
    assert count(connection, "keys_unique") == 2


def test_words_that_do_not_stand_at_their_offsets(connection, told, add):
    add("time_references", reference_id="u", document_id="d", char_start=14, char_end=20, text="Monday")
    assert count(connection, "offsets_true") == 1


def test_offsets_count_code_points(connection, add):
    add("texts", document_id="d", text="İ 👩‍🚒 é 𝐌 Monday")
    text = "İ 👩‍🚒 é 𝐌 Monday"
    start = text.index("Monday")
    add("time_references", reference_id="t", document_id="d", char_start=start, char_end=start + 6, text="Monday")
    assert count(connection, "offsets_true") == 0


def test_words_far_into_a_long_text_and_over_the_ends_of_its_pieces(connection, add):
    text = "It burnt – on Monday. " * 1_000
    add("texts", document_id="d", text=text)
    starts = [found.start() for found in re.finditer("Monday", text)]
    over = [start for start in starts if start // 100 < (start + 5) // 100]
    for start in sorted({*over, *starts[::100]}):
        add(
            "time_references",
            reference_id=str(start),
            document_id="d",
            char_start=start,
            char_end=start + 6,
            text="Monday",
        )
    assert len(over) > 5
    assert count(connection, "offsets_true") == 0
    connection.execute("update core.time_references set char_start = char_start + 1, char_end = char_end + 1")
    assert count(connection, "offsets_true") == len({*over, *starts[::100]})


def test_a_reference_to_no_document(connection, add):
    add("time_references", reference_id="t", document_id="d", char_start=0, char_end=6, text="Monday")
    assert count(connection, "places_in_text") == 1


def test_a_place_behind_the_end_of_the_text(connection, told, add):
    add("quantities", report_id="r", document_id="d", quantity_id=0, char_start=16, char_end=23)
    assert count(connection, "places_in_text") == 1


def test_a_trigger_that_does_not_stand_at_its_offsets(connection, told, add):
    add("reports", report_id="s", document_id="d", char_start=0, char_end=4, event_trigger="fell", sentence_start=0)
    assert count(connection, "offsets_true") == 1


@pytest.mark.parametrize(("sentence", "offenders"), [(LONG, 0), (LONG[:-5] + "x" + LONG[-4:], 1)])
def test_a_long_sentence_is_compared_to_its_last_word(connection, add, sentence, offenders):
    add("texts", document_id="d", text=f"Before. {LONG} After.")
    words = {"char_start": 8, "char_end": 9, "event_trigger": "A", "sentence_start": 8, "sentence": sentence}
    add("reports", report_id="s", document_id="d", **words)
    assert count(connection, "offsets_true") == offenders


def test_a_sentence_that_runs_on_behind_the_end_of_its_text(connection, add):
    add("texts", document_id="d", text="x" * 100)
    words = {"char_start": 0, "char_end": 1, "event_trigger": "x", "sentence_start": 0, "sentence": "x" * 101}
    add("reports", report_id="s", document_id="d", **words)
    assert count(connection, "offsets_true") == 1


def test_an_event_that_nobody_tells(connection, told, add):
    add("events", event_id="f")
    assert run_check(connection, CHECKS["events_have_sources"]).offenders[0]["event_id"] == "f"


@pytest.mark.parametrize(("status", "offenders"), [("happened", 1), ("planned", 0)])
def test_an_event_after_the_day_of_its_document(connection, told, add, status, offenders):
    add("events", event_id="f", start_date=date(2025, 4, 16), end_date=date(2025, 4, 16), status=status)
    add("tellings", event_id="f", report_id="r")
    assert count(connection, "nothing_happened_tomorrow") == offenders


def test_of_an_event_after_its_documents_those_that_put_it_there_are_named(connection, told, add):
    tomorrow = date(2025, 4, 16)
    add("texts", document_id="c", source_path="c.txt")
    add("anchors", document_id="c", anchor_date=date(2025, 4, 15))
    add("reports", report_id="q", document_id="c", start_date=tomorrow, end_date=tomorrow)
    add("events", event_id="f", start_date=tomorrow, end_date=tomorrow)
    add("tellings", event_id="f", report_id="r")
    add("tellings", event_id="f", report_id="q")
    assert list(offending_documents(connection, [run_check(connection, CHECKS["nothing_happened_tomorrow"])])) == ["c"]


def test_what_names_no_document_cannot_be_withheld(connection, told, add):
    add("events", event_id="f")
    assert offending_documents(connection, [run_check(connection, CHECKS["events_have_sources"])]) == {}


def test_a_report_without_an_outcome_and_one_with_two(connection, told, add, marts):
    assert count(connection, "everything_accounted") == 0
    add("reports", report_id="lost", document_id="d", date_basis="none")
    connection.execute("update core.tellings set report_id = 'lost' where report_id = 'r'")
    add("tellings", event_id="e", report_id="lost")
    assert [row["id"] for row in run_check(connection, CHECKS["everything_accounted"]).offenders] == ["r"]
    add("tellings", event_id="other", report_id="r")
    add("tellings", event_id="e", report_id="r")
    assert count(connection, "everything_accounted") == 1


def test_a_file_without_a_document_and_a_document_without_a_file(connection, told, add):
    add("files", source_path="lost.txt", document_ids=[])
    add("texts", document_id="stray")
    connection.execute("create table marts.unresolved (kind varchar, id varchar)")
    found = {(row["counted"], row["id"]) for row in run_check(connection, CHECKS["everything_accounted"]).offenders}
    assert {("file", "lost.txt"), ("document", "stray")} <= found


def test_an_event_of_a_document_without_a_date_may_be_of_any_day(connection, add):
    add("texts", document_id="d")
    add("reports", report_id="r", document_id="d")
    add("events", event_id="e", start_date=date(2999, 1, 1), end_date=date(2999, 1, 1))
    add("tellings", event_id="e", report_id="r")
    assert count(connection, "nothing_happened_tomorrow") == 0


@pytest.mark.parametrize(("day", "offenders"), [(14, 0), (21, 1)])
def test_another_opinion_of_a_day(connection, told, add, day, offenders):
    said = date(2025, 4, day)
    add("second_opinions", reference_id="t", document_id="d", start_date=said, end_date=said)
    assert count(connection, "second_opinion") == offenders


def test_a_sentence_of_which_phrases_were_left_out(connection, told, add):
    add("time_references", reference_id="u", document_id="d", flags=["unread_after"])
    assert count(connection, "phrases_unread") == 1


def test_a_document_without_a_date_and_one_that_cannot_be_read(connection, add):
    add("texts", document_id="d")
    add("unreadable_documents", document_id="x", source_path="x.pdf", kind="empty", reason="It is empty.")
    assert (count(connection, "documents_dated"), count(connection, "documents_read")) == (1, 1)


def test_only_the_first_offenders_are_kept_and_all_are_counted(connection, add):
    for number in range(25):
        add("unreadable_documents", document_id=str(number), source_path=f"{number}.txt")
    verdict = run_check(connection, CHECKS["documents_read"])
    assert (verdict.count, len(verdict.offenders)) == (25, 10)


def test_the_key_of_a_model_is_checked(connection, told, add, mart):
    mart("timeline", "event_id")
    connection.execute("insert into marts.timeline select * from marts.timeline")
    (check,) = [
        check
        for check in load_checks(ROOT / "none", load_models(ROOT / "sql/marts"))
        if check.table == "marts.timeline"
    ]
    assert (check.blocking, run_check(connection, check).count) == (True, 1)


@pytest.mark.parametrize(("resolved_then", "offenders"), [(1, 0), (2, 1)])
def test_a_run_that_dates_far_fewer_phrases_than_the_last_one(connection, told, add, resolved_then, offenders):
    add("runs", run_id="last", resolved=resolved_then)
    assert count(connection, "dating_kept") == offenders
