"""One thing that breaks while it is written stops no other: it is set aside with its reason, and logged."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipelines.faults import concerns_one, log_fault, named

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

    A fault is logged with its way through the code, once for those of one reason that follow each other. An error that
    is not about one thing, such as that of a full disk, is raised.

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
            if not concerns_one(error):
                raise
            fault = Fault(name(thing), named(error))
            if not faults or faults[-1].reason != fault.reason:
                log_fault(f"{fault.key} is left out", error)
            faults.append(fault)
            continue
        yield made
