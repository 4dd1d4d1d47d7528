"""The engine's front: `find` phrases, `tag` them against a context."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.temporal.anchoring import kind_of_text, month_first, scope_at, view_of
from pipelines.temporal.calendar import YEAR, Cell
from pipelines.temporal.engine import Finding, scan_text
from pipelines.temporal.facts import Facts
from pipelines.temporal.meaning import At, Checked, Meaning, Mod, Part, timex_type
from pipelines.temporal.model import (
    AnchorKind,
    Context,
    KindOfText,
    Scope,
    TimeExpression,
    TimeReference,
)
from pipelines.temporal.outcomes import corrected_outcome, outcome, read_sense
from pipelines.temporal.recall import Outcome, Recall, recall_on
from pipelines.temporal.scan import INSIDE, Scan, pieces
from pipelines.temporal.senses import Sense
from pipelines.temporal.story import Story
from pipelines.temporal.symbols import CHAR
from pipelines.temporal.view import View

OPENING_WORDS = 4
NEW_LINE = CHAR["NL"]
OPENING, YEAR_OPENING = (
    re.compile(f"(?:^|[{ends}])[{INSIDE}]{{0,{OPENING_WORDS}}}$") for ends in (NEW_LINE, NEW_LINE + CHAR["DOT"])
)


def find(text: str, context: Context, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """The time expressions of a text, or of a stretch of it, without any anchor.

    >>> [found.meaning for found in find("It rained two days ago.", Context())]
    ['2 days before the anchor']
    """
    found = (scan_text(text, context.language, *piece)[1] for piece in pieces(text, start=start, end=end))
    return [expression(text, each) for findings in found for finding in findings for each in finding.whole]


def expression(text: str, finding: Finding) -> TimeExpression:
    """A finding as a row."""
    said = text[finding.start : finding.end]
    return TimeExpression(
        finding.start, finding.end, said, finding.rule.name, timex_type(finding.meaning), finding.meaning.describe()
    )


def tag(text: str, context: Context, start: int = 0, end: int | None = None) -> list[TimeReference]:
    """The time references of a text, read against a context, in text order; an outer row stands before its parts.

    Args:
        start: where the stretch begins that is read; what is told before it is not known.
        end: where it ends.

    >>> from datetime import date
    >>> [row.timex_value for row in tag("It rained two days ago.", Context(date(2025, 4, 15).toordinal()))]
    ['2025-04-13']
    """
    return [reference for _, reference in tag_findings(text, context, start, end)]


def tag_findings(
    text: str, context: Context, start: int = 0, end: int | None = None
) -> Iterator[tuple[Finding, TimeReference]]:
    """Each finding with its reference, a piece of the text at a time; its first piece tells the kind of text."""
    reader: Reader | None = None
    for piece in pieces(text, start=start, end=end):
        scan, findings = scan_text(text, context.language, *piece)
        reader = reader or Reader(context, kind_of_text(findings, context), month_first(findings, context, text))
        reader.facts.scan, reader.facts.ahead = scan, dates_ahead(findings)
        last = 0
        for finding in findings:
            if scan.shape.find(NEW_LINE, last, finding.token) >= 0:
                reader.facts.story.new_paragraph()
            if reader.facts.story.past is not None and scan.sentence_ends(last, finding.token):
                reader.facts.story.leave_past()
            last = finding.token
            yield from reader.read(finding, scan)


class Reader:
    """Reads the findings of one text, from the first to the last.

    Args:
        kind: report or history.
        order: whether numeric dates put the month first; None if nobody knows.
    """

    def __init__(self, context: Context, kind: KindOfText, order: bool | None) -> None:
        self.context, self.kind, self.order = context, kind, order
        self.facts = Facts(Story())
        self.number = 0
        self.corrected = {(each.char_start, each.char_end, each.outer): each for each in context.corrected}
        self.seen: dict[Scope | None, tuple[View, Recall]] = {}

    def see(self, scope: Scope | None) -> tuple[View, Recall]:
        """What the phrases of a scope are read against, and what is remembered of such readings."""
        if scope not in self.seen:
            view = view_of(scope, self.context, self.kind, self.order, self.facts)
            self.seen[scope] = view, recall_on(view.ground)
        return self.seen[scope]

    def outcome(self, sense: Sense, view: View, recall: Recall) -> Outcome:
        """What comes of a sense, remembered or read anew."""
        self.facts.answers.clear()
        found = recall.find(sense, self.facts)
        if found is None:
            found = outcome(sense, read_sense(sense.meaning, view))
            recall.keep(sense, self.facts, found)
        return found

    def read(self, finding: Finding, scan: Scan) -> Iterator[tuple[Finding, TimeReference]]:
        """A finding and those inside it, each with its reference."""
        facts = self.facts
        view, recall = self.see(scope_at(finding.start, self.context.scopes) if self.context.scopes else None)
        facts.token = finding.token
        outer = self.number
        for each in finding.whole:
            found = (self.by_hand(each) if self.corrected else None) or self.outcome(each.sense, view, recall)
            yield each, reference(each, found, facts, None if each is finding else outer)
            if found.tells is not None:
                facts.story.tell(self.number, found.tells, opens(scan, each), found.explicit)
            elif found.anchored == (AnchorKind.DOCUMENT, self.context.anchor):
                facts.story.leave_past()
            self.number += 1

    def by_hand(self, finding: Finding) -> Outcome | None:
        """What comes of a finding whose days are set by hand; None if they are not."""
        outer = timex_type(finding.sense.meaning) is None
        correction = self.corrected.get((finding.start, finding.end, outer))
        return corrected_outcome(finding.sense, correction) if correction else None


def dates_ahead(findings: Sequence[Finding]) -> list[tuple[int, Cell]]:
    """The dates with a year of their own and their places, the last first."""
    dates = [(each.token, cell) for each in findings if (cell := own_date(each.sense.meaning))]
    return dates[::-1]


def own_date(meaning: Meaning) -> Cell | None:
    """The cell of a date that has a year of its own."""
    while isinstance(meaning, Part | Mod | Checked):
        meaning = meaning.of
    return meaning.cell if isinstance(meaning, At) else None


def opens(scan: Scan, finding: Finding) -> bool:
    """Whether a date opens a paragraph, or as a plain year a sentence: it may then carry the story elsewhere."""
    meaning, token = finding.sense.meaning, finding.token
    year = isinstance(meaning, At) and meaning.cell.unit is YEAR
    return opens_behind(scan.shape[max(token - OPENING_WORDS - 1, 0) : token], year)


@lru_cache(maxsize=20_000)
def opens_behind(before: str, year: bool) -> bool:
    """Whether a date behind words of these classes opens a paragraph, or as a year a sentence."""
    return (YEAR_OPENING if year else OPENING).search(before) is not None


def reference(finding: Finding, found: Outcome, facts: Facts, part_of: int | None) -> TimeReference:
    """A finding and what came of it as a row."""
    told = facts.told(found.told) if found.told else None
    return TimeReference._make(
        (finding.start, finding.end, *found.said, part_of, *found.anchored, told[0] if told else None, *found.dated)
    )
