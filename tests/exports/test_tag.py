"""The three faces of `dateline tag`."""

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipelines.exports.tag import jsonl, text, timeml

DTD = etree.DTD(str(Path(__file__).with_name("timeml.dtd")))
MARKED = """<?xml version="1.0"?>
<TimeML><DOCID>harbour</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-04-15" functionInDocument="CREATION_TIME">15 April</TIMEX3></DCT>
<TEXT>The harbour &amp; the mill were <EVENT eid="e1" class="OCCURRENCE">hit</EVENT> two days ago.</TEXT></TimeML>
"""


def read(written: Iterator[str]) -> etree._Element:
    document = etree.fromstring("".join(written).encode())
    assert DTD.validate(document), DTD.error_log
    return document


def test_jsonl_keeps_order_and_ids() -> None:
    documents = [{"id": name, "text": "It rained yesterday.", "document_date": "2025-04-15"} for name in ("b", "a")]
    written = [json.loads(line) for line in jsonl(json.dumps(each) for each in documents)]
    assert [each["id"] for each in written] == ["b", "a"]
    (reference,) = written[0]["time_references"]
    assert (reference["reference_id"], reference["start_date"], reference["anchor_date"]) == (
        "t1",
        "2025-04-14",
        "2025-04-15",
    )


def test_jsonl_streams() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield json.dumps({"id": 1, "text": "May 2019", "document_date": None})

    assert "2019-05-31" in next(jsonl(endless()))


def test_jsonl_reads_the_minute_of_a_document() -> None:
    line = json.dumps({"id": 1, "text": "It rained three hours ago.", "document_date": "2025-04-15T02:12:00"})
    (reference,) = json.loads(next(jsonl([line])))["time_references"]
    assert reference["timex_value"] == "2025-04-14T23:12"


def test_jsonl_names_the_outer_row_of_a_part() -> None:
    line = json.dumps({"id": 1, "text": "Closed since March.", "document_date": "2025-04-15"})
    outer, inner = json.loads(next(jsonl([line])))["time_references"]
    assert (outer["timex_type"], inner["part_of"]) == (None, outer["reference_id"])


def test_jsonl_hands_a_line_of_many_references_over_in_parts() -> None:
    text = "It rained on Monday. " * 2500
    parts = list(jsonl([json.dumps({"id": 1, "text": text, "document_date": "2025-04-15"})]))
    references = json.loads("".join(parts))["time_references"]
    assert max(map(len, parts)) < len("".join(parts)) / 2
    assert [each["reference_id"] for each in references] == [f"t{number}" for number in range(1, 2501)]


def test_text_is_for_a_person() -> None:
    assert list(text(["It rained two\n", "days ago."], "2025-04-15")) == [
        "two days ago\t2025-04-13\tDATE\t2025-04-13\tago\n"
    ]


def test_timeml_reads_its_own_date_and_is_valid() -> None:
    document = read(timeml(MARKED.splitlines(keepends=True)))
    (time,) = document.findall("TEXT/TIMEX3")
    assert (time.text, time.get("value"), document.findtext("DOCID")) == ("two days ago", "2025-04-13", "harbour")
    assert "".join(document.find("TEXT").itertext()) == "The harbour & the mill were hit two days ago."


def test_timeml_of_plain_text_with_characters_that_xml_forbids() -> None:
    document = read(timeml(["a < b\x00 in May 2019"]))
    assert "".join(document.find("TEXT").itertext()) == "a < b\N{REPLACEMENT CHARACTER} in May 2019"
