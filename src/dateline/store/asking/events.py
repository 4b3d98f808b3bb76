"""Events and what tells of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, false, func, or_, select

from dateline.model import ActorKind, EventType
from dateline.model.world import EventStatus
from dateline.situation.names import folded
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import EventRow
from dateline.store.asking.sides import Side, country_of, find_side, is_busy
from dateline.store.rows import chunks


class EventFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which events: every field that is given must fit. `actor` and `with_` are states, ids or names.

    `as_of` is the day from which plans of earlier days are overdue: that of the latest report, if not given. `after` is
    the number of a report: only what later ones tell of.
    """

    actor: str | None = None
    with_: str | None = None
    by: str | None = None
    to: str | None = None
    type: EventType | None = None
    mode: str | None = None
    status: EventStatus | None = None
    since: date | None = None
    until: date | None = None
    place: str | None = None
    publisher: str | None = None
    report: str | None = None
    ids: tuple[str, ...] | None = None
    after: int | None = None
    as_of: date | None = None
    oldest_first: bool = False
    limit: int = 50
    offset: int = 0


def events(connection: Connection, asked: EventFilter) -> Answer[EventRow]:
    """The events that fit, the latest first unless asked otherwise."""
    event = schema.event.c
    as_of = asked.as_of or latest_day(connection)
    day = event.day.asc() if asked.oldest_first else event.day.desc()
    query = select(schema.event).where(*_conditions(connection, asked, as_of)).order_by(day.nulls_last(), event.id)
    rows = connection.execute(query.limit(asked.limit).offset(asked.offset)).all()
    sides = _sides(connection, [row.n for row in rows])
    return Answer(EventRow, (_row(row, sides[row.n], as_of) for row in rows))


class Found(Struct, frozen=True):
    """What it takes to count an event."""

    n: int
    day: date | None
    type: str
    score: float


def latest_events(connection: Connection, asked: EventFilter) -> tuple[Found, ...]:
    """The events that fit, the latest `limit` of them, for those who count rather than show them."""
    event = schema.event.c
    that = _conditions(connection, asked, asked.as_of or latest_day(connection))
    query = select(event.n, event.day, event.type, event.score).where(*that)
    rows = connection.execute(query.order_by(event.day.desc().nulls_last(), event.id).limit(asked.limit))
    return tuple(Found(*row) for row in rows)


def latest_day(connection: Connection) -> date | None:
    """The day of the latest report."""
    published = schema.report.c.published
    return connection.execute(
        select(published).where(published.is_not(None)).order_by(published.desc()).limit(1)
    ).scalar_one_or_none()


def _conditions(connection: Connection, asked: EventFilter, as_of: date | None) -> list[ColumnElement[bool]]:
    event = schema.event.c
    found: list[ColumnElement[bool]] = []
    found += _taking_part(connection, asked)
    if asked.type is not None:
        found.append(event.type == asked.type.value)
    if asked.mode is not None:
        found.append((" " + event.mode + " ").contains(f" {asked.mode} ", autoescape=True))
    if asked.status is not None:
        found.append(_status(asked.status, as_of))
    if asked.since is not None:
        found.append(or_(event.day >= asked.since, event.last >= asked.since))
    if asked.until is not None:
        found.append(event.day <= asked.until)
    if asked.place is not None:
        country = country_of(connection, asked.place)
        found.append(event.country == country if country else event.place == folded(asked.place))
    if asked.publisher is not None:
        found.append(_told_by(connection, asked.publisher))
    return found + _named(asked)


def _told_by(connection: Connection, publisher: str) -> ColumnElement[bool]:
    """That a publisher's report tells of it; asked of each event in turn where there are many such reports."""
    event, claim, report = schema.event.c, schema.claim.c, schema.report.c
    some = select(report.n).where(report.publisher == publisher).limit(_MANY_REPORTS).subquery()
    many = connection.execute(select(func.count()).select_from(some)).scalar_one() == _MANY_REPORTS
    tells = select(claim.event).join_from(schema.claim, schema.report).where(report.publisher == publisher)
    return tells.where(claim.event == event.n).exists() if many else event.n.in_(tells)


