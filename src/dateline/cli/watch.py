"""`dateline watch`: follows feeds and tells of what is new."""

import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import STORE, Where
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.store.watching import Told

_UNITS = {"s": 1, "m": 60, "h": 3600}


def watch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses of RSS or Atom feeds.")],
    store: Where = STORE,
    every: Annotated[str, typer.Option(help="How often, as in 90s, 15m or 2h.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, then done.")] = False,
    alerts: Annotated[Path | None, typer.Option(help="TOML file with stored questions; see docs/watch.md.")] = None,
    webhook: Annotated[str | None, typer.Option(help="Address to which each alert is posted as JSON.")] = None,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Private and local addresses for feeds and webhook too.")
    ] = False,
) -> None:
    """Follows feeds politely, adds what is new, and tells once of what the alerts ask for.

    \b
    dateline watch https://news.example/feed.xml --every 15m --alerts alerts.toml --store news.db

    Alerts are printed as lines of JSON. Ctrl-C ends it; the next call goes on.
    """
    from dateline.store import open_store
    from dateline.store.watching import Manners, read_alerts, watch_round
    from dateline.store.watching import webhook as poster

    seconds = duration(every)
    asked = read_alerts(alerts) if alerts else ()
    post = poster(webhook, private=private) if webhook else None

    def tell(told: "Told") -> None:
        import msgspec

        if post:
            post(told)
        typer.echo(msgspec.json.encode(told).decode())

    manners = Manners(every=seconds, clock=time.time, jitter=random.random, private=private)
    with open_store(store) as opened:
        while True:
            watch_round(opened, feeds, asked, manners=manners, tell=tell, complain=_complain)
            if once:
                return
            time.sleep(seconds)


def duration(words: str) -> float:
    """Seconds of "90s", "15m", "2h".

    Raises: InputError.
    """
    found = re.fullmatch(r"([1-9]\d{0,5})([smh])", words)
    if found is None:
        raise InputError("--every", f"{words} is no duration", "Give one as in 90s, 15m or 2h")
    return float(int(found[1]) * _UNITS[found[2]])


def _complain(problem: str) -> None:
    typer.echo(f"dateline: {problem}", err=True)
