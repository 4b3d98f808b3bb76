"""A site over a small store: three made-up reports, one of them a near copy, one that denies."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

import dateline
from dateline.ingest import document
from dateline.store import Store, open_store
from dateline.web.app import create_app

RAID = """Raid on the port

Turkey bombed the Syrian port of Latakia on Thursday, the Syrian foreign ministry said. Syria accused Turkey of killing
two sailors. The Turkish president met his French counterpart in Paris on Wednesday.
"""
DENIAL = """Ankara denies raid

Turkey denied that it had bombed the Syrian port of Latakia on Thursday. <b>Bold</b> words & signs. Syria promised to
release three Turkish pilots if Ankara apologised.
"""
FORMULA = """=HYPERLINK(1)

France urged Turkey to withdraw its troops from Syria. Syria threatened to attack Turkey.
"""
REPORTS = (("Courier", 27, RAID), ("Herald", 28, DENIAL), ("Gazette", 29, FORMULA))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the reports read and tied in; copy it before changing it."""
    where = tmp_path_factory.mktemp("store") / "web.db"
    reader = dateline.reader()
    documents = (
        document(text, title=text.partition("\n")[0], published=date(2015, 11, day), publisher=paper)
        for paper, day, text in REPORTS
    )
    with open_store(where) as store:
        store.add(map(reader.read, documents), reader.knowledge)
        store.settle(lambda: reader.knowledge)
    return where


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    """The store in a copy of its own."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(filled.read_bytes())
    with open_store(copy) as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(store)) as client:
        yield client
