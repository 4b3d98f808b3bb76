"""Holds the reading of the project's own reports to its floors: see `examples/floors.toml`."""

import tomllib
from functools import cache

import pytest
from benchmarks.accuracy import measure
from benchmarks.gold import EXAMPLES, reports

FLOORS = tomllib.loads((EXAMPLES / "floors.toml").read_text(encoding="utf-8"))

figures = cache(measure)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_floor(kind: str) -> None:
    assert figures()[kind] >= FLOORS[kind]


def test_every_figure_has_a_floor() -> None:
    assert figures().keys() == FLOORS.keys()


def test_there_are_six_reports_of_some_length() -> None:
    lengths = [len(text.split()) for _, text, _ in reports()]

    assert len(lengths) >= 6
    assert min(lengths) >= 300
