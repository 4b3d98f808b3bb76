"""Questions in SQL, which can change nothing."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from sqlalchemy import Engine

from dateline.errors import StoreError

if TYPE_CHECKING:
    import pyarrow

_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))
_FIX = "`docs/store.md` lists the tables; only SELECT is allowed"
_STEPS = 100_000
"""Virtual instructions between looks at the clock."""


class RawTable(Struct, frozen=True):
    """What a SELECT gives: names of columns, and rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def to_dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_arrow(self) -> "pyarrow.Table":
        import pyarrow

        return pyarrow.Table.from_pylist(self.to_dicts()) if self.rows else pyarrow.table({c: [] for c in self.columns})


def ask(engine: Engine, question: str, *, seconds: float = 60.0, most: int = 1_000_000) -> RawTable:
    """What a SELECT gives, at most so many rows, within so many seconds.

    Raises: StoreError for anything that would change or leave the store, is no SQL, or takes too long.
    """
    with engine.connect() as connection:
        guarded = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgres
        raw: Any = connection.connection.dbapi_connection
        try:
            with guarded(raw, seconds) as cursor:
                cursor.execute(question, **({} if guarded is _on_sqlite else {"prepare": True}))
                if cursor.description is None:
                    raise StoreError("sql", "this asks for nothing", _FIX)
                columns = tuple(column[0] for column in cursor.description)
                return RawTable(columns, tuple(tuple(row) for row in cursor.fetchmany(most)))
        except engine.dialect.loaded_dbapi.Error as error:
            raise StoreError("sql", str(error).strip().splitlines()[0], _FIX) from None


@contextmanager
def _on_sqlite(raw: Any, seconds: float) -> Iterator[Any]:  # noqa: ANN401  the driver's own connection
    """Nothing but reading is authorised, and a clock runs."""
    until = time.monotonic() + seconds
    raw.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    raw.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
    try:
        yield raw.cursor()
    finally:
        raw.set_authorizer(None)
        raw.set_progress_handler(None, 0)


@contextmanager
def _on_postgres(raw: Any, seconds: float) -> Iterator[Any]:  # noqa: ANN401  the driver's own connection
    """The transaction only reads. The statement is prepared, as a prepared one cannot hide a second."""
    raw.rollback()
    cursor = raw.cursor()
    cursor.execute("SET TRANSACTION READ ONLY")
    cursor.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
    try:
        yield cursor
    finally:
        raw.rollback()
