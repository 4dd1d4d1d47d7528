"""From a text to its reports: the parse decides which day is meant where the words near a date leave it open."""

from datetime import date
from time import process_time

import pytest

from pipelines.steps.report import FURNITURE, report
from pipelines.steps.resolve import work

WEDNESDAY = date(2019, 10, 16)


def read(text):
    """The rows of a document of one paragraph: its time references, reports, and their references."""
    tables = {
        "core.texts": [
            {"document_id": "d", "text": text, "language": "en", "country": None, "kind_of_text": "report"}
            | {"place": None, "publisher": None}
        ],
        "core.segments": [
            {"document_id": "d", "char_start": 0, "char_end": len(text), "kind": "paragraph", "speaker": None}
            | {"anchor_date": None}
        ],
        "core.anchors": [{"document_id": "d", "anchor_date": WEDNESDAY, "kind_of_text": "report"}],
        "core.stated_corrections": [],
    }
    references = work(tables)
    return references["core.time_references"], report(tables | references)


@pytest.mark.parametrize(
    ("text", "near", "meant", "verb"),
    [
        ("The clinic closed its maternity ward on December 1.", "2019-12-01", "2018-12-01", "closed"),
        ("The swimming pool reopens on March 31.", "2019-03-31", "2020-03-31", "reopens"),
    ],
)
def test_the_tense_of_the_governing_verb_decides(text, near, meant, verb):
    (phrase,), made = read(text)
    assert phrase["timex_value"] == near
    assert phrase["probability"] < 0.75
    assert [str(each["start_date"]) for each in phrase["alternatives"]] == [meant]
    assert {str(each["start_date"]) for each in made["core.reports"]} == {meant}
    (link,) = made["core.report_references"]
    assert f"“{verb}”" in link["reason"]
    assert link["probability"] >= 0.5


def test_a_sure_reading_is_not_asked_again():
    (phrase,), made = read("The lighthouse keeper will retire on Friday.")
    assert phrase["probability"] > 0.9
    (link,) = made["core.report_references"]
    assert (link["reason"], link["probability"]) == (None, phrase["probability"])


def test_a_verb_above_a_noun_says_nothing_of_the_date_of_the_noun():
    (phrase,), made = read("Divers found the wreck of the December 1 regatta.")
    assert phrase["timex_value"] == "2019-12-01"
    assert all(each["reason"] is None for each in made["core.report_references"])


@pytest.mark.parametrize(
    "furniture",
    [
        "Tue Oct 15, 2019 1:05am EDT LISBON, Oct 15 (Reuters) - ",
        "The old mill at night. Photograph: Ana Voss/Reuters ",
        "By Ana Voss and Bo Lind, Mills Correspondent ",
        "AP Photo/Ana Voss ",
        "FARO, Portugal | ",
    ],
)
def test_furniture_is_no_part_of_the_sentence_into_which_it_is_run(furniture):
    _, made = read(f"{furniture}Two bakers bought a mill in Faro.")
    assert "Two bakers bought a mill in Faro." in {each["sentence"] for each in made["core.reports"]}


def test_a_headline_and_a_caption_are_lines_of_their_own():
    text = "Mill sold in Faro The wheel turns By Ana Voss NEW: Police were called Two bakers bought a mill on Monday."
    _, made = read(text)
    lines = {each["sentence"] for each in made["core.reports"]}
    assert lines == {
        "Mill sold in Faro",
        "The wheel turns",
        "NEW: Police were called",
        "Two bakers bought a mill on Monday.",
    }


def test_a_long_run_of_capitals_is_read_in_no_time():
    began = process_time()
    assert FURNITURE.search("A" * 100_000) is None
    assert process_time() - began < 5
