"""Where words stand in a report's text."""

from collections.abc import Iterable
from typing import Self

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """Characters start up to, not including, end of a document's text. In JSON: `[start, end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or backward span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: Self) -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Self) -> bool:
        return self.start < other.end and other.start < self.end


def covering(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of them.

    Raises: ValueError for no spans.
    """
    found = tuple(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))
