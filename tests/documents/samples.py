"""Real files of every kind, each made by the library of its kind."""

import json
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pyarrow as pa
from pyarrow import parquet

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


INFO = "/Title (The bridge) /Author (Ann Lee) /CreationDate (D:20250415120000+02'00')"


def pdf_bytes(lines: tuple[str, ...] = SENTENCES, info: str = INFO) -> bytes:
    return printed([[(40, 760 - 12 * place, line) for place, line in enumerate(lines)]], info)


def printed(pages: list[list[tuple[int, int, str]]], info: str = INFO, size: int = 10) -> bytes:
    """A PDF of lines that begin at places of its pages, each written in WinAnsi."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        shown = "".join(f"1 0 0 1 {x} {y} Tm ({line}) Tj " for x, y, line in lines)
        stream = f"BT /F1 {size} Tf {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 800] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _pdf([*objects, f"<< {info} >>"])


def _pdf(objects: list[str]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


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
