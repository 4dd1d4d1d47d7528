"""What a document repeats word for word is told once; what only looks alike is not dropped."""

from benchmarks.marked import source
from pipelines.events.reports import FEWEST_CHARACTERS, read_once
from tests.events.marked import told

NOTICE = (
    "The mayor opened the swimming hall in Porto {on Friday|2025-04-11} before a crowd of several hundred people, and "
    "the choir of the school sang for an hour, although it rained, the microphones failed and the speeches were long."
)


def triggers(text, **more):
    return [report.event_trigger for report in told(text, **more)]


def test_a_sentence_that_comes_again_is_reported_once():
    once = "The king visited Tbilisi {on Monday|2025-04-14}."
    assert triggers(f"{once}\nA crowd had gathered.\n{once}") == ["visited"]


def test_a_sentence_that_is_read_as_another_day_is_reported_again():
    text = "The king visited Tbilisi {on Monday|2025-04-14}.\nThe king visited Tbilisi {on Monday|2025-04-21}."
    assert triggers(text) == ["visited", "visited"]


def test_a_sentence_that_says_no_day_itself_is_reported_each_time():
    text = (
        "A car bomb exploded in Mosul {on Monday|2025-04-14}. At least 12 people were killed.\n"
        "A car bomb exploded in Kirkuk {on Sunday|2025-04-13}. At least 12 people were killed."
    )
    assert triggers(text).count("killed") == 2


def test_what_hangs_on_a_repetition_hangs_on_the_first():
    attack = "Gunmen hit a school in Tbilisi {on Sunday|2025-04-13}."
    found = told(f"{attack}\n{attack}\nAt least 12 people were killed.")
    hit, killed = found
    assert (hit.event_trigger, killed.event_trigger) == ("hit", "killed")
    assert killed.anchor_report_id == hit.report_id


def test_a_long_passage_that_comes_again_is_read_once():
    repeated = source(f"{NOTICE}\nThe river rose.\n{NOTICE}")
    assert len(NOTICE) > FEWEST_CHARACTERS
    assert [passage.char_start for passage in read_once(repeated, repeated.passages)] == [
        passage.char_start for passage in repeated.passages[:2]
    ]


def test_a_long_passage_of_another_day_or_a_short_one_is_read_again():
    other_day = source(f"{NOTICE}\n{NOTICE.replace('04-11', '04-18')}")
    short = source("Yesterday.\nThe river rose.\nYesterday.")
    for each in (other_day, short):
        assert list(read_once(each, each.passages)) == list(each.passages)
