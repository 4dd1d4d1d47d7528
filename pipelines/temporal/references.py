"""The engine's front: `find` phrases, `tag` them against a context."""

from collections.abc import Iterator
from functools import partial

from pipelines.temporal.anchoring import kind_of_text, month_first, view_of
from pipelines.temporal.calendar import DAY, YEAR
from pipelines.temporal.edtf import cell_edtf, interval_edtf
from pipelines.temporal.engine import Finding, scan_text
from pipelines.temporal.meaning import At, Base, Chosen, Shift, Which, timex_type
from pipelines.temporal.model import (
    Alternative,
    AnchorKind,
    Context,
    Interval,
    KindOfText,
    Status,
    TimeExpression,
    TimeReference,
)
from pipelines.temporal.reading import Reading
from pipelines.temporal.resolution import read
from pipelines.temporal.scan import INSIDE, Scan, pieces
from pipelines.temporal.story import Story
from pipelines.temporal.symbols import CHAR
from pipelines.temporal.tense import Direction
from pipelines.temporal.view import View

OPENING_WORDS = 4


def find(text: str, context: Context) -> list[TimeExpression]:
    """The time expressions of a text, without any anchor.

    >>> [found.meaning for found in find("It rained two days ago.", Context())]
    ['2 days before the anchor']
    """
    found = (scan_text(text, context.language, *piece)[1] for piece in pieces(text))
    return [expression(text, each) for findings in found for finding in findings for each in (finding, *finding.inside)]


def expression(text: str, finding: Finding) -> TimeExpression:
    """A finding as a row."""
    said = text[finding.start : finding.end]
    return TimeExpression(
        finding.start, finding.end, said, finding.rule.name, timex_type(finding.meaning), finding.meaning.describe()
    )


def tag(text: str, context: Context) -> list[TimeReference]:
    """The time references of a text, read against a context, in text order; an outer row stands before its parts.

    >>> from datetime import date
    >>> [row.timex_value for row in tag("It rained two days ago.", Context(date(2025, 4, 15).toordinal()))]
    ['2025-04-13']
    """
    return [reference for _, reference in tag_findings(text, context)]


def tag_findings(text: str, context: Context) -> Iterator[tuple[Finding, TimeReference]]:
    """Each finding with its reference, a piece of the text at a time; its first piece tells the kind of text."""
    story, number = Story(), 0
    kind: KindOfText | None = None
    order: bool | None = None
    for piece in pieces(text):
        scan, findings = scan_text(text, context.language, *piece)
        if kind is None:
            kind, order = kind_of_text(findings, context), month_first(findings, context, text)
        last = 0
        for finding in findings:
            if scan.shape.find(CHAR["NL"], last, finding.token) >= 0:
                story.new_paragraph()
            last = finding.token
            view = view_of(finding, scan, context, kind, story, order)
            outer = number if finding.inside else None
            for each in (finding, *finding.inside):
                reading = read_finding(each, view)
                yield each, reference(text, each, reading, outer if each is not finding else None)
                if reading.cell is not None and tells(finding, each, reading):
                    story.tell(number, reading.cell, opens(scan, each), reading.kind is AnchorKind.ABSOLUTE)
                number += 1


def tells(finding: Finding, each: Finding, reading: Reading) -> bool:
    """Whether a reading of a finding, or of a part of it, is a date of the story."""
    return reading.status is Status.RESOLVED and not (each is finding and finding.inside) and carries(each)


def carries(finding: Finding) -> bool:
    """Whether a date can carry the story on; what speaks from the present of a speaker cannot."""
    meaning = finding.meaning
    if isinstance(meaning, Shift):
        return meaning.base is not Base.ANCHOR or meaning.unit is DAY
    return not (
        isinstance(meaning, Chosen) and meaning.which in (Which.NEXT, Which.LAST) and meaning.base is Base.ANCHOR
    )


def opens(scan: Scan, finding: Finding) -> bool:
    """Whether a date opens a paragraph, or as a plain year a sentence: it may then carry the story elsewhere."""
    at = finding.token - 1
    while at >= 0 and finding.token - at <= OPENING_WORDS and scan.shape[at] in INSIDE:
        at -= 1
    if at < 0 or scan.shape[at] == CHAR["NL"]:
        return True
    year = isinstance(finding.meaning, At) and finding.meaning.cell.unit is YEAR
    return year and scan.shape[at] == CHAR["DOT"]


def read_finding(finding: Finding, view: View) -> Reading:
    """The reading of a finding; where no verb says which way the sentence looks, the coming one stands beside it."""
    view.asked = False
    reading = read(finding.meaning, view)
    if not view.asked or view.given is None or view.given.cue:
        return reading
    assumed, view.given = view.given, Direction(1, "")
    coming = read(finding.meaning, view)
    view.given = assumed
    if coming.days == reading.days or coming.status is not Status.RESOLVED or reading.status is Status.AMBIGUOUS:
        return reading
    other = Alternative(coming.days, coming.value or "", "the coming one")
    return reading._replace(alternatives=(*reading.alternatives, other))


def reference(text: str, finding: Finding, reading: Reading, part_of: int | None) -> TimeReference:
    """A finding and its reading as a row."""
    said = text[finding.start : finding.end]
    meaning = finding.meaning
    return TimeReference(
        char_start=finding.start,
        char_end=finding.end,
        text=said,
        timex_type=timex_type(meaning),
        timex_value=reading.value,
        timex_mod=reading.mod,
        part_of=part_of,
        anchor_kind=reading.kind,
        anchor_day=reading.anchor,
        anchor_reference=reading.anchor_reference,
        rule=finding.rule.name,
        interval=reading.days,
        granularity=reading.grain,
        approximate=reading.approximate,
        edtf=edtf(reading),
        status=reading.status,
        alternatives=reading.alternatives,
        flags=reading.flags,
        explain=partial(explanation, said, finding, reading),
    )


def edtf(reading: Reading) -> str | None:
    """The EDTF spelling of a reading."""
    whole = cell_edtf(reading.cell) if reading.cell and reading.mod is None and reading.value else None
    spelled = whole or interval_edtf(reading.days, unknown_start=reading.approximate)
    return f"{spelled}~" if spelled and reading.approximate and "/" not in spelled else spelled


def explanation(said: str, finding: Finding, reading: Reading) -> str:
    """The steps from the words to the date, one a line."""
    result = reading.status.value if reading.status is not Status.RESOLVED else say_days(reading.days)
    return "\n".join(
        (
            f"“{said}” by rule {finding.rule.name}: {finding.meaning.describe()}",
            *reading.steps,
            f"= {reading.value or '-'}, {result}",
        )
    )


def say_days(days: Interval) -> str:
    """Days in words."""
    return interval_edtf(days) or "no days"
