"""Datasets in the forms in which people have them: nothing is cut in silence, and what is guessed is said."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.documents.reading import documents, refusals

HEAD = "id,text,published_date\n"
MAY_3 = date(2025, 5, 3)


def write(folder: Path, name: str, content: str | bytes) -> None:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def names(found: list[dict[str, Any]]) -> list[str]:
    return [row["source_path"] for row in found]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    rows = [("id", "text", "published_date"), ("1", '"Rain, wind; and | hail."', "2025-05-03")]
    write(tmp_path, "a.csv", "\n".join(separator.join(row) for row in rows))
    (document,) = documents(tmp_path)
    assert (document["text"], document["published_date"]) == ("Rain, wind; and | hail.", MAY_3)


def test_the_separator_that_a_spreadsheet_states(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "sep=;\nid;text\n1;Rain, and wind.\n")
    assert documents(tmp_path)[0]["text"] == "Rain, and wind."


@pytest.mark.parametrize(
    ("encoding", "text", "flags"),
    [
        ("utf-8-sig", "Der Föhn kam früh.", []),
        ("utf-16", "Der Föhn kam früh.", []),
        ("utf-16-le", "Der Föhn kam früh.", ["encoding_guessed"]),
        ("cp1252", "Der Föhn kam früh – wie immer.", ["encoding_guessed"]),
        ("cp1251", "Паром ушёл рано утром, и никто не видел его больше на озере.", ["encoding_guessed"]),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, text: str, flags: list[str]) -> None:
    write(tmp_path, "a.csv", f"id,text,language\n1,{text.replace(',', ' ')},de\n".encode(encoding))
    (document,) = documents(tmp_path)
    assert (document["text"], [flag for flag in document["flags"] if "encoding" in flag]) == (
        text.replace(",", " "),
        flags,
    )


def test_one_wrong_byte_spoils_no_other_row(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", b"id,text\n1,F\xc3\xb6hn\n2,F\xf6hn\n")
    assert [document["text"] for document in documents(tmp_path)] == ["Föhn", "F\ufffdhn"]


@pytest.mark.parametrize(
    ("row", "line"),
    [("2,Rain, and wind.,2025-05-03", "line 3"), ("2,Rain", "line 3"), ('2,"Rain fell all night,2025-05-03', "line 3")],
)
def test_a_row_that_is_not_of_its_form_is_told_and_the_others_are_read(tmp_path: Path, row: str, line: str) -> None:
    write(tmp_path, "a.csv", f'{HEAD}1,Sun.,2025-05-03\n{row}\n3,"Fog, at last.",2025-05-03\n4,Snow.,2025-05-03\n')
    assert names(documents(tmp_path)) == ["a.csv#1", "a.csv#3", "a.csv#4"]
    (refusal,) = refusals(tmp_path)
    assert (refusal["source_path"], refusal["kind"], line in refusal["reason"]) == ("a.csv#2", "csv", True)


def test_quotes_in_a_file_of_tabs_are_signs_of_its_texts(tmp_path: Path) -> None:
    write(tmp_path, "a.tsv", 'id\ttext\n1\t"Fog," she said.\n2\tHe said "no\n')
    assert [document["text"] for document in documents(tmp_path)] == ['"Fog," she said.', 'He said "no']


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "id,text,text\n1,Rain.,Rain fell all night.\n")
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], "named text" in refusal["reason"]) == ("columns", True)


def test_plain_names_are_taken_for_columns_and_that_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "Headline,Body,publishedAt,Source\nRain,It rained.,2025-05-03T23:30:00-05:00,Lake News\n")
    (document,) = documents(tmp_path)
    known = (document["title"], document["published_date"], document["publisher"])
    assert known == ("Rain", MAY_3, "Lake News")
    assert document["flags"][0].startswith("columns_guessed:text=Body, title=Headline")


def test_of_two_columns_that_may_be_the_text_none_is_taken(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "body,article\nRain.,Rain fell.\n")
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], "[columns]" in refusal["remedy"]) == ("columns", True)


@pytest.mark.parametrize(
    "written", ["2025-05-03T22:00:00Z", "3.5.2025", "May 3, 2025", "Sat, 3 May 2025 23:00:00 -0500", "1746291600"]
)
def test_days_as_people_and_programs_write_them(tmp_path: Path, written: str) -> None:
    write(tmp_path, "a.csv", f'{HEAD}1,Rain.,"{written}"\n')
    assert documents(tmp_path)[0]["published_date"] == MAY_3


def test_a_day_that_may_be_another_one_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", f"{HEAD}1,Rain.,05/03/2025\n")
    assert [refusal["kind"] for refusal in refusals(tmp_path)] == ["value"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[{"id": "a", "text": "Rain."}, {"id": "b", "text": "Sun."}]', ["a.json#a", "a.json#b"]),
        ('{"total": 1, "articles": [{"content": "Rain."}]}', ["a.json#1"]),
        ('{"title": "Weather", "body": "Rain."}', ["a.json"]),
    ],
)
def test_a_json_file_is_a_dataset_or_a_document(tmp_path: Path, content: str, expected: list[str]) -> None:
    write(tmp_path, "a.json", content)
    assert names(documents(tmp_path)) == expected


@pytest.mark.parametrize(("content", "kind"), [('["Rain"]', "json"), ("[", "json"), ("[" * 99_999, "json")])
def test_a_json_file_without_documents(tmp_path: Path, content: str, kind: str) -> None:
    write(tmp_path, "a.json", content)
    assert [refusal["kind"] for refusal in refusals(tmp_path)] == [kind]


@pytest.mark.parametrize("content", ["id,text\n", "", "\n\n"])
def test_a_dataset_without_rows_is_told(tmp_path: Path, content: str) -> None:
    write(tmp_path, "a.csv", content)
    assert [refusal["kind"] for refusal in refusals(tmp_path)] == ["empty"]


def test_characters_that_cannot_be_stored_cost_no_row(tmp_path: Path) -> None:
    row = '{"id": "x\\ud800", "title": "Fog\\udfff", "text": "Fog \\u0000 again."}'
    write(tmp_path, "a.jsonl", f'{row}\n{{"id": "{"y" * 999}", "text": "Rain."}}\n')
    first, second = documents(tmp_path)
    assert (first["text"], first["flags"]) == ("Fog \ufffd again.", ["characters_replaced"])
    assert len(second["source_path"]) < 250


def test_a_parquet_value_out_of_bounds_costs_its_row_alone(tmp_path: Path) -> None:
    days = pa.array([2**40, 1746291600], pa.timestamp("s"))
    table = pa.table(
        {"text": ["Rain.", "Sun."], "published_date": days, "unused": pa.array([2**40, 1], pa.timestamp("s"))}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    assert [(row["source_path"], row["published_date"]) for row in documents(tmp_path)] == [("a.parquet#2", MAY_3)]
    assert [refusal["kind"] for refusal in refusals(tmp_path)] == ["value"]


def test_a_parquet_of_one_text_many_times(tmp_path: Path) -> None:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 30), pa.array(["x" * 10_000_001]))
    parquet.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", compression="zstd")
    assert {refusal["kind"] for refusal in refusals(tmp_path)} == {"too_large"}


def test_a_workbook_gives_its_first_sheet_and_tells_of_the_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        ["headline", "text", "date"],
        ["Fog", "Fog came.", MAY_3],
    ):
        sheet.append(row)
    book.create_sheet("Notes").append(["a note"])
    book.save(tmp_path / "a.xlsx")
    (document,) = documents(tmp_path)
    assert (document["title"], document["text"], document["published_date"]) == ("Fog", "Fog came.", MAY_3)
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], "Notes" in refusal["reason"]) == ("sheet", True)


def test_each_mail_of_a_mailbox(tmp_path: Path) -> None:
    head = "From x@example.org Sat May  3 09:00:00 2025\nSubject: Fog {0}\nDate: Sat, 3 May 2025 09:00:00 +0200\n"
    mail = head + "\nFog {0}.\n\n"
    write(tmp_path, "a.mbox", mail.format(1) + mail.format(2))
    assert [(row["source_path"], row["title"], row["metadata_date"]) for row in documents(tmp_path)] == [
        ("a.mbox#1", "Fog 1", MAY_3),
        ("a.mbox#2", "Fog 2", MAY_3),
    ]


EVENT = (
    "BEGIN:VEVENT\r\nUID:fair-{0}\r\nSUMMARY:The harbour fair\r\n"
    "DESCRIPTION:It\r\n  opens today.\r\nDTSTART{1}\r\nEND:VEVENT\r\n"
)


def test_each_event_of_a_calendar_speaks_from_its_own_day(tmp_path: Path) -> None:
    starts = [";VALUE=DATE:20250503", ":20250504T030000Z", ":soon"]
    events = "".join(EVENT.format(number, start) for number, start in enumerate(starts))
    write(tmp_path, "a.ics", f"BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:America/New_York\r\n{events}END:VCALENDAR\r\n")
    found = [(row["source_path"], row["visit_date"], row["text"]) for row in documents(tmp_path)]
    text = "The harbour fair\n\nIt opens today."
    assert found == [("a.ics#fair-0", MAY_3, text), ("a.ics#fair-1", MAY_3, text)]
    assert [refusal["kind"] for refusal in refusals(tmp_path)] == ["calendar"]


def test_rich_text(tmp_path: Path) -> None:
    info = r"{\info{\title The Fog}{\creatim\yr2025\mo5\dy3}}"
    write(tmp_path, "a.rtf", rf"{{\rtf1\ansi{info}The F\'f6hn came \b early\b0 .\par It left.\par}}")
    (document,) = documents(tmp_path)
    assert document["text"].splitlines() == ["The Föhn came early.", "It left."]
    assert (document["title"], document["metadata_date"], document["flags"]) == ("The Fog", MAY_3, ["producer_date"])


@pytest.mark.parametrize("name", ["a.zip", "a.xml", "a.DOC", "a.png", "a.mp3", "a.epub"])
def test_what_is_not_read_is_refused_by_name_with_what_to_do(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, "whatever it is")
    (refusal,) = refusals(tmp_path)
    assert (refusal["kind"], name[1:].lower() in refusal["reason"]) == ("unsupported", True)


@pytest.mark.parametrize("title", ["1:59:59:59:59:59", "1:59:59:59.5"])
def test_front_matter_is_taken_as_it_is_written(tmp_path: Path, title: str) -> None:
    write(tmp_path, "a.md", f"---\ntitle: {title}\ndate: 3 May 2025\nauthor: ~\n---\nFog came.\n")
    (document,) = documents(tmp_path)
    assert (document["title"], document["published_date"], document["author"]) == (title, MAY_3, None)


def test_front_matter_merges_nothing(tmp_path: Path) -> None:
    levels = "".join(f"b{n}: &b{n}\n  <<: [{', '.join([f'*b{n - 1}'] * 10)}]\n" for n in range(1, 30))
    write(tmp_path, "a.md", f"---\nb0: &b0 {{x: 1}}\n{levels}title: Fog\n---\nFog came.\n")
    assert documents(tmp_path)[0]["title"] == "Fog"
