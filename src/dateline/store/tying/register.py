"""Brings the register of actors up to date where reports or judgements touch it."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy import bindparam as bound

from dateline.model.world import Judgement, Reference, RegisteredActor
from dateline.situation.identity import Sighting
from dateline.situation.ids import stable_id
from dateline.situation.judgements import judged
from dateline.situation.names import folded
from dateline.situation.presence import Presence, combined, presences
from dateline.situation.register import block_keys, find_register, naming_keys
from dateline.store import schema
from dateline.store.pack import Row
from dateline.store.rows import chunks, insert_all, next_number

_decoder = msgspec.msgpack.Decoder(Presence)
_NAMED = "id:"
"""What a key begins with that is the id of an actor, by which judgements find it."""


class _Known(NamedTuple):
    """An identity of the store: number, presence as people judged it, the actor that it was so far."""

    number: int
    presence: Presence
    actor: str | None


def add_sightings(connection: Connection, sightings: Iterable[Sighting]) -> dict[str, int]:
    """Adds sightings to the presences of their identities; gives the number of each identity by its id."""
    new = {presence.identity.id: presence for presence in presences(sightings)}
    known: dict[str, schema.AnyRow] = {}
    table = schema.identity.c
    for some in chunks(new):
        found = connection.execute(select(table.n, table.id, table.presence).where(table.id.in_(some)))
        known.update((row.id, row) for row in found)
    grown = {i: combined([_decoder.decode(row.presence), new[i]]) for i, row in known.items()}
    if grown:
        changed = update(schema.identity).where(table.n == bound("number")).values(presence=bound("packed"))
        rows = [{"number": known[i].n, "packed": msgspec.msgpack.encode(p)} for i, p in grown.items()]
        connection.execute(changed, rows)
    first = next_number(connection, schema.identity)
    numbers = {i: n for n, i in enumerate((i for i in new if i not in known), first)}
    packed = ({"n": n, "id": i, "presence": msgspec.msgpack.encode(new[i])} for i, n in numbers.items())
    insert_all(connection, schema.identity, packed)
    numbers.update((i, row.n) for i, row in known.items())
    _write_keys(
        connection, {numbers[i]: p for i, p in {**new, **grown}.items()}, {row.n: row for row in known.values()}
    )
    return numbers


def replace_presences(connection: Connection, numbers: Mapping[str, int], sightings: Iterable[Sighting]) -> None:
    """Gives identities the presences of these sightings and no other; one without any goes, with its forms."""
    for some in chunks(numbers.values()):
        connection.execute(delete(schema.identity_key).where(schema.identity_key.c.identity.in_(some)))
    found = {numbers[presence.identity.id]: presence for presence in presences(sightings)}
    table = schema.identity
    rows = [{"number": n, "packed": msgspec.msgpack.encode(presence)} for n, presence in found.items()]
    if rows:
        connection.execute(update(table).where(table.c.n == bound("number")).values(presence=bound("packed")), rows)
    _write_keys(connection, found, {})
    for some in chunks(set(numbers.values()) - found.keys()):
        connection.execute(delete(schema.form).where(schema.form.c.identity.in_(some)))
        connection.execute(delete(table).where(table.c.n.in_(some)))


def drop_nobodies(connection: Connection) -> None:
    """Takes actors from the register that no identity is any more."""
    held = select(schema.identity.c.actor).where(schema.identity.c.actor.is_not(None))
    connection.execute(delete(schema.who).where(schema.who.c.id.not_in(held)))


def _write_keys(connection: Connection, now: Mapping[int, Presence], before: Mapping[int, schema.AnyRow]) -> None:
    rows = []
    for number, presence in now.items():
        old = _keys(_decoder.decode(before[number].presence)) if number in before else frozenset()
        rows += [{"key": key, "identity": number} for key in _keys(presence) - old]
    insert_all(connection, schema.identity_key, rows)


def _keys(presence: Presence) -> frozenset[str]:
    names = (_NAMED + stable_id("actor", key) for key in naming_keys(presence.identity))
    return frozenset((*block_keys(presence), *names))


def settle_register(
    connection: Connection, identities: Iterable[int], judgements: Sequence[Judgement], states: Container[str]
) -> set[int]:
    """Computes the blocks of identities anew; tells which reports have an actor that is another than before."""
    block = _closed(connection, set(identities), judgements)
    register = find_register(known.presence for known in block.values())
    _replace_actors(connection, block.values(), register.actors, states)
    changed = {
        number: actor
        for number, known in block.items()
        if known.actor != (actor := register.actor_of[known.presence.identity.id])
    }
    _rename(connection, changed)
    return _reports_with(connection, changed)


def _closed(connection: Connection, start: set[int], judgements: Sequence[Judgement]) -> dict[int, _Known]:
    """The identities and all that share a block with one of them."""
    found: dict[int, _Known] = {}
    waiting = set(start)
    while waiting:
        new = _load(connection, waiting, judgements)
        found.update(new)
        keys = {key for known in new.values() for key in block_keys(known.presence)}
        marks = {mark for known in new.values() for mark in known.presence.identity.merged}
        named = {_NAMED + actor for judgement in judgements if judgement.id in marks for actor in merged(judgement)}
        waiting = _holders(connection, keys | named) - found.keys()
    return found


def merged(judgement: Judgement) -> frozenset[str]:
    """The ids of the actors that a merge makes one."""
    others = judgement.change.get("with", ())
    others = others if isinstance(others, list | tuple) else ()
    return frozenset((judgement.target.partition(":")[2], *map(str, others)))


def named_identities(connection: Connection, actors: Iterable[str]) -> set[int]:
    """The identities that an actor of one of these ids has, or may be named after."""
    ids = set(actors)
    found = _holders(connection, {_NAMED + actor for actor in ids})
    for some in chunks(ids):
        found.update(connection.execute(select(schema.identity.c.n).where(schema.identity.c.actor.in_(some))).scalars())
    return found


def _holders(connection: Connection, keys: Collection[str]) -> set[int]:
    table = schema.identity_key.c
    return {
        number
        for some in chunks(keys)
        for number in connection.execute(select(table.identity).where(table.key.in_(some))).scalars()
    }


def _load(connection: Connection, numbers: Iterable[int], judgements: Sequence[Judgement]) -> dict[int, _Known]:
    table = schema.identity.c
    rows = [
        row
        for some in chunks(numbers)
        for row in connection.execute(select(table.n, table.presence, table.actor).where(table.n.in_(some)))
    ]
    return {row.n: _Known(row.n, _judged(_decoder.decode(row.presence), judgements), row.actor) for row in rows}


def _judged(presence: Presence, judgements: Sequence[Judgement]) -> Presence:
    """With the marks of the merges that concern it; what a split takes away was never added."""
    seen = Sighting(at=Reference("", ""), identity=presence.identity, name="")
    (marked,) = judged([seen], judgements)
    return msgspec.structs.replace(presence, identity=marked.identity)


def _replace_actors(
    connection: Connection, block: Iterable[_Known], actors: Iterable[RegisteredActor], states: Container[str]
) -> None:
    """The rows of the actors in place of those that their identities were so far."""
    new = {actor.id: actor for actor in actors}
    before = _countries(connection, {known.actor for known in block if known.actor is not None} | new.keys())
    for some in chunks(before):
        connection.execute(delete(schema.who).where(schema.who.c.id.in_(some)))
    rows = [_row(actor, states) for actor in new.values()]
    names = (_pair("name", name, actor) for actor in new.values() for name in set(map(folded, actor.names)))
    hints = (_pair("hint", hint, actor) for actor in new.values() for hint in set(actor.hints))
    aliases = (_pair("alias", alias, actor) for actor in new.values() for alias in set(actor.aliases))
    insert_all(connection, schema.who, rows)
    insert_all(connection, schema.who_name, names)
    insert_all(connection, schema.who_hint, hints)
    insert_all(connection, schema.who_alias, aliases)
    _update_countries(connection, [row for row in rows if before.get(row["id"], row["country"]) != row["country"]])


def _countries(connection: Connection, actors: Iterable[str]) -> dict[str, str | None]:
    """The countries of those of the actors that are there."""
    table = schema.who.c
    return {
        row.id: row.country
        for some in chunks(actors)
        for row in connection.execute(select(table.id, table.country).where(table.id.in_(some)))
    }


def _pair(column: str, value: str, actor: RegisteredActor) -> dict[str, str]:
    return {column: value, "who": actor.id}


def _row(actor: RegisteredActor, states: Container[str]) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "codes": "; ".join(actor.codes),
        "country": next((code[:3] for code in actor.codes if code[:3] in states), None),
        "known_as": actor.known_as,
        "first": actor.first,
        "last": actor.last,
        "reports": actor.reports,
        "record": msgspec.json.encode(msgspec.structs.replace(actor, unsure=())).decode(),
    }


def _update_countries(connection: Connection, rows: Sequence[Row]) -> None:
    """Events and commitments name the country of each side, and must not keep an older one."""
    values = [{"actor": row["id"], "state": row["country"]} for row in rows]
    for table, who, country in (
        (schema.event_side, "who", "country"),
        (schema.commitment, "by", "by_country"),
        (schema.commitment, "to_whom", "to_country"),
    ):
        changed = update(table).where(table.c[who] == bound("actor")).values({country: bound("state")})
        if values:
            connection.execute(changed, values)


def _rename(connection: Connection, changed: Mapping[int, str]) -> None:
    if not changed:
        return
    values = [{"number": number, "called": actor} for number, actor in changed.items()]
    identity, form = schema.identity, schema.form
    connection.execute(update(identity).where(identity.c.n == bound("number")).values(actor=bound("called")), values)
    connection.execute(update(form).where(form.c.identity == bound("number")).values(who=bound("called")), values)


def _reports_with(connection: Connection, identities: Iterable[int]) -> set[int]:
    asked = select(schema.actor.c.report).join_from(schema.actor, schema.form)
    return {
        report
        for some in chunks(identities)
        for report in connection.execute(asked.where(schema.form.c.identity.in_(some))).scalars()
    }
