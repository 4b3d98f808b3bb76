"""`dateline read`: what reports say, for people or as JSON lines."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import existing
from dateline.errors import InputError
from dateline.model import Document, Reading

ENDINGS = (".jsonl", ".ndjson")


class Format(StrEnum):
    """How readings are printed."""

    TEXT = "text"
    JSONL = "jsonl"


class From(StrEnum):
    """What the sources are."""

    AUTO = "auto"
    JSONL = "jsonl"


def read(
    sources: Annotated[list[str] | None, typer.Argument(help="Text, HTML or JSONL files, web addresses, or -.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, as 2015-11-27.")] = None,
    form: Annotated[Format, typer.Option("--format", help="For people, or one JSON object a line.")] = Format.TEXT,
    source: Annotated[From, typer.Option("--from", help="jsonl: many documents, one a line.")] = From.AUTO,
    workers: Annotated[int, typer.Option(min=0, help="Processes for JSONL; 0 is one for each core.")] = 0,
    knowledge: Annotated[list[Path] | None, typer.Option(help="Folder of your own knowledge, laid over ours.")] = None,
) -> None:
    """Reads reports: who said and did what to whom, when, where, according to whom.

    \b
    dateline read report.txt --published 2015-11-27
    dateline read https://news.example/report --format jsonl
    dateline read --from jsonl --format jsonl < reports.jsonl > readings.jsonl
    """
    from dateline.cli.pool import readings
    from dateline.cli.progress import counted

    folders = existing(knowledge or [])
    several = source is From.JSONL or any(s.endswith(ENDINGS) for s in sources or [])
    found = _documents(sources or ["-"], published, lines=source is From.JSONL)
    show = _show_text if form is Format.TEXT else _show_json
    failed = done = 0
    results = readings(found, folders, workers if several else 1)
    for result in counted(results, "reports") if several else results:
        if isinstance(result, InputError):
            failed += 1
            typer.echo(f"dateline: {result}", err=True)
        else:
            done += 1
            show(result)
    if failed and (not several or not done):
        raise typer.Exit(2)


def _documents(sources: Iterable[str], published: str | None, *, lines: bool) -> Iterator[Document | InputError]:
    """The documents of all sources; what is wrong with one does not stop the others."""
    from dateline.ingest import day

    on = day(published, "--published") if published else None
    return chain.from_iterable(_of_source(s, on, lines=lines or s.endswith(ENDINGS)) for s in sources)


def _of_source(source: str, on: date | None, *, lines: bool) -> Iterator[Document | InputError]:
    from dateline.ingest import open_source, read_jsonl

    if not lines:
        try:
            yield open_source(source, on)
        except InputError as error:
            yield error
    elif source == "-":
        yield from read_jsonl(sys.stdin.buffer, "standard input")
    else:
        try:
            with Path(source).open("rb") as file:
                yield from read_jsonl(file, source)
        except OSError as error:
            yield InputError(
                source, (error.strerror or "unreadable").lower(), "Name a JSONL file or - for standard input"
            )


def _show_json(reading: Reading) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
    sys.stdout.buffer.flush()


def _show_text(reading: Reading) -> None:
    from dateline.cli.show import show

    show(reading)
