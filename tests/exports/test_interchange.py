"""Workbook, chronology, maps, feed and JSON-LD, each read by a reader that is not ours."""

import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from pipelines.warehouse.connection import writing
from pipelines.warehouse.history import record

ATOM = {"a": "http://www.w3.org/2005/Atom"}
KML = {"k": "http://www.opengis.net/kml/2.2"}


def test_a_workbook_holds_events_and_reports(exported):
    book = openpyxl.load_workbook(exported("xlsx")[0])
    names, *rows = book["Events"].iter_rows(values_only=True)
    storm = next(dict(zip(names, row, strict=True)) for row in rows if "Storm strikes Brest" in row)
    assert storm["start_date"].date() == date(2025, 4, 13)
    assert len(rows) == 6
    assert book["Reports"].max_row == 9


def test_no_cell_of_a_workbook_is_a_formula(exported, harmful_file):
    book = openpyxl.load_workbook(exported("xlsx", harmful_file)[0])
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_chronology_cites_each_document_once(exported):
    text = exported("markdown")[0].read_text()
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## 2022", "## 2025"]
    (storm,) = [line for line in lines if "Storm strikes Brest" in line]
    assert storm.startswith("- **13 April 2025**: Storm strikes Brest · Brest, France · ")
    assert "accounts disagree" in storm and storm.count("[^") == 3
    assert sum(line.startswith("[^") for line in lines) == 3


def test_markup_of_a_text_is_text_in_a_chronology(exported, harmful_file):
    page = MarkdownIt("commonmark").render(exported("markdown", harmful_file)[0].read_text())
    assert "<script" not in page and "<img" not in page and "javascript:" not in page


def test_a_map_has_the_events_with_coordinates(exported, said):
    features = json.loads(exported("geojson")[0].read_text())["features"]
    places = {each["properties"]["title"]: each["geometry"]["coordinates"] for each in features}
    assert places == {"Storm strikes Brest": [-4.49, 48.39], "Shelling in Mykolaiv": [32.0, 46.97]}
    assert said("geojson")["Treaty signed"] == ["left out: no coordinates are known, so a map has no place for it"]


def test_kml_says_the_time(exported):
    marks = etree.parse(exported("kml")[0]).findall(".//k:Placemark", KML)
    (storm,) = [mark for mark in marks if mark.findtext("k:name", namespaces=KML) == "Storm strikes Brest"]
    assert storm.findtext("k:TimeSpan/k:begin", namespaces=KML) == "2025-04-13"
    assert storm.findtext("k:Point/k:coordinates", namespaces=KML) == "-4.49,48.39"


def test_a_feed_and_a_calendar_know_what_changed(exported, story_file, tmp_path):
    changed = tmp_path / "changed.duckdb"
    changed.write_bytes(story_file.read_bytes())
    with writing(changed) as connection:
        record(connection, datetime(2025, 4, 16, 8))
        connection.execute("update marts.timeline set title = 'Storm hits Brest' where title = 'Storm strikes Brest'")
        record(connection, datetime(2025, 4, 17, 9))
    feed = etree.parse(exported("atom", changed)[0])
    first = feed.find("a:entry", ATOM)
    assert first.findtext("a:title", namespaces=ATOM) == "13 April 2025: Storm hits Brest"
    moments = [
        datetime.fromisoformat(first.findtext(f"a:{name}", namespaces=ATOM)) for name in ("published", "updated")
    ]
    assert moments == [datetime(2025, 4, 16, 8, tzinfo=UTC), datetime(2025, 4, 17, 9, tzinfo=UTC)]
    calendar = exported("icalendar", changed)[0].read_text()
    assert calendar.count("SEQUENCE:1") == 1 and calendar.count("SEQUENCE:0") == 5


@pytest.mark.parametrize("name", ["atom", "kml"])
def test_control_signs_break_no_xml(exported, harmful_file, name):
    assert etree.parse(exported(name, harmful_file)[0]).getroot() is not None


def test_schema_org_says_who_reports_an_event(exported, said):
    graph = json.loads(exported("schema-org")[0].read_text())["@graph"]
    storm = next(event for event in graph if event["name"] == "Storm strikes Brest")
    assert (storm["startDate"], storm["endDate"]) == ("2025-04-13", "2025-04-13")
    assert storm["location"]["geo"]["latitude"] == 48.39
    assert len(storm["subjectOf"]) == 3
    assert "only temporalCoverage (EDTF) does" in said("schema-org")["Treaty signed"][0]


def test_a_reader_of_linked_data_finds_every_event_and_its_articles(exported):
    rdflib = pytest.importorskip("rdflib")
    graph = json.loads(exported("schema-org")[0].read_text()) | {"@context": {"@vocab": "https://schema.org/"}}
    read = rdflib.Graph().parse(data=json.dumps(graph), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    assert len(set(read.subjects(rdflib.RDF.type, schema.Event))) == 6
    (storm,) = read.subjects(schema.name, rdflib.Literal("Storm strikes Brest"))
    assert len(set(read.objects(storm, schema.subjectOf))) == 3
