"""Stored questions, and what in the store answers them that nobody was told of."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import insert, select

from dateline.errors import InputError, StoreError
from dateline.model import EventType
from dateline.model.world import EventStatus, Outcome
from dateline.store import schema
from dateline.store.asking.rows import CommitmentRow, DisputeRow, EventRow
from dateline.store.store import Store

_ALL = 1_000_000
_BEGUN = ""
"""The subject that marks an alert whose first look is behind it."""


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
    if len({alert.name for alert in alerts}) < len(alerts):
        raise InputError(str(path), "two alerts have one name", fix)
    for alert in alerts:
        if alert.ask != "events" and (alert.with_ or alert.type or alert.place or alert.status):
            raise InputError(str(path), f"{alert.name}: with, type, place and status are for events alone", fix)
    return alerts


def begin(store: Store, alerts: Sequence[Alert], today: date) -> None:
    """Marks what is there when an alert is first used: it is not new, overdue commitments excepted."""
    for alert in alerts:
        if _BEGUN not in _known(store, alert):
            _remember(store, alert.name, (_BEGUN, *_old(store, alert, today)))


def _old(store: Store, alert: Alert, today: date) -> tuple[str, ...]:
    if alert.ask == "commitments":
        return ()
    try:
        return tuple(told.id for told in _answers(store, alert, today))
    except StoreError:  # nobody of that name yet: all that comes of them is new
        return ()


def untold(store: Store, alert: Alert, today: date) -> tuple[Told, ...]:
    """What answers an alert and was not told.

    Raises: StoreError where no report tells of its actor.
    """
    known = _known(store, alert)
    return tuple(told for told in _answers(store, alert, today) if told.id not in known)


def remember(store: Store, told: Told) -> None:
    """Never to be told again."""
    _remember(store, told.alert, (told.id,))


def _answers(store: Store, alert: Alert, today: date) -> Iterator[Told]:
    rows: Sequence[EventRow | DisputeRow | CommitmentRow]
    if alert.ask == "events":
        fit = {name: getattr(alert, name) for name in ("actor", "with_", "type", "place", "status")}
        rows = store.events(**fit, as_of=today, limit=_ALL, oldest_first=True)
    elif alert.ask == "disputes":
        rows = store.disputes(actor=alert.actor, limit=_ALL)
    else:
        rows = store.commitments(by=alert.actor, outcome=Outcome.LAPSED, due_before=today, as_of=today, limit=_ALL)
    return (Told(alert=alert.name, kind=alert.ask, id=row.id, record=row) for row in rows)


def _known(store: Store, alert: Alert) -> set[str]:
    table = schema.alerted.c
    with store.reading() as connection:
        return set(connection.execute(select(table.subject).where(table.alert == alert.name)).scalars())


def _remember(store: Store, alert: str, subjects: Sequence[str]) -> None:
    with store.writing() as connection:
        connection.execute(insert(schema.alerted), [{"alert": alert, "subject": subject} for subject in subjects])
