"""The reference date of a text inferred from its own words: ranked candidates with their evidence, or none."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipelines.documents.model import DateCandidate, ReferenceBasis
from pipelines.documents.phrases import OpenPhrase, OpenPhrases, phrases_of
from pipelines.temporal.model import Granularity, Interval

_GAP = re.compile(
    r"[\s,;:()–—-]*(?:(?:in|on|at|of|the|near|here|there|is|was|marks|marked|[A-Z][\w.’'-]*)[\s,;:()–—-]+){0,6}"
)
_GAP_CHARACTERS = 60
_CONTRAST = re.compile(
    r"\b(?:compared|while|whereas|than (?:in|on|the|a|during)|but|unlike|versus|against|last|previous|earlier|since"
    r"|after|before|from)\b",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"\b(?:already|by now)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:until|till|by|through)\s+(?:at\s+least\s+)?$", re.IGNORECASE)
"""A past act may have an end that is yet to come: "the lease was renewed until 2014"."""
_NAMED = re.compile(r"\b(?:the|an?|its|his|her|their|our|new|next|all)\s+$", re.IGNORECASE)
_THING = re.compile(r"\s[^\W\d_]{2}")
"""A year between two such words names a thing, which may be of a year to come: "the 2012 budget was passed"."""
_LOOK_BACK = 20
_HALF_A_YEAR = 183
MOST_CANDIDATES = 20
TEN_YEARS = 3653
_HALF_LIFE = 730
_WORTH_A_LIST = 400


@dataclass(frozen=True, slots=True)
class Constraint:
    """Something that is true only on certain days.

    Args:
        evidence: the words and what follows from them.
        allows: whether the text may speak from a day.
        vague: whether its words are often meant roughly, as "a year ago" is.
    """

    evidence: str
    allows: Callable[[int], bool]
    vague: bool = False


@dataclass(frozen=True, slots=True)
class DayBounds:
    """The first and last possible reference date of a text, each with its evidence; None if unknown."""

    first: int | None
    last: int | None
    evidence: tuple[str, ...]


def bounds(phrases: OpenPhrases) -> DayBounds:
    """Return the latest date mentioned as past, and the earliest later day mentioned as future.

    A period that something has "already" been done in is over.
    """
    first = max(_told(phrases, -1), key=lambda told: told[0], default=None)
    coming = [told for told in _told(phrases, 1) if first is None or told[0] >= first[0]]
    last = min(coming, key=lambda told: told[0], default=None)
    evidence = [f"not before {_day(first[0])}: {first[1]}"] if first else []
    evidence += [f"not after {_day(last[0])}: {last[1]}"] if last else []
    return DayBounds(first[0] if first else None, last[0] if last else None, tuple(evidence))


def _told(phrases: OpenPhrases, tense: int) -> Iterator[tuple[int, str]]:
    for phrase in phrases.found:
        days = phrase.absolute if phrase.tense == tense else None
        if days is None or days.start is None or days.end is None:
            continue
        if tense > 0 and days.end - days.start > 1:
            continue
        if tense < 0 and _may_be_ahead(phrases.text, phrase):
            continue
        over = tense < 0 and days.end - days.start > 1 and _ALREADY.search(phrases.text, *phrase.sentence)
        yield (days.end if over else days.start if tense < 0 else days.end - 1), quoted(phrases, phrase, phrase)


def _may_be_ahead(text: str, phrase: OpenPhrase) -> bool:
    """True if a date in a sentence about the past need not be past itself."""
    before = text[max(0, phrase.char_start - _LOOK_BACK) : phrase.char_start]
    names = phrase.text.isdigit() and _NAMED.search(before) and _THING.match(text, phrase.char_end)
    return bool(names or _UP_TO.search(before))


def past_days(phrases: OpenPhrases) -> Iterator[tuple[int, str]]:
    """Yield the calendar days mentioned as past, each with its words."""
    for phrase in phrases.found:
        days = phrase.absolute if phrase.tense < 0 else None
        if days is not None and days.start is not None and days.end == days.start + 1:
            yield days.start, quoted(phrases, phrase, phrase)


def pins(phrases: OpenPhrases, first: int, last: int) -> list[Constraint]:
    """Return the demands that pick days: two phrases for one day, a weekday with its date, "this year" beside a date.

    Quoted words demand nothing: they may have been said on another day.

    Args:
        first: the first candidate day.
        last: the last one.
    """
    told = [phrase for phrase in phrases.found if not phrase.quoted]
    found = [pin for left, right in pairwise(told) if (pin := _same_day(phrases, left, right, first, last))]
    found += [pin for phrase in told if (pin := _weekday_and_date(phrases, phrase, first, last))]
    return found + list(_this_unit(phrases, told))


def _same_day(phrases: OpenPhrases, left: OpenPhrase, right: OpenPhrase, first: int, last: int) -> Constraint | None:
    """Return what two phrases of one thing demand, one counted from today: "two days ago, on Palm Sunday"."""
    gap = phrases.text[left.char_end : right.char_start]
    if (
        left.sentence != right.sentence
        or len(gap) > _GAP_CHARACTERS
        or not _GAP.fullmatch(gap)
        or (left.shift is None and right.shift is None)
    ):
        return None
    counted, named = (left, right) if left.shift else (right, left)
    from_day, to_day = counted.on(first), counted.on(last)
    if from_day is None or to_day is None or from_day.start is None or to_day.end is None:
        return None
    fixed = named.absolute
    occurrences = [fixed] if fixed else named.occurrences(from_day.start, to_day.end)
    evidence = f"{left.text} = {right.text}: {quoted(phrases, left, right)}"
    return Constraint(evidence, lambda day: _meets(counted.on(day), occurrences), _rough(counted))


def _rough(counted: OpenPhrase) -> bool:
    """True if a phrase counts weeks, months or years back from the day: "a year ago" may be thirteen months."""
    return counted.shift is not None and counted.shift.from_day and counted.shift.unit is not Granularity.DAY


def _weekday_and_date(phrases: OpenPhrases, phrase: OpenPhrase, first: int, last: int) -> Constraint | None:
    """Return a day of a month with its weekday but no year: only some years fit."""
    if phrase.weekday is None or phrase.absolute is not None:
        return None
    near = phrase.occurrences(first - _HALF_A_YEAR, last + _HALF_A_YEAR)
    fitting = [days.start for days in near if days.start is not None and (days.start - 1) % 7 == phrase.weekday]
    evidence = f"the weekday of {phrase.text}: {quoted(phrases, phrase, phrase)}"
    return Constraint(evidence, lambda day: any(abs(day - start) <= _HALF_A_YEAR for start in fitting))


def _this_unit(phrases: OpenPhrases, told: list[OpenPhrase]) -> Iterator[Constraint]:
    """Yield what "this year" demands in a sentence about the past with one shorter date and no contrast."""
    for this in told:
        if this.shift is None or this.shift.count or this.shift.unit is not Granularity.YEAR or this.tense >= 0:
            continue
        beside = [other for other in phrases.found if other.sentence == this.sentence and other is not this]
        days = beside[0].absolute if len(beside) == 1 and beside[0].tense < 0 else None
        if days and _shorter(days, this.on(days.start or 1)) and not _CONTRAST.search(phrases.text, *this.sentence):
            evidence = f"{this.text} beside {beside[0].text}: {quoted(phrases, this, beside[0])}"
            yield Constraint(evidence, _meeting(this, days))


def dateline_constraint(line: str, language: str = "en") -> Constraint:
    """Return what a dateline without its year demands: a day of that name."""
    found = phrases_of(line, language).found

    def allows(day: int) -> bool:
        return all(_meets(Interval(day, day + 1), phrase.occurrences(day - 1, day + 1)) for phrase in found)

    return Constraint(f"the dateline: “{line}”", allows)


def _meeting(this: OpenPhrase, days: Interval) -> Callable[[int], bool]:
    return lambda day: _meets(this.on(day), [days])


def _shorter(days: Interval, unit: Interval | None) -> bool:
    if days.start is None or days.end is None or unit is None or unit.start is None or unit.end is None:
        return False
    return days.end - days.start < unit.end - unit.start


def _meets(days: Interval | None, occurrences: list[Interval]) -> bool:
    """True if an interval shares a day with one of others, which are in order and apart."""
    if days is None or days.start is None or days.end is None:
        return False
    end = days.end
    place = bisect_right(occurrences, end - 1, key=lambda other: other.start or 0)
    near = occurrences[max(0, place - 2) : place]
    return any(other.end is not None and other.end > days.start for other in near)


def quoted(phrases: OpenPhrases, left: OpenPhrase, right: OpenPhrase) -> str:
    """Return the words around one or two phrases, for a person."""
    start = max(min(left.sentence[0], right.sentence[0]), min(left.char_start, right.char_start) - 40)
    end = min(max(left.sentence[1], right.sentence[1]), max(left.char_end, right.char_end) + 60)
    return f"“{' '.join(phrases.text[start:end].split())}”"


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()


def infer(phrases: OpenPhrases, retrieved: date | None, more: tuple[Constraint, ...] = ()) -> tuple[DateCandidate, ...]:
    """Return the days that satisfy everything the text says about its own day, the likeliest first.

    Candidates lie between the latest date told as past and the day of retrieval (or the earliest date told as to
    come), ten years at most. A candidate's score is its share of the weight, which halves every two years behind the
    first candidate, since most texts speak of recent days. Only a sole candidate may be taken as the date.

    Args:
        phrases: of the text.
        retrieved: the day of retrieval, which the text cannot be younger than.
        more: further demands, such as a dateline without a year.

    Returns:
        At most 20 candidates; none if the text demands nothing, or contradicts itself.
    """
    known = bounds(phrases)
    span = _span(phrases, known, retrieved)
    if span is None:
        return ()
    demands = [*more, *pins(phrases, *span)]
    days = [day for day in range(span[0], span[1] + 1) if all(demand.allows(day) for demand in demands)]
    if not days or len(days) > _WORTH_A_LIST or (len(days) > 1 and not demands):
        return ()
    evidence = (*(demand.evidence for demand in demands), *known.evidence, *_retrieval(retrieved))
    return _ranked(days, evidence)


def contradiction(phrases: OpenPhrases, stated: date) -> tuple[str, ...]:
    """Return the phrases of a text that would be false if written on a day; a single vague phrase does not count."""
    day = stated.toordinal()
    refuting = [demand for demand in pins(phrases, day, day) if not demand.allows(day)]
    untrue = [demand.evidence for demand in refuting if not demand.vague or len(refuting) > 1]
    later = [
        f"{date.fromordinal(past).isoformat()} is mentioned as past: {words}"
        for past, words in past_days(phrases)
        if past > day
    ]
    return (*untrue, *later)


def _span(phrases: OpenPhrases, known: DayBounds, retrieved: date | None) -> tuple[int, int] | None:
    """Return the first and the last candidate day; None if they are unbounded or the span is empty."""
    latest = retrieved.toordinal() if retrieved else None
    first = known.first
    if first is None:
        named = [days.start for phrase in phrases.found if (days := phrase.absolute) and days.start is not None]
        floor = max(named, default=latest)
        first = None if floor is None else floor - TEN_YEARS
    if first is None:
        return None
    first = max(first, 1, latest - TEN_YEARS if latest else 1)
    last = min(day for day in (latest, known.last, first + TEN_YEARS, date.max.toordinal()) if day is not None)
    return (first, last) if first <= last else None


def _retrieval(retrieved: date | None) -> tuple[str, ...]:
    return (f"not after {retrieved.isoformat()}: the day of retrieval",) if retrieved else ()


def _ranked(days: list[int], evidence: tuple[str, ...]) -> tuple[DateCandidate, ...]:
    weights = [0.5 ** ((day - days[0]) / _HALF_LIFE) for day in days]
    total = sum(weights)
    sole = len(days) == 1
    verdict = "taken: the only day that the words allow" if sole else f"not taken: the words allow {len(days)} days"
    return tuple(
        DateCandidate(date.fromordinal(day), rank, round(weight / total, 4), evidence, ReferenceBasis.INFERRED, verdict)
        for rank, (day, weight) in enumerate(zip(days, weights, strict=True), 1)
    )[:MOST_CANDIDATES]
