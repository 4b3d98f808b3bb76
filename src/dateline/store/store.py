"""A store: reports, their readings and what they say together. One writer at a time, any number of readers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine, select, update

from dateline.errors import StoreError
from dateline.knowledge import Knowledge
from dateline.model import Document, Reading
from dateline.situation import Situation
from dateline.store import schema
from dateline.store.asking.questions import Questions
from dateline.store.asking.raw import RawTable, ask
from dateline.store.engine import open_engine
from dateline.store.identity import known_by
from dateline.store.judging import Judging
from dateline.store.pack import compress, pack, unpack
from dateline.store.rows import lookup
from dateline.store.tying.settle import forget_derived, settle, waiting
from dateline.store.whole import load_situation
from dateline.store.write import Entry, Status, write_batch


class Store(Questions, Judging):
    """Made by `open_store`. Threads may share one; processes open their own."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is at one moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The connection of the one writer: what is written becomes visible whole at the end, or not at all."""
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(720316)")
            yield connection

    def add(self, readings: Iterable[Reading], know: Knowledge | None = None, *, version: str = "") -> tuple[str, ...]:
        """Adds readings made elsewhere; gives their ids in the store. Those that are there already stay as they are.

        Their situation is brought up to date by `settle`, once after many additions.
        """
        know = know or Knowledge.load()
        known = {document.id: (reading, document) for reading in readings for document in (known_by(reading.document),)}
        with self.writing() as connection:
            there = lookup(connection, schema.report.c.id, schema.report.c.n, known)
            packed = [
                pack(_with(reading, document), reading.document.id, version, know)
                for reading, document in known.values()
                if document.id not in there
            ]
            write_batch(connection, packed, [])
        return tuple(known)

    def settle(
        self, know: Callable[[], Knowledge] = Knowledge.load, progress: Callable[[int], None] = lambda _: None
    ) -> None:
        """Ties the reports that are waiting into stories, register, events, disputes and commitments.

        `progress` is told how many are left; the knowledge is loaded only if there are any. An interruption loses
        nothing: another call goes on.
        """
        if not self.waiting():
            return
        knowledge = know()
        while left := self.waiting():
            progress(left)
            with self.writing() as connection:
                settle(connection, knowledge)
        progress(0)

    def rebuild(
        self, know: Callable[[], Knowledge] = Knowledge.load, progress: Callable[[int], None] = lambda _: None
    ) -> None:
        """Derives everything anew from the readings; judgements stay. Nothing changes where nothing is broken."""
        with self.writing() as connection:
            forget_derived(connection)
        self.settle(know, progress)

    def read_again(
        self,
        read: Callable[[Iterator[Document]], Iterable[Reading]],
        version: str,
        progress: Callable[[int], None],
    ) -> None:
        """Reads the text of every report anew, as after an upgrade; `rebuild` then derives the rest from that.

        `read` gives the readings in the order of the documents. `progress` is told how many are left. Interrupted, it
        begins again with those that another version read.
        """
        report, body = schema.report, schema.body
        with self.reading() as connection:
            old = connection.execute(
                select(report.c.n).where(report.c.version != version).order_by(report.c.n)
            ).scalars()
            numbers = list(old)
        readings = read(self._document(number) for number in numbers)
        for done, (number, reading) in enumerate(zip(numbers, readings, strict=True)):
            progress(len(numbers) - done)
            with self.writing() as connection:
                connection.execute(update(body).where(body.c.report == number).values(reading=compress(reading)))
                connection.execute(update(report).where(report.c.n == number).values(version=version))
        progress(0)

    def _document(self, number: int) -> Document:
        with self.reading() as connection:
            return _unpacked(connection, number).document

    def waiting(self) -> int:
        """How many reports are kept but not tied in yet."""
        with self.reading() as connection:
            return waiting(connection)

    def sql(self, question: str, *, seconds: float = 60.0) -> RawTable:
        """What a SELECT gives. Nothing can be changed by it.

        Raises: StoreError for anything else, for wrong SQL, and after so many seconds.
        """
        return ask(self._engine, question, seconds=seconds)

    def situation(self) -> Situation:
        """All that the reports say together, as records. For a big store, ask questions instead."""
        with self.reading() as connection:
            return load_situation(connection)

    def report(self, report: str) -> Reading:
        """The reading of one report, with its text.

        Raises: StoreError for an id that is not there.
        """
        return self.readings([report])[0]

    def readings(self, reports: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of reports, in the order of their ids.

        Raises: StoreError for an id that is not there.
        """
        with self.reading() as connection:
            numbers = lookup(connection, schema.report.c.id, schema.report.c.n, reports)
            missing = next((report for report in reports if report not in numbers), None)
            if missing is not None:
                raise StoreError(self.where, f"no report {missing}", "`dateline search` and `dateline ledger` show ids")
            return tuple(_unpacked(connection, numbers[report]) for report in reports)


def open_store(where: str | Path, *, create: bool = True) -> Store:
    """The store in a file or behind a URL (`sqlite:///news.db`, `postgresql://...`), made if it is not there yet.

    Raises: StoreError.
    """
    return Store(open_engine(where, create=create), str(where))


def _with(reading: Reading, document: Document) -> Reading:
    return msgspec.structs.replace(reading, document=document)


def _unpacked(connection: Connection, number: int) -> Reading:
    body = schema.body.c
    row = connection.execute(select(body.reading, body.text).where(body.report == number)).one()
    return unpack(row.reading, row.text)


__all__ = ["Entry", "Status", "Store", "open_store"]
