"""A big store, filled by an invented newsroom: how long questions and additions take.

python -m benchmarks.big_store fill 100000 /tmp/big.db [FOLDER OF TEXTS]
python -m benchmarks.big_store ask /tmp/big.db
python -m benchmarks.big_store add /tmp/big.db
"""

import os
import re
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice
from itertools import count as count_up
from multiprocessing import get_context
from pathlib import Path

import msgspec
from msgspec import Struct
from sqlalchemy import func, select

from benchmarks.invented import World, invented
from benchmarks.newsroom import FIRST_DAY, Original, happening
from dateline.demo import documents
from dateline.ingest import document
from dateline.knowledge import Knowledge
from dateline.model import Reading
from dateline.reading import Reader
from dateline.store import Store, open_store, schema
from dateline.store.identity import known_by
from dateline.store.pack import Packed, pack
from dateline.store.write import write_batch

EXAMPLES = Path(__file__).parents[1] / "examples"
ADDED = 10
_AT_ONCE = 100
"""Happenings that a process makes at once."""
_AHEAD = 4
_BATCH = 1000
_WORD = re.compile(r"\b[a-z]{4,}\b")


def fill(count: int, where: Path, texts: Path = EXAMPLES) -> None:
    """Fills a store up to so many reports; goes on where an earlier call was stopped."""
    knowledge = Knowledge.load()
    started = time.perf_counter()
    with open_store(where) as store, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        done, first = _there(store)
        made = chain.from_iterable(_portions(pool, first, texts))
        while done < count:
            batch = tuple(islice(made, min(_BATCH, count - done)))
            with store.writing() as connection:
                write_batch(connection, batch, [])
            store.settle(lambda: knowledge)
            done += len(batch)
            print(f"{done} reports, {time.perf_counter() - started:.0f} s, {_memory():.0f} MB", flush=True)


def _portions(pool: ProcessPoolExecutor, first: int, texts: Path) -> Iterator[list[Packed]]:
    """What happened, portion by portion without end; a few are made ahead."""
    waiting = deque(pool.submit(_packed, first + at * _AT_ONCE, texts) for at in range(_AHEAD))
    for at in count_up(_AHEAD):
        yield waiting.popleft().result()
        waiting.append(pool.submit(_packed, first + at * _AT_ONCE, texts))


def _packed(first: int, texts: Path) -> list[Packed]:
    reader, world, originals = newsroom(texts)
    found = (reading for number in range(first, first + _AT_ONCE) for reading in happening(world, originals, number))
    packed = [_pack(reading, reader.knowledge) for reading in found]
    return list({one.report["id"]: one for one in packed}.values())  # a paper may copy the same words twice


def _pack(reading: Reading, knowledge: Knowledge) -> Packed:
    known = known_by(reading.document)
    return pack(msgspec.structs.replace(reading, document=known), reading.document.id, "", knowledge)


@cache
def newsroom(texts: Path) -> tuple[Reader, World, tuple[Original, ...]]:
    """The originals, read anew: those of a folder, and the twelve of October 1962."""
    reader = Reader.load()
    theirs = (document(path.read_text(encoding="utf-8"), published=FIRST_DAY) for path in sorted(texts.glob("*.txt")))
    originals = tuple(Original(reader.read(one)) for one in (*theirs, *documents()))
    words = [word for one in originals for word in _WORD.findall(one.reading.document.text)]
    return reader, invented(reader.knowledge.actors.state.values(), words), originals


def _there(store: Store) -> tuple[int, int]:
    """How many reports there are, and the number of the first happening of which there are none."""
    report = schema.report.c
    with store.reading() as connection:
        number = connection.execute(select(func.count()).select_from(schema.report)).scalar_one()
        last = connection.execute(select(report.name).order_by(report.n.desc()).limit(1)).scalar_one_or_none()
    return number, int(last.split("-")[1]) + 1 if last else 0


