"""A crisis to try Dateline on: October 1962 in twelve reports, with the office-holders of its time."""

import tomllib
from datetime import date
from pathlib import Path

import msgspec

from dateline.ingest import document
from dateline.model import Document

FOLDER = Path(__file__).parent / "october1962"
KNOWLEDGE = FOLDER / "knowledge"
"""Laid over the shipped knowledge: `Reader.load(knowledge=[KNOWLEDGE])`."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report of the corpus. `sources` are keys of the corpus' list of where its facts are documented."""

    id: str
    file: str
    published: date
    publisher: str
    sources: tuple[str, ...]


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reports, and where their facts are documented."""

    sources: dict[str, str]
    report: tuple[Entry, ...]


def corpus() -> Corpus:
    """What the corpus says of itself."""
    return msgspec.convert(tomllib.loads((FOLDER / "corpus.toml").read_text(encoding="utf-8")), Corpus)


def documents() -> tuple[Document, ...]:
    """The twelve reports in the order in which they appeared."""
    return tuple(
        document(
            (FOLDER / "reports" / entry.file).read_text(encoding="utf-8"),
            id=entry.id,
            published=entry.published,
            publisher=entry.publisher,
        )
        for entry in corpus().report
    )
