"""Writes what an import found as knowledge files, and makes sure that they load."""

import csv
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.knowledge.actors.imports.found import Found, slug
from dateline.knowledge.actors.schema import Holder, Organisation


def write(found: Found, folder: Path, name: str) -> tuple[Path, ...]:
    """The files written: `actors/holders-NAME.csv` and `actors/organisations-NAME.csv`, those that hold something.

    Raises: InputError where one is there already, or the folder cannot be written.
    """
    tables: tuple[tuple[str, Sequence[Holder | Organisation]], ...] = (
        ("holders", found.holders),
        ("organisations", found.organisations),
    )
    wanted = [(folder / "actors" / f"{table}-{slug(name)}.csv", rows) for table, rows in tables if rows]
    there = next((path for path, _ in wanted if path.exists()), None)
    if there is not None:
        raise InputError(str(there), "is there already", "Remove it, or give the import another name with --name")
    try:
        (folder / "actors").mkdir(parents=True, exist_ok=True)
        for path, rows in wanted:
            _write(path, rows)
    except OSError as error:
        raise InputError(str(folder), f"cannot be written: {error}", "Choose another folder") from None
    return tuple(path for path, _ in wanted)


def _write(path: Path, rows: Sequence[Holder | Organisation]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(rows[0].__struct_fields__)
        writer.writerows([_cell(value) for value in msgspec.structs.astuple(row)] for row in rows)


def _cell(value: object) -> str:
    return ";".join(value) if isinstance(value, tuple) else str(value)
