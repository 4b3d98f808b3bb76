"""A report as published."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from dateline.model.spans import Span


class NoteKind(StrEnum):
    """What a piece of a report's text is that is not the report itself."""

    CAPTION = "caption"
    CREDIT = "credit"
    DATELINE = "dateline"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


class Note(Struct, frozen=True, kw_only=True):
    """Words of the text that were set apart and are not read as sentences."""

    span: Span
    kind: NoteKind


class Document(Struct, frozen=True, kw_only=True):
    """One report as published. The text is never changed: every span points into it.

    `published` is the day of publication where it is known; it is never guessed from the clock.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()
