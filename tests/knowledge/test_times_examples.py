"""Runs every example of every file on times. To add a test, edit the file."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from dateline.errors import PipelineError
from dateline.knowledge.load import SHIPPED, files
from dateline.knowledge.times import Example, TimeRules, cases, load
from dateline.language import Parse
from dateline.language.parser import Parser
from dateline.model import Document
from dateline.reading.times import find_times


@cache
def _rules() -> TimeRules:
    return load([SHIPPED])


@cache
def _parser() -> Parser:
    return Parser()


def _cases() -> Iterator[object]:
    for path in files([SHIPPED], "times"):
        for rule, example, published in cases(path):
            marks = [pytest.mark.xfail(reason=example.gap, strict=True)] if example.gap else []
            yield pytest.param(example, published, id=f"{path.stem}/{rule.id}/{example.text}", marks=marks)


def _parse(example: Example) -> Parse:
    if not example.parsed:
        return Parse(text=example.text, tokens=(), sentences=())
    try:
        return _parser()(Document(id="example", text=example.text))
    except PipelineError as error:
        pytest.skip(f"needs the language pipeline: {error}")


@pytest.mark.parametrize(("example", "published"), list(_cases()))
def test_example(example: Example, published: date | None) -> None:
    found = find_times(_parse(example), _rules(), published)

    assert tuple(time.value for time in found) == example.gives
