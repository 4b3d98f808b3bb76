from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from dateline.errors import StoreError
from dateline.store import open_store
from dateline.store.engine import open_engine
from dateline.store.migrations import migrate, newest, version
from dateline.store.schema import metadata


def test_the_migrations_make_the_tables_that_the_code_knows(where: str) -> None:
    engine = open_engine(where)

    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        keys = {tuple(key["constrained_columns"]) for key in found.get_foreign_keys(table.name)}
        assert columns == {c.name: c.nullable for c in table.columns}
        assert keys == {tuple(c.columns.keys()) for c in table.foreign_key_constraints}
        assert tuple(found.get_pk_constraint(table.name)["constrained_columns"]) == tuple(
            table.primary_key.columns.keys()
        )
    engine.dispose()


@pytest.mark.parametrize("earlier", range(1, newest() + 1))
def test_every_earlier_version_is_brought_to_the_newest(where: str, earlier: int) -> None:
    fresh = _at(where, earlier)
    with fresh.begin() as connection:
        connection.execute(text("INSERT INTO report (id, name, words, version) VALUES ('r1', 'a', 3, '0')"))
    fresh.dispose()

    with open_store(where) as store, store.reading() as connection:
        assert version(connection) == newest()
        assert connection.execute(text("SELECT name FROM report")).scalar_one() == "a"


def test_what_an_earlier_version_tied_in_is_tied_in_again(where: str) -> None:
    """Version 5 looks deeds up by other keys."""
    old = _at(where, 4)
    with old.begin() as connection:
        connection.execute(text("INSERT INTO report (n, id, name, words, version) VALUES (1, 'r1', 'a', 3, '0')"))
        connection.execute(text("INSERT INTO claim_key (key, claim) VALUES (7, 1)"))
    old.dispose()

    with open_store(where) as store, store.reading() as connection:
        assert store.waiting() == 1
        assert connection.execute(text("SELECT count(*) FROM claim_key")).scalar_one() == 0


def _at(where: str, earlier: int) -> Engine:
    """A store as an earlier version made it."""
    url = where.replace("postgresql://", "postgresql+psycopg://") if "://" in where else f"sqlite:///{where}"
    engine = create_engine(url)
    with engine.begin() as connection:
        migrate(connection, to=earlier)
    return engine


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        pytest.param("mysql://root@localhost/news", "mysql is not supported", id="another database"),
        pytest.param("nowhere/news.db", "no such folder", id="no folder"),
        pytest.param("postgresql://nobody@127.0.0.1:1/news", "cannot be opened", id="no server"),
        pytest.param(":memory:", "a store needs a file", id="no file"),
    ],
)
def test_what_cannot_be_opened_is_said(where: str, problem: str) -> None:
    with pytest.raises(StoreError, match=problem):
        open_store(where)


def test_a_file_that_is_no_store_and_one_that_is_newer(tmp_path: Path) -> None:
    (tmp_path / "page.db").write_text("<html>" * 1000, encoding="utf-8")
    with open_store(tmp_path / "new.db") as store, store.writing() as connection:
        connection.execute(text("UPDATE schema_version SET version = 999"))

    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "page.db")
    with pytest.raises(StoreError, match="newer Dateline"):
        open_store(tmp_path / "new.db")
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path / "none.db", create=False)
