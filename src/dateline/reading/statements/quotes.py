"""Finds quotations by their marks: straight, curly, single, doubled and foreign ones, closed or not."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.model import Span

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "``": "''", '"': '"', "''": "''"}
_MARK = re.compile(r"``|''|\"+|[“”„«»]|(?<![^\W_])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?![^\W_])")
_PARAGRAPH = re.compile(r"[^\n]+")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:,;—–-][\"'”’»)\]]*|\n)\s*$")
_ENDS_CLAUSE = re.compile(r"[.,!?…—–-]['’]?\s*$")
_CAPITAL = re.compile(r"[^\w]*(?:[A-Z0-9\u00c0-\u00de])")
_SEVERAL = re.compile(r"[.!?…] +[A-Z]")
_MARKS = "\"'“‘„«`"
_ENDS = frozenset({",", ".", "!", "?"})
_LOOK_BACK = 6


class Quote(Struct, frozen=True):
    """The words between two marks."""

    span: Span
    paragraph: int
    closes: bool
    """Whether the paragraph shows the closing mark."""
    opens: bool
    """Whether it opens its paragraph."""
    whole: bool
    """Whether it is a sentence of its own and not some words inside the reporter's."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotations, in text order, each inside one paragraph.

    A mark without its partner runs to the end of the paragraph, as papers write it when the next one goes on
    quoting. Quotations inside quotations are not told apart. Time is linear in the length of the text.
    """
    return tuple(
        quote
        for number, paragraph in enumerate(_PARAGRAPH.finditer(text))
        for quote in _in_paragraph(text, paragraph.start(), paragraph.end(), number)
    )


class QuoteMap:
    """Which quotation a place of the text lies in."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = tuple(quotes)
        self._starts = [quote.span.start for quote in quotes]

    def at(self, position: int) -> Quote | None:
        number = bisect_right(self._starts, position) - 1
        return self.quotes[number] if number >= 0 and position < self.quotes[number].span.end else None

    def inside(self, span: Span) -> Iterator[Span]:
        """The parts of a span that stand in quotations."""
        number = max(bisect_right(self._starts, span.start) - 1, 0)
        for quote in self.quotes[number:]:
            if quote.span.start >= span.end:
                return
            if quote.span.touches(span):
                yield Span(max(quote.span.start, span.start), min(quote.span.end, span.end))


def _in_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Quote]:
    opened: int | None = None
    closer = ""
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group() if mark.group()[0] != '"' else '"'
        if opened is None:
            upside_down = sign == "”" and mark.start() == start
            if sign in _OPENERS or upside_down or (sign == "'" and _opens(text, mark.start(), start)):
                opened, closer = mark.end(), _OPENERS.get(sign, "”" if upside_down else "'’")
        elif sign in closer or (closer == '"' and sign == "”"):
            yield from _quote(text, opened, mark.start(), number, closes=True)
            opened = None
    if opened is not None and closer not in ("’", "'’"):
        yield from _quote(text, opened, end, number, closes=False)


def _opens(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1] in " (—-"


def _quote(text: str, start: int, end: int, number: int, *, closes: bool) -> Iterator[Quote]:
    if not text[start:end].strip():
        return
    before = text[max(start - _LOOK_BACK, 0) : start].rstrip(_MARKS)
    begins = _CAPITAL.match(text, start, end) and _STARTS_SENTENCE.search(before)
    yield Quote(
        span=Span(start, end),
        paragraph=number,
        closes=closes,
        opens=not before or before.endswith("\n"),
        whole=bool(begins) and (not closes or _ends(text, start, end)),
    )


def _ends(text: str, start: int, end: int) -> bool:
    closed = _ENDS_CLAUSE.search(text[max(start, end - 4) : end]) or text[end + 1 : end + 2] in _ENDS
    return bool(closed or _SEVERAL.search(text, start, end))
