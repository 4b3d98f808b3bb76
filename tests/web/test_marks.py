"""The text of a report stays whole when it is cut into marked pieces."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Act, Document, QuoteForm, Reading, Span, Statement, Time, TimeType
from dateline.web.hints import on_its_page
from dateline.web.marks import Layer, paragraphs

TEXT = "Norland denied it.\n\nThe port was quiet on Friday, he said.\n"


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 2))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


def reading(said: list[Span], times: list[Span]) -> Reading:
    statements = tuple(
        Statement(id=f"s{i}", source=(), cue=(span,), content=(span,), form=QuoteForm.INDIRECT, act=Act.ASSERT)
        for i, span in enumerate(said)
    )
    dated = tuple(Time(span=span, type=TimeType.DATE, value="2015") for span in times)
    return Reading(document=Document(id="d", text=TEXT), statements=statements, times=dated)


@settings(deadline=None)
@given(st.lists(spans(), max_size=5), st.lists(spans(), max_size=5))
def test_pieces_give_the_text_back(said: list[Span], times: list[Span]) -> None:
    shown = "\n\n".join("".join(p.text for p in pieces) for pieces in paragraphs(reading(said, times)))

    assert shown == re.sub(r"\n$", "", TEXT)


def test_a_piece_knows_its_records() -> None:
    denied = Span(8, 14)

    (first, *_) = paragraphs(reading([denied], []))

    assert [(p.text, p.layers, p.records, p.depth) for p in first] == [
        ("Norland ", (), (), 0),
        ("denied", (Layer.SAID,), ("s0",), 1),
        (" it.", (), (), 0),
    ]


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        ("https://news.example/a#top", "Norland denied it", "https://news.example/a#:~:text=Norland%20denied%20it"),
        ("https://news.example/a", TEXT.strip(), "https://news.example/a#:~:text=Norland%20denied%20it.%20The,on"),
        ("javascript:alert(1)", "Norland", ""),
        (None, "Norland", ""),
    ],
)
def test_words_are_found_again_on_their_page(url: str | None, words: str, address: str) -> None:
    document = Document(id="d", text=TEXT, url=url)
    start = TEXT.index(words)

    found = on_its_page(document, Span(start, start + len(words)))

    assert found.startswith(address) if address else not found
