"""Whatever stands in the columns, each output is valid, holds no control character, and accounts for every event."""

import csv
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import icalendar
import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipelines.exports.escaping import CONTROL
from pipelines.exports.formats import FORMATS, export
from pipelines.exports.reading import Selection
from pipelines.exports.refresh import Published, refresh
from tests.exports.test_timeml import checked
from tests.exports.warehouse import Told, make

ODD = st.one_of(st.none(), st.sampled_from(["", " ", "\x00\x1b\x9b2J", "=1+1\u2028", "]]><"]), st.text(max_size=12))
DAYS = st.one_of(st.none(), st.sampled_from([date.min, date(79, 8, 24), date(2024, 2, 29), date.max]), st.dates())
COUNTS = st.one_of(st.none(), st.sampled_from([0, 1, 2_000_000_000]))


@st.composite
def odd(draw: st.DrawFn, number: int) -> Told:
    known = sorted(day for day in (draw(DAYS), draw(DAYS)) if day) or [date(2025, 4, 15)]
    start, end = draw(st.sampled_from([(known[0], known[-1]), (None, known[-1]), (known[0], None)]))
    low, best, high = draw(COUNTS), draw(COUNTS), draw(COUNTS)
    names = ("who", "whom", "speaker", "attributed_to", "tense")
    return Told(
        f"event {number}",
        f"{number % 2}.txt",
        f"{draw(ODD) or ''} It burned, killing 3 people in {number}",
        "burned",
        f"{number}",
        start,
        end,
        draw(st.sampled_from(["day", "month", "decade", "odd", None])),
        draw(ODD),
        draw(st.sampled_from(["ASSAULT", "FIGHT", "DISASTER", "ODD"])),
        draw(ODD),
        draw(st.sampled_from(["UA", "??", "", None])),
        draw(st.sampled_from([(0.0, 0.0), (48.5, -179.9), None])),
        (low, best, high, "3 people"),
        draw(st.sampled_from(["happened", "planned", "hypothetical", "denied", "odd"])),
        draw(st.booleans()),
        about={name: draw(ODD) for name in names},
    )


TELLINGS = st.integers(0, 4).flatmap(lambda count: st.tuples(*(odd(number) for number in range(count))))
STATED = st.fixed_dictionaries({name: ODD for name in ("title", "publisher", "author", "source_url")})


def lines(target: Path) -> int:
    return len([json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()])


def rows(target: Path) -> int:
    with target.open(newline="", encoding="utf-8") as file:
        return len(list(csv.DictReader(file, strict=True)))


def components(target: Path) -> int:
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    assert calendar.errors == [] and all(event.errors == [] for event in calendar.walk("VEVENT"))
    return len(calendar.walk("VEVENT"))


COUNTED = {
    "csv": rows,
    "jsonl": lines,
    "ucdp": rows,
    "acled": rows,
    "icalendar": components,
    "parquet": lambda target: pyarrow.parquet.read_table(target).num_rows,
    "xlsx": lambda target: openpyxl.load_workbook(target)["Events"].max_row - 1,
    "geojson": lambda target: len(json.loads(target.read_text(encoding="utf-8"))["features"]),
    "kml": lambda target: len(etree.parse(target).findall(".//{*}Placemark")),
    "atom": lambda target: len(etree.parse(target).findall("{*}entry")),
    "markdown": lambda target: target.read_text(encoding="utf-8").count("\n- **"),
    "schema-org": lambda target: len(json.loads(target.read_text(encoding="utf-8"))["@graph"]),
    "timelinejs": lambda target: len(json.loads(target.read_text(encoding="utf-8"))["events"]),
}
"""How many events an export holds, as its own reader finds them."""


def look_at(database: Path, count: int) -> None:
    """Write everything, and hold each against its reader."""
    for name, form in FORMATS.items():
        target = database.with_name(f"timeline{form.ending}")
        export(database, name, target, Selection())
        report = json.loads(target.with_name(f"{target.name}.loss.json").read_text(encoding="utf-8"))
        assert not [loss for loss in report["losses"] if "fault of dateline" in loss["reason"]]
        if name in COUNTED:
            assert COUNTED[name](target) + report["left_out"] == report["events"] == count, name
        for file in target.iterdir() if target.is_dir() else [target]:
            if name not in ("parquet", "xlsx"):
                text = file.read_bytes().decode().replace("\r\n", "\n")
                assert CONTROL.search(text) is None, name
    checked(database.with_name("timeline.timeml"))
    made = refresh(Published(database, database.parent / "raw"))
    page = made.page.read_text(encoding="utf-8")
    assert made.faults == () and page.count("<details class=event") == count
    assert CONTROL.search(page) is None


@settings(max_examples=5)
@given(TELLINGS, STATED)
def test_odd_values_break_nothing(tellings, stated):
    with TemporaryDirectory() as folder:
        look_at(make(Path(folder), tellings, {"0.txt": stated}), len(tellings))


@pytest.mark.soak
@settings(max_examples=200)
@given(TELLINGS, STATED)
def test_odd_values_break_nothing_long(tellings, stated):
    with TemporaryDirectory() as folder:
        look_at(make(Path(folder), tellings, {"0.txt": stated}), len(tellings))


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one(tmp_path, count):
    day = date(2025, 4, 14)
    told = [Told("fire", "a.txt", "A fire broke out on Monday.", "fire", "on Monday", day, day, title=None)]
    look_at(make(tmp_path, told[:count]), count)
    assert ("(without a title)" in (tmp_path / "timeline.html").read_text()) == bool(count)
