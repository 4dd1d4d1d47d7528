"""The three faces of `dateline tag`: lines for a person, JSON lines, TimeML."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr, unescape

from pipelines.temporal import tag
from pipelines.temporal.model import Context, Interval, TimeReference
from pipelines.warehouse.days import to_date, to_dates

DCT = re.compile(r"<DCT>\s*<TIMEX3[^<>]*\bvalue=\"([0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)\"")
DOCID = re.compile(r"<DOCID>([^<>]*)</DOCID>")
FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that XML cannot hold."""
TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
MARKUP = re.compile(r"<[^<>]*>")
ENTITIES = {"&quot;": '"', "&apos;": "'"}


def context_of(document_date: str | None, language: str, country: str | None = None) -> Context:
    """The context of a document, from its date as text: a day, or a day and a time.

    >>> context_of("2025-04-15T16:12:00", "en").minute
    972
    """
    if not document_date:
        return Context(language=language, country=country)
    moment = datetime.fromisoformat(document_date)
    minute = moment.hour * 60 + moment.minute if len(document_date) > len("2025-04-15") else None
    return Context(moment.toordinal(), minute, language, country)


def iso_days(interval: Interval) -> tuple[str | None, str | None]:
    """First and last day of an interval as text."""
    first, last = to_dates(interval.start, interval.end)
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def reference_record(number: int, reference: TimeReference) -> dict[str, Any]:
    """One time reference as a JSON object; ids are t1, t2 … in text order."""
    start, end = iso_days(reference.interval)
    anchor = to_date(reference.anchor_day)
    return {
        "reference_id": f"t{number + 1}",
        "char_start": reference.char_start,
        "char_end": reference.char_end,
        "text": reference.text,
        "timex_type": reference.timex_type,
        "timex_value": reference.timex_value,
        "timex_mod": reference.timex_mod,
        "part_of": None if reference.part_of is None else f"t{reference.part_of + 1}",
        "anchor_kind": reference.anchor_kind,
        "anchor_date": anchor.isoformat() if anchor else None,
        "rule": reference.rule,
        "start_date": start,
        "end_date": end,
        "granularity": reference.granularity,
        "approximate": reference.approximate,
        "edtf": reference.edtf,
        "status": reference.status,
        "alternatives": [
            alternative_record(*iso_days(each.interval), each.timex_value, each.reason)
            for each in reference.alternatives
        ],
        "flags": list(reference.flags),
    }


def alternative_record(start: str | None, end: str | None, value: str, reason: str) -> dict[str, str | None]:
    """Another reading as a JSON object."""
    return {"start_date": start, "end_date": end, "timex_value": value, "reason": reason}


def jsonl(lines: Iterable[str], document_date: str | None = None, language: str = "en") -> Iterator[str]:
    """One document a line in, its time references a line out, in the same order and in constant memory.

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
        found = tag(document["text"], context)
        records = [reference_record(number, reference) for number, reference in enumerate(found)]
        yield json.dumps({"id": document.get("id"), "time_references": records}, ensure_ascii=False) + "\n"


def text(lines: Iterable[str], document_date: str | None = None, language: str = "en") -> Iterator[str]:
    """A text in, one line for each of its time references out: the words, the date, the rule."""
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
    """A text or a TimeML file in, TimeML with TIMEX3 elements out; a file's own name and date are used."""
    whole = "".join(lines)
    inside, stated, name = TEXT.search(whole), DCT.search(whole), DOCID.search(whole)
    plain = unescape(MARKUP.sub("", inside[1]), ENTITIES) if inside else whole
    plain = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", plain)
    dated = document_date or (stated[1] if stated else None)
    context = context_of(dated, language)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
    yield f"<DOCID>{name[1] if name else 'document'}</DOCID>\n"
    yield f"<DCT>{creation_time(dated)}</DCT>\n"
    yield f"<TEXT>{marked(plain, tag(plain, context))}</TEXT>\n</TimeML>\n"


def creation_time(dated: str | None) -> str:
    """The TIMEX3 element of the document's own date; without a value if it has none."""
    kind = "TIME" if dated and "T" in dated else "DATE"
    words = f'tid="t0" type="{kind}" value={quoteattr(dated or "")} functionInDocument="CREATION_TIME"'
    return f"<TIMEX3 {words}>{dated or ''}</TIMEX3>"


def marked(plain: str, references: list[TimeReference]) -> str:
    """The text with a TIMEX3 element around each reference that has a type."""
    pieces: list[str] = []
    at = 0
    for number, reference in enumerate(references, 1):
        if reference.timex_type is None or reference.char_start < at:
            continue
        pieces.append(escape(plain[at : reference.char_start]))
        mod = f" mod={quoteattr(reference.timex_mod)}" if reference.timex_mod else ""
        value = f" value={quoteattr(reference.timex_value)}" if reference.timex_value else ' value=""'
        said = escape(plain[reference.char_start : reference.char_end])
        pieces.append(f'<TIMEX3 tid="t{number}" type="{reference.timex_type}"{value}{mod}>{said}</TIMEX3>')
        at = reference.char_end
    return "".join([*pieces, escape(plain[at:])])


FORMATS = {"text": text, "jsonl": jsonl, "timeml": timeml}
