"""Reading a whole store anew from the command line."""

from datetime import date
from pathlib import Path

from typer.testing import CliRunner

import dateline
from dateline.cli import app
from dateline.ingest import document
from dateline.store import open_store

TEXTS = [
    "Norway's army shelled a village in Sweden on Thursday, police said.",
    "Sweden denied that its navy had sunk a ship of Norway on Friday.",
    "The Danish foreign minister met the president of Finland in Oslo on Monday.",
]


def test_every_core_reads_and_the_store_stays_as_it_was(tmp_path: Path) -> None:
    path, know = tmp_path / "s.db", dateline.reader().knowledge
    with open_store(path) as store:
        store.add((dateline.reader().read(document(text, published=date(2015, 11, 27))) for text in TEXTS), know)
        store.settle(lambda: know)
        before = store.situation(), {report.id: store.report(report.id) for report in store.reports()}

    result = CliRunner().invoke(app, ["rebuild", "--read", "--workers", "2", "--store", str(path)])

    assert result.exit_code == 0
    with open_store(path) as store:
        assert (store.situation(), {report.id: store.report(report.id) for report in store.reports()}) == before
        assert {report.version for report in store.reports()} != {""}
