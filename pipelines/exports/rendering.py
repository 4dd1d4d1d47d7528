"""What the templates use: events as schema.org has them, highlighted passages, filters and links."""

import json
import os
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipelines.exports.kinds import class_words, family
from pipelines.exports.model import (
    EventDetail,
    EventSummary,
    Figure,
    MentionDetail,
    PassageSpan,
    Reference,
    SourceDocument,
)
from pipelines.exports.scripts import TEMPLATES
from pipelines.exports.shapes import LANES, lane, shape
from pipelines.exports.words import (
    certainty_words,
    correction_words,
    count_words,
    date_words,
    dated_by,
    day_of_document,
    day_words,
    event_date_words,
    month_words,
    place_words,
    precision_words,
    reading_words,
    said_by,
    shortened,
    sources_words,
    status_words,
    toll_words,
    verdict_words,
    weekday_words,
    year_words,
)


def machine_date(event: EventSummary) -> str | None:
    """Return a date as HTML's `time` element can say it: a day, an ISO week, a month, a year; None if it cannot."""
    start, end = event.start_date, event.end_date
    if start is None or end is None or end == date.max:
        return None
    after = end + timedelta(days=1)
    if start == end:
        return start.isoformat()
    if (start.month, start.day, after) == (1, 1, date(start.year + 1, 1, 1)):
        return f"{start.year:04}"
    if start.day == 1 and after.day == 1 and (end - start).days <= 31:
        return start.isoformat()[:7]
    if start.weekday() == 0 and (end - start).days == 6:
        return "{:04}-W{:02}".format(*start.isocalendar())
    return None


def linked_data(events: Iterable[EventSummary]) -> str:
    """Return the events as schema.org JSON-LD, safe inside a script element."""
    return script_json({"@context": "https://schema.org", "@graph": [_event(event) for event in events]})


