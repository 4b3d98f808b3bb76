"""One round over all feeds: ask, add what is new, tell of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import msgspec
from sqlalchemy import delete, insert, select

from dateline.errors import InputError, StoreError
from dateline.ingest.web import exchange
from dateline.store import schema
from dateline.store.adding import add_sources
from dateline.store.store import Store
from dateline.store.watching.alerts import Alert, Told, begin, latest, looked, remember, untold
from dateline.store.watching.feeds import Feed, after_failure, ask_feed

Teller = Callable[[Told], None]


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How a watch behaves. `clock` gives seconds of the epoch, `jitter` a number from 0 to 1."""

    every: float
    clock: Callable[[], float]
    jitter: Callable[[], float]
    private: bool = False


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What one round came to."""

    kept: int
    told: int


def watch_round(
    store: Store,
    feeds: Sequence[str],
    alerts: Sequence[Alert],
    *,
    manners: Manners,
    tell: Teller,
    complain: Callable[[str], None],
) -> Round:
    """Gives how many reports were kept and how many alerts told. What fails is complained of; the rest goes on."""
    today = datetime.fromtimestamp(manners.clock(), UTC).date()
    begin(store, alerts, today)
    kept = sum(_follow(store, feed, manners, complain) for feed in dict.fromkeys(feeds))
    store.settle()
    return Round(kept=kept, told=sum(_tell(store, alert, today, tell, complain) for alert in alerts))


def _tell(store: Store, alert: Alert, today: date, tell: Teller, complain: Callable[[str], None]) -> int:
    """How many things were told; after a failure the rest is told in the next round."""
    number, up_to = 0, latest(store)
    try:
        for told in untold(store, alert, today):
            tell(told)
            remember(store, told)
            number += 1
        looked(store, alert, up_to)
    except (InputError, StoreError) as error:
        complain(f"alert {alert.name}: {error}")
    return number


def webhook(url: str, *, private: bool) -> Teller:
    """Posts each alert as JSON.

    Raises, when it tells: InputError where the post does not arrive; the alert is then told in a later round.
    """

    def post(told: Told) -> None:
        answer = exchange(
            url,
            method="POST",
            headers={"Content-Type": "application/json"},
            content=msgspec.json.encode(told),
            private=private,
        )
        if not 200 <= answer.status < 300:
            raise InputError(url, f"the webhook answered {answer.status}", "The alert is posted again next round")

    return post


def _follow(store: Store, url: str, manners: Manners, complain: Callable[[str], None]) -> int:
    feed, now = _recall(store, url), manners.clock()
    if feed.due > now:
        return 0
    try:
        heard, item = ask_feed(feed, private=manners.private, now=now)
    except InputError as error:
        complain(str(error))
        _note(store, after_failure(feed, error, every=manners.every, now=now, jitter=manners.jitter()))
        return 0
    counts = add_sources(store, (), items=(item,), workers=1) if item else None
    if counts and counts.refused + counts.failed:
        complain(f"{url}: {counts.refused} refused, {counts.failed} failed; `dateline ledger` says why")
    _note(store, heard)
    return counts.kept if counts else 0


def _recall(store: Store, url: str) -> Feed:
    with store.reading() as connection:
        row = connection.execute(select(schema.watched).where(schema.watched.c.feed == url)).first()
    return msgspec.convert(row, Feed, from_attributes=True) if row else Feed(feed=url)


def _note(store: Store, feed: Feed) -> None:
    table = schema.watched
    with store.writing() as connection:
        connection.execute(delete(table).where(table.c.feed == feed.feed))
        connection.execute(insert(table).values(msgspec.structs.asdict(feed)))
