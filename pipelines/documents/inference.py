"""The day from which a text speaks, found from its own words: ranked candidates with their evidence, or none."""

from datetime import date

from pipelines.documents.constraints import Bounds, Constraint, bounds, past_days, pins
from pipelines.documents.model import AnchorBasis, DateCandidate
from pipelines.documents.phrases import Phrases

MOST_CANDIDATES = 20
TEN_YEARS = 3653
_HALF_LIFE = 730
_WORTH_A_LIST = 400


def infer(phrases: Phrases, retrieved: date | None, more: tuple[Constraint, ...] = ()) -> tuple[DateCandidate, ...]:
    """The days that satisfy everything the text says about its own day, the likeliest first.

    Candidates lie between the latest date told as past and the day of retrieval (or the earliest date told as to
    come), ten years at most. A candidate's score is its share of the weight, which halves every two years behind the
    first candidate, since most texts speak of what is recent. Only a sole candidate is to be taken for the date.

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


def contradiction(phrases: Phrases, stated: date) -> tuple[str, ...]:
    """What in a text speaks against a day: the phrases that would be untrue, said on it; not one vague phrase alone."""
    day = stated.toordinal()
    refuting = [demand for demand in pins(phrases, day, day) if not demand.allows(day)]
    untrue = [demand.evidence for demand in refuting if not demand.vague or len(refuting) > 1]
    later = [
        f"{date.fromordinal(past).isoformat()} is told as past: {words}"
        for past, words in past_days(phrases)
        if past > day
    ]
    return (*untrue, *later)


def _span(phrases: Phrases, known: Bounds, retrieved: date | None) -> tuple[int, int] | None:
    """First and last candidate day; None if nothing bounds them, or nothing is left between."""
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
        DateCandidate(date.fromordinal(day), rank, round(weight / total, 4), evidence, AnchorBasis.INFERRED, verdict)
        for rank, (day, weight) in enumerate(zip(days, weights, strict=True), 1)
    )[:MOST_CANDIDATES]
