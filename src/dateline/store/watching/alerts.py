"""Stored questions, and what in the store answers them that nobody was told of."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from dateline.errors import InputError, StoreError
from dateline.model import EventType
from dateline.model.world import EventStatus, Outcome
from dateline.store import schema
from dateline.store.asking.events import EventFilter, events
from dateline.store.asking.pledges import CommitmentFilter, DisputeFilter, commitments, disputes
from dateline.store.asking.rows import CommitmentRow, DisputeRow, EventRow
from dateline.store.rows import chunks, insert_all
from dateline.store.store import Store

_PAGE = 500
"""Answers at a time."""


class Alert(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A stored question. All but `actor`, who acts, denies or promises, is for events alone."""

    name: str
    ask: Literal["events", "disputes", "commitments"]
    actor: str | None = None
    with_: str | None = None
    type: EventType | None = None
    place: str | None = None
    status: EventStatus | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    alert: tuple[Alert, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to tell: the answer to the alert of that name."""

    alert: str
    kind: str
    id: str
    record: EventRow | DisputeRow | CommitmentRow


def read_alerts(path: Path) -> tuple[Alert, ...]:
    """The alerts of a TOML file.

    Raises: InputError, also for fields that are unknown or would not count.
    """
    fix = "See docs/watch.md for an example"
    try:
        alerts = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).alert
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(str(path), str(error), fix) from None
    for alert in alerts:
        if alert.ask != "events" and (alert.with_ or alert.type or alert.place or alert.status):
            raise InputError(str(path), f"{alert.name}: with, type, place and status are for events alone", fix)
    return named_apart(alerts, str(path))


def named_apart(alerts: Sequence[Alert], where: str) -> tuple[Alert, ...]:
    """The alerts, each of which is known by its name.

    Raises: InputError where two have one name.
    """
    if len({alert.name for alert in alerts}) < len(alerts):
        raise InputError(where, "two alerts have one name", "Give each a name of its own")
    return tuple(alerts)


def begin(store: Store, alerts: Sequence[Alert], today: date) -> None:
    """Marks what is there when an alert is first used: it is not new, overdue commitments excepted."""
    for alert in alerts:
        with store.writing() as connection:
            if _seen(connection, alert) is None:
                for told in _old(connection, alert, today):
                    _remember(connection, alert.name, _subjects(connection, told.record))
                _look_from(connection, alert, _latest(connection))


def _old(connection: Connection, alert: Alert, today: date) -> Iterator[Told]:
    if alert.ask == "commitments":
        return
    try:
        yield from _answers(connection, alert, today, after=-1)
    except StoreError:  # nobody of that name yet: all that comes of them is new
        return


def untold(store: Store, alert: Alert, today: date) -> Iterator[Told]:
    """What answers an alert and was not told, one by one; only what reports since the last look tell is looked at.

    Raises: StoreError where no report tells of its actor.
    """
    with store.reading() as connection:
        after = _seen(connection, alert) or 0
        found = [one for one in _answers(connection, alert, today, after) if not _is_known(connection, one)]
    yield from found


def looked(store: Store, alert: Alert, latest: int) -> None:
    """All that reports up to this one tell was told; `latest` gives its number."""
    with store.writing() as connection:
        _look_from(connection, alert, latest)


def latest(store: Store) -> int:
    """The number of the latest report."""
    with store.reading() as connection:
        return _latest(connection)


def remember(store: Store, told: Told) -> None:
    """Never to be told again, under whatever id: an event is known by the claims that it is made of."""
    with store.writing() as connection:
        _remember(connection, told.alert, _subjects(connection, told.record))


def _answers(connection: Connection, alert: Alert, today: date, after: int) -> Iterator[Told]:
    """The answers that reports after the one of that number have to do with; all overdue commitments."""
    for page in count():
        rows = _page(connection, alert, today, after, page * _PAGE)
        yield from (Told(alert=alert.name, kind=alert.ask, id=row.id, record=row) for row in rows)
        if len(rows) < _PAGE:
            return


def _page(
    connection: Connection, alert: Alert, today: date, after: int, offset: int
) -> Sequence[EventRow | DisputeRow | CommitmentRow]:
    if alert.ask == "events":
        fit = {name: getattr(alert, name) for name in ("actor", "with_", "type", "place", "status")}
        asked = EventFilter(**fit, after=after, as_of=today, limit=_PAGE, offset=offset, oldest_first=True)
        return events(connection, asked)
    if alert.ask == "disputes":
        return disputes(connection, DisputeFilter(actor=alert.actor, after=after, limit=_PAGE, offset=offset))
    late = CommitmentFilter(outcome=Outcome.LAPSED, due_before=today, as_of=today, limit=_PAGE, offset=offset)
    return commitments(connection, msgspec.structs.replace(late, by=alert.actor))


def _subjects(connection: Connection, row: EventRow | DisputeRow | CommitmentRow) -> tuple[str, ...]:
    """By what a thing is known again although its id may change: the claims or statements that tell of it."""
    if isinstance(row, DisputeRow):
        return row.denials or row.claims
    if isinstance(row, CommitmentRow):
        return row.told
    event, claim, report = schema.event.c, schema.claim.c, schema.report.c
    asked = select(report.id.label("document"), claim.id).join_from(schema.event, schema.claim, claim.event == event.n)
    rows = connection.execute(asked.join(schema.report, claim.report == report.n).where(event.id == row.id))
    return tuple(f"{one.document}#{one.id}" for one in rows)


def _is_known(connection: Connection, told: Told) -> bool:
    table = schema.alerted.c
    asked = select(table.subject).where(table.alert == told.alert).limit(1)
    return any(
        connection.execute(asked.where(table.subject.in_(some))).first() is not None
        for some in chunks(_subjects(connection, told.record))
    )


def _remember(connection: Connection, alert: str, subjects: Sequence[str]) -> None:
    table = schema.alerted
    for some in chunks(subjects):
        connection.execute(delete(table).where((table.c.alert == alert) & table.c.subject.in_(some)))
    insert_all(connection, table, ({"alert": alert, "subject": subject} for subject in dict.fromkeys(subjects)))


def _seen(connection: Connection, alert: Alert) -> int | None:
    table = schema.alert.c
    return connection.execute(select(table.report).where(table.name == alert.name)).scalar_one_or_none()


def _look_from(connection: Connection, alert: Alert, report: int) -> None:
    table = schema.alert
    connection.execute(delete(table).where(table.c.name == alert.name))
    connection.execute(insert(table).values(name=alert.name, report=report))


def _latest(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(schema.report.c.n), 0))).scalar_one())
