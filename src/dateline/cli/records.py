"""The commands that look at the store itself: relations, the ledger, and SQL."""

from typing import Annotated

import typer

from dateline.cli.asking import Since, Until
from dateline.cli.common import STORE, Where, opened
from dateline.cli.output import As, Format, To, show
from dateline.cli.question import Limit, Offset


def relation(
    one: Annotated[str, typer.Argument(help="A state (RUS), a name, or an id.")],
    other: Annotated[str, typer.Argument(help="The other side.")],
    store: Where = STORE,
    by: Annotated[str, typer.Option(help="week, month or year.")] = "week",
    since: Since = None,
    until: Until = None,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows what two sides did to each other over time: events by PLOVER's quad classes, and their scores.

    \b
    dateline relation RUS TUR --by week
    """
    with opened(store) as found:
        show(found.relation(one=one, other=other, by=by, since=since, until=until), form, output)


def ledger(
    store: Where = STORE,
    status: Annotated[str | None, typer.Option(help="done, duplicate, refused or failed.")] = None,
    source: Annotated[str | None, typer.Option(help="Only sources with these words.")] = None,
    limit: Limit = 200,
    offset: Offset = 0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Shows what became of every input: kept, duplicate, refused or failed, and why.

    \b
    dateline ledger --status refused
    """
    with opened(store) as found:
        show(found.ledger(status=status, source=source, limit=limit, offset=offset), form, output)
        counts = found.ledger_counts()
        parts = (f"{name} {counts.get(key, 0)}" for name, key in _NAMES)
        typer.echo(f"found {sum(counts.values())}, {', '.join(parts)}", err=True)


def sql(
    question: Annotated[str, typer.Argument(help="A SELECT; docs/store.md lists the tables.")],
    store: Where = STORE,
    seconds: Annotated[float, typer.Option(min=0.1, help="After which it is given up.")] = 60.0,
    form: As = Format.TABLE,
    output: To = None,
) -> None:
    """Asks in SQL; nothing can be changed by it.

    \b
    dateline sql "SELECT type, count(*) FROM event GROUP BY type"
    """
    with opened(store) as found:
        show(found.sql(question, seconds=seconds), form, output)


_NAMES = (("kept", "done"), ("duplicates", "duplicate"), ("refused", "refused"), ("failed", "failed"))
