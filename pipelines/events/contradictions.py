"""Where the tellings of one event disagree, and where they only seem to."""

from collections.abc import Iterator, Sequence

from pipelines.events.counting import gap, widened
from pipelines.events.model import Contradiction, LinkRole
from pipelines.events.telling import Count, Telling

COMPATIBLE, SUPERSEDED, CONFLICT = "compatible", "superseded", "conflict"


def contradictions(event_id: str, members: Sequence[Telling]) -> list[Contradiction]:
    """Every two different counts that the tellings of an event give, with a verdict and one line of reason.

    Args:
        event_id: the event.
        members: its reports in their fixed order.
    """
    told = [each for each in members if each.role is LinkRole.TELLING]
    kinds = sorted({kind for each in told for kind, _ in each.counts})
    return [found for kind in kinds for found in _of_kind(event_id, kind, told)]


def _of_kind(event_id: str, kind: str, told: Sequence[Telling]) -> Iterator[Contradiction]:
    claims: list[tuple[Count, Telling]] = []
    for telling in told:
        count = dict(telling.counts).get(kind)
        if count is not None and all(count != other or telling.document_id != t.document_id for other, t in claims):
            claims.append((count, telling))
    for number, (left, earlier) in enumerate(claims):
        for right, later in claims[number + 1 :]:
            if earlier.document_id != later.document_id or left != right:
                verdict, reason = verdict_on(kind, left, earlier.anchor, right, later.anchor)
                yield Contradiction(event_id, kind, earlier.report_id, later.report_id, verdict, reason)


def verdict_on(kind: str, left: Count, left_day: int | None, right: Count, right_day: int | None) -> tuple[str, str]:
    """Whether two counts agree, with one line of reason.

    Args:
        kind: what is counted.
        left: the count of the earlier document.
        left_day: the day from which that document speaks.
        right: the other count.
        right_day: the day from which its document speaks.

    >>> verdict_on("killed", Count(35, 35), 5, Count(31, None), 5)
    ('compatible', '35 killed and at least 31 killed can both be true')
    >>> verdict_on("killed", Count(20, 20), 4, Count(35, 35), 5)[0]
    'superseded'
    >>> verdict_on("killed", Count(35, 35), 4, Count(20, 20), 5)[0]
    'conflict'
    """
    one, two = f"{words(left)} {kind}", f"{words(right)} {kind}"
    if gap(widened(left), widened(right)) <= 0:
        return COMPATIBLE, f"{one} and {two} can both be true"
    raised = left.high is not None and right.low is not None and right.low > left.high
    if raised and left_day is not None and right_day is not None and left_day < right_day:
        return SUPERSEDED, f"a later report raises the toll from {one} to {two}"
    return CONFLICT, f"{one} and {two} cannot both be true"


def words(count: Count) -> str:
    """A count in words: "at least 31", "up to 40", "24 to 99", "about 50"."""
    about = "about " if count.approximate else ""
    if count.low is None:
        return f"up to {count.high:g}" if count.high is not None else "some"
    if count.high is None:
        return f"at least {count.low:g}"
    return f"{about}{count.low:g}" if count.low == count.high else f"{about}{count.low:g} to {count.high:g}"
