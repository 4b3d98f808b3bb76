"""Reading the own news: marks, and what is wrong with a line."""

from pathlib import Path

import pytest

from dateline_training.names import Name
from dateline_training.news import Malformed, fault, parse_marked, read_news


def test_marks_are_cut_out_and_spans_fit() -> None:
    read = parse_marked("x", "[Ann Ode|PERSON] left [Oslo|GPE].")
    assert read.text == "Ann Ode left Oslo."
    assert read.names == (Name(0, 7, "PERSON"), Name(13, 17, "GPE"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[Oslo|TOWN]", "unknown label TOWN"),
        ("[Oslo |GPE]", "space inside a mark: 'Oslo '"),
        ("[Oslo|GPE] said]", "stray ']'"),
    ],
)
def test_faults_are_named(line: str, reason: str) -> None:
    assert fault(line) == reason


def test_a_file_gives_paragraphs_and_malformed_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(
        "# one | war | Europe | wire | 2001-02-03\n\n[Oslo|GPE] slept.\n\n[Oslo|GPE slept.\n", encoding="utf-8"
    )
    first, second = read_news(path)
    assert (first.identity, first.text) == ("one:3", "Oslo slept.")
    assert isinstance(second, Malformed)
    assert second.line == 5
