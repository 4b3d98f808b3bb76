"""Options and small things that several commands share."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.store import Store

Where = Annotated[
    str,
    typer.Option("--store", envvar="DATELINE_STORE", help="The store: a SQLite file, or postgresql://user@host/name."),
]
STORE = "dateline.db"


def opened(where: str) -> "Store":
    """A store that must be there already. Says so where an `add` was interrupted before it was done."""
    from dateline.store import open_store

    store = open_store(where, create=False)
    if left := store.waiting():
        typer.echo(f"dateline: {left} reports are not tied in yet; the next `dateline add` does it", err=True)
    return store


def existing(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The folders that a user names, all of them there.

    Raises: InputError.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InputError(str(folder), "no such folder", "Name a folder with knowledge files")
    return tuple(folders)
