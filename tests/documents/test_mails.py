"""What is read of an e-mail: the sender's own words, from whatever part they stand in, and the day in its head."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipelines.documents.readers.content import FileBytes, TextContent
from pipelines.documents.readers.email import ATTACHMENTS, LONGEST_VALUE, read_email
from pipelines.errors import UnreadableDocument
from pipelines.steps.correct import STATED
from pipelines.steps.date import date_documents
from tests.documents.reading import documents, rows

HEAD = "From: Ida Berg <ida@example.org>\nSubject: Ferry\nDate: Mon, 3 Jun 2024 08:15:00 +0200\n"
WORDS = "The ferry to Bregenz ran aground yesterday evening, and forty passengers were brought ashore in boats."
PARTS = 'Content-Type: multipart/{kind}; boundary="cut"\n\n'


def mail(body: str, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> TextContent:
    return read_email(FileBytes(f"{head}Content-Type: {kind}\n\n{body}".encode()))


def parts(kind: str, *bodies: tuple[str, str]) -> TextContent:
    inner = "".join(f"--cut\nContent-Type: {each}\n\n{body}\n" for each, body in bodies)
    return read_email(FileBytes(f"{HEAD}{PARTS.format(kind=kind)}{inner}--cut--\n".encode()))


@pytest.mark.parametrize(
    "markup",
    [f"<html><body><p>{WORDS}</p></body></html>", f'<div dir="ltr">{WORDS}</div>', "Ferry <b>aground</b>, all safe."],
)
def test_html_without_a_plain_text_is_read_whole(markup: str) -> None:
    assert "aground" in mail(markup, "text/html; charset=utf-8").text


@pytest.mark.parametrize("stub", ["", " \n\n", "Your program shows no HTML."])
def test_html_is_read_where_the_plain_text_says_nothing(stub: str) -> None:
    page = f"<html><body><p>{WORDS} {WORDS}</p></body></html>"
    found = parts("alternative", ("text/plain; charset=utf-8", stub), ("text/html; charset=utf-8", page))
    assert found.text == f"{WORDS} {WORDS}"


def test_of_alternatives_that_say_the_same_the_plain_one_is_read() -> None:
    found = parts(
        "alternative", ("text/plain", f"{WORDS}\n\n- two boats"), ("text/html", f"<p>{WORDS}</p><li>two boats")
    )
    assert found.text == f"{WORDS}\n\n- two boats"


def test_several_parts_of_text_are_one_text() -> None:
    found = parts("mixed", ("text/plain", WORDS), ("text/html", "<p>It was freed at noon.</p>"))
    assert found.text == f"{WORDS}\n\nIt was freed at noon."


def test_the_footer_of_a_list_is_no_part_of_a_mail() -> None:
    footer = "________________________________\nboats mailing list\nhttps://lists.example.org/boats\n"
    assert parts("mixed", ("text/html", f"<p>{WORDS}</p>"), ("text/plain", footer)).text == WORDS
    assert mail(f"{WORDS}\n{footer}").text == WORDS
    assert mail(f"{WORDS}\n_____\nIda Berg, harbour master").text.endswith("harbour master")


def test_lines_that_a_program_broke_are_joined() -> None:
    found = mail("It ran aground on 2 June \n2024, late on \nSunday.\n\n> And \n> when?\n", "text/plain; format=flowed")
    assert found.text == "It ran aground on 2 June 2024, late on Sunday.\n\n> And when?"


def test_a_mail_whose_boundary_is_nowhere_is_read_as_it_is() -> None:
    assert mail(WORDS, 'multipart/mixed; boundary="gone"').text == WORDS


@pytest.mark.parametrize(("declared", "written"), [("us-ascii", "utf-8"), ("utf-8", "cp1252"), ("x-none", "utf-8")])
def test_a_wrong_charset_is_corrected_and_said(declared: str, written: str) -> None:
    words = "Die Fähre lief gestern auf Grund, die Gäste blieben trocken, und das Schiff fährt wieder über den See."
    head = f"{HEAD}Content-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit\n\n"
    found = read_email(FileBytes(head.encode() + words.encode(written)))
    assert found.text == words
    assert "encoding_guessed" in found.flags


@pytest.mark.parametrize("charset", ["undefined", "idna", "x" * 5_000])
def test_a_charset_that_no_text_has(charset: str) -> None:
    assert mail(WORDS, f"text/plain; charset={charset}").text == WORDS


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mail_that_was_saved_as_text_with_a_mark(encoding: str) -> None:
    found = read_email(FileBytes(f"{HEAD}\n{WORDS}".encode(encoding)))
    assert (found.text, found.stated["title"]) == (WORDS, "Ferry")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Sun, 2 Jun 2024 23:50:00 -0800", date(2024, 6, 2)),
        ("2024-06-03 08:15", date(2024, 6, 3)),
        ("2024-06-03T00:15:00.000Z", date(2024, 6, 3)),
        ("Mon Jun  3 08:15:00 2024", date(2024, 6, 3)),
        ("lundi 3 juin 2024 08:15", date(2024, 6, 3)),
        ("Mon, 3 Jun 2024 08:15:00 +999999999999999", date(2024, 6, 3)),
        ("99999999999999999999:1:1", None),
        ("Mon, 3 Jun 9024 08:15:00 +0200", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
    ],
)
def test_the_day_in_the_head(value: str, day: date | None) -> None:
    assert mail(WORDS, head=f"From: a@example.org\nDate: {value}\n").stated.get("metadata_date") == day


def test_a_mail_is_not_younger_than_its_retrieval(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(f"{HEAD}\n{WORDS}")
    (tmp_path / "a.toml").write_text("retrieved_date = 2024-06-02")
    (found,) = documents(tmp_path)
    assert found["metadata_date"] is None


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ('"Berg, Ida" <ida@example.org>', "Berg, Ida"),
        ("ida@example.org (Ida Berg)", "Ida Berg"),
        ("<ida@example.org>", "ida@example.org"),
        ("ida@example.org, bo@example.org", "ida@example.org"),
        ("=?utf-8?q?Id=C3=A5_Berg?= <ida@example.org>", "Idå Berg"),
        ("Idå Berg <ida@example.org>", "Idå Berg"),
    ],
)
def test_the_sender(sender: str, author: str) -> None:
    assert mail(WORDS, head=f"From: {sender}\n").stated["author"] == author


def test_control_characters_of_a_subject_are_dropped() -> None:
    assert mail(WORDS, head="Subject: =?utf-8?q?Ferry=1B]0;aground=07?=\n").stated["title"] == "Ferry]0;aground"


FIELDS = {
    "quotes": "From: " + '"' * 1_000_000,
    "groups": "From: " + "a:b," * 200_000,
    "comments": "From: " + "(" * 200_000,
    "addresses": "From: " + ", ".join(f"a{number}@example.org" for number in range(40_000)),
    "encoded words": "Subject: " + "=?utf-8?q?a?= " * 200_000,
    "parameters": 'Content-Type: text/plain; x="' + ';y="' * 200_000,
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_long_field_is_cut_before_it_is_parsed(name: str) -> None:
    found = read_email(FileBytes(f"{FIELDS[name]}\nDate: Mon, 3 Jun 2024 08:15:00 +0200\n\n{WORDS}".encode()))
    assert found.stated["metadata_date"] == date(2024, 6, 3)
    assert all(len(str(value)) <= LONGEST_VALUE for value in found.stated.values())


@pytest.mark.parametrize("depth", [100, 1_000])
def test_nested_parts_are_read_or_refused(depth: int) -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="c{level}"\n\n--c{level}\n' for level in range(depth))
    try:
        assert read_email(FileBytes(f"{HEAD}{nested}\n{WORDS}".encode())).text == WORDS
    except UnreadableDocument as refusal:
        assert (depth, refusal.kind) == (1_000, "too_deep")


def test_html_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        mail("<div>" * 50_000 + WORDS, "text/html")


def test_quoted_html_is_marked_as_quoted() -> None:
    markup = f"<p>Is it afloat?</p><blockquote><p>{WORDS}</p><blockquote>When?</blockquote></blockquote>"
    assert mail(markup, "text/html").text == f"Is it afloat?\n\n> {WORDS}\n>\n>> When?"


def test_words_that_no_program_shows_are_no_text() -> None:
    hidden = '<p style="display: none">Preview</p><script>run()</script><style>p {}</style>'
    assert mail(f"<html><head><title>T</title></head><body>{hidden}<p>{WORDS}</p></body>", "text/html").text == WORDS


def enclosing() -> EmailMessage:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Bo <bo@example.org>", "Crane"
    inner["Date"] = "Tue, 7 May 2024 10:00:00 +0200"
    inner.set_content("The crane fell two days ago.\n")
    outer = EmailMessage()
    outer["From"], outer["Date"] = "Ida <ida@example.org>", "Mon, 3 Jun 2024 08:15:00 +0200"
    outer.set_content("The ferry ran aground yesterday.\n")
    outer.add_attachment(inner)
    return outer


def test_an_enclosed_mail_stands_below_with_its_own_day(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(enclosing().as_bytes())
    (text,) = rows(tmp_path, "core.texts")
    found = {
        text["text"][part["char_start"] : part["char_end"]]: (part["kind"], part["anchor_date"])
        for part in rows(tmp_path, "core.segments")
    }
    assert found["The ferry ran aground yesterday."] == ("paragraph", None)
    assert found["The crane fell two days ago."] == ("paragraph", date(2024, 5, 7))
    assert found["Subject: Crane"] == ("note", None)
    assert text["flags"] == []


def test_other_files_in_a_mail_are_said() -> None:
    outer = enclosing()
    outer.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    assert read_email(FileBytes(outer.as_bytes())).flags == (ATTACHMENTS,)


@pytest.mark.parametrize(
    "body",
    [
        "Come to the harbour day.\n\nSaturday, 7 September 2024\n10:00, North Quay\n\nIt was opened last month.\n",
        "| 1 | 12 May 2024 |\n| 2 | 13 May 2024 |\n\nThese were the days.\n",
        "-----Original Message-----\nFrom: Bo\nSent: Tuesday, May 7, 2024 10:00 AM\nTo: Ida\n\nIt fell.\n",
    ],
)
def test_no_line_of_a_mail_takes_the_place_of_its_day(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.eml").write_text(f"{HEAD}\n{body}")
    tables = {name: rows(tmp_path, name) for name in ("core.texts", "core.segments")}
    (anchor,) = date_documents({**tables, STATED: []})["core.anchors"]
    assert (anchor["anchor_date"], anchor["anchor_basis"]) == (date(2024, 6, 3), "metadata")
