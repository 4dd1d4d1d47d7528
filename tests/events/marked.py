"""Texts with their time references marked: "on {Tuesday|2025-04-15}", "{last week|2025-04-07/2025-04-13}"."""

import re
from datetime import date

from pipelines.events.model import EventReport
from pipelines.events.reports import reports
from pipelines.events.source import Passage, Phrase, Source
from pipelines.ids import identifier
from pipelines.temporal.model import AnchorKind, Granularity, Interval

MARK = re.compile(r"\{([^|}]+)\|([^}]*)\}")
ANCHOR = date(2025, 4, 15).toordinal()


def source(text, name="text", anchor=ANCHOR, place=None, kinds=(), speakers=()):
    """A document of which each line is a passage; `{phrase|}` marks a phrase that hangs on another event."""
    plain, phrases, offset = "", [], 0
    for match in MARK.finditer(text):
        plain += text[offset : match.start()]
        phrases.append(phrase(name, len(plain), match.group(1), match.group(2)))
        plain += match.group(1)
        offset = match.end()
    plain += text[offset:]
    passages, start = [], 0
    for number, line in enumerate(plain.split("\n")):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        speaker = speakers[number] if number < len(speakers) else None
        passages.append(Passage(start, start + len(line), kind, speaker))
        start += len(line) + 1
    return Source(name, plain, tuple(passages), tuple(phrases), anchor, place)


def phrase(name, start, words, days):
    vague = days.endswith("~")
    first, _, last = days.rstrip("~").partition("/")
    begin = date.fromisoformat(first).toordinal() if first else None
    end = date.fromisoformat(last or first).toordinal() + 1 if last or first else None
    kind = AnchorKind.DOCUMENT if days else AnchorKind.EVENT
    return Phrase(
        identifier(name, start), start, start + len(words), words, "DATE", None, kind,
        Interval(begin, end), Granularity.DAY, vague,
    )  # fmt: skip


def told(text, **more) -> list[EventReport]:
    return list(reports([source(text, **more)]))


def report_of(text, trigger, **more) -> EventReport:
    """The one report of a text whose trigger is the given word."""
    found = [report for report in told(text, **more) if report.event_trigger == trigger]
    assert len(found) == 1, [report.event_trigger for report in told(text, **more)]
    return found[0]