def add(where: Path, texts: Path = EXAMPLES) -> None:
    """Ten reports of the days after the last."""
    with open_store(where, create=False) as store:
        reader, world, originals = newsroom(texts)
        _, first = _there(store)
        made = (reading for number in range(first, first + ADDED) for reading in happening(world, originals, number))
        new = tuple(islice(made, ADDED))
        started = time.perf_counter()
        store.add(new, reader.knowledge)
        kept = time.perf_counter()
        store.settle(lambda: reader.knowledge)
        done = time.perf_counter()
    print(f"{ADDED} reports: kept in {kept - started:.1f} s, tied in after {done - kept:.1f} s; {_memory():.0f} MB")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def ask(where: Path) -> None:
    """Every question: cold, with the file out of memory and a new connection, and then warm."""
    with open_store(where, create=False) as store:
        _sizes(store, where)
        for name, question in _questions(store).items():
            store.close()
            _forget(where)
            cold, *later = [_seconds(question) for _ in range(4)]
            passed, worked = (min(one) * 1000 for one in zip(*later, strict=True))
            print(
                f"  {name:44} cold {cold[0] * 1000:5.0f} ms, warm {passed:5.0f} ms ({worked:.0f} of work)", flush=True
            )


def _forget(where: Path) -> None:
    """Has the system drop what it holds of the file."""
    with where.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sizes(store: Store, where: Path) -> None:
    tables = ("report", "claim", "statement", "event", "dispute", "commitment", "who")
    counts = store.sql("SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)).rows[0]
    size = sum(path.stat().st_size for path in where.parent.glob(where.name + "*")) / counts[0] / 1000
    print(
        ", ".join(f"{table}s {count:,}" for table, count in zip(tables, counts, strict=True)), f"{size:.1f} kB a report"
    )


Questions = dict[str, Callable[[], object]]


class _Subjects(Struct, frozen=True):
    """Whom and what the questions are about: the busiest, the rarest, the middle of the time."""

    one: str
    other: str
    person: str
    rare: str
    town: str
    first: date
    last: date

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) / 2


def _subjects(store: Store) -> _Subjects:
    hot = "SELECT country FROM event_side WHERE country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 2"
    person = "SELECT name FROM who WHERE kind = 'person' ORDER BY reports DESC LIMIT 1"
    rare = "SELECT name FROM who WHERE kind = 'person' AND name LIKE '% %' ORDER BY reports LIMIT 1"
    town = "SELECT place FROM event WHERE place IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1"
    one, other = (str(row[0]) for row in store.sql(hot).rows)
    names = [str(store.sql(question).rows[0][0]) for question in (person, rare, town)]
    (days,) = store.sql("SELECT min(published), max(published) FROM report").rows
    first, last = (date.fromisoformat(str(day)) for day in days)
    return _Subjects(one, other, names[0], names[1], names[2], first, last)


def _questions(store: Store) -> Questions:
    of = _subjects(store)
    return _of_events(store, of) | _of_people(store, of) | _of_words(store, of)


def _of_events(store: Store, of: _Subjects) -> Questions:
    return {
        "events": lambda: store.events(),
        "events of the busiest state": lambda: store.events(actor=of.one),
        "events of two states": lambda: store.events(actor=of.one, with_=of.other),
        "events of two states, type, since": lambda: store.events(
            actor=of.one, with_=of.other, type="ASSAULT", since=of.middle
        ),
        "events by the one to the other": lambda: store.events(by=of.one, to=of.other),
        "events of a person": lambda: store.events(actor=of.person),
        "events of a type": lambda: store.events(type="SANCTION"),
        "events of a mode": lambda: store.events(mode="meet"),
        "disputed events": lambda: store.events(status="disputed"),
        "disputed events of a state in a country": lambda: store.events(
            actor=of.one, place=of.other, status="disputed"
        ),
        "overdue events": lambda: store.events(status="overdue"),
        "planned events": lambda: store.events(status="planned"),
        "events by country and days": lambda: store.events(place=of.other, since=of.middle),
        "events in a town": lambda: store.events(place=of.town),
        "events in a town, of a type, since": lambda: store.events(place=of.town, type="ASSAULT", since=of.middle),
        "disputed events of a person": lambda: store.events(actor=of.person, status="disputed"),
        "events of a rare person": lambda: store.events(actor=of.rare),
        "events of a rare person with the busiest": lambda: store.events(actor=of.rare, with_=of.one),
        "events of a few days": lambda: store.events(since=of.middle, until=of.middle + timedelta(days=3)),
        "events, a page far back": lambda: store.events(actor=of.one, offset=5000),
    }


