"""Reads knowledge files: typed, strict, with errors that their author can act on.

A family is a folder of TOML files (`times/`, `events/`). The shipped folder comes first, a user's `--knowledge DIR`
is laid over it: an entry with a known id replaces the shipped one.
"""

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import KnowledgeError

SHIPPED = Path(__file__).parent

T = TypeVar("T")
R = TypeVar("R", bound=msgspec.Struct)


def files(folders: Iterable[Path], family: str) -> Iterator[Path]:
    """The TOML files of a family, folder by folder, each folder in alphabetical order."""
    for folder in folders:
        yield from sorted((folder / family).glob("*.toml"))


def decode(path: Path, wanted: type[T]) -> T:
    """One file as a typed value.

    Raises: KnowledgeError for unknown fields, wrong types, wrong syntax and unreadable files.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), type=wanted)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        problem, _, where = str(error).partition(" - at ")
        raise KnowledgeError(path, where.strip("`$.") or "file", problem, _FIX) from None
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(path, "file", str(error), "Make it a readable UTF-8 file") from None


def rows(folders: Iterable[Path], family: str, pattern: str, kind: type[R]) -> Iterator[R]:
    """The rows of the tables of one kind, folder by folder.

    Raises: KnowledgeError for a row that does not fit.
    """
    for path in (p for folder in folders for p in sorted((folder / family).glob(pattern))):
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), 2):
                try:
                    yield msgspec.convert({k: v for k, v in row.items() if v}, kind, strict=False)
                except (msgspec.ValidationError, TypeError) as error:
                    fix = f"The columns are {','.join(kind.__struct_fields__)}"
                    raise KnowledgeError(path, f"line {number}", str(error), fix) from None


def overlay(entries: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """Entries in order, a later one with the same key in the place of an earlier one."""
    return tuple({key(entry): entry for entry in entries}.values())


_FIX = "docs/knowledge.md lists the fields and their values"
