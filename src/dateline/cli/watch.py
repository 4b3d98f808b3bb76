"""`dateline watch`: follows feeds and tells of what is new."""

import random
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.common import STORE, Where
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.store.watching import Alert, Round, Told

_UNITS = {"s": 1, "m": 60, "h": 3600}


def watch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses of RSS or Atom feeds.")],
    store: Where = STORE,
    every: Annotated[str, typer.Option(help="How often, as in 90s, 15m or 2h.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, then done.")] = False,
    between: Annotated[
        list[str] | None, typer.Option(help="Alert: a new event between two sides, as RUS,TUR. May be repeated.")
    ] = None,
    denied: Annotated[
        list[str] | None, typer.Option("--denial", help="Alert: a new denial by or about this side, or 'any'.")
    ] = None,
    overdue: Annotated[
        list[str] | None, typer.Option(help="Alert: a commitment of this side, or 'any', that is past its date.")
    ] = None,
    alerts: Annotated[Path | None, typer.Option(help="More alerts, in a TOML file; see docs/watch.md.")] = None,
    webhook: Annotated[str | None, typer.Option(help="Address to which each alert is posted as JSON.")] = None,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Private and local addresses for feeds and webhook too.")
    ] = False,
) -> None:
    """Follows feeds politely, adds what is new, and tells once of what the alerts ask for.

    \b
    dateline watch https://news.example/feed.xml --between RUS,TUR --denial any --store news.db
    dateline watch https://news.example/feed.xml --every 1h --overdue FRA --webhook https://desk.example/hook

    A side is a state (RUS), a name or an id. Each alert is a line of JSON on standard output; what is wrong and, at
    the end, what it all came to is said on standard error. What is in the store when an alert is first used is not
    new. Ctrl-C ends it; the next call goes on.
    """
    from dateline.store import open_store
    from dateline.store.watching import Manners, watch_round
    from dateline.store.watching import webhook as poster

    seconds = duration(every)
    asked = _alerts(alerts, between or [], denied or [], overdue or [])
    post = poster(webhook, private=private) if webhook else None

    def tell(told: "Told") -> None:
        import msgspec

        if post:
            post(told)
        typer.echo(msgspec.json.encode(told).decode())

    manners = Manners(every=seconds, clock=time.time, jitter=random.random, private=private)
    rounds: list[Round] = []
    with open_store(store) as opened, suppress(KeyboardInterrupt):
        while True:
            rounds.append(watch_round(opened, feeds, asked, manners=manners, tell=tell, complain=_complain))
            if once:
                break
            time.sleep(seconds)
    kept, told = sum(one.kept for one in rounds), sum(one.told for one in rounds)
    typer.echo(f"{len(rounds)} rounds, {kept} reports added, {told} alerts", err=True)


def _alerts(file: Path | None, between: list[str], denied: list[str], overdue: list[str]) -> tuple["Alert", ...]:
    """Those of the file and those of the options, which are named after what they ask.

    Raises: InputError.
    """
    from dateline.store.watching import Alert, named_apart, read_alerts

    given = list(read_alerts(file)) if file else []
    for pair in between:
        one, _, other = (part.strip() for part in pair.partition(","))
        if not one or not other:
            raise InputError("--between", f"{pair} names no two sides", "Give two, as in --between RUS,TUR")
        given.append(Alert(name=f"between {one} and {other}", ask="events", actor=one, with_=other))
    given += [Alert(name=f"denial {who}", ask="disputes", actor=_side(who)) for who in denied]
    given += [Alert(name=f"overdue {who}", ask="commitments", actor=_side(who)) for who in overdue]
    return named_apart(given, "alerts")


def _side(who: str) -> str | None:
    return None if who == "any" else who


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
