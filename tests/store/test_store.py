import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dateline.errors import StoreError
from dateline.model import Reading
from dateline.store import Store, open_store


def test_a_reading_comes_back_as_it_went_in(store: Store, readings: tuple[Reading, ...]) -> None:
    ids = store.add(readings)

    for given, back in zip(readings, store.readings(ids), strict=True):
        assert back.document.text == given.document.text
        assert msgspec.structs.replace(back, document=given.document) == given
    assert store.report(ids[1]).document.id == ids[1]


def test_adding_again_changes_nothing(store: Store, readings: tuple[Reading, ...]) -> None:
    first = store.add(readings)
    before = _counts(store)

    again = store.add(reversed(readings))

    assert set(again) == set(first)
    assert _counts(store) == before
    assert before["report"] == len(readings)
    assert before["claim"] == sum(len(reading.claims) for reading in readings) > 0
    assert before["statement"] == sum(len(reading.statements) for reading in readings) > 0


def test_the_same_words_of_another_day_are_another_report(store: Store, readings: tuple[Reading, ...]) -> None:
    one = readings[0]
    later = msgspec.structs.replace(one, document=msgspec.structs.replace(one.document, published=None))

    assert len(store.add([one, later])) == 2


def test_an_unknown_report_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="no report nothing"):
        store.report("nothing")


def test_a_report_takes_what_it_says_with_it(store: Store, readings: tuple[Reading, ...]) -> None:
    store.add(readings)

    with store.writing() as connection:
        connection.execute(text("DELETE FROM report"))

    counts = _counts(store)
    assert counts["claim"] == counts["claim_side"] == counts["statement"] == counts["actor"] == counts["body"] == 0


def test_foreign_keys_are_on(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(text("INSERT INTO actor (report, id, form) VALUES (77, 'a1', 78)"))


def test_what_fails_half_way_leaves_nothing(store: Store, readings: tuple[Reading, ...]) -> None:
    broken = msgspec.structs.replace(
        readings[1], document=msgspec.structs.replace(readings[1].document, title="half \ud800 of a letter")
    )

    with pytest.raises(UnicodeEncodeError):
        store.add([readings[0], broken])

    assert _counts(store)["report"] == 0


def test_others_read_while_one_writes(tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.add(readings[:1])
        with store.writing() as connection:
            connection.execute(text("UPDATE report SET title = 'changed'"))

            seen = _from_another_process(tmp_path / "s.db")

        assert seen == "raid"
        assert _from_another_process(tmp_path / "s.db") == "changed"


def _from_another_process(path: Path) -> str:
    program = (
        "import sys; from dateline.store import open_store; from sqlalchemy import text\n"
        "with open_store(sys.argv[1]) as store, store.reading() as connection:\n"
        "    print(connection.execute(text('SELECT title FROM report')).scalar())"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, check=True, timeout=60)  # noqa: S603
    return done.stdout.decode().strip()


def _counts(store: Store) -> dict[str, int]:
    tables = ("report", "body", "actor", "claim", "claim_side", "statement", "form", "ledger")
    with store.reading() as connection:
        return {t: connection.execute(text(f"SELECT count(*) FROM {t}")).scalar_one() for t in tables}  # noqa: S608
