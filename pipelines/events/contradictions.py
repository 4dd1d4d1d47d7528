"""Where the mentions of one event disagree, and where they only seem to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pipelines.events.counting import Bounds, exact, gap, widened
from pipelines.events.gazetteer import country_names, distance_km
from pipelines.events.lexicon.places import DEMONYMS
from pipelines.events.mention import EventMention
from pipelines.events.model import Contradiction, LinkRole
from pipelines.events.types import VIOLENT, event_class

COMPATIBLE, SUPERSEDED, CONFLICT = "compatible", "superseded", "conflict"
MOST_CLAIMS = 30
NEIGHBOURING_DAYS = 2
NEIGHBOURING_KM = 15.0
TELLING_FIGURE = 5
"""A toll below this is too common to tell that two events are one."""


def contradictions(event_id: str, members: Sequence[EventMention]) -> list[Contradiction]:
    """The different counts and actors that the mentions of an event give, each with a verdict and one line of reason.

    Args:
        event_id: the event.
        members: its reports in their fixed order.
    """
    told = [each for each in members if each.role is LinkRole.TELLING]
    kinds = sorted({kind for each in told for kind, _ in each.counts})
    found = [one for kind in kinds for one in _of_counts(event_id, kind, told)]
    return [*found, *_of_actors(event_id, told), *_of_places(event_id, told)]


def _of_counts(event_id: str, kind: str, told: Sequence[EventMention]) -> Iterator[Contradiction]:
    """The counts of every two documents; of an event told very often, every two different counts."""
    claims: dict[tuple[Bounds, str], EventMention] = {}
    for mention in told:
        count = dict(mention.counts).get(kind)
        if count is not None:
            claims.setdefault((count, mention.document_id), mention)
    if len(claims) > MOST_CLAIMS:
        claims = {(count, ""): mention for (count, _), mention in reversed(claims.items())}
    for ((left, one), earlier), ((right, two), later) in combinations(claims.items(), 2):
        if one != two or left != right:
            verdict, reason = verdict_on(kind, left, earlier.anchor, right, later.anchor)
            yield Contradiction(event_id, kind, earlier.report_id, later.report_id, verdict, reason)


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


def _of_places(event_id: str, told: Sequence[EventMention]) -> Iterator[Contradiction]:
    """Two mentions that name different places, one inside the other or not."""
    named: dict[str, EventMention] = {}
    for mention in told:
        if mention.place:
            named.setdefault(mention.place, mention)
    for left, right in combinations(named.values(), 2):
        verdict, reason = _verdict_on_places(left, right)
        yield Contradiction(event_id, "place", left.report_id, right.report_id, verdict, reason)


def _verdict_on_places(left: EventMention, right: EventMention) -> tuple[str, str]:
    one, two = left.place or "", right.place or ""
    distance = distance_km(left, right)
    if distance is not None:
        return (COMPATIBLE if distance <= NEIGHBOURING_KM else CONFLICT), f"{one} is {distance:.0f} km from {two}"
    if left.located or right.located or {one.casefold(), two.casefold()} & country_names().keys():
        narrow, wide = (one, two) if left.located or two.casefold() in country_names() else (two, one)
        return COMPATIBLE, f"{narrow} may well lie in {wide}"
    return CONFLICT, f"one report says {one}, the other one {two}"


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
    """A count in words: "at least 31", "up to 40", "24 to 99", "about 50"."""
    about = "about " if count.approximate else ""
    if count.low is None:
        return f"up to {count.high:g}" if count.high is not None else "some"
    if count.high is None:
        return f"at least {count.low:g}"
    return f"{about}{count.low:g}" if count.low == count.high else f"{about}{count.low:g} to {count.high:g}"
