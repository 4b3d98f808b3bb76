"""The register of actors."""

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from dateline.model import ActorKind
from dateline.model.world import HeldRole, RegisteredActor
from dateline.situation.names import folded
from dateline.situation.register import with_unsure
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import ActorRow, RoleRow
from dateline.store.asking.sides import find_actors, find_side
from dateline.store.rows import chunks

_decoder = msgspec.json.Decoder(RegisteredActor)


class WhoFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom: by a name or its parts, a code of a state, an id. `on` leaves the roles that hold on that day."""

    name: str | None = None
    country: str | None = None
    kind: ActorKind | None = None
    on: date | None = None
    limit: int = 50
    offset: int = 0


def who(connection: Connection, asked: WhoFilter) -> Answer[ActorRow]:
    """Those who fit, the ones of whom most reports tell first."""
    table = schema.who.c
    query = select(table.record, table.country).order_by(table.reports.desc(), table.id)
    if asked.name is not None:
        query = query.where(table.id.in_(_named(connection, asked.name)))
    if asked.country is not None:
        query = query.where(table.country == asked.country)
    if asked.kind is not None:
        query = query.where(table.kind == asked.kind.value)
    rows = connection.execute(query.limit(asked.limit).offset(asked.offset)).all()
    found = [(_decoder.decode(row.record), row.country) for row in rows]
    unsure = _unsure(connection, [actor for actor, _ in found])
    return Answer(ActorRow, (_row(actor, country, unsure[actor.id], asked.on) for actor, country in found))


def _named(connection: Connection, name: str) -> tuple[str, ...]:
    exact = find_actors(connection, name)
    if exact or not name.isupper():
        return exact
    return tuple(connection.execute(find_side(connection, name).ids).scalars())


def beginning(connection: Connection, letters: str, limit: int) -> tuple[tuple[str, str | None, str], ...]:
    """Name, state and kind of those who have a name that begins so, the ones of whom most reports tell first."""
    table, named = schema.who.c, schema.who_name.c
    query = select(table.name, table.country, table.kind).order_by(table.reports.desc(), table.id).limit(limit)
    if start := folded(letters):
        after = start[:-1] + chr(ord(start[-1]) + 1)
        query = query.where(table.id.in_(select(named.who).where((named.name >= start) & (named.name < after))))
    return tuple((row.name, row.country, row.kind) for row in connection.execute(query))


def _unsure(connection: Connection, actors: Iterable[RegisteredActor]) -> dict[str, tuple[str, ...]]:
    """For each actor those whom it may be: they share a hint with it."""
    here = {actor.id: actor for actor in actors}
    hints = {hint for actor in here.values() for hint in actor.hints}
    hint, table = schema.who_hint.c, schema.who.c
    others = dict(here)
    for some in chunks(hints):
        asked = select(table.record).where(table.id.in_(select(hint.who).where(hint.hint.in_(some))))
        others.update((actor.id, actor) for actor in map(_decoder.decode, connection.execute(asked).scalars()))
    found = with_unsure(sorted(others.values(), key=lambda actor: actor.id))
    return {actor.id: actor.unsure for actor in found if actor.id in here}


def _row(actor: RegisteredActor, country: str | None, unsure: tuple[str, ...], on: date | None) -> ActorRow:
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        codes=actor.codes,
        country=country,
        known_as=actor.known_as,
        first=actor.first,
        last=actor.last,
        reports=actor.reports,
        names=actor.names,
        roles=tuple(
            RoleRow(title=role.title, of=role.of, first=role.first, last=role.last)
            for role in actor.roles
            if on is None or _holds(role, on)
        ),
        unsure=unsure,
    )


def _holds(role: HeldRole, on: date) -> bool:
    """A role without days is given for no day, so it may hold on any."""
    return (role.first is None or role.first <= on) and (role.last is None or on <= role.last)
