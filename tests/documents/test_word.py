"""What is read of a Word file: every word that shows, once and in order, and no day of a template."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from pipelines.documents.readers.content import FileBytes, TextContent
from pipelines.documents.readers.docx import MAX_PART, read_docx
from pipelines.documents.segments import segments
from pipelines.errors import UnreadableDocument
from tests.documents.reading import documents

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str) -> Any:
    """A new file with some XML as its body."""
    document = docx.Document()
    wrapped = parse_xml(f"<w:body {W} {MC} {MATH}>{xml}</w:body>")
    for child in reversed(list(wrapped)):
        document.element.body.insert(0, child)
    return document


def read(document: Any) -> TextContent:
    return read_docx(FileBytes(saved(document)))


def text_of(paragraph: str) -> str:
    return read(with_body(f"<w:p>{paragraph}</w:p>")).text


def remade(data: bytes, change: dict[str, str], parts: dict[str, bytes] | None = None) -> bytes:
    """A file with some words in its parts changed, and some parts put in place of others."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *(parts or {})]):
            content = (parts or {}).get(name) or old.read(name)
            for before, after in change.items():
                content = content.replace(before.encode(), after.encode())
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        (f"{run('Shut on ')}<w:smartTag>{run('4 March 2024')}</w:smartTag>{run('.')}", "Shut on 4 March 2024."),
        (f"{run('Shut on ')}<w:ins>{run('4 March 2024')}</w:ins><w:del><w:r><w:delText>today</w:delText></w:r></w:del>",
         "Shut on 4 March 2024"),
        (f"<w:moveFrom>{run('today ')}</w:moveFrom>{run('Shut ')}<w:moveTo>{run('today')}</w:moveTo>", "Shut today"),
        (f'{run("Lindau, ")}<w:fldSimple w:instr="DATE">{run("4 March 2024")}</w:fldSimple>', "Lindau, 4 March 2024"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
         f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("4 March 2024")}'
         '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "4 March 2024"),
        (f"<w:hyperlink>{run('the council')}</w:hyperlink>{run(' said')}", "the council said"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('4 March 2024')}</w:sdtContent></w:sdt>", "4 March 2024"),
        (f"{run('Shut')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtEndPr/><w:sdtContent>{run('When?')}"
         "</w:sdtContent></w:sdt>", "Shut"),
        ("<w:r><w:t>4</w:t><w:tab/><w:t>March</w:t><w:br/><w:t>2024</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>",
         "4\tMarch\n2024-5"),
        (f"<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>{run(' holds')}", "a=b holds"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>word</w:t></w:r></w:rubyBase>"
         "</w:ruby></w:r>", "word"),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph(paragraph: str, words: str) -> None:
    assert text_of(paragraph) == words


def test_a_block_of_content_controls_is_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('Lindau, 4 March 2024')}</w:p></w:sdtContent></w:sdt>"
    assert read(with_body(f"{control}<w:p>{run('It is shut.')}</w:p>")).text == "Lindau, 4 March 2024\n\nIt is shut."


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('4 March 2024')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    found = read(with_body(f"<w:p><w:r>{both}</w:r>{run('It is shut.')}</w:p>"))
    assert sorted(found.text.split("\n\n")) == ["4 March 2024", "It is shut."]


def test_what_has_no_alternative_is_read_from_its_fallback() -> None:
    content = f"<mc:AlternateContent><mc:Fallback>{run('It is shut.')}</mc:Fallback></mc:AlternateContent>"
    assert text_of(content) == "It is shut."


def test_heads_and_feet_stand_below_the_text_as_notes() -> None:
    document = docx.Document()
    document.add_paragraph("It is shut.")
    document.sections[0].header.paragraphs[0].text = "Harbour Office (Lindau)"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    text = read(document).text
    assert text == "It is shut.\n\n[Harbour Office (Lindau)]\n\n[Page 1]"
    assert [part.kind.value for part in segments(text)] == ["paragraph", "note", "note"]


def test_the_day_in_the_head_of_a_page_is_that_of_the_file() -> None:
    document = docx.Document()
    document.core_properties.created = datetime(2020, 1, 5)
    document.add_paragraph("It was shut yesterday.")
    document.sections[0].header.paragraphs[0].text = "Press release, Lindau, 4 March 2024"
    document.sections[0].footer.paragraphs[0].text = "Form 12, 3 May 2009"
    assert read(document).stated["metadata_date"] == date(2024, 3, 4)


