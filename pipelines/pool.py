"""Apply a function to documents in worker processes, one for each core; what comes of them comes in their order.

A document on which the function breaks, or takes more than it may, has a `Cause` as its outcome and stops no other.
What comes of a document depends on that document alone: neither the number of workers nor the batches change it.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import LifoQueue
from typing import Any, Self, TypeVar

from pipelines.faults import Cause, breach, cause_of, concerns_one, log_fault
from pipelines.worker import Limits, TaskFailed, Worker

Given = TypeVar("Given")

LIMITS = Limits(memory=1_500_000_000, silence=3_600)
"""What a worker may use. Most need about 350 MB, nearly all of it for the language model."""
CPU_SECONDS = 120
CHARACTERS_A_CPU_SECOND = 1_000
"""A document may take two minutes of processor time, and a second more for each thousand characters: forty times what
prose takes."""
AHEAD = 2
"""Batches a worker that may be done or waiting while the first of them is not."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that one worker works off.

    Args:
        documents: what the function is given of each, by its id.
        characters: of the longest of their texts, by which the time is measured that a document may take.
    """

    documents: Mapping[str, Any]
    characters: int


@dataclass(frozen=True, slots=True)
class Task:
    """A batch, or what is left of it, and what to do with it.

    Args:
        work: the function; it is pickled.
        name: what is done, for the log and for causes.
    """

    work: Callable[[Any], Any]
    name: str
    documents: Sequence[tuple[str, Any]]


Outcomes = dict[str, Any]
"""What came of each document: what the function returned, or a `Cause`."""


def outcomes(task: Task) -> Iterator[Any]:
    """Yield what comes of each document; an error that concerns more than the document is yielded as it is."""
    for document_id, given in task.documents:
        try:
            yield task.work(given)
        except MemoryError:
            raise
        except Exception as error:
            yield _outcome_of_error(error, task.name, document_id)


def _outcome_of_error(error: Exception, name: str, document_id: str) -> Cause | Exception:
    if not concerns_one(error):
        return error
    cause = cause_of(error, f"The step {name}")
    if cause.error_type:
        log_fault(f"{name}, document {document_id}", error)
    return cause


def here(work: Callable[[Any], Any], name: str, batch: Batch) -> Outcomes:
    """Work off a batch in this process, without limits.

    Raises:
        Exception: an error that concerns more than one document.

    >>> here(lambda number: 6 // number, "divide", Batch({"a": 2, "b": 3}, 0))
    {'a': 3, 'b': 2}
    """
    task = Task(work, name, list(batch.documents.items()))
    return _raised({key: found for (key, _), found in zip(task.documents, outcomes(task), strict=True)})


def _raised(found: Outcomes) -> Outcomes:
    """Return outcomes, unless an error is among them that concerns all documents; raise that."""
    for outcome in found.values():
        if isinstance(outcome, Exception):
            raise outcome
    return found


class Pool:
    """Worker processes, one for each core that this process may use; each starts with its first batch.

    They end with the block. If this process dies, each ends when it is done with the document at hand.

    Args:
        size: how many; as many as cores unless given.
    """

    def __init__(self, size: int | None = None) -> None:
        self.size = size or len(os.sched_getaffinity(0))
        self._workers = [Worker(f"{__name__}:{outcomes.__name__}", LIMITS) for _ in range(self.size)]
        self._idle: LifoQueue[Worker] = LifoQueue()
        self._closed = False
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="pool")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, also those that are at work."""
        self._closed = True
        for worker in self._workers:
            worker.interrupt()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def outcomes(self, work: Callable[[Any], Any], name: str, batches: Iterable[Batch]) -> Iterator[Outcomes]:
        """Yield what comes of each batch, in the order given; few more are taken than were yielded.

        Args:
            work: a function of what is given of a document; it and what it returns are pickled.
            name: what is done, for the log and for causes.
            batches: are gone through in the thread of the caller.

        Raises:
            Exception: an error that concerns more than one document.
            WorkerError: a worker cannot be started.
        """
        waiting: deque[Future[Outcomes]] = deque()
        try:
            for batch in batches:
                waiting.append(self._threads.submit(self._work_off, work, name, batch))
                while len(waiting) > AHEAD * self.size or (waiting and waiting[0].done()):
                    yield _raised(waiting.popleft().result())
            while waiting:
                yield _raised(waiting.popleft().result())
        finally:
            for left in waiting:
                left.cancel()

    def _work_off(self, work: Callable[[Any], Any], name: str, batch: Batch) -> Outcomes:
        worker = self._idle.get()
        try:
            return self._attempt(worker, Task(work, name, list(batch.documents.items())), batch.characters)
        finally:
            self._idle.put(worker)

    def _attempt(self, worker: Worker, task: Task, characters: int) -> Outcomes:
        """Work off a task; a document in which the worker dies is left out, and another one goes on behind it."""
        seconds = CPU_SECONDS + characters // CHARACTERS_A_CPU_SECOND
        found: Outcomes = {}
        waiting = [key for key, _ in task.documents]
        while len(found) < len(waiting) and not self._closed:
            rest = replace(task, documents=task.documents[len(found) :])
            try:
                for outcome in worker.results(rest, seconds):
                    found[waiting[len(found)]] = outcome
            except TaskFailed as failed:
                found[waiting[len(found)]] = breach(f"The step {task.name}", failed.limit(LIMITS, seconds), failed.name)
        return found