def _event(event: EventSummary) -> dict[str, Any]:
    place = place_words(event)
    found = {
        "@type": "Event",
        "@id": f"#{event.event_id}",
        "name": shortened(event.title, 220),
        "startDate": event.start_date and event.start_date.isoformat(),
        "endDate": event.end_date.isoformat() if event.end_date and event.end_date != event.start_date else None,
        "location": place or None,
        "eventStatus": "https://schema.org/EventScheduled" if event.status == "planned" else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def script_json(value: object) -> str:
    """Return JSON that cannot close the script element around it.

    >>> script_json(["</script><!--"])
    '["\\\\u003c/script\\\\u003e\\\\u003c!--"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


EVENT, TIME, COUNT, CONTEXT = "event", "time", "count", "context"


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch of a text, what it is marked as, what it was read as, its anchor on the page, and where it leads."""

    start: int
    end: int
    kind: str
    value: str = ""
    name: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text with its marks, the names that begin there, and what the marks that end there were read as."""

    text: str
    kinds: tuple[str, ...]
    values: tuple[str, ...]
    link: str
    names: tuple[str, ...]
    note: str


def pieces(text: str, marks: Iterable[TextMark], notes: dict[int, str]) -> Iterator[TextPiece]:
    """Yield the pieces of a text, cut where a mark begins or ends; joined, they are the text.

    Args:
        text: of the document.
        marks: in it; of those of one kind that end together, the value of the first is kept.
        notes: what stands before a place of the text, by the place.
    """
    begin: dict[int, list[TextMark]] = {}
    end: dict[int, list[TextMark]] = {}
    for mark in marks:
        begin.setdefault(mark.start, []).append(mark)
        end.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, len(text), *begin, *end, *notes} & set(range(len(text) + 1)))
    held: list[TextMark] = []
    for first, last in zip(cuts, [*cuts[1:], len(text)], strict=True):
        held = [mark for mark in held if mark not in end.get(first, ())]
        held += [mark for mark in begin.get(first, ()) if mark.end > first]
        kinds = tuple(dict.fromkeys(mark.kind for mark in held))
        names = tuple(mark.name for mark in begin.get(first, ()) if mark.name)
        link = next((mark.link for mark in held if mark.link), "")
        ending = [mark for mark in reversed(end.get(last, ())) if mark.value and mark in held]
        values = tuple({mark.kind: mark.value for mark in ending}.values())
        if last > first:
            yield TextPiece(text[first:last], kinds, values, link, names, notes.get(first, ""))


def highlights(telling: MentionDetail) -> tuple[tuple[str, PassageSpan], ...]:
    """Return the spans of the document's text to highlight."""
    return (
        *((TIME, reference.span) for reference in telling.references),
        (EVENT, telling.trigger),
        *((COUNT, figure.span) for figure in telling.figures),
    )


def passage_pieces(telling: MentionDetail) -> Iterator[TextPiece]:
    """Yield the pieces of a telling's passage; what only surrounds its sentence is marked as context."""
    length, start = len(telling.passage), telling.passage_start
    first, last = telling.sentence_start - start, telling.sentence_start + len(telling.sentence) - start
    found = [(kind, span.start - start, span.end - start) for kind, span in highlights(telling)]
    found += [(CONTEXT, 0, first), (CONTEXT, last, length)]
    marks = [TextMark(max(begin, 0), min(end, length), kind) for kind, begin, end in found]
    return pieces(telling.passage, (mark for mark in marks if mark.start < mark.end), {})


KINDS = ("killed", "injured", "missing", "displaced", "arrested", "money")
"""Counts in the order in which a reader asks for them."""
AROUND = 90
"""Characters that are quoted on either side of a count."""


def family_name(name: str) -> str:
    """Return the style class of a family.

    >>> family_name("Talks, visits and words")
    'talks'
    """
    return name.partition(" ")[0].strip(",").lower()


def steps(reference: Reference) -> str:
    """Return in one line the words, their rule and the steps that led to their date."""
    return "; ".join(reference.explanation[:-1])


def figures(event: EventDetail) -> list[tuple[Figure, MentionDetail, int]]:
    """Return the counts of an event as they became known, the killed first, with their tellings.

    A count that is told again before another one counts once, with the number of other documents that repeat it; its
    telling is the first that has its words. Single persons come after the numbers.
    """
    told = [(figure, telling) for telling in event.tellings for figure in telling.figures]

    def order(pair: tuple[Figure, MentionDetail]) -> tuple[int, bool, str, float]:
        figure, telling = pair
        day = str(figure.as_of or telling.document.anchor_date or "")
        return _rank(figure.kind), figure.names_one, day, figure.count.best or 0

    def known(same: list[tuple[Figure, MentionDetail]]) -> tuple[Figure, MentionDetail, int]:
        figure, telling = next((pair for pair in same if quoted(*pair)), same[0])
        return figure, telling, len({telling.document.document_id for _, telling in same}) - 1

    same = groupby(sorted(told, key=order), key=lambda pair: (pair[0].kind, pair[0].count, pair[0].named))
    return [known(list(pairs)) for _, pairs in same]


def quoted(figure: Figure, telling: MentionDetail) -> tuple[str, str, str] | None:
    """Return the words of a telling around a count: those before it, the count, and those after it.

    None if the count stands elsewhere in the document.
    """
    text, start, span = telling.passage, telling.passage_start, figure.span
    if telling.sentence_start <= span.start < span.end <= telling.sentence_start + len(telling.sentence):
        text, start = telling.sentence, telling.sentence_start
    first, last = span.start - start, span.end - start
    if not 0 <= first < last <= len(text):
        return None
    before, after = text[:first].rpartition("\n")[2], text[last:].partition("\n")[0]
    if len(before) > AROUND:
        before = f"… {before[-AROUND:].partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]} …"
    return before, text[first:last], after


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


@cache
def environment() -> Environment:
    """Return the templates, with autoescape on."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "short": shortened,
        "day": day_words,
        "weekday": weekday_words,
        "certainty": certainty_words,
        "status": status_words,
        "month": month_words,
        "shape": shape,
        "year": year_words,
        "when": event_date_words,
        "precision": precision_words,
        "toll": toll_words,
        "correction_words": correction_words,
        "class_words": class_words,
        "reading": reading_words,
        "steps": steps,
        "day_of_document": day_of_document,
        "verdict": verdict_words,
        "count": count_words,
        "sources": sources_words,
        "said_by": said_by,
        "told_when": lambda telling: date_words(telling.start_date, telling.end_date, telling.granularity),
        "dated_by": dated_by,
    }
    made.globals |= {
        "place_words": place_words,
        "machine_date": machine_date,
        "lane": lane,
        "lanes": LANES,
        "family": family,
        "family_name": family_name,
        "pieces": passage_pieces,
        "figures": figures,
        "quoted": quoted,
    }
    return made


class DocumentLinks:
    """Numbers and addresses of documents.

    Args:
        documents: in the order of their numbers, from 1.
        folder: where the page will stand.
        raw: the folder of the documents as received; None links only to addresses on the web.
        pages: the name of the folder with a page for each document, beside the page; None if there is none.
    """

    def __init__(
        self, documents: Sequence[SourceDocument], folder: Path, raw: Path | None, pages: str | None = None
    ) -> None:
        self.numbers = {document.document_id: number for number, document in enumerate(documents, 1)}
        self.raw = None if raw is None else os.path.relpath(raw, folder)
        self.pages = None if pages is None else urllib.parse.quote(pages)

    def number_of(self, document: SourceDocument) -> int:
        """Return the number of a document in the list of documents."""
        return self.numbers[document.document_id]

    def link(self, document: SourceDocument) -> str | None:
        """Return the link to a document: its web address, or its file beside the page."""
        beside = None if self.raw is None else urllib.parse.quote(f"{self.raw}/{document.file}")
        return document.web_address or beside

    def read(self, document: SourceDocument) -> str | None:
        """Return the link to the page of a document's full text; None if there is none."""
        return self.pages and f"{self.pages}/{document.document_id}.html"
