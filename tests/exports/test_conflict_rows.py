import csv
from dataclasses import replace

import pytest

from pipelines.exports.formats import conflict


@pytest.fixture
def rows(exported):
    def read(name: str) -> dict[str, dict[str, str]]:
        with exported(name)[0].open(newline="", encoding="utf-8") as file:
            return {row["edtf"]: row for row in csv.DictReader(file)}

    return read


def test_ucdp_holds_violence_that_killed(rows):
    (row,) = rows("ucdp").values()
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2025-04-14", "2025-04-14", "1")
    assert (row["low"], row["best"], row["high"]) == ("3", "3", "3")
    assert (row["country"], row["where_prec"]) == ("Ukraine", "1")


def test_ucdp_says_what_it_leaves_out_and_why(said):
    found = said("ucdp")
    assert found["Storm strikes Brest"] == ["left out: not an event of violence (DISASTER)"]
    assert found["Shelling in Mykolaiv"] == ["coarsened: the number of deaths is open above; high repeats best"]


def test_every_row_keeps_to_the_codebook(rows):
    for row in rows("ucdp").values():
        assert tuple(row) == conflict.UCDP_COLUMNS
        assert row["date_prec"] in "12345" and row["event_clarity"] in "12"
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert row["date_start"] <= row["date_end"]
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[part]) for part in parts) == int(row["best"])


def test_acled_dates_one_day_and_says_how_exact(rows):
    row = rows("acled")["2025-04-14"]
    assert (row["event_date"], row["time_precision"], row["fatalities"]) == ("14 April 2025", "1", "3")
    assert (row["event_type"], row["iso"]) == ("Explosions/Remote violence", "804")
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert tuple(row) == conflict.ACLED_COLUMNS


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (7, 2), (8, 3), (31, 3)])
def test_acled_time_precision(days, code):
    assert conflict.time_precision(days) == code


def test_acled_leaves_out_what_it_has_no_word_for(said):
    assert said("acled")["Ministers met in Oslo"] == ["left out: no event type of ACLED is sure for this CONSULT"]
    assert said("acled")["Treaty signed"][0].startswith("left out: '2022' is wider than a month")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Drones hit a depot.", ("Explosions/Remote violence", "Air/drone strike")),
        ("A drone and a missile hit a depot.", ("Explosions/Remote violence", None)),
        ("A bomb went off in the market.", ("Explosions/Remote violence", None)),
        ("Gunmen shot two villagers.", ("Violence against civilians", "Attack")),
        ("The president spoke of the attack and was determined.", None),
    ],
)
def test_acled_types_go_by_whole_words(timeline, sentence, kind):
    (shelling,) = [event for event in timeline.events if event.title == "Shelling in Mykolaiv"]
    told = replace(shelling, title="Attack", tellings=(replace(shelling.tellings[0], sentence=sentence),))
    found = conflict.ACLED_SHAPE.of([told])
    row = next(csv.DictReader(str(found.files[""]).splitlines()), None)
    assert kind == (row and (row["event_type"], row["sub_event_type"] or None))
