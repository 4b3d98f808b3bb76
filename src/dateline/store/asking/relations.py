"""What two sides did to each other over time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from sqlalchemy import Connection, select

from dateline.model import EventType, Quad
from dateline.model.world import EventStatus
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import RelationRow
from dateline.store.asking.sides import Side, find_side

_HAPPENED = (EventStatus.REPORTED.value, EventStatus.CONFIRMED.value, EventStatus.DISPUTED.value)


class Period(StrEnum):
    """Weeks are those of ISO 8601."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class RelationFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two sides (states, ids or names), the days, and how long a period is."""

    one: str
    other: str
    by: Period = Period.WEEK
    since: date | None = None
    until: date | None = None


def relation(connection: Connection, asked: RelationFilter) -> Answer[RelationRow]:
    """One row for each period and direction in which something happened, in the order of time.

    What is only planned, demanded, possible or denied has not happened. Where an event names no recipient, those who
    take part in it do so towards each other.
    """
    one, other = find_side(connection, asked.one), find_side(connection, asked.other)
    found: dict[tuple[str, str, str], list[tuple[EventType, float]]] = defaultdict(list)
    for agent, recipient in ((one, other), (other, one)):
        for day, kind, score in _towards(connection, agent, recipient, asked):
            found[_period(day, asked.by), agent.name, recipient.name].append((kind, score))
    return Answer(RelationRow, (_row(*key, happened) for key, happened in sorted(found.items())))


def _towards(
    connection: Connection, agent: Side, recipient: Side, asked: RelationFilter
) -> Iterator[tuple[date, EventType, float]]:
    event, sides = schema.event.c, schema.event_side.c
    acts = select(sides.event).where(agent.holds(sides.who, sides.country) & (sides.side == "agent"))
    suffers = select(sides.event).where(recipient.holds(sides.who, sides.country) & (sides.side == "recipient"))
    takes_part = select(sides.event).where(recipient.holds(sides.who, sides.country) & (sides.side == "agent"))
    any_recipient = select(sides.event).where((sides.side == "recipient") & (sides.event == event.n)).exists()
    mutual = event.n.in_(takes_part) & ~any_recipient
    query = select(event.day, event.type, event.score).where(
        event.n.in_(acts), event.n.in_(suffers) | mutual, event.status.in_(_HAPPENED), event.day.is_not(None)
    )
    if asked.since is not None:
        query = query.where(event.day >= asked.since)
    if asked.until is not None:
        query = query.where(event.day <= asked.until)
    return ((row.day, EventType(row.type), row.score) for row in connection.execute(query))


def _period(day: date, by: Period) -> str:
    if by is Period.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day:%Y-%m}" if by is Period.MONTH else f"{day:%Y}"


def _row(period: str, agent: str, recipient: str, happened: Iterable[tuple[EventType, float]]) -> RelationRow:
    every = list(happened)
    count = {quad: sum(kind.quad is quad for kind, _ in every) for quad in Quad}
    return RelationRow(
        period=period,
        agent=agent,
        recipient=recipient,
        verbal_cooperation=count[Quad.VERBAL_COOPERATION],
        material_cooperation=count[Quad.MATERIAL_COOPERATION],
        verbal_conflict=count[Quad.VERBAL_CONFLICT],
        material_conflict=count[Quad.MATERIAL_CONFLICT],
        score=round(sum(score for _, score in every), 3),
    )
