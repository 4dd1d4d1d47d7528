"""One thing that breaks while it is written stops no other: it is set aside with its reason, and logged."""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipelines.exports.signs import harmless

LOG = logging.getLogger(__name__)
LONGEST = 200
"""Characters of an error's own words that are told; they may be those of a document."""

One = TypeVar("One")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Fault:
    """What was left out, by its id, and why."""

    key: str
    reason: str


def guarded(
    work: Callable[[One], Made], things: Iterable[One], name: Callable[[One], str], faults: list[Fault]
) -> Iterator[Made]:
    """What comes of each thing, in their order; where the work breaks, a fault is noted and the next one follows.

    Each fault is logged, with the way to it in the code unless that is the last one's.

    Args:
        work: on one thing.
        things: to be worked on. An error of theirs is none of one thing, and is raised.
        name: the id of a thing.
        faults: is added to.

    >>> faults: list[Fault] = []
    >>> list(guarded(lambda number: 6 // number, [3, 0, 2], str, faults)), faults
    ([2, 3], [Fault(key='0', reason='ZeroDivisionError: integer division or modulo by zero')])
    """
    for thing in things:
        try:
            made = work(thing)
        except Exception as error:
            fault = Fault(name(thing), _reason(error))
            known = faults and faults[-1].reason == fault.reason
            steps = "" if known else "".join(["\n", *traceback.format_tb(error.__traceback__)]).rstrip()
            LOG.error("%s is left out, which is a fault of dateline: %s%s", fault.key, fault.reason, steps)
            faults.append(fault)
            continue
        yield made


def _reason(error: Exception) -> str:
    said = harmless(" ".join(str(error).split()))[:LONGEST]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
