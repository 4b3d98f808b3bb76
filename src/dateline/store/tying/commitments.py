"""Computes anew the commitments of the blocks that changed undertakings, or deeds that answer them, touch."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy import bindparam as bound

from dateline.model.world import Commitment
from dateline.situation.commitments import alike, blocks, deed_keys, find_commitments, keeps, lookup_keys, trigger_keys
from dateline.store import schema
from dateline.store.pack import Row
from dateline.store.rows import chunks, insert_all, next_number
from dateline.store.tying.retell import Changes
from dateline.store.tying.shelf import Shelf
from dateline.store.tying.told import hashed


def settle_commitments(connection: Connection, shelf: Shelf, changes: Changes) -> None:
    """Blocks that lost an undertaking are taken apart, new ones are put to those that are alike."""
    pool = _pool(connection, shelf, changes)
    told = shelf.undertakings(pool)
    _forget(connection, pool | changes.undertakings.keys())
    numbers = {id(undertaking): number for number, undertaking in told.items()}
    rows: list[Row] = []
    for block in blocks(told.values()):
        members = [numbers[id(undertaking)] for undertaking in block]
        _write_block(connection, members)
        deeds = shelf.tellings(_holders(connection, (key for u in block for key in deed_keys(u))))
        rows += (_row(commitment, min(members)) for commitment in find_commitments(block, deeds.values()))
    _write(connection, rows)


def _pool(connection: Connection, shelf: Shelf, changes: Changes) -> set[int]:
    touched = _by_deeds(connection, shelf, changes)
    pool = _same_blocks(connection, {*changes.undertakings, *touched}) | touched
    for number, (_, now) in changes.undertakings.items():
        if now is not None:
            pool.add(number)
            others = shelf.undertakings(_candidates(connection, lookup_keys(now)) - pool)
            met = {n for n, other in others.items() if alike(now, other)}
            pool |= met | _same_blocks(connection, met)
    return pool


def _by_deeds(connection: Connection, shelf: Shelf, changes: Changes) -> set[int]:
    """Undertakings that a changed telling keeps or breaks, or did."""
    found: set[int] = set()
    for pair in changes.claims.values():
        told = [telling for telling in pair if telling is not None]
        near = _candidates(connection, {key for telling in told for key in trigger_keys(telling)}) - found
        for number, undertaking in shelf.undertakings(near).items():
            if any(keeps(telling, undertaking) is not None for telling in told):
                found.add(number)
    return found


def _candidates(connection: Connection, keys: Iterable[str]) -> set[int]:
    table = schema.undertaking_key.c
    return {
        number
        for some in chunks({hashed(key) for key in keys})
        for number in connection.execute(select(table.undertaking).where(table.key.in_(some))).scalars()
    }


def _holders(connection: Connection, keys: Iterable[str]) -> set[int]:
    table = schema.claim_key.c
    return {
        number
        for some in chunks({hashed(key) for key in keys})
        for number in connection.execute(select(table.claim).where(table.key.in_(some))).scalars()
    }


def _same_blocks(connection: Connection, undertakings: Iterable[int]) -> set[int]:
    table = schema.undertaking.c
    found: set[int] = set()
    for some in chunks(undertakings):
        theirs = select(table.block).where(table.n.in_(some) & table.block.is_not(None))
        found.update(connection.execute(select(table.n).where(table.block.in_(theirs))).scalars())
    return found


def _forget(connection: Connection, undertakings: Iterable[int]) -> None:
    """The commitments of these undertakings, and that they had any."""
    table = schema.undertaking
    for some in chunks(undertakings):
        theirs = select(table.c.block).where(table.c.n.in_(some) & table.c.block.is_not(None))
        connection.execute(delete(schema.commitment).where(schema.commitment.c.block.in_(theirs)))
        connection.execute(update(table).where(table.c.n.in_(some)).values(block=None))


def _write_block(connection: Connection, members: Sequence[int]) -> None:
    """A block is named after the smallest number of its undertakings."""
    table = schema.undertaking
    named = min(members)
    values = [{"number": number, "named": named} for number in members]
    connection.execute(update(table).where(table.c.n == bound("number")).values(block=bound("named")), values)


def _write(connection: Connection, rows: Sequence[Row]) -> None:
    countries = _countries(connection, {who for row in rows for who in (row["by"], row["to_whom"]) if who})
    first = next_number(connection, schema.commitment)
    whole = (
        {**row, "n": n, "by_country": countries.get(row["by"]), "to_country": countries.get(row["to_whom"])}
        for n, row in enumerate(rows, first)
    )
    insert_all(connection, schema.commitment, whole)


def _row(commitment: Commitment, block: int) -> Row:
    return {
        "id": commitment.id,
        "block": block,
        "by": commitment.by,
        "to_whom": commitment.to,
        "kind": commitment.kind.value,
        "what": commitment.what,
        "condition": commitment.condition,
        "due": commitment.due,
        "made": commitment.made,
        "outcome": commitment.outcome.value,
        "record": msgspec.json.encode(commitment).decode(),
    }


def _countries(connection: Connection, actors: Iterable[str]) -> Mapping[str, str | None]:
    who = schema.who.c
    return {
        row.id: row.country
        for some in chunks(actors)
        for row in connection.execute(select(who.id, who.country).where(who.id.in_(some)))
    }
