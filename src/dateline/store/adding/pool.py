"""Processes that read, each with one item at a time; one that hangs or dies is replaced, and the others go on."""

import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PipelineError
from dateline.ingest import Item, Kind
from dateline.store.adding.worker import Failed, Finished, Limits, Message, Met, Ready, Refused, Task, serve
from dateline.store.pack import Packed

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_START_SECONDS = 180.0
_TICK = 0.5
_UNPACKING = (Kind.FILE, Kind.ADDRESS)
"""Items of which the documents are made anew after a process was replaced."""


class Worker:
    """One process and what it is at."""

    def __init__(self, knowledge: tuple[Path, ...], limits: Limits) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(theirs, knowledge, limits), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.first: Task | None = None
        """What to begin with once it has loaded."""
        self.met: Met | None = None
        self.dealt_with = 0
        self.until = time.monotonic() + _START_SECONDS

    @property
    def idle(self) -> bool:
        """Whether it has loaded and waits for an item."""
        return self.task is None and self.until == float("inf")

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


Outcome = tuple[Item, Met | Refused, Packed | Failed | None]
"""The item, the document that was met in it or why there was none, and what came of reading it."""


class Pool:
    """Deals out items and hands back what comes of them. `wanted` says of each document whether to read it."""

    def __init__(self, count: int, knowledge: tuple[Path, ...], limits: Limits, wanted: Callable[[Met], bool]) -> None:
        self._knowledge, self._limits, self._wanted = knowledge, limits, wanted
        self._workers = [Worker(knowledge, limits) for _ in range(count)]

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        for worker in self._workers:
            worker.kill()

    def run(self, items: Iterator[Item]) -> Iterator[Outcome | None]:
        """The outcome of every document; None now and then while nothing happens."""
        more = True
        while more or any(worker.task or worker.first for worker in self._workers):
            pipes: dict[object, Worker] = {worker.pipe: worker for worker in self._workers}
            for pipe in wait([worker.pipe for worker in self._workers], timeout=_TICK):
                yield from self._listen(pipes[pipe])
            yield from self._give_up()
            for worker in self._workers:
                if worker.idle and more:
                    item = next(items, None)
                    more = item is not None
                    if item is not None:
                        self._start(worker, Task(item))
            yield None

    def _start(self, worker: Worker, task: Task) -> None:
        worker.task, worker.first, worker.met, worker.dealt_with = task, None, None, task.skip
        worker.until = time.monotonic() + self._seconds(task.item)
        worker.pipe.send(task)

    def _seconds(self, item: Item) -> float:
        fetched = item.kind is Kind.ADDRESS or item.url is not None
        return self._limits.fetch_seconds if fetched else self._limits.seconds

    def _listen(self, worker: Worker) -> Iterator[Outcome]:
        try:
            message: Message = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            yield from self._replace(worker, "the process that read it died, perhaps for want of memory")
            return
        if isinstance(message, Ready):
            if message.problem is not None:
                raise PipelineError(message.problem)
            worker.until = float("inf")
            if worker.first is not None:
                self._start(worker, worker.first)
        elif worker.task is not None:
            yield from self._hear(worker, worker.task, message)

    def _hear(self, worker: Worker, task: Task, message: Message) -> Iterator[Outcome]:
        worker.until = time.monotonic() + self._limits.seconds
        if isinstance(message, Met):
            wanted = self._wanted(message)
            worker.pipe.send(wanted)
            worker.met = message if wanted else None
            if wanted:
                return
            worker.dealt_with += 1
            worker.until = time.monotonic() + self._seconds(task.item)
            yield task.item, message, None
        elif isinstance(message, Finished):
            worker.task, worker.until = None, float("inf")
        elif isinstance(message, Refused):
            worker.dealt_with += 1
            yield task.item, message, None
        elif isinstance(message, Packed | Failed) and worker.met is not None:
            worker.dealt_with += 1
            met, worker.met = worker.met, None
            worker.until = time.monotonic() + self._seconds(task.item)
            yield task.item, met, message

    def _give_up(self) -> Iterator[Outcome]:
        """Replaces the processes that took too long."""
        now = time.monotonic()
        for worker in list(self._workers):
            if now > worker.until:
                yield from self._replace(worker, f"took more than {self._limits.seconds:g} seconds")

    def _replace(self, worker: Worker, why: str) -> Iterator[Outcome]:
        """A new process in place of a lost one, which goes on after the document at which the old one was lost."""
        worker.kill()
        if worker.task is None and not worker.idle:
            raise PipelineError("the process that reads could not be started")
        fresh = Worker(self._knowledge, self._limits)
        self._workers[self._workers.index(worker)] = fresh
        if worker.task is None:
            return
        yield worker.task.item, worker.met or Refused(worker.task.item.where, why), Failed(why)
        if worker.met is not None and worker.task.item.kind in _UNPACKING:
            fresh.first = Task(worker.task.item, worker.dealt_with + 1)
