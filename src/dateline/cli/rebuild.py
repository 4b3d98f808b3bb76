"""`dateline rebuild`: derives the situation anew from what is kept."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import STORE, Where, existing, opened


def rebuild(
    store: Where = STORE,
    knowledge: Annotated[list[Path] | None, typer.Option(help="Folder of your own knowledge, laid over ours.")] = None,
) -> None:
    """Derives stories, register, events, disputes and commitments anew from the readings that are kept.

    \b
    dateline rebuild --store news.db

    Nothing is lost by it: judgements are put over the new situation as they were over the old one.
    """
    from dateline.knowledge import Knowledge

    folders = existing(knowledge or [])
    with opened(store) as found:
        found.rebuild(lambda: Knowledge.load(folders), lambda left: typer.echo(f"{left} reports left", err=True))
