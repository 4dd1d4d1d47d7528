"""Corpora with gold time expressions: JSON lines, or TimeML files with their document creation time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: its span in code points, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with what people marked in it.

    Args:
        document_date: the day it speaks from; None where the corpus gives none that anchors anything.
        annotated_end: nothing after this offset was annotated.
    """

    document_id: str
    text: str
    language: str
    document_date: date | None
    annotated_end: int
    timexes: tuple[Timex, ...]


def read_corpus(path: Path) -> list[GoldDocument]:
    """The documents of one `.jsonl` file, or of a folder of `.tml` files.

    A corpus of encyclopaedic histories (its name begins with `wikiwars`) has download days for document dates: they
    anchor nothing and are left out. Rows without time expressions, such as those of a timeline task, are passed over.
    """
    if path.is_dir():
        return [_timeml(file) for file in sorted(path.glob("*.tml"))]
    return list(_json_lines(path))


def _json_lines(path: Path) -> Iterator[GoldDocument]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "timexes" not in row:
                continue
            dated = row.get("dct") and not path.name.startswith("wikiwars")
            yield GoldDocument(
                row["id"],
                row["text"],
                row.get("lang") or "en",
                date.fromisoformat(row["dct"][:10]) if dated else None,
                row.get("annotated_end") or len(row["text"]),
                tuple(Timex(t["start"], t["end"], t["type"], t["value"] or "") for t in row["timexes"]),
            )


def _timeml(path: Path) -> GoldDocument:
    root = ElementTree.parse(path).getroot()
    creation = root.find("DCT/TIMEX3")
    day = creation.get("value", "")[:10] if creation is not None else ""
    body = root.find("TEXT")
    if body is None:
        raise ValueError(f"{path}: no TEXT element; is this a TimeML file?")
    timexes, text = [], ""
    for element, inside, tail in _flatten(body):
        if element.tag == "TIMEX3":
            timexes.append(Timex(len(text), len(text) + len(inside), element.get("type", ""), element.get("value", "")))
        text += inside + tail
    iso = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if day.isdigit() and len(day) == 8 else day
    return GoldDocument(
        path.stem, text, "en", date.fromisoformat(iso) if len(iso) == 10 else None, len(text), tuple(timexes)
    )


def _flatten(body: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str, str]]:
    yield body, body.text or "", ""
    for child in body:
        yield child, "".join(child.itertext()), child.tail or ""
