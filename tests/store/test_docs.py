"""The documentation of the store is held to the code."""

import re
from pathlib import Path

import pytest

import dateline
from crisis_reports import corpus
from dateline.cli import app
from dateline.store import open_store
from dateline.store.schema import metadata

TEXT = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")

_RECORDS = "dateline.cli.records"


def test_every_table_is_described_and_no_other() -> None:
    section = TEXT.partition("## Tables")[2]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]

    described = {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}

    assert described == {table.name for table in metadata.sorted_tables}


def test_every_command_that_asks_is_described() -> None:
    section = TEXT.partition("## Asking")[2].partition("## Judgements")[0]
    described = set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
    commands = {command.callback for command in app.registered_commands if command.callback}
    asking = {command.__name__ for command in commands if command.__module__ in ("dateline.cli.asking", _RECORDS)}

    assert described == asking


@pytest.mark.parametrize("question", re.findall(r'dateline sql "(.+)"', TEXT))
def test_the_questions_in_sql_are_answered(tmp_path: Path, question: str) -> None:
    know = dateline.reader().knowledge
    with open_store(tmp_path / "s.db") as store:
        store.add(corpus()[:6], know)
        store.settle(lambda: know)

        assert store.sql(question).rows
