"""Finds quotations by their marks: straight, curly, single, doubled and foreign ones, closed or not."""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.model import Span

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "``": "''", '"': '"', "''": "''"}
_MARK = re.compile(r"``|''|[“”„«»\"]|(?<![^\W_])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?![^\W_])")
_PARAGRAPH = re.compile(r"[^\n]+")


class Quote(Struct, frozen=True):
    """The words between two marks. `opens` and `closes` say whether the paragraph shows the mark itself."""

    span: Span
    paragraph: int
    closes: bool


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


def _in_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Quote]:
    opened: int | None = None
    closer = ""
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign in _OPENERS or (sign == "'" and _opens(text, mark.start(), start)):
                opened, closer = mark.end(), _OPENERS.get(sign, "'’")
        elif sign in closer or (closer == '"' and sign == "”"):
            yield from _quote(text, opened, mark.start(), number, closes=True)
            opened = None
    if opened is not None and closer not in ("’", "'’"):
        yield from _quote(text, opened, end, number, closes=False)


def _opens(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1] in " (—-"


def _quote(text: str, start: int, end: int, number: int, *, closes: bool) -> Iterator[Quote]:
    if text[start:end].strip():
        yield Quote(span=Span(start, end), paragraph=number, closes=closes)
