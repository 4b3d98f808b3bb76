"""Stores to test on: a SQLite file, and a PostgreSQL server where `DATELINE_TEST_POSTGRES` names one."""

import os
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.model import Reading
from dateline.store import Store, open_store

SERVER = os.environ.get("DATELINE_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.db")
        return
    if SERVER is None:
        pytest.skip("no PostgreSQL server: DATELINE_TEST_POSTGRES is not set (.ci/run starts one where it can)")
    import psycopg

    name = f"dateline_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield f"{SERVER.rpartition('/')[0]}/{name}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with open_store(where) as opened:
        yield opened


TEXTS = {
    "raid": "Norland denied on Friday that it had bombed Westmark. Two men were killed by the militants, police said.",
    "visit": "Turkey's president met the French foreign minister in Ankara on Monday. France will send 40 soldiers.",
}


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    return tuple(dateline.read(text, published=date(2015, 11, 27), title=name) for name, text in TEXTS.items())
