"""Runs every example of the knowledge of actors, speech, events and places. To add a test, edit the knowledge file."""

from collections.abc import Iterator
from functools import cache

import pytest

from dateline.reading import Reader
from dateline.reading.examples import Case, cases


@cache
def _reader() -> Reader:
    return Reader.load()


def _params() -> Iterator[object]:
    for case in cases(_reader()):
        marks = [pytest.mark.xfail(reason=case.gap)] if case.gap else []
        yield pytest.param(case, id=f"{case.family}/{case.entry}/{case.text}", marks=marks)


@pytest.mark.parametrize("case", list(_params()))
def test_example(case: Case) -> None:
    assert case.run(_reader()) == ""
