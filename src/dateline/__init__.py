"""Reads news reports into sourced, dated, checkable records.

    import dateline
    reading = dateline.read(text, published=date(2015, 11, 27))
    reading.claims

Importing this loads no model; the first reading does.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dateline.model import Document, Reading

if TYPE_CHECKING:
    from dateline.reading import Reader

__version__ = "0.1.0"

__all__ = ["Document", "Reading", "read", "reader", "to_dict"]


@cache
def reader() -> "Reader":
    """The reader with the shipped pipeline and knowledge, loaded on first use."""
    from dateline.reading import Reader

    return Reader.load()


def read(text: str, *, title: str | None = None, published: date | None = None, url: str | None = None) -> Reading:
    """Everything that one report says, each record with its place in the text.

    Raises: InputError for a text without words.
    """
    from dateline.ingest import document

    return reader().read(document(text, title=title, published=published, url=url))


def to_dict(reading: Reading) -> Mapping[str, object]:
    """A reading as `dateline read --format jsonl` prints it: dictionaries, lists, strings, spans as [start, end]."""
    import msgspec

    found: Mapping[str, object] = msgspec.json.decode(msgspec.json.encode(reading))
    return found
