"""The situation of a store as records, all of it: for exports, and to hold it against one computed at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from dateline.model import EventType
from dateline.model.world import (
    Commitment,
    Dispute,
    Event,
    EventStatus,
    Reference,
    RegisteredActor,
    Story,
)
from dateline.situation import Situation
from dateline.situation.register import with_unsure
from dateline.situation.relations import find_relations
from dateline.store import schema

R = TypeVar("R", Dispute, Commitment, RegisteredActor)


def load_situation(connection: Connection) -> Situation:
    """Everything that the reports which are tied in say together, each kind in the order of its ids."""
    events = tuple(sorted(_events(connection), key=lambda event: event.id))
    told = connection.execute(select(schema.event.c.id, schema.event.c.told).where(schema.event.c.told.is_not(None)))
    return Situation(
        stories=_stories(connection),
        actors=_actors(connection),
        events=events,
        disputes=tuple(sorted(_records(connection, schema.dispute, Dispute), key=lambda dispute: dispute.event)),
        commitments=tuple(sorted(_records(connection, schema.commitment, Commitment), key=lambda c: c.id)),
        relations=find_relations(events, told={row.id: row.told for row in told}),
    )


def _stories(connection: Connection) -> tuple[Story, ...]:
    report = schema.report.c
    rows = connection.execute(select(report.id, report.story, report.published).where(report.story.is_not(None)))
    members: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for row in rows:
        members[row.story].append((row.published or date.max, row.id))
    return tuple(
        Story(id=story, documents=tuple(document for _, document in sorted(found)))
        for story, found in sorted(members.items())
    )


def _actors(connection: Connection) -> tuple[RegisteredActor, ...]:
    return with_unsure(sorted(_records(connection, schema.who, RegisteredActor), key=lambda actor: actor.id))


def _records(connection: Connection, table: Table, kind: type[R]) -> tuple[R, ...]:
    decoder = msgspec.json.Decoder(kind)
    return tuple(decoder.decode(record) for record in connection.execute(select(table.c.record)).scalars())


def _events(connection: Connection) -> Iterator[Event]:
    claims = _claims(connection)
    sides = _sides(connection)
    for row in connection.execute(select(schema.event)):
        yield event_of(row, claims[row.n], sides[row.n])


def event_of(row: schema.AnyRow, claims: Iterable[Reference], sides: Iterable[tuple[str, str]]) -> Event:
    """The event in a row, with its claims and its sides."""
    every = sorted(sides)
    return Event(
        id=row.id,
        type=EventType(row.type),
        status=EventStatus(row.status),
        claims=tuple(sorted(claims)),
        mode=tuple(row.mode.split()),
        agents=tuple(who for side, who in every if side == "agent"),
        recipients=tuple(who for side, who in every if side == "recipient"),
        first=row.first,
        last=row.last,
        place=row.place,
        country=row.country,
        killed=(row.killed_least, row.killed_most) if row.killed_least is not None else None,
        injured=(row.injured_least, row.injured_most) if row.injured_least is not None else None,
        score=row.score,
        stories=row.stories,
    )


def _claims(connection: Connection) -> dict[int, list[Reference]]:
    claim = schema.claim.c
    found: dict[int, list[Reference]] = defaultdict(list)
    asked = select(claim.event, schema.report.c.id.label("document"), claim.id).join_from(schema.claim, schema.report)
    for row in connection.execute(asked.where(claim.event.is_not(None))):
        found[row.event].append(Reference(row.document, row.id))
    return found


def _sides(connection: Connection) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(select(schema.event_side)):
        found[row.event].append((row.side, row.who))
    return found
