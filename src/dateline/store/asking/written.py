"""Answers as text that other programs read: CSV that no spreadsheet takes for formulas, JSON lines, Markdown."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import msgspec

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Rows(Protocol):
    """What can be written: an answer, or the rows of a table."""

    @property
    def columns(self) -> Sequence[str]: ...
    def to_dicts(self) -> list[dict[str, Any]]: ...


def plain(value: object) -> str:
    """A value as people read it in a cell."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(plain(part) for part in value.values() if part is not None)
    if isinstance(value, list | tuple):
        return ", ".join(plain(part) for part in value)
    return str(value)


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = plain(value)
    return f"'{cell}" if isinstance(value, str | list | tuple) and cell.startswith(_FORMULA) else cell


def csv_lines(rows: Rows) -> Iterator[str]:
    """A head and a line a row."""
    yield _csv_line(rows.columns)
    for row in rows.to_dicts():
        yield _csv_line([harmless(row[name]) for name in rows.columns])


def jsonl_lines(rows: Rows) -> Iterator[str]:
    """One JSON object a row."""
    return (msgspec.json.encode(row).decode() + "\n" for row in rows.to_dicts())


def markdown_lines(rows: Rows, columns: Sequence[str]) -> Iterator[str]:
    """A table of some columns."""
    yield f"| {' | '.join(columns)} |\n"
    yield f"|{' --- |' * len(columns)}\n"
    for row in rows.to_dicts():
        cells = (" ".join(plain(row[name]).split()).replace("|", "\\|") for name in columns)
        yield f"| {' | '.join(cells)} |\n"


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
