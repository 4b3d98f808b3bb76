"""Holds the crisis of October 1962 to its floors, and its corpus to what it promises."""

import tomllib
from functools import cache

import pytest
from benchmarks.october import scores, sheet

from dateline.demo import FOLDER, corpus, documents

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))

read = cache(sheet)
found = cache(lambda: scores(read()))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floor(name: str) -> None:
    assert found()[name] >= FLOORS[name]


def test_every_score_has_a_floor() -> None:
    assert found().keys() == FLOORS.keys()


def test_every_report_names_where_its_facts_are_documented() -> None:
    told = corpus()

    assert len(told.report) == len(documents()) == 12
    assert all(report.sources and set(report.sources) <= told.sources.keys() for report in told.report)
    assert {source for report in told.report for source in report.sources} == told.sources.keys()


def test_gold_stands_in_the_reports() -> None:
    of = read()
    words = [w for event in of.gold.event for w in event.mentions] + [w for a in of.gold.actor for w in a.forms]

    assert all(of.span(one).of(of.readings[one[0]].document.text) == one[1] for one in words)
