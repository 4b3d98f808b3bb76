"""What runs in a process of its own, which may be killed any time: makes documents of items, reads and packs them."""

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import version
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from dateline.errors import DatelineError, InputError
from dateline.ingest import Item, documents_of
from dateline.model import Document
from dateline.store.identity import known_by
from dateline.store.pack import Packed, pack


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one document may cost before it is given up."""

    seconds: float = 10.0
    fetch_seconds: float = 40.0
    """For a page that is fetched first."""
    megabytes: int = 2000
    """Memory of one process, the language pipeline included."""


class Task(msgspec.Struct, frozen=True):
    """An item to read; its first `skip` documents have been dealt with."""

    item: Item
    skip: int = 0


class Ready(msgspec.Struct, frozen=True):
    """The process has loaded what it needs, or could not."""

    problem: str | None = None


class Met(msgspec.Struct, frozen=True):
    """A document was made. The answer says whether it is to be read."""

    where: str
    id: str


class Refused(msgspec.Struct, frozen=True):
    """There is no document here, and why."""

    where: str
    why: str


class Failed(msgspec.Struct, frozen=True):
    """The document could not be read, and why."""

    why: str


class Finished(msgspec.Struct, frozen=True):
    """Nothing is left of the item."""


Message = Ready | Met | Refused | Failed | Finished | Packed


def serve(pipe: Connection, knowledge: tuple[Path, ...], limits: Limits) -> None:
    """Answers tasks until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the process that writes is gone: nothing to do
        _serve(pipe, knowledge, limits)


def _serve(pipe: Connection, knowledge: tuple[Path, ...], limits: Limits) -> None:
    try:
        read = _reader(knowledge)
    except DatelineError as error:
        pipe.send(Ready(str(error)))
        return
    _limit_memory(limits.megabytes)
    pipe.send(Ready())
    while True:
        for message in _work(pipe.recv(), pipe, read):
            pipe.send(message)


def _work(task: Task, pipe: Connection, read: Callable[[Document, str], Packed]) -> Iterator[Message]:
    results = _documents(task.item)
    ahead = tuple(islice(results, 2))
    several = len(ahead) > 1
    for number, result in enumerate(chain(ahead, results)):
        if number < task.skip:
            continue
        if isinstance(result, InputError):
            yield Refused(result.where, f"{result.problem}. {result.fix}.")
            continue
        document = known_by(result)
        yield Met(f"{task.item.where}#{number + 1}" if several else task.item.where, document.id)
        if pipe.recv():
            yield _read(document, result.id, read)
    yield Finished()


def _documents(item: Item) -> Iterator[Document | InputError]:
    """The documents of an item; a library that trips over it is a reason to refuse it, not to stop."""
    try:
        yield from documents_of(item)
    except Exception as error:  # noqa: BLE001  whatever a parser raises on a hostile file is said in the ledger
        yield InputError(item.where, _described(error), "It may be broken: save it again in another format")


def _read(document: Document, name: str, read: Callable[[Document, str], Packed]) -> Packed | Failed:
    try:
        return read(document, name)
    except Exception as error:  # noqa: BLE001  one document never stops the others; the ledger says what happened
        return Failed(_described(error))


def _described(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "needs more memory than a process may have"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _reader(knowledge: tuple[Path, ...]) -> Callable[[Document, str], Packed]:
    from dateline.reading import Reader

    reader = Reader.load(knowledge=knowledge)
    made_by = version("dateline")
    return lambda document, name: pack(reader.read(document), name, made_by, reader.knowledge)


def _limit_memory(megabytes: int) -> None:
    most = megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