def _named(asked: EventFilter) -> list[ColumnElement[bool]]:
    event, claim, report = schema.event.c, schema.claim.c, schema.report.c
    found: list[ColumnElement[bool]] = []
    if asked.report is not None:
        numbers = select(claim.event).join_from(schema.claim, schema.report).where(report.id == asked.report)
        found.append(event.n.in_(numbers))
    if asked.after is not None:
        found.append(event.n.in_(select(claim.event).where((claim.report > asked.after) & claim.event.is_not(None))))
    if asked.ids is not None:
        found.append(event.id.in_(asked.ids))
    return found


def _taking_part(connection: Connection, asked: EventFilter) -> list[ColumnElement[bool]]:
    """That all the sides take part.

    One of them, the one of whom less is told, gives the events that are looked at. Where a single side takes part in a
    great many, each event is asked by day instead, until there are enough.
    """
    named = ((asked.actor, None), (asked.with_, None), (asked.by, "agent"), (asked.to, "recipient"))
    sides = [(find_side(connection, name), role) for name, role in named if name is not None]
    sides.sort(key=lambda one: is_busy(connection, one[0]))
    rare = asked.place is not None or asked.mode is not None or asked.report is not None or asked.ids is not None
    walk = len(sides) == 1 and not rare and is_busy(connection, sides[0][0])
    return [_having(*one, at_each=walk or number > 0) for number, one in enumerate(sides)]


def _having(side: Side, role: str | None, *, at_each: bool) -> ColumnElement[bool]:
    table, event = schema.event_side.c, schema.event.c
    that = side.holds(table.who, table.country)
    own = select(table.event).where(that if role is None else that & (table.side == role))
    return own.where(table.event == event.n).exists() if at_each else event.n.in_(own)


def _status(status: EventStatus, as_of: date | None) -> ColumnElement[bool]:
    """Overdue is what was planned for days before the given one; without such a day, nothing is."""
    event = schema.event.c
    that = event.status == (EventStatus.PLANNED if status is EventStatus.OVERDUE else status).value
    if status not in (EventStatus.PLANNED, EventStatus.OVERDUE):
        return that
    if as_of is None:
        return that if status is EventStatus.PLANNED else that & false()
    late = or_(event.last < as_of, event.last.is_(None) & (event.first < as_of))
    return that & (late if status is EventStatus.OVERDUE else or_(event.first.is_(None), ~late))


def _sides(connection: Connection, events: Iterable[int]) -> dict[int, list[tuple[str, str, str]]]:
    """For each event: side, id and name of everybody in it."""
    table, who = schema.event_side.c, schema.who.c
    asked = select(table.event, table.side, table.who, who.name, who.country, who.known_as, who.kind)
    asked = asked.join_from(schema.event_side, schema.who, table.who == who.id)
    found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for some in chunks(events):
        for row in connection.execute(asked.where(table.event.in_(some)).order_by(table.who)):
            found[row.event].append((row.side, row.who, shown(row)))
    return found


def shown(actor: Any) -> str:  # noqa: ANN401  a row with these columns
    """The name of an actor; unnamed people of a side ("army") with the state that they act for."""
    unnamed = actor.known_as is None and actor.kind != ActorKind.PERSON.value and actor.country is not None
    return f"{actor.name} ({actor.country})" if unnamed else str(actor.name)


def _row(row: Any, sides: list[tuple[str, str, str]], as_of: date | None) -> EventRow:  # noqa: ANN401
    due = row.last or row.first
    late = row.status == EventStatus.PLANNED.value and due is not None and as_of is not None and due < as_of
    plain = {name: getattr(row, name) for name in _PLAIN}
    return EventRow(
        **plain,
        type=EventType(row.type),
        mode=tuple(row.mode.split()),
        status=EventStatus.OVERDUE if late else EventStatus(row.status),
        agents=tuple(name for side, _, name in sides if side == "agent"),
        recipients=tuple(name for side, _, name in sides if side == "recipient"),
        agent_ids=tuple(who for side, who, _ in sides if side == "agent"),
        recipient_ids=tuple(who for side, who, _ in sides if side == "recipient"),
    )


_MANY_REPORTS = 500
_PLAIN = (
    "id", "day", "first", "last", "told", "place", "country", "killed_least", "killed_most", "injured_least",
    "injured_most", "score", "stories", "claims",
)  # fmt: skip
