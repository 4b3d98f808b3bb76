"""Cuts a report's text into the paragraphs and headlines that are read, leaving out what was set apart."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dateline.language.parse import BlockKind
from dateline.model import Document, Span

_LONGEST = 4000
"""Characters that are parsed at once; a longer paragraph is cut at a blank, so that memory stays bounded."""

_HEADLINE_WORDS = 25
_WRAP_WIDTH = (50, 90)
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_CUT = re.compile(r"[.!?][\"'”’]*\s|\s")


class Block(Struct, frozen=True):
    """One paragraph, or what is left of it between words that were set apart."""

    span: Span
    kind: BlockKind


def find_blocks(document: Document) -> tuple[Block, ...]:
    """The pieces of text that hold sentences, in text order."""
    apart = sorted(note.span for note in document.notes)
    shape = _PARAGRAPH if _is_wrapped(document.text) else _LINE
    pieces = (
        piece
        for match in shape.finditer(document.text)
        for left in _without(match.span(), apart)
        for piece in _pieces(document.text, *left)
    )
    return tuple(Block(span=span, kind=_kind(span.of(document.text))) for span in pieces)


def _is_wrapped(text: str) -> bool:
    """Whether newlines are only line ends inside paragraphs: most lines near one width, most without a full stop."""
    lines = [line for line in text.split("\n") if line.strip()]
    low, high = _WRAP_WIDTH
    inner = lines[:-1]
    full = [line for line in inner if low <= len(line) <= high and not _ENDS_SENTENCE.search(line.rstrip())]
    return len(inner) >= 6 and 2 * len(full) > len(inner) and max(map(len, lines)) <= high + 10


def _without(piece: tuple[int, int], apart: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """What is left of a piece of text outside the spans, which are in order."""
    start, end = piece
    for span in apart:
        if span.end <= start or end <= span.start:
            continue
        if start < span.start:
            yield start, span.start
        start = max(start, span.end)
    if start < end:
        yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without blanks at its ends, cut where it is too long for one go."""
    while end - start > _LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        sentence_ends = [c for c in cuts if text[c - 2 : c - 1] in ".!?”\"'"]
        cut = (sentence_ends or cuts or [start + _LONGEST])[-1]
        yield from _pieces(text, start, cut)
        start = cut
    stretch = text[start:end]
    if stretch.strip():
        yield Span(start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip()))


def _kind(text: str) -> BlockKind:
    """A few words without an end mark are a headline or a subheading."""
    open_end = not _ENDS_SENTENCE.search(text)
    return BlockKind.HEADLINE if open_end and text.count(" ") < _HEADLINE_WORDS else BlockKind.BODY
