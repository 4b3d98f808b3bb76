"""Which report is which: a report is known by what it says, who published it and when, never by where it was found."""

import hashlib
from collections.abc import Iterable

import msgspec

from dateline.model import Document

_LENGTH = 24
"""Hexadecimal digits: 96 bits, so that a billion reports do not meet by chance."""


def content_id(document: Document) -> str:
    """The id of a report in a store. The same words from another publisher or day are another report (see stories)."""
    published = document.published.isoformat() if document.published else ""
    return digest((document.text, document.title or "", document.publisher or "", published))


def form_key(name: str, kind: str, codes: str, known_as: str | None, identity: str | None) -> str:
    """What makes two mentions in any reports the same form of an actor: they name, sort, link and identify it alike."""
    return digest((name, kind, codes, known_as or "", identity or ""))


def digest(parts: Iterable[str]) -> str:
    """A hash of words that keeps their borders."""
    return hashlib.sha256(msgspec.msgpack.encode(list(parts))).hexdigest()[:_LENGTH]


def known_by(document: Document) -> Document:
    """The document under its id in a store."""
    return msgspec.structs.replace(document, id=content_id(document))
