"""Who acts on whom: pairs of actors, or of the states that they act for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from sqlalchemy import Connection, select

from dateline.model import ActorKind
from dateline.store import schema
from dateline.store.asking.events import EventFilter, latest_events, shown
from dateline.store.rows import chunks

Pair = tuple[str, str]


class Level(StrEnum):
    """Whom a pair is made of: states with all who act for them, or each actor alone."""

    STATE = "state"
    ACTOR = "actor"


class PairRow(Struct, frozen=True, kw_only=True):
    """How often one acts on another, and the mean score. Where nobody is acted upon, those who act do so together."""

    agent: str
    recipient: str
    agent_id: str
    recipient_id: str
    events: int
    score: float


class Pairs(Struct, frozen=True, kw_only=True):
    """The busiest pairs first, and how many events they were counted from."""

    rows: tuple[PairRow, ...]
    events: int


def pairs(connection: Connection, asked: EventFilter, level: Level, most: int) -> Pairs:
    """Of the events that fit, the latest `limit` of them."""
    found = latest_events(connection, asked)
    sides = _sides(connection, (event.n for event in found), level)
    count: Counter[Pair] = Counter()
    score: defaultdict[Pair, float] = defaultdict(float)
    for event in found:
        for pair in _pairs(sides[event.n]):
            count[pair] += 1
            score[pair] += event.score
    busiest = sorted(count, key=lambda pair: (-count[pair], pair))[:most]
    names = _names(connection, {name for pair in busiest for name in pair}, level)
    return Pairs(rows=tuple(_row(pair, count[pair], score[pair], names) for pair in busiest), events=len(found))


def _pairs(sides: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    agents = sorted({who for side, who in sides if side == "agent"})
    recipients = sorted({who for side, who in sides if side == "recipient"})
    for agent in agents:
        for other in recipients or [a for a in agents if a > agent]:
            if agent != other:
                yield agent, other


def _row(pair: Pair, count: int, score: float, names: dict[str, str]) -> PairRow:
    agent, recipient = pair
    return PairRow(
        agent=names.get(agent, agent),
        recipient=names.get(recipient, recipient),
        agent_id=agent,
        recipient_id=recipient,
        events=count,
        score=round(score / count, 2),
    )


def _sides(connection: Connection, events: Iterable[int], level: Level) -> dict[int, list[tuple[str, str]]]:
    table = schema.event_side.c
    who = table.who if level is Level.ACTOR else table.country
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for some in chunks(events):
        asked = select(table.event, table.side, who).where(table.event.in_(some), who.is_not(None))
        for event, side, name in connection.execute(asked):
            found[event].append((side, name))
    return found


def _names(connection: Connection, wanted: set[str], level: Level) -> dict[str, str]:
    who = schema.who.c
    columns = select(who.id, who.name, who.country, who.known_as, who.kind)
    if level is Level.ACTOR:
        rows = [row for some in chunks(wanted) for row in connection.execute(columns.where(who.id.in_(some)))]
        return {row.id: shown(row) for row in rows}
    states = columns.where(who.kind == ActorKind.COUNTRY.value).order_by(who.reports)
    return {
        row.country: row.name
        for some in chunks(wanted)
        for row in connection.execute(states.where(who.country.in_(some)))
    }
