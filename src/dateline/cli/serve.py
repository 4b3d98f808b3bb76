"""`dateline serve`: the pages and the API over a store."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import STORE, Where, opened
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.store import Store

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def serve(
    store: Where = STORE,
    demo: Annotated[bool, typer.Option("--demo", help="Show the shipped crisis of October 1962.")] = False,
    host: Annotated[str, typer.Option(help="Where to listen; other machines need a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8111,
) -> None:
    """Shows a store as pages: what happened, who said so, what is disputed, each leading to its words.

    \b
    dateline serve --store news.db
    dateline serve --demo
    """
    import gc
    import secrets

    try:
        import uvicorn

        from dateline.web.app import create_app
    except ModuleNotFoundError as error:
        raise InputError("serve", f"{error.name} is not installed", "pip install 'dateline[web]'") from None
    token = None if host in _LOCAL else secrets.token_urlsafe(24)
    with ExitStack() as stack:
        found = stack.enter_context(_demo_store(stack) if demo else opened(store))
        address = f"http://{host}:{port}/" + (f"?token={token}" if token else "")
        typer.echo(f"Dateline shows {found.where} at {address} (Ctrl-C ends it)")
        app = create_app(found, token=token)
        gc.collect()
        gc.freeze()  # what is there now stays: walking through it again and again would hold up answers
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)


def _demo_store(stack: ExitStack) -> "Store":
    """The shipped crisis, read into a store that goes away with the command."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from dateline.demo import KNOWLEDGE, documents
    from dateline.knowledge import Knowledge
    from dateline.reading import Reader
    from dateline.store import open_store

    typer.echo("Reading the twelve reports of October 1962 ...")
    folder = stack.enter_context(TemporaryDirectory(prefix="dateline-demo-"))
    store = open_store(Path(folder) / "october1962.db")
    reader = Reader.load(knowledge=[KNOWLEDGE])
    know: Knowledge = reader.knowledge
    store.add(map(reader.read, documents()), know)
    store.settle(lambda: know)
    return store
