"""Where the mentions of one event disagree, and where they only seem to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from typing import TypeVar

from pipelines.events.counting import Bounds, exact, gap, widened
from pipelines.events.dating import meet
from pipelines.events.gazetteer import country_names, distance_km
from pipelines.events.lexicon.places import DEMONYMS
from pipelines.events.mention import EventMention
from pipelines.events.model import Contradiction, DateBasis, LinkRole
from pipelines.events.types import VIOLENT, event_class
from pipelines.temporal.model import Interval
from pipelines.temporal.spelling import interval_edtf

Claim = TypeVar("Claim")
COMPATIBLE, SUPERSEDED, CONFLICT = "compatible", "superseded", "conflict"
MOST_CLAIMS = 30
"""So many different claims of one fact are held against each other, the first ones."""
NEIGHBOURING_DAYS = 2
NEIGHBOURING_KM = 15.0
MOST_TOWN = 2
"""The place precision of a town and its surroundings; what is wider may hold other places."""
TELLING_FIGURE = 5
"""A toll below this is too common to tell that two events are one."""


def contradictions(event_id: str, members: Sequence[EventMention]) -> list[Contradiction]:
    """Return what the mentions of an event say differently, each with a verdict and one line of reason.

    Held against each other are counts, actors, places, days, and whether it happened.

    Args:
        event_id: the event.
        members: its reports in their fixed order.
    """
    told = [each for each in members if each.role is LinkRole.TELLING]
    kinds = sorted({kind for each in told for kind, _ in each.counts})
    found = [one for kind in kinds for one in _of_counts(event_id, kind, told)]
    others = (_of_actors(event_id, told), _of_places(event_id, told), _of_days(event_id, told))
    return [*found, *chain.from_iterable(others), *_of_status(event_id, told, members)]


def _of_counts(event_id: str, kind: str, told: Sequence[EventMention]) -> Iterator[Contradiction]:
    """The counts of every two documents; of an event told very often, every two different counts.

    What one document counts differently is of other people, or of another time.
    """
    claims: dict[tuple[Bounds, str], EventMention] = {}
    for mention in told:
        count = dict(mention.counts).get(kind)
        if count is not None and not _is_some(count):
            claims.setdefault((count, mention.document_id), mention)
    if len(claims) > MOST_CLAIMS:
        claims = {(count, ""): mention for (count, _), mention in reversed(claims.items())}
    for ((left, _), earlier), ((right, _), later) in _pairs(claims.items()):
        if earlier.document_id != later.document_id:
            verdict, reason = verdict_on(kind, left, earlier.anchor, right, later.anchor)
            yield Contradiction(event_id, kind, earlier.report_id, later.report_id, verdict, reason)


def _is_some(count: Bounds) -> bool:
    """True if a count says no more than that there were some."""
    return count.high is None and (count.low or 0) <= 1


def _pairs(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    return combinations(islice(claims, MOST_CLAIMS), 2)


def _of_days(event_id: str, told: Sequence[EventMention]) -> Iterator[Contradiction]:
    """Two mentions whose own words give days that have none in common."""
    stated: dict[Interval, EventMention] = {}
    for mention in told:
        if mention.basis is DateBasis.EXPLICIT and mention.dated:
            stated.setdefault(mention.interval, mention)
    for left, right in _pairs(stated.values()):
        if meet(left.interval, right.interval) is None:
            reason = f"one report says {interval_edtf(left.interval)}, the other one {interval_edtf(right.interval)}"
            yield Contradiction(event_id, "days", left.report_id, right.report_id, CONFLICT, reason)


def _of_status(event_id: str, told: Sequence[EventMention], members: Iterable[EventMention]) -> Iterator[Contradiction]:
    """A denial of what another report tells, and a plan that came true: the first of each."""
    first_of = {each.role: each for each in reversed(list(members)) if not each.supposed}
    denial, plan = first_of.get(LinkRole.DENIAL), first_of.get(LinkRole.PLAN)
    if told and denial is not None:
        reason = "one report tells it, the other one denies it"
        yield Contradiction(event_id, "status", told[0].report_id, denial.report_id, CONFLICT, reason)
    outcome = next((each for each in told if plan is not None and _came_true(plan, each)), None)
    if plan is not None and outcome is not None:
        reason = "what one report tells as a plan happened, says a later one"
        yield Contradiction(event_id, "status", plan.report_id, outcome.report_id, SUPERSEDED, reason)


def _of_actors(event_id: str, told: Sequence[EventMention]) -> Iterator[Contradiction]:
    """Two mentions of an act of violence that lay it on different nations."""
    blamed: dict[str, EventMention] = {}
    for mention in told:
        nations = _nations(mention) if event_class(mention.kind) in VIOLENT else set[str]()
        if len(nations) == 1:
            blamed.setdefault(nations.pop(), mention)
    for (one, left), (two, right) in combinations(sorted(blamed.items(), key=lambda item: item[1].order), 2):
        reason = f"one report names an actor from {one}, the other one from {two}"
        yield Contradiction(event_id, "who", left.report_id, right.report_id, CONFLICT, reason)


def _came_true(plan: EventMention, outcome: EventMention) -> bool:
    """True if a plan for the day of its document, or a later one, is told as done by a later one, in the same word."""
    if plan.anchor is None or outcome.anchor is None or plan.interval.start is None:
        return False
    return plan.anchor <= plan.interval.start and plan.anchor < outcome.anchor and plan.lemma == outcome.lemma


def _of_places(event_id: str, told: Sequence[EventMention]) -> Iterator[Contradiction]:
    """Two mentions whose own words name different places, one inside the other or not."""
    named: dict[str, EventMention] = {}
    for mention in told:
        if mention.place and mention.place_stated:
            named.setdefault(mention.place, mention)
    for left, right in _pairs(named.values()):
        if (found := _verdict_on_places(left, right)) is not None:
            yield Contradiction(event_id, "place", left.report_id, right.report_id, *found)


def _verdict_on_places(left: EventMention, right: EventMention) -> tuple[str, str] | None:
    """Return the verdict on two names of places, with the reason; None where nothing says that they differ."""
    one, two = left.place or "", right.place or ""
    if one.casefold() in two.casefold() or two.casefold() in one.casefold():
        return None
    widths = [each.place_precision or 0 for each in (left, right)]
    wide = [
        name.casefold() in country_names() or width > MOST_TOWN for name, width in ((one, widths[0]), (two, widths[1]))
    ]
    if any(wide):
        if left.country and right.country and left.country != right.country:
            return CONFLICT, f"{one} is in {left.country}, {two} in {right.country}"
        narrow, around = (two, one) if wide[0] and widths[0] >= widths[1] else (one, two)
        return COMPATIBLE, f"{narrow} may well lie in {around}"
    distance = distance_km(left, right)
    if distance is None:
        return None
    return (COMPATIBLE if distance <= NEIGHBOURING_KM else CONFLICT), f"{one} is {distance:.0f} km from {two}"


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
            for start, toll in exact_tolls(mention) if mention.counts else ():
                for day in range(start - NEIGHBOURING_DAYS, start):
                    other = told.get((day, toll))
                    if other is not None and other[0] != event_id and other[1].document_id != mention.document_id:
                        reason = f"the same place and {toll[3]:g} {toll[2]} on neighbouring days"
                        yield Contradiction(event_id, "days", other[1].report_id, mention.report_id, CONFLICT, reason)
                told.setdefault((start, toll), (event_id, mention))


def exact_tolls(mention: EventMention) -> Iterator[tuple[int, tuple[str, str, str, float]]]:
    """The first day of a report with each exact toll by which it is known again: place, kind of event, whom, how many.

    A report of no known place or day has none.
    """
    for kind, count in mention.counts if mention.located and mention.interval.start is not None else ():
        figure = exact(count)
        if figure is not None and figure >= TELLING_FIGURE:
            yield mention.interval.start or 0, (mention.place or "", mention.kind, kind, figure)


def verdict_on(kind: str, left: Bounds, left_day: int | None, right: Bounds, right_day: int | None) -> tuple[str, str]:
    """Whether two counts agree, with one line of reason.

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
