"""The scorer and the readers of corpora, on corpora made here."""

import json
from datetime import date

import pytest

from benchmarks.corpora import Timex, read_corpus
from benchmarks.scoring import Score, match

MARCH = Timex(10, 15, "DATE", "2019-03")


def test_equal_spans_count_for_all_measures():
    score = Score()
    score.add([MARCH], [MARCH])
    assert set(score.figures.values()) == {100.0}


def test_overlap_counts_as_relaxed_only():
    score = Score()
    score.add([MARCH], [Timex(4, 15, "DATE", "2019")])
    assert score.figures == {"strict": 0.0, "relaxed": 100.0, "value": 0.0, "type": 100.0}


def test_a_spurious_hit_costs_precision():
    score = Score()
    score.add([MARCH], [MARCH, Timex(40, 44, "DATE", "2020")])
    assert score.figures["strict"] == pytest.approx(200 / 3)


def test_one_hit_serves_one_gold_expression():
    wide = Timex(0, 30, "DATE", "2019")
    assert len(match([MARCH, Timex(20, 25, "DATE", "2019-04")], [wide])) == 1


def test_json_lines_keep_offsets_and_dates(tmp_path):
    row = {
        "id": "a",
        "text": "It closed in May.",
        "dct": "2025-04-15",
        "timexes": [{"start": 13, "end": 16, "type": "DATE", "value": "2024-05"}],
    }
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (document,) = read_corpus(path)
    assert document.document_date == date(2025, 4, 15)
    assert document.text[document.timexes[0].start : document.timexes[0].end] == "May"


def test_histories_have_no_document_date(tmp_path):
    path = tmp_path / "wikiwars.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "", "dct": "2010-01-01", "timexes": []}) + "\n", encoding="utf-8")
    assert read_corpus(path)[0].document_date is None


def test_timeml_keeps_offsets_and_creation_time(tmp_path):
    (tmp_path / "a.tml").write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-04-15">April 15</TIMEX3></DCT><TEXT>The <EVENT eid="e1">'
        'strike</EVENT> of <TIMEX3 tid="t1" type="DATE" value="2024">last year</TIMEX3> ended.</TEXT></TimeML>',
        encoding="utf-8",
    )
    (document,) = read_corpus(tmp_path)
    assert document.document_date == date(2025, 4, 15)
    assert document.text[document.timexes[0].start : document.timexes[0].end] == "last year"


def test_a_file_that_is_no_timeml_is_refused_by_name(tmp_path):
    (tmp_path / "b.tml").write_text("<x/>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.tml: no TEXT element"):
        read_corpus(tmp_path)
