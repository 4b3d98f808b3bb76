"""Computes anew the events and disputes of the blocks that changed tellings touch."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy import bindparam as bound

from dateline.knowledge.plover import Plover
from dateline.model.world import Dispute, Event, Reference
from dateline.situation.alike import alike, lookup_keys
from dateline.situation.disputes import find_disputes
from dateline.situation.events import blocks, event_of, groups
from dateline.situation.telling import Telling
from dateline.store import schema
from dateline.store.pack import Row
from dateline.store.rows import chunks, holders, insert_all, lookup, next_number
from dateline.store.tying.retell import Changes
from dateline.store.tying.rulings import EventRulings
from dateline.store.tying.shelf import Shelf
from dateline.store.tying.told import hashed
from dateline.store.tying.torn import torn


def settle_events(
    connection: Connection, shelf: Shelf, changes: Changes, plover: Plover, rulings: EventRulings
) -> None:
    """Blocks that lost a telling are taken apart, new tellings are put to those that are alike."""
    pool, parts = _blocks(connection, shelf, changes, rulings)
    numbers = {telling.at: number for number, telling in shelf.tellings(pool).items()}
    _forget(connection, pool | changes.claims.keys())
    found = [
        event_of(group, plover)
        for part in parts
        for group in rulings.applied([list(g) for block in part for g in groups(block)])
    ]
    _write_blocks(connection, parts, numbers)
    _write_events(connection, found, {t.at: t for part in parts for block in part for t in block}, numbers)


def _blocks(
    connection: Connection, shelf: Shelf, changes: Changes, rulings: EventRulings
) -> tuple[set[int], list[list[Sequence[Telling]]]]:
    """The claims to look at anew, and their tellings in blocks that people joined."""
    pool = _pool(connection, shelf, changes, rulings)
    told = shelf.tellings(pool)
    found = blocks(told.values())
    numbers = {telling.at: number for number, telling in told.items()}
    before = lookup(connection, schema.claim.c.n, schema.claim.c.block, pool | changes.claims.keys())
    left = torn(before, ([numbers[telling.at] for telling in block] for block in found))
    if more := _met(connection, shelf, {number: told[number] for number in left}, pool):
        pool = _with_rulings(connection, shelf, pool | more | _same_blocks(connection, more), rulings)
        found = blocks(shelf.tellings(pool).values())
    return pool, rulings.joined_blocks(found)


def _pool(connection: Connection, shelf: Shelf, changes: Changes, rulings: EventRulings) -> set[int]:
    """All claims that share a block with a changed one, before or now."""
    new = {number: now for number, (_, now) in changes.claims.items() if now is not None}
    pool = _same_blocks(connection, changes.claims) | new.keys()
    for some in chunks(sorted(new)):
        met = _met(connection, shelf, {number: new[number] for number in some}, pool)
        pool |= met | _same_blocks(connection, met)
    return _with_rulings(connection, shelf, pool, rulings)


def _met(connection: Connection, shelf: Shelf, new: Mapping[int, Telling], pool: set[int]) -> set[int]:
    """The claims outside the pool that are alike with one of these tellings."""
    keys = {number: {hashed(key) for key in lookup_keys(telling)} for number, telling in new.items()}
    table = schema.claim_key.c
    held = holders(connection, table.key, table.claim, set().union(*keys.values()))
    others = shelf.tellings({claim for claims in held.values() for claim in claims} - pool)
    met: set[int] = set()
    for number, telling in new.items():
        near = {claim for key in keys[number] for claim in held.get(key, ())} & others.keys() - met
        met |= {n for n in near if alike(*sorted((others[n], telling), key=lambda t: t.at))}
    return met


def _same_blocks(connection: Connection, claims: Iterable[int]) -> set[int]:
    """Those claims of which the block is known, and all others of their blocks."""
    table = schema.claim.c
    found: set[int] = set()
    for some in chunks(claims):
        theirs = select(table.block).where(table.n.in_(some) & table.block.is_not(None))
        found.update(connection.execute(select(table.n).where(table.block.in_(theirs))).scalars())
    return found


def _with_rulings(connection: Connection, shelf: Shelf, pool: set[int], rulings: EventRulings) -> set[int]:
    """With the blocks that people joined to one of these."""
    while rulings.anchors:
        met = {telling.at for telling in shelf.tellings(pool).values()}
        more = {n for at in rulings.joined_to(met) if (n := _number(connection, at)) is not None} - pool
        if not more:
            break
        pool = pool | more | _same_blocks(connection, more)
    return pool


def _number(connection: Connection, at: Reference) -> int | None:
    claim, report = schema.claim.c, schema.report.c
    asked = select(claim.n).join_from(schema.claim, schema.report)
    found = connection.execute(asked.where((report.id == at.document) & (claim.id == at.record))).scalar_one_or_none()
    return int(found) if found is not None else None


def _forget(connection: Connection, claims: Iterable[int]) -> None:
    """The events of these claims, and that they had any."""
    table = schema.claim.c
    for some in chunks(claims):
        events = select(table.event).where(table.n.in_(some) & table.event.is_not(None))
        numbers = connection.execute(events.distinct()).scalars().all()
        connection.execute(update(schema.claim).where(table.n.in_(some)).values(event=None, block=None))
        for few in chunks(numbers):
            connection.execute(delete(schema.event).where(schema.event.c.n.in_(few)))


def _write_blocks(
    connection: Connection, parts: Sequence[Sequence[Sequence[Telling]]], numbers: Mapping[Reference, int]
) -> None:
    """A block is named after the smallest number of its claims."""
    rows = []
    for part in parts:
        members = [numbers[telling.at] for block in part for telling in block]
        rows += [{"number": number, "named": min(members)} for number in members]
    if rows:
        table = schema.claim
        connection.execute(update(table).where(table.c.n == bound("number")).values(block=bound("named")), rows)


def _write_events(
    connection: Connection, events: Sequence[Event], told: Mapping[Reference, Telling], numbers: Mapping[Reference, int]
) -> None:
    first = next_number(connection, schema.event)
    called = {event.id: number for number, event in enumerate(events, first)}
    insert_all(connection, schema.event, (_row(event, called[event.id], told) for event in events))
    countries = _countries(connection, {actor for event in events for actor in (*event.agents, *event.recipients)})
    sides = (
        {"event": called[event.id], "side": side, "who": actor, "country": countries.get(actor)}
        for event in events
        for side, actors in (("agent", event.agents), ("recipient", event.recipients))
        for actor in actors
    )
    insert_all(connection, schema.event_side, sides)
    claims = [{"number": numbers[at], "told_by": called[event.id]} for event in events for at in event.claims]
    if claims:
        table = schema.claim
        connection.execute(update(table).where(table.c.n == bound("number")).values(event=bound("told_by")), claims)
    disputes = find_disputes(events, told.values())
    insert_all(connection, schema.dispute, (_dispute(dispute, called[dispute.event]) for dispute in disputes))


def _row(event: Event, number: int, told: Mapping[Reference, Telling]) -> Row:
    days = [day for at in event.claims if (day := told[at].published) is not None]
    first_told = min(days, default=None)
    return {
        "n": number,
        "id": event.id,
        "type": event.type.value,
        "mode": " ".join(event.mode),
        "status": event.status.value,
        "day": event.first or first_told,
        "first": event.first,
        "last": event.last,
        "told": first_told,
        "place": event.place,
        "country": event.country,
        "killed_least": event.killed[0] if event.killed else None,
        "killed_most": event.killed[1] if event.killed else None,
        "injured_least": event.injured[0] if event.injured else None,
        "injured_most": event.injured[1] if event.injured else None,
        "score": event.score,
        "stories": event.stories,
        "claims": len(event.claims),
    }


def _dispute(dispute: Dispute, event: int) -> Row:
    record = msgspec.json.encode(dispute).decode()
    return {"event": event, "id": dispute.id, "since": dispute.since, "record": record}


def _countries(connection: Connection, actors: Iterable[str]) -> dict[str, str | None]:
    who = schema.who.c
    return {
        row.id: row.country
        for some in chunks(actors)
        for row in connection.execute(select(who.id, who.country).where(who.id.in_(some)))
    }
