"""Small things that every writer and reader of rows needs."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, func, insert, select

from dateline.store.pack import Row

T = TypeVar("T")
_CHUNK = 400
"""Values in one IN (...): every SQLite takes 999."""


def chunks(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """The values in portions that fit into one statement."""
    rest = iter(values)
    while some := tuple(islice(rest, _CHUNK)):
        yield some


def next_number(connection: Connection, table: Table) -> int:
    """The first free number of a table. Only the one writer asks, so nobody takes it meanwhile."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.n), 0))).scalar_one()) + 1


def lookup(connection: Connection, by: Column[Any], wanted: Column[Any], values: Iterable[Any]) -> dict[Any, Any]:
    """The wanted column by the values of another one, for the values that are there."""
    found: dict[Any, Any] = {}
    for some in chunks(values):
        found.update((row[0], row[1]) for row in connection.execute(select(by, wanted).where(by.in_(some))))
    return found


def holders(
    connection: Connection, by: Column[Any], wanted: Column[Any], values: Iterable[Any]
) -> dict[Any, list[Any]]:
    """The same where several rows may have one value."""
    found: dict[Any, list[Any]] = {}
    for some in chunks(values):
        for key, holder in connection.execute(select(by, wanted).where(by.in_(some))):
            found.setdefault(key, []).append(holder)
    return found


def insert_all(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Inserts rows, of which there may be none. All must have the same columns."""
    found = list(rows)
    if found:
        connection.execute(insert(table), found)
