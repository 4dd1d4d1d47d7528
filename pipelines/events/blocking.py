"""Blocking: which mentions are compared at all, namely those that share days and a place, a count, a name or a word."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import chain, combinations, product
from typing import Any

from pipelines.events.evidence import NEIGHBOURING, Similarities, days_apart, family
from pipelines.events.mention import EventMention
from pipelines.events.model import LONGEST_ACCOUNT
from pipelines.events.types import event_class

LONGEST_IN_DAYS = 7
"""A mention of more days is blocked by its years, not by its days."""
LONGEST_IN_YEARS = 20
MOST_WORDS, RARE = 4, 2.5
"""So many words of a clause are shared with others, the rarest, and how rare they have to be."""
LAST_DAY = date.max.toordinal()
LARGEST_BLOCK = 400
"""A block of more mentions says too little; they are compared in narrower ones."""

Key = tuple[Any, ...]
"""First and last day of a block, as day numbers, and what its mentions share."""
Span = tuple[int, int]
Pair = tuple[int, int]


def candidate_pairs(
    mentions: Sequence[EventMention], similarities: Similarities, oversized: Set[str] = frozenset()
) -> tuple[list[Pair], dict[str, Span]]:
    """Return the pairs of mentions to compare, each once and in order, and the oversized blocks with their days.

    Args:
        mentions: in their fixed order; those without two known days are in no block.
        similarities: of linked documents.
        oversized: names of blocks that are oversized, though these mentions may be only a part of theirs.
    """
    continued = {mention.leads_from for mention in mentions} - {None}
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for key in _keys(mention, _years(mention) if _is_long(mention) else _days(mention), continued):
            blocks[key].append(at)
    large = {name_of(key): (key[0], key[1]) for key, members in blocks.items() if len(members) > LARGEST_BLOCK}
    closed = oversized | large.keys()
    small = {key: members for key, members in blocks.items() if not closed or name_of(key) not in closed}
    pairs = {pair for members in small.values() if len(members) > 1 for pair in combinations(members, 2)}
    pairs.update(_long_and_short(mentions, small, continued))
    pairs.update(_of_linked_documents(mentions, similarities))
    return sorted(pairs), large


def _of_linked_documents(mentions: Sequence[EventMention], similarities: Similarities) -> Iterator[Pair]:
    """Yield the mentions of one family, in one document or in two that are linked, whose days allow one event."""
    told: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, mention in enumerate(mentions):
        if mention.dated:
            told[mention.document_id][family(mention)].append(at)
    inside = (_of_one_account(alike, mentions) for own in told.values() for alike in own.values())
    across = (
        product(told[one][kind], told[two][kind]) for one, two in similarities for kind in told[one].keys() & told[two]
    )
    for left, right in chain.from_iterable(chain(inside, across)):
        if _may_meet(mentions[left], mentions[right]):
            yield (left, right) if left < right else (right, left)


def _of_one_account(alike: Sequence[int], mentions: Sequence[EventMention]) -> Iterator[Pair]:
    """Yield the pairs of some mentions of one document between which one account may go on."""
    starts = [mentions[at].char_start for at in alike]
    for place, left in enumerate(alike):
        last = bisect_left(starts, starts[place] + LONGEST_ACCOUNT)
        yield from ((left, right) for right in alike[place + 1 : last])


def _may_meet(left: EventMention, right: EventMention) -> bool:
    """True if the days of two mentions meet or adjoin, or one that no words date may recall the other."""
    if days_apart(left.window, right.window) <= NEIGHBOURING:
        return True
    return (left.inferred or right.inferred) and not left.meanings.isdisjoint(right.meanings)


def name_of(key: Key) -> str:
    """Return the name of a block: its first and last day, then what its mentions share.

    >>> name_of((739354, 739354, "place", "Sumy"))
    '739354 739354 place Sumy'
    """
    return " ".join(map(str, key))


def _long_and_short(
    mentions: Sequence[EventMention], blocks: Mapping[Key, Sequence[int]], continued: Set[str | None]
) -> Iterator[Pair]:
    """Yield each mention of a few days with the long ones of its years with which it shares a key."""
    by_year = {key: members for key, members in blocks.items() if key[0] != key[1]}
    for at, mention in enumerate(mentions) if by_year else ():
        if not _is_long(mention):
            for key in _keys(mention, _years(mention), continued):
                yield from ((min(at, other), max(at, other)) for other in by_year.get(key, ()))


def _keys(mention: EventMention, spans: Sequence[Span], continued: Set[str | None]) -> Iterator[Key]:
    shared = blocking_keys(mention, continued) if spans else ()
    return ((*span, *key) for span in spans for key in shared)


def blocking_keys(mention: EventMention, continued: Set[str | None] = frozenset()) -> set[Key]:
    """Return what a mention is found by: place, counts, words of its names, rare words, and the flow of its text.

    Args:
        mention: a mention.
        continued: ids of the reports that another one continues.
    """
    kind = event_class(mention.kind)
    found: set[Key] = {("name", word, kind) for name in mention.names for word in name}
    found.update(("word", word, family(mention)) for word in _rarest(mention.words))
    found.update(("count", kind, count.low) for kind, count in mention.counts)
    if mention.place:
        found.add(("place", mention.place))
    if mention.leads_from:
        found.add(("text", mention.leads_from))
    if mention.report_id in continued:
        found.add(("text", mention.report_id))
    return found


def _rarest(words: Mapping[str, float]) -> list[str]:
    rarest = sorted(words, key=lambda word: (-words[word], word))[:MOST_WORDS]
    return [word for word in rarest if words[word] >= RARE]


def _is_long(mention: EventMention) -> bool:
    start, end = mention.window.start, mention.window.end
    return start is not None and end is not None and end - start > LONGEST_IN_DAYS


def _days(mention: EventMention) -> list[Span]:
    start, end = mention.window.start, mention.window.end
    if start is None or end is None or start < 1 or end > LAST_DAY:
        return []
    return [(day, day) for day in range(start, end)]


def _years(mention: EventMention) -> list[Span]:
    start, end = mention.window.start, mention.window.end
    if start is None or end is None or start < 1 or end > LAST_DAY:
        return []
    first, last = date.fromordinal(start).year, date.fromordinal(end - 1).year
    years = range(first, min(last, first + LONGEST_IN_YEARS) + 1)
    return [(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()) for year in years]
