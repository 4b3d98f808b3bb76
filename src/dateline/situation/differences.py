"""What differs between near copies: sentences that only one has, sentences that were changed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

from dateline.model import Document, Span

_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’')]*(?=\s)|(?=\n)|\Z)", re.DOTALL)
_CHANGED = 0.6
"""Likeness of words from which on a sentence is the other one, changed."""


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    ADDED = "added"


class Difference(Struct, frozen=True, kw_only=True):
    """A sentence of either copy, with its place in each that has it."""

    change: Change
    before: Span | None = None
    after: Span | None = None


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """The sentences of two copies, those of `after` in their order and, where they were, those that it left out."""
    ours, theirs = tuple(_sentences(before.text)), tuple(_sentences(after.text))
    pairs = _paired(before.text, ours, after.text, theirs)
    return tuple(_in_order(ours, theirs, pairs, before.text, after.text))


def _paired(before: str, ours: tuple[Span, ...], after: str, theirs: tuple[Span, ...]) -> dict[int, int]:
    """For sentences of `after` those of `before` that they are: the same words first, then the most alike."""
    free = {index: _words(span.of(before)) for index, span in enumerate(ours)}
    wanted = [_words(span.of(after)) for span in theirs]
    pairs = _identical(free, wanted)
    for index in pairs.values():
        del free[index]
    for index, words in enumerate(wanted):
        best = max(free, key=lambda i: (_ratio(free[i], words), -i), default=None) if index not in pairs else None
        if best is not None and _ratio(free[best], words) >= _CHANGED:
            pairs[index] = best
            del free[best]
    return pairs


def _identical(ours: Mapping[int, tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Sentences of the same words, in their order. Most of a near copy is that, and needs no comparing."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, words in ours.items():
        places[words].append(index)
    return {index: places[words].pop(0) for index, words in enumerate(theirs) if places[words]}


def _in_order(
    ours: tuple[Span, ...], theirs: tuple[Span, ...], pairs: dict[int, int], before: str, after: str
) -> Iterator[Difference]:
    kept = set(pairs.values())
    at = 0
    for index, span in enumerate(theirs):
        if index not in pairs:
            yield Difference(change=Change.ADDED, after=span)
            continue
        origin = pairs[index]
        yield from (Difference(change=Change.REMOVED, before=ours[i]) for i in range(at, origin) if i not in kept)
        same = _words(ours[origin].of(before)) == _words(span.of(after))
        moved = any(pairs[i] > origin for i in pairs if i < index)
        change = Change.CHANGED if not same else Change.MOVED if moved else Change.SAME
        yield Difference(change=change, before=ours[origin], after=span)
        at = max(at, origin + 1)
    yield from (Difference(change=Change.REMOVED, before=ours[i]) for i in range(at, len(ours)) if i not in kept)


def _sentences(text: str) -> Iterator[Span]:
    return (Span(match.start(), match.end()) for match in _SENTENCE.finditer(text) if match.end() > match.start())


def _words(sentence: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", sentence.lower()))


def _ratio(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if ours == theirs:
        return 1.0
    shorter, longer = sorted((len(ours), len(theirs)))
    if not shorter or shorter < _CHANGED / 2 * longer:
        return 0.0
    return min(SequenceMatcher(None, ours, theirs, autojunk=False).ratio(), 0.999)
