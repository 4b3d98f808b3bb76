"""`dateline knowledge`: checks knowledge files, runs their examples, and makes some of other people's lists."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.knowledge.actors.imports import Source

knowledge = typer.Typer(help="Knowledge files: check your own and ours, import lists.", no_args_is_help=True)


@knowledge.callback()
def _group() -> None:
    """Knowledge files: check your own and ours, import lists."""


@knowledge.command()
def check(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders laid over the shipped knowledge.")] = None,
) -> None:
    """Loads the knowledge with your folders over it and runs every example of actors, speech, events and places.

    \b
    dateline knowledge check my-knowledge/
    """
    from dateline.reading import Reader
    from dateline.reading.examples import cases

    reader = Reader.load(knowledge=folders or [])
    run = wrong = 0
    for case in cases(reader):
        run += 1
        problem = case.run(reader)
        if bool(problem) != bool(case.gap):
            wrong += 1
            said = problem or f'holds now: take the gap "{case.gap}" away'
            typer.echo(f"{case.family}/{case.entry}: {case.text}\n    {said}", err=True)
    typer.echo(f"{run} examples, {wrong} wrong")
    if wrong:
        raise typer.Exit(1)


@knowledge.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The list to read.")],
    into: Annotated[Path, typer.Option(help="Your knowledge folder; made where there is none.")],
    source: Annotated[
        Source | None, typer.Option("--from", help="What kind of list it is; without it the file's name tells.")
    ] = None,
    name: Annotated[str, typer.Option(help="Name of the files written; the list's own without it.")] = "",
) -> None:
    """Makes knowledge files of a list of actors: who held which office when, and organisations with their names.

    \b
    wikidata        result of a query service as JSON: personLabel, officeLabel, start, end, country
    petrarch        actor dictionary of PETRARCH or TABARI (.txt)
    followthemoney  entities of FollowTheMoney or OpenSanctions, one JSON object a line (.jsonl, .ijson)
    csv             a table with a header: name,office,country,from,to,aliases or name,kind,country,aliases

    \b
    dateline knowledge import ministers.csv --into my-knowledge/
    dateline read report.txt --knowledge my-knowledge/
    """
    from dateline.knowledge import SHIPPED
    from dateline.knowledge.actors import load
    from dateline.knowledge.actors.imports import read, write

    found = read(file, source, load([SHIPPED]))
    for skipped in found.skipped:
        typer.echo(f"{file}: {skipped.where}: passed over: {skipped.why}", err=True)
    for path in write(found, into, name or file.stem):
        typer.echo(f"wrote {path}")
    load([SHIPPED, into])
    passed = f", {len(found.skipped)} records passed over" if found.skipped else ""
    typer.echo(f"{len(found.holders)} terms of office, {len(found.organisations)} organisations{passed}")
