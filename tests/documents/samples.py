"""Real files of every kind, each made by the library of its kind."""

import json
from datetime import datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pyarrow as pa
from pyarrow import parquet
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

SENTENCES = (
    "The town council of Lindau opened the new harbour bridge on Monday after three years of work.",
    "Hundreds of people came to see the first ships pass, and the old ferry made its last trip two days ago.",
    "The mayor said that the bridge had cost less than the council feared when the work began in 2022.",
)
BODY = "\n".join(SENTENCES)


def text_file(path: Path, text: str = BODY) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def markdown_file(path: Path) -> None:
    front = "---\ntitle: The bridge\nauthor: Ann Lee\ndate: 2025-04-15\nlang: en\ntags: [harbour]\n---\n"
    path.write_text(front + "# The bridge\n\n" + "\n\n".join(f"**Note** {line}" for line in SENTENCES))


def html_file(path: Path, published: str = "2025-04-15T23:30:00-05:00") -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "The bridge", "datePublished": published})
    paragraphs = "".join(f"<p>{line}</p>" for line in SENTENCES * 2)
    path.write_text(
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>The bridge</title>'
        f'<meta name="author" content="Ann Lee"><meta property="og:site_name" content="Lake News">'
        f'<script type="application/ld+json">{linked}</script><script>document.write("today")</script></head>'
        f"<body><nav>Home</nav><article><h1>The bridge</h1>{paragraphs}</article></body></html>"
    )


def pdf_bytes(lines: tuple[str, ...] = SENTENCES) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=700, height=800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 10 Tf 12 TL 40 760 Td {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({"/Title": "The bridge", "/Author": "Ann Lee", "/CreationDate": "D:20250415120000+02'00'"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def docx_file(path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "The bridge"
    document.core_properties.author = "Ann Lee"
    document.core_properties.created = datetime(2025, 4, 15, 12, 0)
    document.add_heading("The bridge")
    for line in SENTENCES:
        document.add_paragraph(line)
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "length"
    document.save(str(path))


def email_bytes(html: bool = False) -> bytes:
    message = EmailMessage()
    message["Subject"] = "The bridge"
    message["From"] = "Ann Lee <ann@example.org>"
    message["Date"] = "Tue, 15 Apr 2025 23:30:00 -0500"
    if html:
        message.set_content("".join(f"<p>{line}</p>" for line in SENTENCES * 2), subtype="html")
    else:
        message.set_content(BODY)
    return message.as_bytes()


ROWS = [
    {"guid": "n1", "headline": "The bridge", "body": SENTENCES[0], "day": "2025-04-15"},
    {"guid": "n2", "headline": "The ferry", "body": SENTENCES[1], "day": "2025-04-16"},
    {"guid": "n3", "headline": "Nothing", "body": "", "day": "2025-04-17"},
]
COLUMNS = '[columns]\ntext = "body"\nid = "guid"\ntitle = "headline"\npublished_date = "day"\n'


def jsonl_file(path: Path, rows: list[dict[str, str]] = ROWS) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def csv_file(path: Path) -> None:
    lines = [";".join(ROWS[0])] + [";".join(f'"{value}"' for value in row.values()) for row in ROWS]
    path.write_text("\n".join(lines))


def parquet_file(path: Path) -> None:
    parquet.write_table(pa.Table.from_pylist(ROWS), path)
