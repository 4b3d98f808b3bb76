"""Readings as Arrow tables, for pandas, polars and Parquet. Needs the extra `tables` (pyarrow)."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.model import Reading

if TYPE_CHECKING:
    import pyarrow

Row = Mapping[str, Any]


def claims(readings: Iterable[Reading]) -> "pyarrow.Table":
    """One row a claim. Columns: the fields of `Claim`, `document` and `words`; spans are [start, end]."""
    return _table(readings, lambda reading: reading.claims, "trigger")


def statements(readings: Iterable[Reading]) -> "pyarrow.Table":
    """One row a statement. Columns: the fields of `Statement`, and `document`."""
    return _table(readings, lambda reading: reading.statements, None)


def actors(readings: Iterable[Reading]) -> "pyarrow.Table":
    """One row an actor. Columns: the fields of `Actor`, and `document`."""
    return _table(readings, lambda reading: reading.actors, None)


def _table(
    readings: Iterable[Reading], records: Callable[[Reading], Iterable[msgspec.Struct]], words: str | None
) -> "pyarrow.Table":
    import pyarrow

    rows = [_row(reading, record, words) for reading in readings for record in records(reading)]
    return pyarrow.Table.from_pylist(rows)


def _row(reading: Reading, record: msgspec.Struct, words: str | None) -> Row:
    row = {"document": reading.document.id, **msgspec.to_builtins(record)}
    if words is not None:
        row["words"] = getattr(record, words).of(reading.document.text)
    return row
