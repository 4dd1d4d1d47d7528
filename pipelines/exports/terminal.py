"""One event for a terminal: what, when and how that is known, where, how many according to whom, and disagreements."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.exports.highlights import counted
from pipelines.exports.kinds import class_words
from pipelines.exports.model import CountRange, EventDetail, MentionDetail
from pipelines.exports.rendering import COUNT, EVENT, TIME, highlights
from pipelines.exports.words import (
    basis_words,
    correction_words,
    count_words,
    date_words,
    dated_by,
    day_words,
    event_date_words,
    place_words,
    precision_words,
    reference_words,
    said_by,
    shortened,
)

STYLES = {TIME: "bold yellow", EVENT: "bold blue", COUNT: "bold magenta"}
OUTCOMES = {"corrected": "Corrected", "confirmed": "Confirmed", "stale": "Not applied"}
VERDICT_STYLES = {"conflict": "bold red", "superseded": "yellow", "compatible": "green"}
SENTENCE = 600
"""Characters of a sentence that are shown."""


def event_view(event: EventDetail) -> Group:
    """Return an event with its tellings; words for times, events and counts are coloured on a colour terminal."""
    return Group(Text(shortened(event.title, 300), style="bold"), _facts(event), *_tellings(event))


def _facts(event: EventDetail) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in _named(event):
        facts.add_row(name, value)
    return facts


def _named(event: EventDetail) -> Iterator[tuple[str, Text]]:
    known = f"known {precision_words(event)}" + (f" ({event.edtf})" if event.edtf else "")
    yield "When", Text(f"{event_date_words(event)}, {known}")
    for line in dict.fromkeys(_derivations(event)):
        yield "", Text(line)
    for correction in event.corrections:
        yield OUTCOMES[correction.outcome], Text(correction_words(correction))
    if place_words(event):
        point = "" if event.latitude is None else f" ({event.latitude:.2f}, {event.longitude:.2f})"
        yield "Where", Text(place_words(event) + point)
    yield "What", Text(f"{class_words(event.event_class)}; {event.status}; {event.certainty}; id {event.event_id}")
    yield "Told", Text(f"in {counted(event.document_count, 'document')}, {counted(event.report_count, 'telling')}")
    for kind, count in (("killed", event.killed), ("injured", event.injured)):
        if count is not None:
            yield kind.capitalize(), _count(event, kind, count)
    yield from _verdicts(event)


def _derivations(event: EventDetail) -> Iterator[str]:
    for telling in event.tellings:
        day = telling.document.anchor_date
        against = f", reference date {day_words(day)} ({basis_words(telling.document.anchor_basis)})" if day else ""
        for reference in telling.dating:
            yield f"“{reference.text}” is {reference_words(reference)} by rule {reference.rule}{against}"


def _count(event: EventDetail, kind: str, count: CountRange) -> Text:
    said = (
        f"“{figure.text}” {said_by(telling)} [{number}]"
        for number, telling in enumerate(event.tellings, 1)
        for figure in telling.figures
        if figure.kind == kind
    )
    return Text(f"{count_words(count)}; {'; '.join(said)}".rstrip("; "))


def _verdicts(event: EventDetail) -> Iterator[tuple[str, Text]]:
    for number, (verdict, pairs) in enumerate(event.compared):
        often = f" ({pairs} pairs of accounts)" if pairs > 1 else ""
        text = Text.assemble(
            (verdict.verdict, VERDICT_STYLES.get(verdict.verdict, "")), f": {verdict.explanation}{often}"
        )
        yield ("" if number else "Compared"), text
    if len(event.tellings) > 1 and not event.conflicts:
        yield ("" if event.verdicts else "Compared"), Text("nothing disagrees")


def _tellings(event: EventDetail) -> Iterator[RenderableType]:
    for number, telling in enumerate(event.tellings, 1):
        yield Text.assemble((f"[{number}] ", "bold"), *_teller(telling), style="dim")
        yield Padding(_sentence(telling), (0, 0, 0, 4), expand=False)
        if telling.date_basis != "explicit":
            days = date_words(telling.start_date, telling.end_date, telling.granularity)
            yield Padding(Text(f"{dated_by(telling.date_basis)}: {days}", style="dim"), (0, 0, 0, 4), expand=False)


def _teller(telling: MentionDetail) -> Iterator[str]:
    document = telling.document
    yield f"{document.source_path}, characters {telling.trigger.start} to {telling.trigger.end}"
    if document.publisher:
        yield f", {document.publisher}"
    if telling.speaker:
        yield f", said by {telling.speaker}"
    if telling.attributed_to:
        yield f", according to {telling.attributed_to}"
    if telling.role != "telling":
        yield f", {telling.role}"


def _sentence(telling: MentionDetail) -> Text:
    # Line breaks become spaces one for one, so that offsets stay true.
    flat = "".join(" " if sign.isspace() else sign for sign in telling.sentence[:SENTENCE])
    text = Text(flat + (" …" if len(telling.sentence) > SENTENCE else ""))
    for kind, span in highlights(telling):
        text.stylize(
            STYLES[kind], max(0, span.start - telling.sentence_start), max(0, span.end - telling.sentence_start)
        )
    return text
