"""`dateline judgements`: people's corrections of what was read, and what they decide on who is who."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.common import STORE, Where, opened
from dateline.cli.output import As, Format, To, show
from dateline.errors import InputError

judgements = typer.Typer(help="Corrections: of claims, and of who and what is the same.", no_args_is_help=True)

Name = Annotated[
    str, typer.Option("--by", envvar="DATELINE_USER", help="Who decides.", default_factory=getpass.getuser)
]
Why = Annotated[str, typer.Option(help="Why.")]
Claim = Annotated[str, typer.Argument(help="A claim: <report>#<id>, as `dateline claims` shows it.")]


@judgements.command("list")
def list_(store: Where = STORE, form: As = Format.TABLE, output: To = None) -> None:
    """Shows all decisions: who, when, why; which were taken back, and which find nothing any more (stale).

    \b
    dateline judgements list
    """
    with opened(store) as found:
        show(found.judgements(), form, output, columns=("at", "by", "ruling", "target", "why", "undone", "stale", "id"))


@judgements.command()
def accept(claim: Claim, by: Name, store: Where = STORE, why: Why = "") -> None:
    """Says that a claim was read rightly.

    \b
    dateline judgements accept 0123456789abcdef01234567#c3
    """
    with opened(store) as found:
        typer.echo(found.accept(claim, by=by, why=why).id)


@judgements.command()
def reject(claim: Claim, by: Name, store: Where = STORE, why: Why = "") -> None:
    """Says that a claim was read wrongly: it counts nowhere any more.

    \b
    dateline judgements reject 0123456789abcdef01234567#c3 --why "a football match"
    """
    with opened(store) as found:
        typer.echo(found.reject(claim, by=by, why=why).id)


@judgements.command()
def edit(
    claim: Claim,
    changes: Annotated[list[str], typer.Argument(help="Fields with their values as JSON or words: type=AID killed=3.")],
    by: Name,
    store: Where = STORE,
    why: Why = "",
) -> None:
    """Sets fields of a claim right: type, mode, mood, negated, agents, recipients, first, last, country, tolls.

    \b
    dateline judgements edit 0123456789abcdef01234567#c3 negated=true killed=3
    """
    with opened(store) as found:
        typer.echo(found.edit(claim, dict(map(_field, changes)), by=by, why=why).id)


@judgements.command()
def merge(
    ids: Annotated[list[str], typer.Argument(help="Two or more ids, all of actors or all of events.")],
    by: Name,
    store: Where = STORE,
    why: Why = "",
) -> None:
    """Says that actors are the same, or that events are one happening.

    \b
    dateline judgements merge actor-0123456789abcdef actor-fedcba9876543210
    """
    with opened(store) as found:
        join = found.merge_events if ids[0].startswith("event-") else found.merge_actors
        typer.echo(join(ids[0], ids[1:], by=by, why=why).id)


@judgements.command()
def split(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An actor or an event.")],
    apart: Annotated[list[str], typer.Argument(help="What is of another: <report>#<actor or claim of its reading>.")],
    by: Name,
    store: Where = STORE,
    why: Why = "",
) -> None:
    """Says that some mentions are of somebody else, or that some claims are of another happening.

    \b
    dateline judgements split event-0123456789abcdef 0123456789abcdef01234567#c3
    """
    with opened(store) as found:
        part = found.split_event if id_.startswith("event-") else found.split_actor
        typer.echo(part(id_, apart, by=by, why=why).id)


@judgements.command()
def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a judgement.")],
    by: Name,
    store: Where = STORE,
    why: Why = "",
) -> None:
    """Takes a decision back. It stays in the list; taking that back brings it to bear again.

    \b
    dateline judgements undo judgement-0123456789abcdef
    """
    with opened(store) as found:
        typer.echo(found.undo(judgement, by=by, why=why).id)


@judgements.command("export")
def export_(
    file: Annotated[Path, typer.Argument(help="Where to, one JSON object a line.")], store: Where = STORE
) -> None:
    """Writes all decisions to a file.

    \b
    dateline judgements export judgements.jsonl
    """
    import msgspec

    with opened(store) as found:
        lines = [msgspec.json.encode(judgement) for judgement in found.export_judgements()]
    try:
        file.write_bytes(b"".join(line + b"\n" for line in lines))
    except OSError as error:
        raise InputError(str(file), (error.strerror or "cannot be written").lower(), "Name another file") from None
    typer.echo(f"{len(lines)} judgements")


@judgements.command("import")
def import_(file: Annotated[Path, typer.Argument(help="What `export` wrote.")], store: Where = STORE) -> None:
    """Adds the decisions of a file; those that are there already stay as they are.

    \b
    dateline judgements import judgements.jsonl
    """
    import msgspec

    from dateline.model.world import Judgement

    try:
        lines = file.read_bytes().splitlines()
        read = [msgspec.json.decode(line, type=Judgement) for line in lines if line.strip()]
    except OSError as error:
        raise InputError(str(file), (error.strerror or "unreadable").lower(), "Name a file of judgements") from None
    except msgspec.DecodeError as error:
        raise InputError(str(file), str(error), "Give what `dateline judgements export` wrote") from None
    with opened(store) as found:
        typer.echo(f"{found.import_judgements(read)} new of {len(read)} judgements")


def _field(change: str) -> tuple[str, object]:
    """A field and its value: JSON where it is some, words where not."""
    import msgspec

    name, sign, value = change.partition("=")
    if not sign:
        raise InputError(change, "no value", "Write it as name=value, as in killed=3")
    try:
        return name, msgspec.json.decode(value)
    except msgspec.DecodeError:
        return name, value
