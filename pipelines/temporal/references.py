"""The front: `tag` a text against a context, and `explain` how each date was found."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipelines.temporal.calendar import DAY, QUARTER, YEAR, Cell, civil
from pipelines.temporal.meaning import (
    Again,
    Antecedent,
    At,
    Base,
    Chosen,
    Edition,
    Meaning,
    Recurring,
    Shift,
    Which,
    kind_of,
    offset_days,
    open_name,
    own_date,
    timex_type,
)
from pipelines.temporal.model import (
    AnchorKind,
    Context,
    Corrected,
    Interval,
    KindOfText,
    Scope,
    Status,
    TimeReference,
    TimexType,
)
from pipelines.temporal.narrative import Narrative
from pipelines.temporal.parse import Match, lost_readings, parse
from pipelines.temporal.resolve import resolve_both_ways
from pipelines.temporal.resolve.context import NOWHERE, ORDER, Reading, ReadingContext, Surroundings, of_days
from pipelines.temporal.spelling import cell_edtf, interval_edtf
from pipelines.temporal.symbols import CHAR, INSIDE, compile_pattern
from pipelines.temporal.whole_text import explained, kind_of_text, month_first, told_apart
from pipelines.temporal.windows import Scan, pieces

UNREAD = "unread_after"
"""Flag of the last phrase that is read of a sentence with thousands of them."""
CORRECTED = "corrected"
"""Flag of a phrase whose days are set by hand."""
OPENING_WORDS = 4
NEW_LINE = CHAR["NL"]
LISTED = compile_pattern("COMMA | COMMA? (?:AND | OR)")
"""What stands between the names of a list."""
LONGEST_LIST = 12
"""So many names are told in one breath at most."""
APART = 2
"""The most words between a day and its clock time."""
FRAME = re.compile(r"[^.!?\n\"“”„«»:]{0,80}[:,]\s?[\"“„«]([^\"“”„«»\n]{1,1000})[\"”“»]")
"""From a date to the end of the words that it dates: "A telegram of 19 May 1903 ran: “…”"."""
BEGUN_IN, AS_OF, OF_NOUN = (
    compile_pattern(f"(?:{pattern})$") for pattern in ("COMMA W (?:IN|ON)", "AS OF", "DET|A|POSSESSIVE|POSS")
)
"""What stands before a date that only describes a noun or a state: "the fort, begun in", "as of", "the"."""
NOUN = compile_pattern("W|PL|EVENTNOUN|CAP")
OPENING, YEAR_OPENING = (
    re.compile(f"(?:^|[{ends}])[{INSIDE}]{{0,{OPENING_WORDS}}}$") for ends in (NEW_LINE, NEW_LINE + CHAR["DOT"])
)


def tag(text: str, context: Context) -> list[TimeReference]:
    """Return the time references of a text, in text order; an outer row stands before its parts.

    >>> from datetime import date
    >>> [row.timex_value for row in tag("It rained two days ago.", Context(date(2025, 4, 15).toordinal()))]
    ['2025-04-13']
    """
    return list(references(text, context))


def references(text: str, context: Context) -> Iterator[TimeReference]:
    """Return the time references of a text one by one."""
    return (reference for _, reference in readings(text, context))


def readings(text: str, context: Context) -> Iterator[tuple[Match, TimeReference]]:
    """Return each phrase of a text that is a reference, and how it reads; the first piece tells the kind of text."""
    reader: Reader | None = None
    for piece in pieces(text):
        scan, matches = parse(text, context.language, *piece)
        reader = reader or Reader(context, kind_of_text(matches, context), month_first(matches, context, text))
        yield from reader.read(scan, explained(scan, told_apart(scan, matches, context.anchor)))


class Reader:
    """Reads the matches of one text, from the first to the last.

    Args:
        kind: report or history.
        order: whether numeric dates put the month first; None if nobody knows.
    """

    def __init__(self, context: Context, kind: KindOfText, order: bool | None) -> None:
        self.context, self.kind, self.order = context, kind, order
        self.narrative = Narrative()
        self.number = 0
        self.framed: Scope | None = None
        self.corrected = {(each.char_start, each.char_end, each.outer): each for each in context.corrected}

    def read(self, scan: Scan, matches: Sequence[Match]) -> Iterator[tuple[Match, TimeReference]]:
        """Return the references of a piece of the text."""
        dates = ((match.token, own_date(match.meaning)) for match in reversed(matches))
        ahead, last = [(token, cell) for token, cell in dates if cell], 0
        ends = {bisect_left(matches, token, key=attrgetter("token")) - 1 for token in scan.unread}
        for place, (match, around) in enumerate(surroundings(scan, matches, ahead)):
            if not self.is_date(match.meaning):
                continue
            if scan.shape.find(NEW_LINE, last, match.token) >= 0:
                self.narrative.new_paragraph()
                if self.kind is KindOfText.HISTORY:
                    self.narrative.leave_aside()
            if scan.sentence_ends(last, match.token):
                self.narrative.new_sentence()
            last = match.token
            outer, context = self.number, self.context_at(match.start, around)
            for each in match.whole:
                found = self.reference(scan, each, None if each is match else outer, context)
                yield each, replace(found, flags=(*found.flags, UNREAD)) if place in ends else found

    def is_date(self, meaning: Meaning) -> bool:
        """True unless words that may be a date are none in this text: a connective, or the number of a thing."""
        if isinstance(meaning, Edition):
            day = self.context.anchor
            return day is not None and abs(meaning.cell.number - civil(day)[0]) <= 1
        return not (isinstance(meaning, Antecedent) and meaning.joins and self.kind is KindOfText.REPORT)

    def context_at(self, offset: int, around: Surroundings) -> ReadingContext:
        """Return what the phrases at an offset are read against."""
        scopes = (*self.context.scopes, self.framed) if self.framed else self.context.scopes
        scope = scope_at(offset, scopes)
        return ReadingContext(
            anchor=scope.anchor if scope else self.context.anchor,
            anchor_kind=AnchorKind.QUOTATION if scope else AnchorKind.DOCUMENT,
            minute=None if scope else self.context.minute,
            country=self.context.country,
            history=self.kind is KindOfText.HISTORY,
            month_first=self.order,
            narrative=self.narrative,
            around=around,
        )

    def reference(self, scan: Scan, match: Match, part_of: int | None, context: ReadingContext) -> TimeReference:
        """Return a match as a row, and carry the narrative on with it."""
        kind = timex_type(match.meaning)
        correction = self.corrected.get((match.start, match.end, kind is None))
        if correction:
            reading, kind = by_hand(correction), None if correction.outer else TimexType.DATE
        else:
            reading = in_order(resolve_both_ways(match.meaning, context))
        self.carry_on(scan, match, reading, context)
        self.frame(scan, match, reading)
        self.number += 1
        return row(scan.text[match.start : match.end], match, part_of, kind, reading)

    def frame(self, scan: Scan, match: Match, reading: Reading) -> None:
        """Let the words in quotation marks behind a full date speak from that day."""
        if reading.kind is AnchorKind.ABSOLUTE and reading.cell and reading.cell.unit is DAY and not match.inside:
            quoted = FRAME.match(scan.text, match.end)
            if quoted and not any(
                each.char_start < quoted.end() and quoted.start(1) < each.char_end for each in self.context.scopes
            ):
                self.framed = Scope(*quoted.span(1), reading.cell.number)

    def carry_on(self, scan: Scan, match: Match, reading: Reading, context: ReadingContext) -> None:
        """Let the narrative know of a date."""
        dated = reading.status is Status.RESOLVED and reading.cell is not None
        if dated and reading.cell and not match.inside and carries(match.meaning, self.kind):
            explicit = reading.kind is AnchorKind.ABSOLUTE
            old = explicit and self.kind is KindOfText.REPORT and context.is_long_ago(reading.cell)
            self.narrative.mention(
                self.number, reading.cell, opens(scan, match), explicit, is_attribute(scan, match), old
            )
        if (reading.kind, reading.anchor) == (AnchorKind.DOCUMENT, self.context.anchor):
            self.narrative.leave_past()


def surroundings(
    scan: Scan, matches: Sequence[Match], ahead: list[tuple[int, Cell]]
) -> Iterator[tuple[Match, Surroundings]]:
    """Return each match with what is around it; open names in a list have the same words around them."""
    names = [open_name(match.meaning) for match in matches]
    done = 0
    while done < len(matches):
        first, end = matches[done], listed_up_to(scan, matches, names, done) if names[done] else done + 1
        token = first.inside[0].token if first.inside else first.token
        last = matches[end - 1]
        listed = tuple(dict.fromkeys(name for name in names[done:end] if name))
        for match in matches[done:end]:
            yield match, Surroundings(scan, ahead, token, last.token, len(last.text), listed)
        done = end


def listed_up_to(scan: Scan, matches: Sequence[Match], names: Sequence[Recurring | None], place: int) -> int:
    """Return the place behind those matches that are told in one breath with one that has an open name.

    They are a list of names of one kind, "May 3, May 10 and June 1", or one day twice, "Friday at 9 a.m.".
    """
    name, end = names[place], place + 1
    last = min(len(matches), place + LONGEST_LIST)
    while name and end < last and (following := names[end]) and following.family == name.family:
        before = matches[end - 1]
        between = scan.shape[scan.token_behind(before.token, len(before.text)) : matches[end].token]
        if not (LISTED.fullmatch(between) or (following == name and len(between) <= APART)):
            break
        end += 1
    return end


def carries(meaning: Meaning, kind: KindOfText) -> bool:
    """True if a date can carry the narrative on.

    What speaks from the present of a speaker cannot, but for the quarter that a report is on; nor can the period with
    which a report compares its own: "a year earlier".
    """
    if kind is KindOfText.REPORT and (isinstance(meaning, Again) or (isinstance(meaning, Shift) and meaning.keep)):
        return meaning.count > 0 if isinstance(meaning, Shift) else False
    if isinstance(meaning, Shift):
        return meaning.base is not Base.ANCHOR or meaning.unit in (DAY, QUARTER)
    return not (
        isinstance(meaning, Chosen) and meaning.which in (Which.NEXT, Which.LAST) and meaning.base is Base.ANCHOR
    )


def is_attribute(scan: Scan, match: Match) -> bool:
    """True if a date only describes a noun or a state, and the story does not move to it.

    Such are "the fort, begun in May 1848, fell", "the leader of the May 1848 rising", "(12,000 as of 3 May 1848)".
    """
    before = scan.shape[max(match.token - 3, 0) : match.token]
    behind = scan.token_behind(match.token, len(match.text))
    if BEGUN_IN.search(before):
        return scan.shape.startswith(CHAR["COMMA"], behind)
    return bool(AS_OF.search(before) or (OF_NOUN.search(before) and NOUN.match(scan.shape, behind)))


def opens(scan: Scan, match: Match) -> bool:
    """True if a date opens a paragraph, or as a plain year a sentence: the narrative may then leap there."""
    year = isinstance(match.meaning, At) and match.meaning.cell.unit is YEAR
    before = scan.shape[max(match.token - OPENING_WORDS - 1, 0) : match.token]
    return (YEAR_OPENING if year else OPENING).search(before) is not None


def by_hand(correction: Corrected) -> Reading:
    """Return days that are set by hand; a duration or a set is a date then."""
    return of_days(correction.interval)._replace(flags=(CORRECTED,), steps=(correction.reason,))


def in_order(reading: Reading) -> Reading:
    """Return the reading without days that end before they start: such days are no days at all."""
    if all(map(is_in_order, (reading.days, *(other.interval for other in reading.alternatives)))):
        return reading
    others = tuple(other for other in reading.alternatives if is_in_order(other.interval))
    if is_in_order(reading.days):
        return reading._replace(alternatives=others)
    flags = (*reading.flags, ORDER)
    undated = reading._replace(days=NOWHERE, cell=None, grain=None, status=Status.UNRESOLVED, flags=flags)
    return undated._replace(alternatives=others)


def is_in_order(days: Interval) -> bool:
    """True if days end after they start, as far as both sides are known."""
    return days.start is None or days.end is None or days.start < days.end


def row(text: str, match: Match, part_of: int | None, kind: TimexType | None, reading: Reading) -> TimeReference:
    """Return a match and its reading as a row."""
    return TimeReference(
        char_start=match.start,
        char_end=match.end,
        text=text,
        part_of=part_of,
        anchor_reference=reading.mention,
        timex_type=kind,
        timex_value=reading.value,
        timex_mod=reading.mod,
        anchor_kind=reading.kind,
        anchor_day=reading.anchor,
        rule=match.rule.name,
        meaning_kind=kind_of(match.meaning),
        offset_days=offset_days(match.meaning),
        interval=reading.days,
        granularity=reading.grain,
        approximate=reading.approximate,
        edtf=edtf(reading),
        status=reading.status,
        alternatives=reading.alternatives,
        flags=reading.flags,
        probability=round(reading.decision.probability, 3) if reading.decision else None,
        explanation=explanation(match, reading),
    )


def edtf(reading: Reading) -> str | None:
    """Return the EDTF spelling of a reading."""
    whole = cell_edtf(reading.cell) if reading.cell and reading.mod is None and reading.value else None
    spelled = whole or interval_edtf(reading.days, unknown_start=reading.approximate)
    return f"{spelled}~" if spelled and reading.approximate and "/" not in spelled else spelled


def explanation(match: Match, reading: Reading) -> str:
    """Return the steps from the words to the date, one a line."""
    resolved = reading.status is Status.RESOLVED
    result = (interval_edtf(reading.days) or "no days") if resolved else reading.status.value
    said = f"“{match.text}” by rule {match.rule.name}: {match.meaning.describe()}"
    return "\n".join((said, *reading.steps, f"= {reading.value or '-'}, {result}"))


def scope_at(offset: int, scopes: Sequence[Scope]) -> Scope | None:
    """Return the innermost stretch with a day of its own around an offset."""
    around = [scope for scope in scopes if scope.char_start <= offset < scope.char_end]
    return min(around, key=lambda scope: scope.char_end - scope.char_start, default=None)


def explain(text: str, context: Context) -> list[str]:
    """Return every step from the words to the dates, and which other rules lost and why.

    >>> explain("It rained two days ago.", Context(739356))[0]
    '“two days ago” by rule ago: 2 days before the anchor'
    """
    lost = list(losing_lines(text, context.language))
    lines: list[str] = []
    for match, reference in readings(text, context):
        indent = "  " if reference.part_of is not None else ""
        lines += [indent + line for line in reference_lines(match, reference)]
        if reference.part_of is None:
            inside = [why for start, end, why in lost if reference.char_start < end and start < reference.char_end]
            lines += [indent + why for why in dict.fromkeys(inside)]
    return lines


def reference_lines(match: Match, reference: TimeReference) -> Iterator[str]:
    """Return the steps of one reference, its other readings, its flags and the rules beneath it."""
    yield from reference.explanation.split("\n")
    for other in reference.alternatives:
        yield f"or {other.timex_value}: {other.reason}"
    if reference.flags:
        yield f"flags: {', '.join(reference.flags)}"
    used = sorted(match.names - {match.rule.name})
    if used:
        yield f"with rules: {', '.join(used)}"


def losing_lines(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Return each reading that lost, with its offsets and the reason."""
    for start, end, loss in lost_readings(text, language):
        reason = "takes in more words" if loss.longer else "stands before it"
        yield start, end, f"not “{text[start:end]}” by rule {loss.rule.name}: rule {loss.winner.name} {reason}"
