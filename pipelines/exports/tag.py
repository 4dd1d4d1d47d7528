"""The three faces of `dateline tag`: lines for a person, JSON lines, TimeML."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pipelines.temporal import tag
from pipelines.temporal.model import Context, Interval, TimeReference
from pipelines.warehouse.days import to_date, to_dates

DCT = re.compile(r"<DCT>.*?<TIMEX3[^>]*\bvalue=\"([^\"]*)\"", re.DOTALL)
TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
MARKUP = re.compile(r"<[^<>]*>")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


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
        yield f"{indent}{said}\t{when}\t{reference.timex_type or '-'}\t{reference.timex_value or '-'}\t{reference.rule}\n"


def timeml(lines: Iterable[str], document_date: str | None = None, language: str = "en") -> Iterator[str]:
    """A text or a TimeML file in, TimeML with TIMEX3 elements out; a file's own document date is used."""
    whole = "".join(lines)
    inside, stated = TEXT.search(whole), DCT.search(whole)
    plain = unescape(MARKUP.sub("", inside[1])) if inside else whole
    dated = document_date or (stated[1][:10] if stated and re.fullmatch(r"\d{4}-\d\d-\d\d.*", stated[1]) else None)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
    if dated:
        stamp = date.fromisoformat(dated[:10]).isoformat()
        yield f'<DCT><TIMEX3 tid="t0" type="DATE" value="{stamp}" functionInDocument="CREATION_TIME">{stamp}</TIMEX3></DCT>\n'
    yield f"<TEXT>{marked(plain, tag(plain, context_of(dated, language)))}</TEXT>\n</TimeML>\n"


def unescape(markup: str) -> str:
    """XML's five entities as characters."""
    for entity, character in ENTITIES.items():
        markup = markup.replace(entity, character)
    return markup


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
