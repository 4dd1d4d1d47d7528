"""Set aside one document, group, event or row that breaks: name the cause, log where it broke, and go on."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipelines.errors import DatelineError, RowError, UnreadableDocument
from pipelines.worker import where_raised

Answer = TypeVar("Answer")
LOG = logging.getLogger("dateline.faults")
LONGEST_MESSAGE = 200
REMEDY = "This is a fault of dateline; please report it. It is tried again when the file or dateline changes."


@dataclass(frozen=True, slots=True)
class Cause:
    """Why one document is set aside.

    Args:
        kind: `fault` for an error of dateline's own, else the kind of an `UnreadableDocument`.
        error_type: the name of the exception's type; None for a refusal.
        reason: what went wrong, in a sentence.
        remedy: what a person can do about it.
    """

    kind: str
    error_type: str | None
    reason: str
    remedy: str


def concerns_one(error: Exception) -> bool:
    """True if an error says something about the input at hand, not about the warehouse, the model or the machine.

    >>> concerns_one(ValueError()), concerns_one(DatelineError()), concerns_one(UnreadableDocument("empty", "", ""))
    (True, False, True)
    """
    if isinstance(error, DatelineError):
        return isinstance(error, UnreadableDocument | RowError)
    return not isinstance(error, OSError) and not type(error).__module__.startswith(("duckdb", "_duckdb"))


def cause_of(error: Exception, doing: str) -> Cause:
    """Describe an error that concerns one input.

    Args:
        error: for which `concerns_one` is true.
        doing: what was being done, such as "The step report".

    >>> cause_of(ValueError("no month 13"), "The step date").reason
    'The step date broke on this document: ValueError: no month 13.'
    """
    if isinstance(error, UnreadableDocument):
        return Cause(error.kind, None, error.reason, error.remedy)
    return Cause("fault", type(error).__name__, f"{doing} broke on this document: {named(error)}.", REMEDY)


def breach(doing: str, limit: str | None, name: str) -> Cause:
    """Describe how a document ended the process that worked on it.

    Args:
        doing: what was being done, such as "The step report".
        limit: what it took that it may not; None if it crashed the process.
        name: of the signal or the error that ended it.

    >>> breach("The step report", "it takes more than 9 seconds of processor time", "SIGXCPU").reason
    'The step report cannot be done with this document: it takes more than 9 seconds of processor time.'
    """
    if limit:
        return Cause("too_large", None, f"{doing} cannot be done with this document: {limit}.", "Split it.")
    return Cause("fault", name, f"{doing} broke on this document: {name}.", REMEDY)


def named(error: Exception) -> str:
    """Return the type of an error and, shortened, its message.

    >>> named(ValueError("no month 13")), named(KeyError())
    ('ValueError: no month 13', 'KeyError')
    """
    return ": ".join(filter(None, (type(error).__name__, shortened(str(error)))))


def shortened(message: str) -> str:
    """Return the first line of a message, cut to 200 characters, with nothing that a terminal would obey.

    >>> shortened("bad" + chr(27) + "[2J" + chr(10) + "line"), len(shortened("x" * 999))
    ('bad\\\\x1b[2J', 200)
    """
    line = message.strip().partition("\n")[0][:LONGEST_MESSAGE].rstrip(". ")
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in line)


def log_fault(what: str, error: BaseException) -> None:
    """Write to the log what broke, with the type of the error and its way through the code, but not its message."""
    LOG.error("%s: %s", shortened(what), where_raised(error))


def attempted(work: Callable[[], Answer], what: str) -> Answer | None:
    """Return what some work comes to; None if it breaks on its input, which is then logged.

    Args:
        work: what to do.
        what: its name in the log.

    Raises:
        Exception: an error that does not concern the input alone.

    >>> attempted(lambda: 1 + 1, "a sum"), attempted(lambda: 1 // 0, "a quotient")
    (2, None)
    """
    try:
        return work()
    except Exception as error:
        if not concerns_one(error):
            raise
        log_fault(what, error)
        return None


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
    """Yield the result for each thing in order; where the work fails, note a fault and go on.

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
