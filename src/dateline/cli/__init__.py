"""The command line: one module a command, nothing heavy loaded before it is needed."""

import os

import typer

from dateline.cli.add import add
from dateline.cli.explain import explain
from dateline.cli.knowledge import knowledge
from dateline.cli.read import read
from dateline.cli.rebuild import rebuild
from dateline.errors import DatelineError

app = typer.Typer(
    help="Reads news reports into sourced, dated claims.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(add)
app.command()(rebuild)
app.command()(explain)
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
