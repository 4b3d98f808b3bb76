"""Near copies of a report, and what differs in them, sentence by sentence and word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from dateline.model import Document, Span
from dateline.situation.differences import Change, Difference, differences
from dateline.store import Store
from dateline.store.asking.rows import ReportRow

_COPIES = 20
_COMPARED = 5
"""Copies that are held against the report word by word: the first ones; the others are only named."""


class Part(Struct, frozen=True):
    """Some words: in both, only here (removed) or only there (added)."""

    text: str
    kind: str = Change.SAME.value


class Changed(Struct, frozen=True):
    """A sentence that is not the same in both."""

    kind: str
    parts: tuple[Part, ...]


class Copy(Struct, frozen=True):
    """Another report of the same story; `same` counts the sentences that it shares."""

    row: ReportRow
    same: int | None = None
    changes: tuple[Changed, ...] = ()


def copies_of(store: Store, row: ReportRow, document: Document) -> tuple[Copy, ...]:
    """The other reports of its story, as many as a page holds."""
    if not row.story:
        return ()
    others = [one for one in store.reports(story=row.story, limit=_COPIES + 1) if one.id != row.id][:_COPIES]
    texts = store.readings([one.id for one in others[:_COMPARED]])
    compared = tuple(_compared(one, document, reading.document) for one, reading in zip(others, texts, strict=False))
    return (*compared, *(Copy(one) for one in others[_COMPARED:]))


def _compared(row: ReportRow, here: Document, there: Document) -> Copy:
    found = differences(here, there)
    same = sum(one.change is Change.SAME for one in found)
    changed = (one for one in found if one.change is not Change.SAME)
    return Copy(row, same, tuple(Changed(one.change.value, _parts(one, here.text, there.text)) for one in changed))


def _parts(one: Difference, here: str, there: str) -> tuple[Part, ...]:
    before, after = _of(one.before, here), _of(one.after, there)
    return tuple(_words(before.split(), after.split())) if one.change is Change.CHANGED else (Part(after or before),)


def _words(before: list[str], after: list[str]) -> Iterator[Part]:
    for what, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield Part(" ".join(before[start:end]))
            continue
        if before[start:end]:
            yield Part(" ".join(before[start:end]), Change.REMOVED.value)
        if after[begin:stop]:
            yield Part(" ".join(after[begin:stop]), Change.ADDED.value)


def _of(span: Span | None, text: str) -> str:
    return " ".join(span.of(text).split()) if span is not None else ""