def test_footnotes_stand_below_the_text() -> None:
    document = docx.Document()
    document.add_paragraph("It is shut.")
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator"><w:p>{run("___")}</w:p></w:footnote>'
        f"<w:footnote><w:p>{run('Since 4 March 2024.')}</w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    named = f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    made = remade(saved(document), {}, {"word/footnotes.xml": notes.encode()})
    with zipfile.ZipFile(BytesIO(made)) as archive:
        listed = archive.read("word/_rels/document.xml.rels").decode().replace("</Relationships>", named)
    made = remade(made, {}, {"word/_rels/document.xml.rels": listed.encode()})
    assert read_docx(FileBytes(made)).text == "It is shut.\n\nSince 4 March 2024."


def test_a_table_is_read_row_by_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Open on 4 March 2024"
    for cell, words in zip(table.rows[1].cells, ["Quay", "Shut 9 May 2024"], strict=True):
        cell.text = words
    table.rows[2].cells[0].text = "Ferry"
    table.rows[2].cells[1].text = "It sails.\nIt is late."
    text = read(document).text
    assert text == "| Open on 4 March 2024 |\n\n| Quay | Shut 9 May 2024 |\n\n| Ferry | It sails. It is late. |"
    assert {part.kind.value for part in segments(text)} == {"paragraph"}


def test_the_paragraphs_of_a_frame_are_paragraphs() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "Lindau, 4 March 2024"
    cell.add_paragraph("It is shut.")
    assert read(document).text == "Lindau, 4 March 2024\n\nIt is shut."


@pytest.mark.parametrize("span", ['<w:gridSpan w:val="2000000000"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"])
def test_no_grid_is_followed(span: str) -> None:
    row = f"<w:tr><w:tc><w:tcPr>{span}</w:tcPr><w:p>{run('Quay')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    before = '<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    assert read(with_body(f"<w:tbl>{before}{row * 500}</w:tbl>")).text == "\n\n".join(["| Quay |"] * 500)


def test_the_strict_form_is_read_too() -> None:
    document = docx.Document()
    document.add_paragraph("It is shut.")
    assert read_docx(FileBytes(remade(saved(document), STRICT))).text == "It is shut."


def test_a_part_that_is_named_but_not_there_costs_nothing() -> None:
    document = docx.Document()
    document.add_paragraph("It is shut.")
    assert read_docx(FileBytes(remade(saved(document), {'Target="styles.xml"': 'Target="NULL"'}))).text == "It is shut."


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("2024-03-04T23:30:00Z", date(2024, 3, 4)),
        ("2013-12-23T23:15:00Z", None),
        ("2013-12-23T09:00:00Z", date(2013, 12, 23)),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+23:59", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("2204-05-06T00:00:00Z", None),
        ("soon", None),
    ],
)
def test_the_day_of_creation(created: str, day: date | None) -> None:
    document = docx.Document()
    document.add_paragraph("It is shut.")
    made = remade(saved(document), {"2013-12-23T23:15:00Z": created})
    assert read_docx(FileBytes(made)).stated.get("metadata_date") == day


def test_a_file_is_not_younger_than_its_retrieval(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.created = datetime(2024, 3, 4)
    document.add_paragraph("It is shut.")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "a.toml").write_text("retrieved_date = 2024-03-03")
    (found,) = documents(tmp_path)
    assert found["metadata_date"] is None


def test_a_long_title_is_cut() -> None:
    document = docx.Document()
    document.add_paragraph("It is shut.")
    made = remade(saved(document), {"</cp:coreProperties>": f"<dc:title>{'x' * 50_000}</dc:title></cp:coreProperties>"})
    assert len(str(read_docx(FileBytes(made)).stated["title"])) == 1_000


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "damaged"),
        (saved(docx.Document()), "empty"),
        (remade(saved(docx.Document()), {}, {"word/document.xml": b"<broken"}), "damaged"),
        (remade(saved(docx.Document()), {}, {"word/document.xml": b"<workbook/>"}), "damaged"),
        (remade(saved(docx.Document()), {}, {"word/document.xml": b"<a>" + b" " * MAX_PART}), "too_large"),
    ],
    ids=["cut", "old", "empty", "broken", "other", "bomb"],
)
def test_what_cannot_be_read(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_docx(FileBytes(data))
    assert refusal.value.kind == kind


def test_an_unknown_compression_is_damage() -> None:
    data = bytearray(saved(docx.Document()))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        place = archive.getinfo("word/document.xml").header_offset
    data[place + 8 : place + 10] = (14).to_bytes(2, "little")
    central = bytes(data).rindex(b"word/document.xml") - 46
    data[central + 10 : central + 12] = (14).to_bytes(2, "little")
    with pytest.raises(UnreadableDocument, match="it is damaged"):
        read_docx(FileBytes(bytes(data)))
