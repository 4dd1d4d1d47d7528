"""A chronology in Markdown, to paste into a report: a heading per year, a line per event, a footnote per document."""

import re
from itertools import groupby

from pipelines.exports.escaping import harmless
from pipelines.exports.formats.loss import Exported, written
from pipelines.exports.model import EventDetail, SourceDocument, Timeline
from pipelines.exports.words import day_words, event_date_words, place_words, status_words, toll_words, year_words
from pipelines.warehouse.connection import Connection

MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
NOTES = ("The sentences of the reports are left out; footnotes name their documents.",)


def as_markdown(timeline: Timeline, connection: Connection) -> Exported:
    """Return the events in the order of the timeline; each document is one footnote, wherever it is cited."""
    numbers: dict[str, int] = {}
    cited: list[SourceDocument] = []
    for event in timeline.events:
        for document in event.documents:
            if document.document_id not in numbers:
                numbers[document.document_id] = len(numbers) + 1
                cited.append(document)
    entries, losses = written(timeline.events, lambda event: [(_year(event), _entry(event, numbers))], lambda event: ())
    lines = ["# Timeline", ""]
    for year, found in groupby(entries, key=lambda entry: entry[0]):
        lines += [f"## {year}", "", *(line for _, line in found), ""]
    lines += [_footnote(numbers[document.document_id], document) for document in cited]
    return Exported({"": "\n".join(lines).rstrip("\n") + "\n"}, losses, NOTES)


def _year(event: EventDetail) -> str:
    first = event.start_date or event.end_date
    return year_words(first.year) if first else "Undated"


def _entry(event: EventDetail, numbers: dict[str, int]) -> str:
    status = "" if event.status == "happened" else status_words(event.status)
    facts = filter(None, (place_words(event), toll_words(event), status, "accounts disagree" if event.disputed else ""))
    notes = "".join(f"[^{numbers[document.document_id]}]" for document in event.documents)
    after = "".join(f" · {_plain(fact)}" for fact in facts)
    return f"- **{_plain(event_date_words(event))}**: {_plain(event.title)}{after}{notes}"


def _footnote(number: int, document: SourceDocument) -> str:
    day = document.published_date or document.anchor_date
    parts = filter(None, (document.publisher, document.author, day and day_words(day)))
    address = f" <{harmless(document.web_address)}>" if document.web_address and _bare(document.web_address) else ""
    return f"[^{number}]: {', '.join([_plain(document.name), *map(_plain, parts)])}.{address}"


def _bare(address: str) -> bool:
    """True if Markdown reads an address between angle brackets as a link."""
    return not re.search(r"[\s<>]", address)


def _plain(text: str) -> str:
    """Return a text on one line in which no sign is markup.

    >>> _plain("Costs *rose*\\nby [half]")
    'Costs \\\\*rose\\\\* by \\\\[half\\\\]'
    """
    return MARKUP.sub(r"\\\1", " ".join(harmless(text).split()))
