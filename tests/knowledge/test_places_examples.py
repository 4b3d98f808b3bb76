"""Runs every example of every file on places. To add a test, edit the file."""

from collections.abc import Iterator
from functools import cache

import pytest

from dateline.knowledge import actors, places
from dateline.knowledge.load import SHIPPED
from dateline.knowledge.places import Example, Given
from dateline.language import Parser
from dateline.model import Document, Place
from dateline.reading.places import find_places

PLACES = places.load((SHIPPED,))
ACTORS = actors.load((SHIPPED,))


@cache
def _parser() -> Parser:
    return Parser()


def _cases() -> Iterator[object]:
    for number, (entry, example) in enumerate(PLACES.words.examples):
        marks = [pytest.mark.xfail(reason=example.gap, strict=True)] if example.gap else []
        yield pytest.param(example, id=f"{entry}/{number}/{example.text}", marks=marks)


def _fits(given: Given, place: Place, text: str) -> bool:
    near = given.near is None or (
        place.lat is not None
        and place.lon is not None
        and abs(place.lat - given.near[0]) < 1
        and abs(place.lon - given.near[1]) < 1
    )
    return (
        place.span.of(text) == given.text
        and given.country in ("", place.country)
        and given.kind in ("", place.kind)
        and near
    )


@pytest.mark.parametrize("example", list(_cases()))
def test_example(example: Example) -> None:
    document = Document(id="example", text=example.text)

    found = find_places(_parser()(document), document, PLACES, ACTORS)

    told = [(p.span.of(example.text), p.country, p.kind, p.lat, p.lon) for p in found]
    assert len(found) == len(example.gives), told
    assert all(_fits(given, place, example.text) for given, place in zip(example.gives, found, strict=True)), told
