"""The one writer: asks for items, has them read, and commits what comes back in batches with the ledger."""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import chain
from pathlib import Path

import msgspec
from sqlalchemy import select

from dateline.ingest import Item, Unread, find_items
from dateline.knowledge import Knowledge
from dateline.store import schema
from dateline.store.adding.pool import Outcome, Pool
from dateline.store.adding.worker import Failed, Limits, Met, Refused
from dateline.store.identity import digest
from dateline.store.pack import Packed
from dateline.store.store import Store
from dateline.store.write import Entry, Status, write_batch

_BATCH = 100
_SECONDS = 2.0
"""A batch is committed when it is full, or when this long has passed since the last one."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the inputs of one run: `found` is the sum of the others."""

    kept: int = 0
    duplicates: int = 0
    refused: int = 0
    failed: int = 0

    @property
    def found(self) -> int:
        return self.kept + self.duplicates + self.refused + self.failed


def add_sources(
    store: Store,
    sources: Sequence[str],
    *,
    published: date | None = None,
    workers: int = 0,
    knowledge: tuple[Path, ...] = (),
    limits: Limits | None = None,
    progress: Callable[[Counts], None] = lambda _: None,
    settling: Callable[[int], None] = lambda _: None,
    items: Iterable[Item] = (),
) -> Counts:
    """Adds what the sources and the items hold; done when all is committed and tied in. Adding again changes nothing.

    After an interruption (KeyboardInterrupt, a kill) what was committed is there whole, and another call goes on.
    """
    run = _Run(store, progress)
    pool = Pool(workers or os.cpu_count() or 1, knowledge, limits or Limits(), run.wanted)
    found = chain(items, (item for source in sources for item in find_items(source, published)))
    with closing(pool):
        try:
            for outcome in pool.run(run.readable(found)):
                if outcome is not None:
                    run.take(outcome)
                run.commit_when_due()
        finally:
            run.commit()
    store.settle(_knowledge(knowledge), settling)
    return run.counts


def _knowledge(folders: tuple[Path, ...]) -> Callable[[], Knowledge]:
    return lambda: Knowledge.load(folders)


def count_inputs(sources: Sequence[str]) -> int:
    """How many items the sources hold; streams and addresses count as one."""
    local = (s for s in sources if s != "-" and not s.startswith(("http://", "https://")))
    return sum(1 for source in local for _ in find_items(source))


class _Run:
    """What was read and is not committed yet."""

    def __init__(self, store: Store, progress: Callable[[Counts], None]) -> None:
        self._store, self._progress = store, progress
        self._readings: list[Packed] = []
        self._entries: list[Entry] = []
        self._under_way: dict[str, list[Entry]] = {}
        """By the id of a report that is being read: inputs that hold the same."""
        self._tally: Counter[Status] = Counter()
        self._committed_at = time.monotonic()

    @property
    def counts(self) -> Counts:
        tally = self._tally
        return Counts(
            kept=tally[Status.DONE],
            duplicates=tally[Status.DUPLICATE],
            refused=tally[Status.REFUSED],
            failed=tally[Status.FAILED],
        )

    def readable(self, found: Iterator[Item | Unread]) -> Iterator[Item]:
        """The items that are new; the others go to the ledger, or are in it."""
        for one in found:
            if isinstance(one, Unread):
                self._note(Entry(source=one.where, digest="", status=Status.REFUSED, why=one.why))
            elif self._is_in_ledger(one.where, item_digest(one)):
                self._tally[Status.DUPLICATE] += 1
            else:
                yield one

    def wanted(self, met: Met) -> bool:
        """Whether a document is neither in the store nor being read."""
        if met.id in self._under_way or any(one.report["id"] == met.id for one in self._readings):
            return False
        with self._store.reading() as connection:
            there = connection.execute(select(schema.report.c.n).where(schema.report.c.id == met.id)).first()
        if there is None:
            self._under_way[met.id] = []
        return there is None

    def take(self, outcome: Outcome) -> None:
        """Notes what came of one document."""
        item, met, result = outcome
        mark = item_digest(item)
        if isinstance(met, Refused):
            status = Status.REFUSED if result is None else Status.FAILED
            self._note(Entry(source=met.where, digest=mark, status=status, why=met.why))
        elif result is None:
            self._duplicate(Entry(source=met.where, digest=mark, status=Status.DUPLICATE, report=met.id))
        else:
            self._read(Entry(source=met.where, digest=mark, status=Status.DONE, report=met.id), result)

    def _duplicate(self, entry: Entry) -> None:
        if self._is_in_ledger(entry.source, entry.digest):
            self._tally[Status.DUPLICATE] += 1
        elif entry.report in self._under_way:
            self._under_way[entry.report].append(entry)
        else:
            self._note(entry)

    def _read(self, entry: Entry, result: Packed | Failed) -> None:
        waiting = self._under_way.pop(entry.report or "", [])
        if isinstance(result, Failed):
            for one in (entry, *waiting):
                failed = msgspec.structs.replace(one, status=Status.FAILED, report=None, why=result.why)
                self._note(failed)
            return
        self._readings.append(result)
        for one in (entry, *waiting):
            self._note(one)

    def _note(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._tally[entry.status] += 1

    def _is_in_ledger(self, source: str, mark: str) -> bool:
        """Whether an input was dealt with for good; one that failed or was refused is tried again."""
        ledger = schema.ledger.c
        settled = ledger.status.in_((Status.DONE, Status.DUPLICATE))
        asked = select(ledger.n).where((ledger.source == source) & (ledger.digest == mark) & settled)
        with self._store.reading() as connection:
            return connection.execute(asked).first() is not None

    def commit_when_due(self) -> None:
        if len(self._entries) >= _BATCH or time.monotonic() - self._committed_at > _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Writes what is waiting, whole or not at all."""
        if self._entries:
            with self._store.writing() as connection:
                write_batch(connection, self._readings, self._entries)
            self._readings, self._entries = [], []
        self._committed_at = time.monotonic()
        self._progress(self.counts)


def item_digest(item: Item) -> str:
    """Which input this is: the same bytes, read in the same way, are the same input."""
    published = item.published.isoformat() if item.published else ""
    return digest((item.kind.value, item.url or "", published, hashlib.sha256(item.body).hexdigest()))
