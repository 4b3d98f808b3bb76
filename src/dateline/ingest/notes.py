"""Sets apart what stands in a report's text without being the report: captions, credits, datelines, boilerplate."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from dateline.model import Note, NoteKind, Span

RULES = Path(__file__).with_name("en_notes.toml")

_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST_NOTE = 320


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph and the words that are set apart from it."""

    text: str
    gives: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of words that are no sentence of the report."""

    id: str
    kind: NoteKind
    phrase: str
    examples: tuple[Example, ...]
    whole: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The shipped rules, in the order in which they are tried."""
    return msgspec.convert(tomllib.loads(RULES.read_text(encoding="utf-8")), _File).rule


def find_notes(text: str) -> tuple[Note, ...]:
    """The notes in text order, at most one a paragraph."""
    paragraphs = (match.span() for match in _PARAGRAPH.finditer(text))
    return tuple(note for start, end in paragraphs for note in _in_paragraph(text, start, end))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Note]:
    words = text[start : min(end, start + _LONGEST_NOTE + 1)]
    blanks = len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        return
    for rule in rules():
        match = re.fullmatch(rule.phrase, words) if rule.whole else re.match(rule.phrase, words)
        if match is not None and (not rule.whole or end - start <= _LONGEST_NOTE):
            length = len(words) if rule.whole else match.end("note")
            yield Note(span=Span(start + blanks, start + blanks + length), kind=rule.kind)
            return
