"""The three faces of `dateline tag`: lines for a person, JSON lines, TimeML."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import unescape

from pipelines.exports.escaping import Element, attributes, json_line, timeml_file
from pipelines.reference_rows import reference_row
from pipelines.temporal import tag
from pipelines.temporal.calendar import to_dates
from pipelines.temporal.model import Context, Interval, TimeReference
from pipelines.temporal.references import references

DCT = re.compile(r"<DCT>\s*<TIMEX3[^<>]*\bvalue=\"([0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)\"")
DOCID = re.compile(r"<DOCID>([^<>]*)</DOCID>")
TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
MARKUP = re.compile(r"<[^<>]*>")
ROWS_A_PART = 1000
ENTITIES = {"&quot;": '"', "&apos;": "'"}


def context_of(document_date: str | None, language: str, country: str | None = None) -> Context:
    """Return the context of a document from its date as text: a day, or a day and a time.

    >>> context_of("2025-04-15T16:12:00", "en").minute
    972
    """
    if not document_date:
        return Context(language=language, country=country)
    moment = datetime.fromisoformat(document_date)
    minute = moment.hour * 60 + moment.minute if len(document_date) > len("2025-04-15") else None
    return Context(moment.toordinal(), minute, language, country)


def iso_days(interval: Interval) -> tuple[str | None, str | None]:
    """Return the first and the last day of an interval as text."""
    first, last = to_dates(interval.start, interval.end)
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def answer(document_id: object, found: Iterable[TimeReference]) -> Iterator[str]:
    """Yield the line of a document in parts of 1,000 references; ids are t1, t2 … in text order."""
    parts = [json_line({"id": document_id})[:-1], ', "time_references": [']
    for number, reference in enumerate(found):
        if len(parts) > ROWS_A_PART:
            yield "".join(parts)
            parts = []
        row = reference_row(reference, lambda place: f"t{place + 1}", number)
        parts.append((", " if number else "") + json_line(row))
    yield "".join((*parts, "]}\n"))


def jsonl(lines: Iterable[str], document_date: str | None = None, language: str = "en") -> Iterator[str]:
    """Yield one document a line in, its time references a line out, in the same order and in constant memory.

    A line with very many references comes in several parts.

    Args:
        lines: `{"id", "text", "document_date", "language"}` each; blank lines are passed over.
        document_date: for documents that state none.
        language: for documents that state none.
    """
    for line in lines:
        if not line.strip():
            continue
        document = json.loads(line)
        context = context_of(document.get("document_date") or document_date, document.get("language") or language)
        yield from answer(document.get("id"), references(document["text"], context))


def text(lines: Iterable[str], document_date: str | None = None, language: str = "en") -> Iterator[str]:
    """Yield a text in, one line for each of its time references out: the words, the date, the rule."""
    whole = "".join(lines)
    for reference in tag(whole, context_of(document_date, language)):
        start, end = iso_days(reference.interval)
        days = start if start == end and start else f"{start or '..'}/{end or '..'}"
        said = " ".join(reference.text.split())
        when = days if reference.status == "resolved" else reference.status
        indent = "  " if reference.part_of is not None else ""
        cells = (said, when, reference.timex_type or "-", reference.timex_value or "-", reference.rule)
        yield indent + "\t".join(cells) + "\n"


def timeml(lines: Iterable[str], document_date: str | None = None, language: str = "en") -> Iterator[str]:
    """Yield a text or a TimeML file in, TimeML with TIMEX3 elements out; a file's own name and date are used."""
    whole = "".join(lines)
    inside, stated, name = TEXT.search(whole), DCT.search(whole), DOCID.search(whole)
    plain = unescape(MARKUP.sub("", inside[1]), ENTITIES) if inside else whole
    dated = document_date or (stated[1] if stated else None)
    found = tag(plain, context_of(dated, language))
    yield timeml_file(name[1] if name else "document", dated, plain, _elements(found))


def _elements(found: Iterable[TimeReference]) -> Iterator[Element]:
    """Yield the elements of the references that have a type."""
    for number, each in enumerate(found, 1):
        if each.timex_type is not None:
            value = each.timex_value or ""
            said = attributes(tid=f"t{number}", type=each.timex_type, value=value, mod=each.timex_mod)
            yield Element(each.char_start, each.char_end, "TIMEX3", said)


FORMATS = {"text": text, "jsonl": jsonl, "timeml": timeml}
