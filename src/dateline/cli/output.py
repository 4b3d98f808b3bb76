"""Prints the answer to a question: a table for people, or a format for other programs."""

import re
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

from dateline.errors import InputError

if TYPE_CHECKING:
    import pyarrow


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    PARQUET = "parquet"


As = Annotated[Format, typer.Option("--format", help="For people, or for other programs.")]
To = Annotated[Path | None, typer.Option("--output", help="A file in place of the screen.")]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Rows(Protocol):
    """What can be printed."""

    @property
    def columns(self) -> Sequence[str]: ...
    def to_dicts(self) -> list[dict[str, Any]]: ...
    def to_arrow(self) -> "pyarrow.Table": ...


def show(rows: Rows, form: Format, output: Path | None, *, columns: Sequence[str] = ()) -> None:
    """Prints rows; a table for people shows only some of the columns.

    Raises: InputError where the output cannot be written.
    """
    try:
        if form is Format.PARQUET:
            _parquet(rows, output)
        elif output is not None:
            with output.open("w", encoding="utf-8", newline="") as file:
                _print(rows, form, file, columns)
        else:
            _print(rows, form, sys.stdout, columns)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError(str(output), (error.strerror or "cannot be written").lower(), "Name another file") from None


def visible(words: str) -> str:
    """Words without the signs by which a text could give orders to the terminal that shows it."""
    return _CONTROL.sub("\ufffd", words)


def _print(rows: Rows, form: Format, file: Any, columns: Sequence[str]) -> None:  # noqa: ANN401  any text stream
    from dateline.store.asking.written import csv_lines, jsonl_lines, markdown_lines

    if form is Format.JSONL:
        file.writelines(jsonl_lines(rows))
    elif form is Format.CSV:
        file.writelines(csv_lines(rows))
    elif form is Format.MARKDOWN:
        file.writelines(markdown_lines(rows, columns or rows.columns))
    else:
        _table(columns or rows.columns, rows.to_dicts(), file)


def _table(columns: Sequence[str], rows: Sequence[Mapping[str, object]], file: Any) -> None:  # noqa: ANN401
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.store.asking.written import plain

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold", max_width=_WIDE.get(name))
    for row in rows:
        table.add_row(*(Text(visible(plain(row[name]))) for name in columns))
    Console(file=file, highlight=False).print(table if rows else Text("nothing fits"))


_WIDE = {"words": 60, "what": 50, "claim": 50, "denial": 50, "found": 70, "why": 60}


def _parquet(rows: Rows, output: Path | None) -> None:
    try:
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise InputError("--format parquet", "pyarrow is not installed", "pip install 'dateline[tables]'") from None
    if output is None and sys.stdout.isatty():
        raise InputError("--format parquet", "not for a screen", "Name a file with --output")
    parquet.write_table(rows.to_arrow(), str(output) if output is not None else sys.stdout.buffer)
