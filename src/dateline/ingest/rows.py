"""Many documents in one file, one a line or row: JSONL, CSV, TSV."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.ingest.archives import Opened
from dateline.ingest.items import Found, Item, Kind, too_large, unread
from dateline.ingest.source import as_text
from dateline.ingest.web import MOST_BYTES

COLUMNS = Path(__file__).with_name("columns.toml")


def jsonl_items(opened: Opened, published: date | None = None) -> Iterator[Found]:
    """One item a line; empty lines are passed over."""
    number = 0
    while line := opened.file.readline(MOST_BYTES + 1):
        number += 1
        where = f"{opened.name}:{number}"
        if len(line) > MOST_BYTES:
            yield unread(too_large(where))
            _skip_line(opened, line)
        elif line.strip():
            yield Item(where=where, kind=Kind.LINE, body=line, published=published)


def _skip_line(opened: Opened, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = opened.file.readline(MOST_BYTES)


def csv_items(opened: Opened, published: date | None = None) -> Iterator[Found]:
    """One item a row; the first row names the columns (`columns.toml` lists the names that are understood).

    Raises: InputError for a table without a column of texts.
    """
    rows = _rows(opened)
    header = [name.strip().lower() for name in next(rows, [])]
    fields = {field: header.index(name) for field, names in columns().items() for name in names if name in header}
    if "text" not in fields:
        known = ", ".join(columns()["text"])
        raise InputError(opened.name, "no column of texts", f"Name the column of the reports one of: {known}")
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            facts = {field: row[at] for field, at in fields.items() if at < len(row) and row[at].strip()}
            body = msgspec.json.encode({"text": "", **facts})
            yield Item(where=f"{opened.name}:{number}", kind=Kind.LINE, body=body, published=published)


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """For each field of a document the names that its column may have, the best last."""
    read = tomllib.loads(COLUMNS.read_text(encoding="utf-8"))
    return {field: tuple(reversed(names)) for field, names in read.items()}


def _rows(opened: Opened) -> Iterator[list[str]]:
    """The rows of a table in UTF-8 or whatever its first part looks like."""
    start = opened.file.read(100_000)
    encoding = _encoding(start, opened.name)
    text = io.TextIOWrapper(io.BufferedReader(_Rest(start, opened)), encoding=encoding, errors="replace", newline="")
    separator = "\t" if opened.name.lower().endswith(".tsv") else _separator(start.decode(encoding, "replace"))
    csv.field_size_limit(MOST_BYTES)
    try:
        yield from csv.reader(text, delimiter=separator)
    except csv.Error as error:
        raise InputError(opened.name, f"not a table ({error})", "Save it as CSV in UTF-8 again") from None


def _encoding(start: bytes, name: str) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    as_text(start, name)
    try:
        start[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        return "cp1252" if error.start < len(start) - 8 else "utf-8-sig"
    return "utf-8-sig"


def _separator(start: str) -> str:
    head = start.partition("\n")[0]
    return max(",;\t", key=head.count)


class _Rest(io.RawIOBase):
    """A file of which the start was read already."""

    def __init__(self, start: bytes, opened: Opened) -> None:
        self._start, self._file = io.BytesIO(start), opened.file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        found = self._start.read(len(buffer)) or self._file.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)
