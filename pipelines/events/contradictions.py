"""Where the mentions of one event disagree, and where they only seem to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from typing import TypeVar

from pipelines.events.counting import Bounds, StatedCount, exact, gap, widened
from pipelines.events.dating import meet
from pipelines.events.evidence import MOST_TOWN, SAME_TOWN_KM, Similarities, alike, clearly_linked, one_event
from pipelines.events.gazetteer import country_names, distance_km
from pipelines.events.lexicon.places import DEMONYMS
from pipelines.events.mention import EventMention
from pipelines.events.model import Contradiction, DateBasis, LinkRole
from pipelines.events.types import VIOLENT, event_class
from pipelines.temporal.model import Granularity, Interval
from pipelines.temporal.spelling import interval_edtf

Claim = TypeVar("Claim")
COMPATIBLE, SUPERSEDED, CONFLICT = "compatible", "superseded", "conflict"
SERIOUS = (COMPATIBLE, SUPERSEDED, CONFLICT)
"""The verdicts, the most serious one last."""
MOST_CLAIMS = 30
"""So many different claims of one fact are held against each other, the first ones."""
NEIGHBOURING_DAYS = 2
LONGEST_TOLD = 7
"""The tolls of so many days are of one thing; those of longer ones, of a month or a year, are of many."""
TELLING_FIGURE = 5
"""A toll below this is too common to tell that two events are one."""


def contradictions(event_id: str, members: Sequence[EventMention], similarities: Similarities) -> list[Contradiction]:
    """Return what the mentions of an event say differently, each with a verdict and one line of reason.

    Held against each other are counts, actors, places, days, and whether it happened, each once for two mentions, with
    the most serious verdict. Two mentions that only others connect may be of two events: they agree where they say the
    same, and nothing more is said of them.

    Args:
        event_id: the event.
        members: its reports in their fixed order.
        similarities: of linked documents.
    """
    told = [each for each in members if each.role is LinkRole.TELLING]
    found = (_of_counts, _of_actors, _of_places, _of_days)
    verdicts: dict[tuple[str, str, str], Contradiction] = {}
    for each in chain(
        *(find(event_id, told, similarities) for find in found), _of_status(event_id, told, members, similarities)
    ):
        compared = each.field, each.left_report_id, each.right_report_id
        verdicts[compared] = max(verdicts.get(compared, each), each, key=lambda one: SERIOUS.index(one.verdict))
    return list(verdicts.values())


def _of_counts(event_id: str, told: Sequence[EventMention], similarities: Similarities) -> Iterator[Contradiction]:
    """Yield the figures of every two documents, of one kind and unit; of many, every two different ones."""
    claims: dict[tuple[str, str], dict[tuple[StatedCount, str], EventMention]] = {}
    for mention in told:
        for figure in mention.figures:
            if not _is_some(figure.count):
                claims.setdefault((figure.kind, figure.unit), {}).setdefault((figure, mention.document_id), mention)
    for (kind, unit), own in sorted(claims.items()):
        if len(own) > MOST_CLAIMS:
            own = {(figure, ""): mention for (figure, _), mention in reversed(own.items())}
        for ((left, _), earlier), ((right, _), later) in _pairs(own.items()):
            if earlier.document_id != later.document_id and (
                left.count == right.count or _comparable(left, earlier, right, later, similarities)
            ):
                counted = kind if unit == "person" else unit
                verdict, reason = verdict_on(counted, left.count, earlier.anchor, right.count, later.anchor)
                yield Contradiction(event_id, kind, earlier.report_id, later.report_id, verdict, reason)


def _comparable(
    left: StatedCount, earlier: EventMention, right: StatedCount, later: EventMention, similarities: Similarities
) -> bool:
    """True if two figures that differ are of the same people, on the same few days and in the same place, of one event.

    One of somebody is too often one of several. One of the two has to state its day.
    """
    days = earlier.interval
    return (
        left.whom == right.whom
        and DateBasis.EXPLICIT in (earlier.basis, later.basis)
        and all((figure.count.low or figure.count.high or 0) > 1 for figure in (left, right))
        and days == later.interval
        and (days.end or 0) - (days.start or 0) <= LONGEST_TOLD
        and earlier.place == later.place
        and one_event(earlier, later, similarities)
        and (not (earlier.inferred or later.inferred) or clearly_linked(earlier, later, similarities))
    )


def _is_some(count: Bounds) -> bool:
    """True if a count says no more than that there were some."""
    return count.high is None and (count.low or 0) <= 1


def _pairs(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    return combinations(islice(claims, MOST_CLAIMS), 2)


def _of_days(event_id: str, told: Sequence[EventMention], similarities: Similarities) -> Iterator[Contradiction]:
    """Two mentions whose own words give different days of what is told in the same word; weeks are too vague.

    Two that say "today", or "this morning", each of its own day, may as well be of two events, or repeat one text.
    """
    stated: dict[tuple[Interval, str], EventMention] = {}
    for mention in told:
        if mention.basis is DateBasis.EXPLICIT and mention.granularity is Granularity.DAY:
            stated.setdefault((mention.interval, mention.lemma), mention)
    for left, right in _pairs(stated.values()):
        if (
            meet(left.interval, right.interval) is None
            and left.document_id != right.document_id
            and _days_back(left) != _days_back(right)
            and left.lemma == right.lemma
            and one_event(left, right, similarities)
        ):
            reason = f"one report says {interval_edtf(left.interval)}, the other one {interval_edtf(right.interval)}"
            yield Contradiction(event_id, "days", left.report_id, right.report_id, CONFLICT, reason)


def _days_back(mention: EventMention) -> int | None:
    """Return how many days before its document an event began."""
    start = mention.interval.start
    return None if mention.anchor is None or start is None else mention.anchor - start


def _of_status(
    event_id: str, told: Sequence[EventMention], members: Iterable[EventMention], similarities: Similarities
) -> Iterator[Contradiction]:
    """Yield a denial of what another report tells, and a plan that came true: the first of each."""
    others = [each for each in members if each.said]
    denied = ((one, each) for each in others if each.role is LinkRole.DENIAL for one in told if _denies(each, one))
    planned = ((each, one) for each in others if each.role is LinkRole.PLAN for one in told if _came_true(each, one))
    for pairs, verdict in ((denied, CONFLICT), (planned, SUPERSEDED)):
        pair = next((pair for pair in pairs if one_event(*pair, similarities)), None)
        if pair is not None:
            reason = "what one report tells as a plan happened, says a later one"
            if verdict is CONFLICT:
                said = "denies it" if pair[1].denied else "says that it did not happen"
                reason = f"one report tells it, the other one {said}"
            yield Contradiction(event_id, "status", pair[0].report_id, pair[1].report_id, verdict, reason)


def _denies(denial: EventMention, told: EventMention) -> bool:
    """True if a mention denies what one of another document tells, in much the same words."""
    return denial.document_id != told.document_id and _says_the_same(denial, told) and alike(denial, told)


def _came_true(plan: EventMention, outcome: EventMention) -> bool:
    """True if a plan for the day of its document, or a later one, is told as done after that day, in the same word.

    A document that repeats the text of another one tells nothing of what came of it.
    """
    if plan.anchor is None or outcome.anchor is None or plan.interval.start is None:
        return False
    ahead = plan.anchor <= plan.interval.start < outcome.anchor
    return ahead and _says_the_same(plan, outcome) and plan.words.keys() != outcome.words.keys()


def _says_the_same(left: EventMention, right: EventMention) -> bool:
    """True if two mentions tell of the same days in the same word, and one of those who take part is the same."""
    dated = not (left.inferred or right.inferred) and left.interval == right.interval
    return dated and left.lemma == right.lemma and any(a <= b or b <= a for a in left.names for b in right.names)


def _of_actors(event_id: str, told: Sequence[EventMention], similarities: Similarities) -> Iterator[Contradiction]:
    """Two mentions of an act of violence that lay it on different nations."""
    blamed: dict[str, EventMention] = {}
    for mention in told:
        nations = _nations(mention) if event_class(mention.kind) in VIOLENT else set[str]()
        if len(nations) == 1:
            blamed.setdefault(nations.pop(), mention)
    for (one, left), (two, right) in combinations(sorted(blamed.items(), key=lambda item: item[1].order), 2):
        if one_event(left, right, similarities):
            reason = f"one report names an actor from {one}, the other one from {two}"
            yield Contradiction(event_id, "who", left.report_id, right.report_id, CONFLICT, reason)


def _of_places(event_id: str, told: Sequence[EventMention], similarities: Similarities) -> Iterator[Contradiction]:
    """Two mentions whose own words name different places, one inside the other or not."""
    named: dict[str, EventMention] = {}
    for mention in told:
        if mention.place and mention.place_stated:
            named.setdefault(mention.place, mention)
    for left, right in _pairs(named.values()):
        found = _verdict_on_places(left, right)
        if found is not None and (found[0] == COMPATIBLE or one_event(left, right, similarities)):
            yield Contradiction(event_id, "place", left.report_id, right.report_id, *found)


def _verdict_on_places(left: EventMention, right: EventMention) -> tuple[str, str] | None:
    """Return the verdict on two names of places, with the reason; None where nothing says that they differ."""
    one, two = left.place or "", right.place or ""
    if one.casefold() in two.casefold() or two.casefold() in one.casefold():
        return None
    if left.country and right.country and left.country != right.country:
        return CONFLICT, f"{one} is in {left.country}, {two} in {right.country}"
    for inner, outer in ((left, right), (right, left)):
        if outer.country == inner.country and (outer.place or "").casefold() in country_names():
            return COMPATIBLE, f"{inner.place} lies in {outer.place}"
    distance = distance_km(left, right)
    if distance is None or any((each.place_precision or 0) > MOST_TOWN for each in (left, right)):
        return None
    return (COMPATIBLE if distance <= SAME_TOWN_KM else CONFLICT), f"{one} is {distance:.0f} km from {two}"


def _nations(mention: EventMention) -> set[str]:
    actors = mention.names[: len(mention.names) - len(mention.objects)]
    return {DEMONYMS[word] for name in actors for word in name if word in DEMONYMS}


def across(events: Iterable[tuple[str, Sequence[EventMention]]]) -> Iterator[Contradiction]:
    """Two events that may be one told with different days: same place, kind and exact toll, on neighbouring days.

    Args:
        events: id and reports of each event, in the order of the events.
    """
    told: dict[tuple[object, ...], tuple[str, EventMention]] = {}
    for event_id, members in events:
        for mention in members:
            for start, toll in (
                exact_tolls(mention) if mention.counts and mention.granularity is Granularity.DAY else ()
            ):
                for day in range(start - NEIGHBOURING_DAYS, start):
                    other = told.get((day, toll))
                    if other is not None and other[0] != event_id and other[1].document_id != mention.document_id:
                        reason = f"the same place and {toll[3]:g} {toll[2]} on neighbouring days"
                        yield Contradiction(event_id, "days", other[1].report_id, mention.report_id, CONFLICT, reason)
                told.setdefault((start, toll), (event_id, mention))


def exact_tolls(mention: EventMention) -> Iterator[tuple[int, tuple[str, str, str, float]]]:
    """The first day of a report with each exact toll by which it is known again: place, kind of event, whom, how many.

    A report of no known place or day, or of a day that other words date, has none.
    """
    dated = mention.basis is DateBasis.EXPLICIT and mention.interval.start is not None
    for kind, count in mention.counts if mention.located and dated else ():
        figure = exact(count)
        if figure is not None and figure >= TELLING_FIGURE:
            yield mention.interval.start or 0, (mention.place or "", mention.kind, kind, figure)


def verdict_on(kind: str, left: Bounds, left_day: int | None, right: Bounds, right_day: int | None) -> tuple[str, str]:
    """Return whether two counts agree, with one line of reason.

    Args:
        kind: what is counted.
        left: the count of the earlier document.
        left_day: the day from which that document speaks.
        right: the other count.
        right_day: the day from which its document speaks.

    >>> verdict_on("killed", Bounds(35, 35), 5, Bounds(31, None), 5)
    ('compatible', '35 killed and at least 31 killed can both be true')
    >>> verdict_on("killed", Bounds(20, 20), 4, Bounds(35, 35), 5)[0]
    'superseded'
    >>> verdict_on("killed", Bounds(35, 35), 4, Bounds(20, 20), 5)[0]
    'conflict'
    """
    one, two = f"{words(left)} {kind}", f"{words(right)} {kind}"
    if gap(widened(left), widened(right)) <= 0:
        return COMPATIBLE, f"both say {one}" if one == two else f"{one} and {two} can both be true"
    raised = left.high is not None and right.low is not None and right.low > left.high
    if raised and left_day is not None and right_day is not None and left_day < right_day:
        return SUPERSEDED, f"a later report raises the toll from {one} to {two}"
    return CONFLICT, f"{one} and {two} cannot both be true"


def words(count: Bounds) -> str:
    """Return a count in words: "at least 31", "up to 40", "24 to 99", "about 50"."""
    about = "about " if count.approximate else ""
    if count.low is None:
        return f"up to {_figure(count.high)}" if count.high is not None else "some"
    if count.high is None:
        return f"at least {_figure(count.low)}"
    low, high = _figure(count.low), _figure(count.high)
    return f"{about}{low}" if low == high else f"{about}{low} to {high}"


def _figure(number: float) -> str:
    """Return a number as a person writes it.

    >>> _figure(52_000_000.0), _figure(11.0)
    ('52,000,000', '11')
    """
    return f"{number:,.0f}"
