"""`dateline knowledge`: checks knowledge files and runs their examples."""

from pathlib import Path
from typing import Annotated

import typer

knowledge = typer.Typer(help="Knowledge files: check your own and ours.", no_args_is_help=True)


@knowledge.callback()
def _group() -> None:
    """Knowledge files: check your own and ours."""


@knowledge.command()
def check(
    folders: Annotated[list[Path] | None, typer.Argument(help="Folders laid over the shipped knowledge.")] = None,
) -> None:
    """Loads the knowledge with your folders over it and runs every example of speech and events.

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
