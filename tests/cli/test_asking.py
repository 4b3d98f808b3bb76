"""Questions from the command line."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dateline
from crisis_reports import corpus
from dateline.cli import app
from dateline.cli.output import visible
from dateline.store import open_store
from dateline.store.asking.written import harmless

QUESTIONS = [
    ["events", "--actor", "TUR", "--with", "SYR", "--type", "assault", "--since", "2015-11-01", "--place", "Syria"],
    ["timeline", "--actor", "TUR"],
    ["who", "Laurent Fabius", "--on", "2015-11-24"],
    ["said", "--by", "Laurent Fabius", "--about", "soldiers"],
    ["commitments", "--open", "--due-before", "2015-12-31"],
    ["disputes"],
    ["relation", "TUR", "SYR", "--by", "week"],
    ["search", "villages", "Aleppo"],
    ["sql", "SELECT type, count(*) AS n FROM event GROUP BY type"],
]


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("asking") / "s.db"
    know = dateline.reader().knowledge
    with open_store(path) as store:
        store.add(corpus(), know)
        store.settle(lambda: know)
    return str(path)


def ask(where: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", where], catch_exceptions=False)


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_every_question_answers_in_every_format(where: str, tmp_path: Path, words: list[str]) -> None:
    from pyarrow import parquet

    table = ask(where, *words)
    lines = [json.loads(line) for line in ask(where, *words, "--format", "jsonl").stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(ask(where, *words, "--format", "csv").stdout)))
    marked = ask(where, *words, "--format", "markdown").stdout.splitlines()
    ask(where, *words, "--format", "parquet", "--output", str(tmp_path / "a.parquet"))

    assert table.exit_code == 0
    assert len(table.stdout.splitlines()) > 1
    assert len(lines) == len(cells) == len(marked) - 2 == parquet.read_table(tmp_path / "a.parquet").num_rows > 0
    assert set(lines[0]) == set(cells[0])


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    from dateline.errors import StoreError

    with pytest.raises(StoreError, match="no such store"):
        ask(str(tmp_path / "none.db"), "events")


def test_the_store_may_be_named_by_the_environment(where: str) -> None:
    done = CliRunner().invoke(app, ["ledger"], env={"DATELINE_STORE": where}, catch_exceptions=False)

    assert done.exit_code == 0
    assert "found 0, kept 0, duplicates 0, refused 0, failed 0" in done.stderr


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@now", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(["=1"]) == "'=1"
    assert harmless(-2.5) == "-2.5"
    assert harmless("plain") == "plain"


def test_no_text_gives_orders_to_the_terminal() -> None:
    assert visible("red \x1b[31m and\nnext\tline \x9b2J") == "red \ufffd[31m and\nnext\tline \ufffd2J"


def test_reports_that_are_not_tied_in_yet_are_said(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.add(corpus()[:2], dateline.reader().knowledge)

    assert "2 reports are not tied in yet" in ask(str(tmp_path / "s.db"), "events").stderr
