"""Opens the database behind a store: a SQLite file by its path, or any database that is supported by its URL."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from dateline.errors import StoreError
from dateline.store.migrations import migrate, newest, version

_URL = re.compile(r"[a-z]+(\+[a-z0-9]+)?://")
_WAIT = 30_000
"""Milliseconds that a writer waits for another one."""
_READERS = 20
"""Connections that are kept: opening one costs more than most questions."""
_FIX = "Give a file (news.db), sqlite:///news.db or postgresql://user@host/name"


def open_engine(where: str | Path, *, create: bool = True) -> Engine:
    """The engine of a store, brought to the schema of today.

    Raises: StoreError: missing, no store, made by a newer Dateline, unreachable.
    """
    url = _url(str(where))
    if url.get_backend_name() == "sqlite":
        _check_file(url, str(where), create=create)
    engine = _engine(url, str(where))
    try:
        _prepare(engine, str(where))
    except SQLAlchemyError as error:
        raise StoreError(str(where), f"cannot be opened ({_first_line(error)})", _FIX) from None
    return engine


def read_only(connection: Connection) -> None:
    """Refuses every write on this connection from now on."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA query_only = ON")
    else:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _url(where: str) -> URL:
    if not _URL.match(where):
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        raise StoreError(where, "not an address of a database", _FIX) from None
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(where, f"{backend} is not supported", _FIX)
    return url.set(drivername="postgresql+psycopg") if backend == "postgresql" else url


def _check_file(url: URL, where: str, *, create: bool) -> None:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise StoreError(where, "a store needs a file", _FIX)
    if not create and not path.exists():
        raise StoreError(where, "no such store", "Make one with `dateline add SOURCE --store FILE`")
    if not path.parent.is_dir():
        raise StoreError(where, f"no such folder: {path.parent}", "Make the folder first")


def _engine(url: URL, where: str) -> Engine:
    try:
        if url.get_backend_name() == "postgresql":
            return create_engine(url)
        engine = create_engine(url, connect_args={"timeout": _WAIT / 1000}, pool_size=_READERS, max_overflow=_READERS)
    except ModuleNotFoundError as error:
        raise StoreError(where, f"{error.name} is not installed", "pip install 'dateline[postgres]'") from None
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401  the driver's connection
    connection.isolation_level = None  # SQLAlchemy begins transactions, not the driver
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", f"busy_timeout = {_WAIT}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA mmap_size = 2147483648")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, where: str) -> None:
    with engine.connect() as connection:
        found = version(connection)
    if found > newest():
        raise StoreError(where, f"made by a newer Dateline (schema {found})", "Upgrade Dateline")
    if found < newest():
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            _lock(connection)
            migrate(connection)


def _lock(connection: Connection) -> None:
    """Two processes that open a new store at once must not both make its tables."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(720315)")


def _first_line(error: SQLAlchemyError) -> str:
    reason = error.orig if isinstance(error, OperationalError) else error
    return str(reason).strip().splitlines()[0]
