"""Which of two crossing readings wins: the longer one, then the rule that stands first in the list."""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.temporal.rule import Rule


class Hit(NamedTuple):
    """A rule that fits at positions [start, end) of a shape, with its named parts."""

    start: int
    end: int
    order: int
    rule: Rule
    parts: tuple[tuple[str, int], ...]


def choose(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that do not cross: from the left the longest one, ties to the earlier rule.

    A hit that starts inside a chosen one is dropped even if it is longer, unless it holds the chosen one whole.
    """
    if len(hits) < 2:
        return list(hits)
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.order, hit.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)
