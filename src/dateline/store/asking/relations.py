"""What two sides did to each other over time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from sqlalchemy import Connection, Select, func, select, union

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
    found: dict[tuple[str, str, str], list[tuple[EventType, int, float]]] = defaultdict(list)
    for agent, recipient in ((one, other), (other, one)):
        for day, kind, events, score in _towards(connection, agent, recipient, asked):
            found[_period(day, asked.by), agent.name, recipient.name].append((kind, events, score))
    return Answer(RelationRow, (_row(*key, happened) for key, happened in sorted(found.items())))


def _towards(
    connection: Connection, agent: Side, recipient: Side, asked: RelationFilter
) -> Iterator[tuple[date, EventType, int, float]]:
    """Day, kind, how many events, and the sum of their scores."""
    event = schema.event.c
    both = union(_acts_on(agent, recipient), _act_together(agent, recipient)).subquery()
    query = (
        select(event.day, event.type, func.count().label("events"), func.sum(event.score).label("score"))
        .join_from(both, schema.event, event.n == both.c.event)
        .where(event.status.in_(_HAPPENED), event.day.is_not(None))
        .group_by(event.day, event.type)
    )
    if asked.since is not None:
        query = query.where(event.day >= asked.since)
    if asked.until is not None:
        query = query.where(event.day <= asked.until)
    return ((row.day, EventType(row.type), row.events, row.score) for row in connection.execute(query))


def _acts_on(agent: Side, recipient: Side) -> Select[int]:
    """The events in which one acts on another."""
    acts, suffers = schema.event_side.alias("acts"), schema.event_side.alias("suffers")
    both = select(acts.c.event).join_from(acts, suffers, acts.c.event == suffers.c.event)
    both = both.where(agent.holds(acts.c.who, acts.c.country), acts.c.side == "agent")
    return both.where(recipient.holds(suffers.c.who, suffers.c.country), suffers.c.side == "recipient")


def _act_together(one: Side, other: Side) -> Select[int]:
    """The events in which both act, and nobody is acted upon."""
    acts, too, any_side = (schema.event_side.alias(name) for name in ("acts", "too", "any_side"))
    both = select(acts.c.event).join_from(acts, too, acts.c.event == too.c.event)
    both = both.where(one.holds(acts.c.who, acts.c.country), acts.c.side == "agent")
    both = both.where(other.holds(too.c.who, too.c.country), too.c.side == "agent")
    suffered = select(any_side.c.event).where(any_side.c.event == acts.c.event, any_side.c.side == "recipient")
    return both.where(~suffered.exists())


def _period(day: date, by: Period) -> str:
    if by is Period.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day:%Y-%m}" if by is Period.MONTH else f"{day:%Y}"


def _row(period: str, agent: str, recipient: str, happened: Iterable[tuple[EventType, int, float]]) -> RelationRow:
    every = list(happened)
    count = {quad: sum(events for kind, events, _ in every if kind.quad is quad) for quad in Quad}
    return RelationRow(
        period=period,
        agent=agent,
        recipient=recipient,
        verbal_cooperation=count[Quad.VERBAL_COOPERATION],
        material_cooperation=count[Quad.MATERIAL_COOPERATION],
        verbal_conflict=count[Quad.VERBAL_CONFLICT],
        material_conflict=count[Quad.MATERIAL_CONFLICT],
        score=round(sum(score for _, _, score in every), 3),
    )
