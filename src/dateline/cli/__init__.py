"""The command line: one module a command, nothing heavy loaded before it is needed."""

import os

import typer

from dateline.cli.add import add
from dateline.cli.asking import claims, commitments, disputes, events, said, search, timeline, who
from dateline.cli.explain import explain
from dateline.cli.exporting import export
from dateline.cli.judgements import judgements
from dateline.cli.knowledge import knowledge
from dateline.cli.read import read
from dateline.cli.rebuild import rebuild
from dateline.cli.records import ledger, relation, sql
from dateline.cli.serve import serve
from dateline.cli.watch import watch
from dateline.errors import DatelineError

app = typer.Typer(
    help="Reads news reports into sourced, dated claims.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    read, explain, add, serve, events, timeline, claims, who, said, commitments, disputes, relation, search, sql,
    ledger, rebuild, export, watch,
):  # fmt: skip
    app.command()(command)
app.add_typer(judgements, name="judgements")
app.add_typer(knowledge, name="knowledge")


def main() -> None:
    """Shows our own errors as one line with exit code 2; any other is a bug and keeps its traceback."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # documents are shared out to processes, not products to threads
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        typer.echo("dateline: stopped; what was printed or committed is complete", err=True)
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(0) from None
