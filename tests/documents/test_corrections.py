"""Corrections are understood table by table; a wrong one says file, table, value and remedy, and stops no other."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from pipelines.documents import corrections
from pipelines.documents.corrections import (
    StatedCorrection,
    WrongCorrection,
    parse_corrections,
    read_corrections,
)
from pipelines.documents.model import Target
from pipelines.steps.correct import stated_corrections

HEX = "0123456789abcdef"
TAIL = f'reason = "The mayor said so."\nauthor = "Ann Lee"\ndate = 2025-05-02\nmade_for = {{ "a.txt" = "{HEX}" }}\n'
KINDS = {
    Target.DOCUMENT_DATE: 'document_date = "a.txt"\nvalue = 2025-04-15',
    Target.REFERENCE: f'reference = "{HEX}"\nvalue = "2025-04-12/.."',
    Target.EVENT_DATE: f'event_date = "{HEX}"\nvalue = "2025-04"',
    Target.EVENT_PLACE: f'event_place = "{HEX}"\nvalue = "Gdynia"',
    Target.EVENT_TITLE: f'event_title = "{HEX}"\nvalue = "The ferry burns"',
    Target.EVENT_STATUS: f'event_status = "{HEX}"\nvalue = "planned"',
    Target.CONFIRM: f'confirm = "{HEX}"\nvalue = "2025-04-12/.."',
    Target.DISTINCT: f'distinct = ["{HEX}", "{HEX[::-1]}"]',
    Target.MERGE: f'merge = ["{HEX}", "{HEX[::-1]}"]',
    Target.SPLIT: f'split = ["{HEX}"]',
    Target.DROP: f'drop = "{HEX}"',
}
TEXTS = [{"source_path": "a.txt", "document_id": "d", "text_sha256": HEX + "f" * 48}]


def parsed(text: str) -> StatedCorrection | WrongCorrection:
    (found,) = parse_corrections("corrections/c.toml", text.encode())
    return found


@pytest.mark.parametrize("target", Target)
def test_each_kind_is_read(target: Target) -> None:
    found = parsed(f"[x]\n{KINDS[target]}\n{TAIL}")
    assert isinstance(found, StatedCorrection), found.problem
    assert (found.name, found.target) == ("corrections/c.toml#x", target)
    assert (found.reason, found.author, found.made_on) == ("The mayor said so.", "Ann Lee", date(2025, 5, 2))
    assert found.made_for == {"a.txt": HEX}
    (row,) = stated_corrections([found], TEXTS)
    assert (row["document_id"], row["status"], row["problem"]) == ("d", None, None)


def test_days_are_a_day_a_month_a_year_or_a_stretch() -> None:
    event = f'[x]\nevent_date = "{HEX}"\nvalue = %s\n{TAIL}'
    values = ("2025-04-13", '"2025-04-13"', '"2025-04"', '"2025"', '"2025-04-12/2025-05"')
    rows = [stated_corrections([parsed(event % value)], TEXTS)[0] for value in values]
    assert [(str(row["start_date"]), str(row["end_date"])) for row in rows] == [
        ("2025-04-13", "2025-04-13"),
        ("2025-04-13", "2025-04-13"),
        ("2025-04-01", "2025-04-30"),
        ("2025-01-01", "2025-12-31"),
        ("2025-04-12", "2025-05-31"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1", "there is no table. Write the name in brackets"),
        (f"[x]\n{TAIL}", "there is no target. Name one of: document_date, reference, event_date, event_place"),
        (f"[x]\n{KINDS[Target.DROP]}\n{KINDS[Target.SPLIT]}\n{TAIL}", "there is split and drop. Name one of:"),
        (f"[x]\n{KINDS[Target.DROP]}\nwhy = 1\n{TAIL}", 'there is an unknown key "why". Use one of:'),
        (f'[x]\ndrop = "Odesa"\n{TAIL}', "drop = 'Odesa' is not an id of 16 digits."),
        (f'[x]\nmerge = ["{HEX}", "{HEX}"]\n{TAIL}', "merge names one event. Name two or more"),
        (f'[x]\ndistinct = ["{HEX}"]\n{TAIL}', "distinct names one event. Name two or more"),
        (f'[x]\nevent_place = "{HEX}"\n{TAIL}', "value is missing. Write it in quotes"),
        (f'[x]\nevent_status = "{HEX}"\nvalue = "maybe"\n{TAIL}', "value = 'maybe' is not a status. Write one of"),
        (f"[x]\n{KINDS[Target.DROP]}\nvalue = 3\n{TAIL}", "value = 3 says nothing about a drop. Take it out."),
        (f'[x]\nevent_date = "{HEX}"\nvalue = "April"\n{TAIL}', "value = 'April' is not a date. Write 2025"),
        (f'[x]\nevent_date = "{HEX}"\nvalue = "2025-02-30"\n{TAIL}', "value = '2025-02-30' is not a date."),
        (f'[x]\nevent_date = "{HEX}"\nvalue = "../2025"\n{TAIL}', "value = '../2025' has an open side."),
        (f'[x]\ndocument_date = "a.txt"\nvalue = "2025"\n{TAIL}', "value = '2025' is not one day."),
        (f'[x]\ndocument_date = "b.txt"\nvalue = 2025-04-15\n{TAIL}', "made_for does not name 'b.txt'."),
        (f"[x]\n{KINDS[Target.DROP]}", "made_for does not name the texts. Write made_for = {"),
        (f'[x]\n{KINDS[Target.DROP]}\nmade_for = {{ "a.txt" = "12" }}', "is not the SHA-256 of a text"),
        (f"[x]\n{KINDS[Target.DROP]}\n{TAIL.replace('Ann Lee', ' ')}", "author = ' ' is not a text."),
        (f"[x]\n{KINDS[Target.DROP]}\n{TAIL.replace('date = ', '# ')}", "date is missing. Write it as date ="),
        ("[x", "It cannot be understood: this is not TOML:"),
        (f"[x]\ndrop = 0x{'f' * 5_000}\n{TAIL}", "drop = a number of very many digits is not an id"),
    ],
)
def test_a_wrong_one_says_where_what_and_the_remedy(text: str, said: str) -> None:
    found = parsed(text)
    assert isinstance(found, WrongCorrection)
    assert found.name == ("corrections/c.toml" if text == "[x" else "corrections/c.toml#x")
    assert said in found.problem
    (row,) = stated_corrections([found], TEXTS)
    assert (row["status"], row["problem"], row["target"]) == ("error", found.problem, None)


def test_a_wrong_table_or_file_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "corrections"
    folder.mkdir()
    (folder / "a.toml").write_text(f"[bad]\nreason = 1\n[good]\n{KINDS[Target.DROP]}\n{TAIL}")
    (folder / "b.toml").write_bytes(b"\xff\xfe")
    (folder / "c.yaml").write_text("drop: all")
    (folder / "README.md").write_text("Notes.")
    found = read_corrections(tmp_path)
    assert [each.name.partition("/")[2] for each in found] == ["a.toml#bad", "a.toml#good", "b.toml", "c.yaml"]
    assert [type(each) for each in found] == [WrongCorrection, StatedCorrection, WrongCorrection, WrongCorrection]


def test_no_folder_is_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == []


def test_another_text_makes_it_stale_and_no_text_unmatched() -> None:
    found = parsed(f"[x]\n{KINDS[Target.DROP]}\n{TAIL}")
    now = hashlib.sha256(b"another").hexdigest()
    (stale,) = stated_corrections([found], [{**TEXTS[0], "text_sha256": now}])
    assert stale["status"] == "stale" and f"a.txt has another text now, {now[:16]}." in stale["problem"]
    (gone,) = stated_corrections([found], [])
    assert gone["status"] == "unmatched" and "There is no document a.txt." in gone["problem"]


def test_two_of_one_thing_name_each_other_and_neither_holds() -> None:
    text = f'[x]\n{KINDS[Target.EVENT_DATE]}\n{TAIL}\n[y]\nevent_date = "{HEX}"\nvalue = "2024"\n{TAIL}'
    rows = stated_corrections(list(parse_corrections("corrections/c.toml", text.encode())), TEXTS)
    assert [row["status"] for row in rows] == ["error", "error"]
    assert f"corrections/c.toml#y says another event_date of {HEX}. Keep one" in rows[0]["problem"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = " + "[" * 5_000, "its values are nested too deeply. docs/corrections.md"),
        ("x = " + "9" * 5_000, "this is not TOML"),
        ("x" + ".x" * 2_000 + " = 1", "a line has more than 400 dots. docs/corrections.md"),
        (f"[{'x' * 1_001}]\n{KINDS[Target.DROP]}\n{TAIL}", "its name is longer than 1,000 characters"),
        (f'["x\\u001b"]\n{KINDS[Target.DROP]}\n{TAIL}', "or not of one line. Shorten it."),
    ],
)
def test_what_no_person_writes_is_told_in_few_words(text: str, said: str) -> None:
    found = parsed(text)
    assert isinstance(found, WrongCorrection)
    assert said in found.problem
    assert found.name.isprintable()
    assert len(found.name) + len(found.problem) < 1_500


def test_a_fault_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "day_of", lambda _: 1 // 0)
    found = parsed(f"[x]\n{KINDS[Target.EVENT_DATE]}\n{TAIL}")
    assert isinstance(found, WrongCorrection)
    assert "a fault of dateline (ZeroDivisionError)" in found.problem
