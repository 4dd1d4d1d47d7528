"""The engine's front: `find` phrases, `tag` them against a context."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.temporal.anchoring import kind_of_text, month_first, scope_at, view_of
from pipelines.temporal.engine import Finding, Findings, scan_text
from pipelines.temporal.facts import Facts
from pipelines.temporal.meaning import timex_type
from pipelines.temporal.model import (
    AnchorKind,
    Context,
    KindOfText,
    Scope,
    TimeExpression,
)
from pipelines.temporal.outcomes import corrected_outcome, outcome, read_sense
from pipelines.temporal.recall import Outcome, Recall, recall_on
from pipelines.temporal.reference import TimeReference
from pipelines.temporal.scan import Scan, pieces
from pipelines.temporal.senses import Sense
from pipelines.temporal.story import Story
from pipelines.temporal.symbols import CHAR, INSIDE
from pipelines.temporal.view import View

OPENING_WORDS = 4
NEW_LINE = CHAR["NL"]
OPENING, YEAR_OPENING = (
    re.compile(f"(?:^|[{ends}])[{INSIDE}]{{0,{OPENING_WORDS}}}$") for ends in (NEW_LINE, NEW_LINE + CHAR["DOT"])
)


def find(text: str, context: Context) -> list[TimeExpression]:
    """The time expressions of a text, without any anchor.

    >>> [found.meaning for found in find("It rained two days ago.", Context())]
    ['2 days before the anchor']
    """
    return [expression(text, each) for each in findings(text, context)]


def findings(text: str, context: Context) -> Iterator[Finding]:
    """The findings of a text one by one; an outer one stands before its parts."""
    for piece in pieces(text):
        found = scan_text(text, context.language, *piece)[1]
        for token, sense in zip(found.tokens, found.senses, strict=True):
            yield from found.whole(token, sense)


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
    return list(references(text, context))


def references(text: str, context: Context) -> Iterator[TimeReference]:
    """The time references of a text one by one; its first piece tells the kind of text."""
    reader: Reader | None = None
    for piece in pieces(text):
        scan, findings = scan_text(text, context.language, *piece)
        reader = reader or Reader(context, kind_of_text(findings, context), month_first(findings, context, text))
        yield from reader.read(scan, findings)


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

    def see(self, start: int) -> tuple[View, Recall]:
        """What the phrases at an offset are read against, and what is remembered of such readings."""
        scope = scope_at(start, self.context.scopes)
        if scope not in self.seen:
            view = view_of(scope, self.context, self.kind, self.order, self.facts)
            self.seen[scope] = view, recall_on(view.ground)
        return self.seen[scope]

    def read(self, scan: Scan, findings: Findings) -> Iterator[TimeReference]:
        """The references of a piece of the text."""
        facts, story, scopes = self.facts, self.facts.story, self.context.scopes
        here, last, number = (AnchorKind.DOCUMENT, self.context.anchor), 0, self.number
        view, recall = self.see(0)
        facts.turn_to(scan, findings)
        for token, sense in zip(findings.tokens, findings.senses, strict=True):
            if scopes:
                view, recall = self.see(scan.start_of(token))
            if scan.shape.find(NEW_LINE, last, token) >= 0:
                story.new_paragraph()
            if story.past is not None and scan.sentence_ends(last, token):
                story.leave_past()
            facts.token = last = token
            outer, part_of = number, None
            for step, each in sense.whole:
                start, end = scan.span(token + step, len(each.text))
                found = self.by_hand(start, end, each) if self.corrected else None
                found = found or recall.find(each, facts) or self.outcome(each, view, recall)
                said = found.said if scan.plain else found.said._replace(text=scan.text[start:end])
                told = facts.told(found.told) if found.told else None
                yield TimeReference(start, end, part_of, told[0] if told else None, said)
                cell = found.tells
                if cell is not None:
                    if not story.tells_again(number, cell, found.explicit):
                        story.tell(number, cell, opens(scan, token + step, found.year), found.explicit)
                elif found.anchored == here:
                    story.leave_past()
                number, part_of = number + 1, outer
        self.number = number

    def outcome(self, sense: Sense, view: View, recall: Recall) -> Outcome:
        """What comes of a sense, read anew and remembered."""
        self.facts.answers.clear()
        found = outcome(sense, read_sense(sense.meaning, view), timex_type(sense.meaning))
        recall.keep(sense, self.facts, found)
        return found

    def by_hand(self, start: int, end: int, sense: Sense) -> Outcome | None:
        """What comes of a sense whose days are set by hand; None if they are not."""
        outer = timex_type(sense.meaning) is None
        correction = self.corrected.get((start, end, outer))
        return corrected_outcome(sense, correction) if correction else None


def opens(scan: Scan, token: int, year: bool) -> bool:
    """Whether a date opens a paragraph, or as a plain year a sentence: it may then carry the story elsewhere."""
    return opens_behind(scan.shape[token - OPENING_WORDS - 1 if token > OPENING_WORDS else 0 : token], year)


@lru_cache(maxsize=20_000)
def opens_behind(before: str, year: bool) -> bool:
    """Whether a date behind words of these classes opens a paragraph, or as a year a sentence."""
    return (YEAR_OPENING if year else OPENING).search(before) is not None
