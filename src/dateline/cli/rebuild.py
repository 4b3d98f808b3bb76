"""`dateline rebuild`: derives the situation anew from what is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import STORE, Where, existing, opened
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.model import Document, Reading
    from dateline.store import Store


def rebuild(
    store: Where = STORE,
    read: Annotated[bool, typer.Option("--read", help="Read every text anew first, as after an upgrade.")] = False,
    workers: Annotated[int, typer.Option(help="Processes that read; 0 is one for each core.", min=0)] = 0,
    knowledge: Annotated[list[Path] | None, typer.Option(help="Folder of your own knowledge, laid over ours.")] = None,
) -> None:
    """Derives stories, register, events, disputes and commitments anew from the readings that are kept.

    \b
    dateline rebuild --store news.db

    Nothing is lost by it: judgements are put over the new situation as they were over the old one; those that find
    nothing any more are listed as stale.
    """
    from dateline.knowledge import Knowledge

    folders = existing(knowledge or [])
    with opened(store) as found:
        if read:
            _read_again(found, folders, workers)
        found.rebuild(lambda: Knowledge.load(folders), lambda left: typer.echo(f"{left} reports left", err=True))


def _read_again(store: "Store", folders: tuple[Path, ...], workers: int) -> None:
    """Also what this version read before, as its knowledge may be another."""
    from dateline import __version__

    stamp = f"{__version__} {datetime.now(UTC).isoformat(timespec='seconds')}"
    store.read_again(lambda documents: _readings(documents, folders, workers), stamp, _say_each_hundred)


def _readings(documents: Iterator["Document"], folders: tuple[Path, ...], workers: int) -> Iterator["Reading"]:
    from dateline.cli.pool import readings

    for reading in readings(documents, folders, workers):
        if isinstance(reading, InputError):
            raise reading
        yield reading


def _say_each_hundred(left: int) -> None:
    if left % 100 == 0:
        typer.echo(f"{left} reports to read", err=True)
