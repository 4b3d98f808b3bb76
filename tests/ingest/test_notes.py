"""Runs every example of the notes' rules, and laws about notes and documents."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import document
from dateline.ingest.notes import Rule, find_notes, rules


def _cases() -> Iterator[object]:
    for rule in rules():
        for example in rule.examples:
            yield pytest.param(rule, example.text, example.gives, id=f"{rule.id}/{example.text}")


@pytest.mark.parametrize(("rule", "text", "gives"), list(_cases()))
def test_example(rule: Rule, text: str, gives: tuple[str, ...]) -> None:
    found = find_notes(text)

    assert tuple(note.span.of(text) for note in found) == gives
    assert all(note.kind is rule.kind for note in found)


words = st.sampled_from(["OSLO", "(AP)", "--", "\n", "By", "Ola Brekke", "/ AP Photo", "said", "“", ".", "é", " "])


@given(st.lists(words).map(" ".join))
def test_notes_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [note.span for note in find_notes(text)]

    assert all(span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_the_text_is_kept(text: str) -> None:
    assert document(text).text == text
