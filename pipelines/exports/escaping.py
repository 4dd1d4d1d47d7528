"""Escape what a document says, so that it stays text in whichever program opens a file of ours."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters (C0, C1 and DEL) but tab and line feed."""
LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029"}


def harmless(text: str) -> str:
    """Return a text without control characters; one sign stands for each, so that offsets stay true.

    >>> harmless("a\\x1b[2J\\tb\\r\\nc\\rd")
    'a�[2J\\tb \\nc\\nd'
    """
    if CONTROL.search(text) is None:
        return text
    return CONTROL.sub(REPLACEMENT, text.replace("\r\n", " \n").replace("\r", "\n"))


NO_XML = re.compile(f"{CONTROL.pattern}|[\ufffe\uffff]")
"""Control characters, most of which XML cannot hold, and what else it cannot."""


def xml_text(text: str) -> str:
    """Return a text with a replacement for each sign that XML cannot hold.

    >>> xml_text("a\\x00b\\uffff")
    'a�b�'
    """
    return NO_XML.sub(REPLACEMENT, text)


def add_element(parent: Any, name: str, text: str) -> None:
    """Add an element with a text to an lxml element; a sign that XML cannot hold is replaced."""
    from lxml import etree

    etree.SubElement(parent, name).text = xml_text(harmless(text))


@dataclass(frozen=True, slots=True)
class Element:
    """A stretch of a text and the tag that goes around it."""

    start: int
    end: int
    name: str
    attributes: str


def attributes(**values: str | None) -> str:
    """Return the attributes of an XML element; those that are None are left out.

    >>> attributes(tid="t1", value="2025-04", mod=None)
    'tid="t1" value="2025-04"'
    """
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items() if value is not None)


def timeml_file(name: str, dated: object, text: str, elements: Iterable[Element], more: Iterable[str] = ()) -> str:
    """Return a text as a TimeML file; of elements that cross, the first one is kept.

    Args:
        name: of the document, as XML.
        dated: its own day, or day and time, in ISO 8601; None if it has none.
        text: its words.
        elements: that go around some of them.
        more: the elements behind the text.
    """
    created = str(dated or "")
    kind = "TIME" if "T" in created else "DATE"
    said = attributes(tid="t0", type=kind, value=created, functionInDocument="CREATION_TIME")
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{name}</DOCID>",
        f"<DCT><TIMEX3 {said}>{created}</TIMEX3></DCT>",
        f"<TEXT>{''.join(_marked(text, elements))}</TEXT>",
        *more,
        "</TimeML>\n",
    )
    return "\n".join(lines)


def _marked(text: str, elements: Iterable[Element]) -> Iterator[str]:
    at = 0
    for element in sorted(elements, key=lambda element: element.start):
        if element.start >= at:
            yield xml_plain(text[at : element.start])
            inside = xml_plain(text[element.start : element.end])
            yield f"<{element.name} {element.attributes}>{inside}</{element.name}>"
            at = element.end
    yield xml_plain(text[at:])


def xml_plain(text: str) -> str:
    """Return a text as the content of an XML element; carriage returns survive."""
    return "&#13;".join(escape(xml_text(part)) for part in text.split("\r"))


def json_line(value: object) -> str:
    """Return a value as JSON in one line, whichever signs its reader takes for the end of a line.

    >>> json_line({"a": "b\\u2028c"})
    '{"a": "b\\\\u2028c"}'
    """
    line = json.dumps(value, ensure_ascii=False, default=str)
    for sign, escaped in LINE_ENDS.items():
        line = line.replace(sign, escaped)
    return line


FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""How a cell begins that a spreadsheet may compute; the last four are the full-width forms."""


def starts_formula(value: object) -> bool:
    """True if a spreadsheet could compute the text as a formula; numbers are safe.

    >>> starts_formula('=HYPERLINK("x")'), starts_formula(-77.03), starts_formula("a=b")
    (True, False, False)
    """
    return isinstance(value, str) and value.lstrip(" ").startswith(FORMULA)


def cell(value: object) -> str:
    """Return a value as a cell: nothing for None, ISO 8601 for dates, JSON for lists, an apostrophe before a formula.

    No cell holds a control character but tab and line feed.

    >>> cell(None), cell(-1.5), cell(" @sum"), cell(["a"])
    ('', '-1.5', "' @sum", '["a"]')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict):
        return harmless(json.dumps(value, ensure_ascii=False, default=str))
    return harmless(f"'{value}" if starts_formula(value) else str(value))


Cells = list[str]


def cells(columns: Sequence[str], row: Mapping[str, Any]) -> Cells:
    """Return a row as cells; a column that it does not have is empty."""
    return [cell(row.get(column)) for column in columns]


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a CSV file with a header."""
    return csv_file(columns, (cells(columns, row) for row in rows))


def csv_file(columns: Sequence[str], rows: Iterable[Cells]) -> str:
    """Return a CSV file with a header, of rows that are cells already."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows(rows)
    return output.getvalue()
