"""Reads flat tables: CSV files whose header names the fields of a record, several values in a cell parted by ";"."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar, get_type_hints

import msgspec

from dateline.errors import KnowledgeError

T = TypeVar("T", bound=msgspec.Struct)


def table(folders: Iterable[Path], name: str, wanted: type[T]) -> tuple[T, ...]:
    """The rows of `NAME.csv` and `NAME-*.csv` in every folder, in order.

    Raises: KnowledgeError for unknown columns, too many cells, wrong values and unreadable files.
    """
    paths = (path for folder in folders for path in sorted(folder.glob(f"actors/{name}*.csv")))
    return tuple(row for path in paths for row in _rows(path, wanted))


def _rows(path: Path, wanted: type[T]) -> Iterator[T]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            header = next(reader, [])
            several = [_is_tuple(wanted, path, column) for column in header]
            for cells in reader:
                yield _row(path, reader.line_num, wanted, header, several, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(path, "file", str(error), "Make it a readable CSV file in UTF-8") from None


def _is_tuple(wanted: type[T], path: Path, column: str) -> bool:
    if column not in wanted.__struct_fields__:
        fix = f"Use {', '.join(wanted.__struct_fields__)}"
        raise KnowledgeError(path, "line 1", f'unknown column "{column}"', fix)
    return bool(get_type_hints(wanted)[column] == tuple[str, ...])


def _row(path: Path, line: int, wanted: type[T], header: list[str], several: list[bool], cells: list[str]) -> T:
    if len(cells) > len(header):
        raise KnowledgeError(path, f"line {line}", f"{len(cells)} cells", f"The header has {len(header)} columns")
    filled = {
        column: tuple(cell.split(";")) if many else cell
        for column, many, cell in zip(header, several, cells, strict=False)
        if cell
    }
    try:
        return msgspec.convert(filled, wanted)
    except msgspec.ValidationError as error:
        raise KnowledgeError(path, f"line {line}", str(error), "docs/knowledge.md lists the columns") from None
