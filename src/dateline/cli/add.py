"""`dateline add`: reads whole sources into a store."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import STORE, Where, existing

if TYPE_CHECKING:
    from dateline.store.adding import Counts


def add(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns, feeds, web addresses, archives of those, or -.")
    ],
    store: Where = STORE,
    published: Annotated[str | None, typer.Option(help="Day of publication of reports that do not say theirs.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read; 0 is one for each core.")] = 0,
    knowledge: Annotated[list[Path] | None, typer.Option(help="Folder of your own knowledge, laid over ours.")] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="After which a document is given up.")] = 10.0,
) -> None:
    """Adds reports to a store: text, HTML, JSONL, CSV, DOCX, RTF, RSS, Atom, NewsML-G2, NITF, WARC, ARC, zip, tar.

    \b
    dateline add reports/ archive.warc.gz export.docx --store news.db
    dateline add https://news.example/feed.xml

    Adding again changes nothing; after an interruption the same command goes on where it was.
    """
    from dateline.ingest import day
    from dateline.store import open_store
    from dateline.store.adding import Limits, add_sources

    on = day(published, "--published") if published else None
    read_with = existing(knowledge or [])
    with open_store(store) as opened, _bar(sources) as (progress, settling):
        counts = add_sources(
            opened,
            sources,
            published=on,
            workers=workers,
            knowledge=read_with,
            limits=Limits(seconds=seconds),
            progress=progress,
            settling=settling,
        )
    typer.echo(summary(counts))
    if counts.found and counts.refused + counts.failed == counts.found:
        raise typer.Exit(2)


def summary(counts: "Counts") -> str:
    """The line that adds up."""
    return (
        f"found {counts.found}, kept {counts.kept}, duplicates {counts.duplicates}, "
        f"refused {counts.refused}, failed {counts.failed}"
    )


@contextmanager
def _bar(sources: list[str]) -> Iterator[tuple[Callable[["Counts"], None], Callable[[int], None]]]:
    """A progress bar on a terminal. How much there is to do is counted while the work goes on."""
    if not sys.stderr.isatty():
        yield lambda _: None, lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, said = TextColumn("{task.fields[rate]}"), TextColumn("{task.description}")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), said)
    started = monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, rate="")

        def count() -> None:
            from dateline.store.adding import count_inputs

            progress.update(task, total=count_inputs(sources))

        def show(counts: "Counts") -> None:
            rate = f"{counts.found / (monotonic() - started):.1f}/s"
            progress.update(task, completed=counts.found, description=summary(counts), rate=rate)

        def settle(left: int) -> None:
            progress.update(task, description=f"tying in: {left} reports left", rate="")

        Thread(target=count, daemon=True).start()
        yield show, settle
