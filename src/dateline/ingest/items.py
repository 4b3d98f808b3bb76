"""An input before it is read: its bytes, where they were found, and what that place says of them."""

from datetime import date
from enum import StrEnum

import msgspec

from dateline.errors import InputError
from dateline.ingest.web import MOST_BYTES

MOST_EXPORT_BYTES = 50_000_000
"""For a file that holds many reports: an export of a news archive, a feed, a NewsML message."""


class Kind(StrEnum):
    """How the bytes of an item become documents."""

    FILE = "file"
    LINE = "line"
    """One JSON object with the fields of a document."""
    ADDRESS = "address"
    """Nothing but an address: the page behind it."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One input. A file may hold several reports. `published` is the day for reports that do not say theirs."""

    where: str
    kind: Kind
    body: bytes = b""
    url: str | None = None
    published: date | None = None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An input that cannot be read at all, and why."""

    where: str
    why: str


Found = Item | Unread


def unread(error: InputError) -> Unread:
    return Unread(where=error.where, why=f"{error.problem}. {error.fix}.")


def too_large(where: str, most: int = MOST_BYTES) -> InputError:
    return InputError(where, f"more than {most:,} bytes", "Split it into its reports")
