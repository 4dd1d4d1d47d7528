"""The two seed documents, against what a person dated by hand in seeds.toml."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

GOLD = tomllib.loads((Path(__file__).parent / "seeds.toml").read_text(encoding="utf-8"))
EVENTS = {event["name"]: event for event in GOLD["event"]}


def days(pair: list[str]) -> tuple[date | None, ...]:
    return tuple(date.fromisoformat(day) if day else None for day in pair)


def overlapping(seeds, gold):
    """The TIMEX3 rows that overlap the gold's phrase (or, without one, its whole stretch)."""
    name = GOLD["documents"][gold["document"]]
    ((document_id, text),) = seeds.execute(
        "select document_id, text from core.documents where source_path = ?", [name]
    ).fetchall()
    assert text.count(gold["inside"]) == 1
    start = text.index(gold["inside"])
    phrase = gold.get("phrase", gold["inside"])
    start += gold["inside"].index(phrase)
    return seeds.execute(
        "select text, timex_type, timex_value, start_date, end_date, approximate, status, anchor_kind"
        " from core.time_references where document_id = ? and timex_type is not null"
        " and char_start < ? and char_end > ?",
        [document_id, start + len(phrase), start],
    ).fetchall()


@pytest.mark.parametrize("gold", GOLD["reference"], ids=lambda gold: gold["inside"])
def test_reference(seeds, gold):
    ((text, timex_type, value, start, end, approximate, status, anchor_kind),) = overlapping(seeds, gold)
    assert text == gold["phrase"]
    assert (start, end) == days(gold["days"])
    assert (timex_type, value) == (gold.get("type", "DATE"), gold["value"])
    assert approximate is gold.get("approximate", False)
    assert status == gold.get("status", "resolved")
    if "anchor" in gold:
        assert anchor_kind == gold["anchor"]


@pytest.mark.parametrize("gold", GOLD["refusal"], ids=lambda gold: gold["inside"])
def test_refusal(seeds, gold):
    assert overlapping(seeds, gold) == []


def test_we_is_no_weekday(seeds):
    assert seeds.execute("select count(*) from core.time_references where lower(text) = 'we'").fetchall() == [(0,)]


def event_ids(seeds, gold) -> list[str]:
    """Events of the gold's days whose sentences, taken together, hold one of each group of words."""
    rows = seeds.execute(
        "select e.event_id, string_agg(r.sentence, ' ') from core.events as e"
        " join core.event_links as l using (event_id) join core.event_reports as r using (report_id)"
        " where e.start_date = ? and e.end_date = ? group by e.event_id",
        list(days(gold["days"])),
    ).fetchall()
    return [i for i, said in rows if all(any(word in said for word in group) for group in gold["words"])]


def the_event(seeds, gold) -> str:
    """The one event of the gold: where several fit the words, the one told in just the gold's documents and place."""
    wanted = sorted(GOLD["documents"][name] for name in gold["documents"])
    found = []
    for event_id in event_ids(seeds, gold):
        ((documents, place, country),) = seeds.execute(
            "select list_sort(list_distinct(list(d.source_path))), any_value(e.place), any_value(e.country)"
            " from core.events as e join core.event_links using (event_id)"
            " join core.event_reports as r using (report_id) join core.documents as d using (document_id)"
            " where event_id = ?",
            [event_id],
        ).fetchall()
        if documents == wanted and gold.get("place", place) in (place, "Ukraine" if country == "UA" else None):
            found.append(event_id)
    assert found, f"{gold['name']}: no event of these days, words, place and documents"
    return found[0]


@pytest.mark.parametrize("name", EVENTS)
def test_event(seeds, name):
    gold = EVENTS[name]
    ((granularity, killed_best, injured_low),) = seeds.execute(
        "select granularity, killed_best, injured_low from core.events where event_id = ?", [the_event(seeds, gold)]
    ).fetchall()
    assert granularity == gold["granularity"]
    assert gold.get("killed_best") in (None, killed_best)
    assert gold.get("injured_low") in (None, injured_low)


def test_sumy_is_one_event_told_twice(seeds):
    assert len(event_ids(seeds, EVENTS["strike on Sumy"])) == 1


def test_pledge_is_at_least_twenty_billion_euros(seeds):
    quantities = seeds.execute(
        "select low, unit, high from core.quantities join core.event_links using (report_id)"
        " where kind = 'money' and event_id = ?",
        [the_event(seeds, EVENTS["pledges"])],
    ).fetchall()
    assert quantities == [(20_000_000_000, "EUR", None)] or quantities == [(20_000_000_001, "EUR", None)]


def test_witkoff_is_told_as_his_words(seeds):
    said_by = seeds.execute(
        "select coalesce(attributed_to, who) from core.event_links join core.event_reports using (report_id)"
        " where event_id = ?",
        [the_event(seeds, EVENTS["Witkoff's words"])],
    ).fetchall()
    assert any("Witkoff" in (who or "") for (who,) in said_by)


def test_the_two_tolls_of_sumy_are_compatible(seeds):
    verdicts = seeds.execute(
        "select distinct verdict from core.contradictions where event_id = ? and field in ('killed', 'injured')",
        [the_event(seeds, EVENTS["strike on Sumy"])],
    ).fetchall()
    assert verdicts == [("compatible",)]


@pytest.mark.parametrize("pair", [apart["events"] for apart in GOLD["apart"]], ids=" | ".join)
def test_events_stay_apart(seeds, pair):
    left, right = (the_event(seeds, EVENTS[name]) for name in pair)
    assert left != right


def test_every_offset_is_true(seeds):
    assert seeds.execute(
        "select count(*), count(*) filter (substring(d.text, r.char_start + 1, r.char_end - r.char_start) = r.text)"
        " from core.time_references as r join core.documents as d using (document_id)"
    ).fetchall() == [(n := seeds.execute("select count(*) from core.time_references").fetchall()[0][0], n)]