def _of_people(store: Store, of: _Subjects) -> Questions:
    return {
        "who, the first page": lambda: store.who(),
        "who, by name": lambda: store.who(name=of.person),
        "who, by name on a day": lambda: store.who(name=of.person, on=of.middle),
        "who, by part of a name": lambda: store.who(name=of.person.split()[0][:4]),
        "who, by state": lambda: store.who(country=of.one),
        "said by a person": lambda: store.said(by=of.person),
        "said by the busiest state": lambda: store.said(by=of.one),
        "said by a rare person": lambda: store.said(by=of.rare),
        "said by a state, denials, in a paper": lambda: store.said(by=of.one, act="deny", publisher="Paper 7"),
        "said by a person about words": lambda: store.said(by=of.person, about="troops"),
        "said about rare words": lambda: store.said(about="threatened the airport"),
        "said to the busiest state": lambda: store.said(to=of.one),
        "said about words": lambda: store.said(about="troops"),
        "said about words, by a state": lambda: store.said(by=of.one, about="troops"),
        "said about common words, by a state": lambda: store.said(by=of.one, about="the government"),
        "said, denials": lambda: store.said(act="deny"),
        "open commitments due": lambda: store.commitments(outcome="open", due_before=of.middle, as_of=of.first),
        "commitments of a state": lambda: store.commitments(by=of.one),
        "commitments to a state": lambda: store.commitments(to=of.one),
        "lapsed commitments": lambda: store.commitments(outcome="lapsed"),
        "kept commitments of a state": lambda: store.commitments(by=of.one, outcome="kept"),
    }


def _of_words(store: Store, of: _Subjects) -> Questions:
    return {
        "disputes": lambda: store.disputes(),
        "disputes of a state": lambda: store.disputes(actor=of.one),
        "disputes of a person": lambda: store.disputes(actor=of.person),
        "relation by week": lambda: store.relation(one=of.one, other=of.other),
        "relation by month": lambda: store.relation(one=of.one, other=of.other, by="month"),
        "timeline of a state": lambda: store.timeline(actor=of.one),
        "timeline of two states": lambda: store.timeline(actor=of.one, with_=of.other, limit=200),
        "timeline of a state, a type, since": lambda: store.timeline(actor=of.one, type="ASSAULT", since=of.middle),
        "search two words": lambda: store.search(words="troops border"),
        "search a common word": lambda: store.search(words="said"),
        "search a phrase": lambda: store.search(words='"foreign ministry"'),
        "search a common word in days, in a paper": lambda: store.search(
            words="said", since=of.middle, until=of.last, publisher="Paper 7"
        ),
        "reports of a paper": lambda: store.reports(publisher="Paper 3"),
        "claims of a state": lambda: store.claims(actor=of.one),
        "claims of a rare person": lambda: store.claims(actor=of.rare),
        "claims of a state that are denials": lambda: store.claims(actor=of.one, negated=True),
        "claims by type": lambda: store.claims(type="ASSAULT"),
        "claims said by a state": lambda: store.claims(said_by=of.one),
        "ledger": lambda: store.ledger(),
        "sql: events by type": lambda: store.sql("SELECT type, count(*) FROM event GROUP BY type"),
    }


def _seconds(question: Callable[[], object]) -> tuple[float, float]:
    """What passes on the clock, and what this process works: the one where others use the machine too."""
    started, worked = time.perf_counter(), time.process_time()
    question()
    return time.perf_counter() - started, time.process_time() - worked


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "fill":
        fill(int(rest[0]), *map(Path, rest[1:]))
    else:
        {"ask": ask, "add": add}[what](*map(Path, rest))
