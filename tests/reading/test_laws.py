"""Laws of every reading: spans lie in the text, ids lead somewhere, nothing odd is an error."""

from collections.abc import Iterator
from functools import cache

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest import document
from dateline.model import Reading, Span
from dateline.reading import Reader

PLAIN = "Turkey denied that said on Friday Paris it had bombed the minister é not killed 43 people he 😀 U.S."
words = st.sampled_from([*PLAIN.split(), "“", "”", '"', "'", "\n", "\n\n", ",", ".", "—", ":", "«", "("])


@cache
def _reader() -> Reader:
    return Reader.load()


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=60).map(" ".join).filter(str.strip))
def test_spans_lie_in_the_text_and_ids_lead_somewhere(text: str) -> None:
    reading = _reader().read(document(text))

    actors = {actor.id for actor in reading.actors}
    named = {i for c in reading.claims for i in (*c.agents, *c.recipients, *c.said_by)}
    assert named <= actors
    assert {s.speaker for s in reading.statements if s.speaker} <= actors
    assert all(span.end <= len(text) for span in _spans(reading))


def test_the_same_document_gives_the_same_reading() -> None:
    one = document("Turkey denied on Friday that it had bombed Syria, the minister said. “It is not so,” he added.")

    assert _reader().read(one) == _reader().read(one)


def test_long_rows_of_quotation_marks_are_read_in_time() -> None:
    assert _reader().read(document('" ' * 20_000)).claims == ()


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from (s for name in value.__struct_fields__ for s in _spans(getattr(value, name)))
    elif isinstance(value, tuple):
        yield from (s for one in value for s in _spans(one))


def test_laws_look_at_real_spans() -> None:
    reading: Reading = _reader().read(document("Turkey denied that it had bombed Syria."))

    assert len(list(_spans(reading))) > 5
