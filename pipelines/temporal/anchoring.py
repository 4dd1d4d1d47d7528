"""Which day a phrase is read against, and whether the text is a report or a history."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.temporal.calendar import YEAR, bounds, cell_of, civil
from pipelines.temporal.engine import Finding, Findings
from pipelines.temporal.facts import Facts
from pipelines.temporal.meaning import Ambiguous, At, Base, Shift
from pipelines.temporal.model import AnchorKind, Context, KindOfText, Scope
from pipelines.temporal.rules.absolute import NUMERIC
from pipelines.temporal.rules.partial import SLASHED
from pipelines.temporal.view import View

MONTH_FIRST_COUNTRIES = frozenset(["US", "PH"])
TWO_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})")
LAST_MONTH = 12
NEAR_DAYS = 7


def kind_of_text(findings: Findings, context: Context) -> KindOfText:
    """As the context states it, else: a history has no day of its own, or years long past and no today."""
    if context.kind is not None:
        return context.kind
    if context.anchor is None:
        return KindOfText.HISTORY
    year = cell_of(YEAR, context.anchor).number
    counts = [(sense.meaning, count) for sense, count in Counter(findings.senses).items()]
    told = sum(count for meaning, count in counts if isinstance(meaning, At) and year_of(meaning) < year - 3)
    deictic = sum(count for meaning, count in counts if isinstance(meaning, Shift) and meaning.base is Base.ANCHOR)
    return KindOfText.HISTORY if told >= 8 and told > 10 * deictic and told * 2 > len(findings) else KindOfText.REPORT


def year_of(meaning: At) -> int:
    """The year in which a cell starts."""
    return civil(bounds(meaning.cell)[0])[0]


def month_first(findings: Findings, context: Context, text: str) -> bool | None:
    """Whether numeric dates put the month first, by the document's country, its other dates, or its language."""
    if context.country is not None:
        return context.country in MONTH_FIRST_COUNTRIES
    numeric = list(numeric_dates(findings))
    orders: set[bool] = set()
    for said in numeric:
        if match := TWO_NUMBERS.match(text, said.start):
            first, second = int(match[1]), int(match[2])
            if max(first, second) > LAST_MONTH:
                orders.add(second > LAST_MONTH)
    if len(orders) == 1:
        return orders.pop()
    near = {order for said in numeric for order in near_orders(said, context.anchor)}
    if not orders and len(near) == 1:
        return near.pop()
    return None if context.language == "en" else False


def numeric_dates(findings: Findings) -> Iterator[Finding]:
    """The findings that are numeric dates, or hold some."""
    holding = {
        sense for sense in set(findings.senses) if any(each.rule in (NUMERIC, SLASHED) for _, each in sense.whole)
    }
    for token, sense in zip(findings.tokens, findings.senses, strict=True) if holding else ():
        if sense in holding:
            yield from (each for each in findings.whole(token, sense) if each.rule in (NUMERIC, SLASHED))


def near_orders(finding: Finding, anchor: int | None) -> Iterator[bool]:
    """In which order a numeric date that allows both lies within days of the text's own day: month first or not."""
    meaning = finding.meaning
    if anchor is not None and isinstance(meaning, Ambiguous):
        for order, reading in ((False, meaning.day_first), (True, meaning.month_first)):
            if isinstance(reading, At) and abs(bounds(reading.cell)[0] - anchor) <= NEAR_DAYS:
                yield order


def scope_at(offset: int, scopes: Sequence[Scope]) -> Scope | None:
    """The innermost stretch with a day of its own around an offset."""
    around = [scope for scope in scopes if scope.char_start <= offset < scope.char_end]
    return min(around, key=lambda scope: scope.char_end - scope.char_start, default=None)


def view_of(scope: Scope | None, context: Context, kind: KindOfText, order: bool | None, facts: Facts) -> View:
    """What the phrases of a text, or of a dated quotation in it, are read against."""
    return View(
        anchor=scope.anchor if scope else context.anchor,
        anchor_kind=AnchorKind.QUOTATION if scope else AnchorKind.DOCUMENT,
        minute=None if scope else context.minute,
        country=context.country,
        history=kind is KindOfText.HISTORY,
        month_first=order,
        facts=facts,
    )
