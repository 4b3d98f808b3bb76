"""Computes anew the commitments of the blocks that changed undertakings, or deeds that answer them, touch."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy import bindparam as bound

from dateline.model.world import Commitment
from dateline.situation.commitments import alike, blocks, find_commitments, lookup_keys
from dateline.situation.deeds import keeps, wanted_tellings, wanted_undertakings
from dateline.situation.undertaking import Undertaking
from dateline.store import schema
from dateline.store.pack import Row
from dateline.store.rows import chunks, holders, insert_all, lookup, next_number
from dateline.store.tying.retell import Changes
from dateline.store.tying.shelf import Shelf
from dateline.store.tying.told import hashed
from dateline.store.tying.torn import torn


def settle_commitments(connection: Connection, shelf: Shelf, changes: Changes) -> None:
    """Blocks that lost an undertaking are taken apart, new ones are put to those that are alike."""
    pool, found = _blocks(connection, shelf, changes)
    numbers = {id(undertaking): number for number, undertaking in shelf.undertakings(pool).items()}
    _forget(connection, pool | changes.undertakings.keys())
    _write_blocks(connection, [[numbers[id(undertaking)] for undertaking in block] for block in found])
    rows: list[Row] = []
    for some in chunks(found):
        wanted = {id(block): {hashed(key) for u in block for key in wanted_tellings(u)} for block in some}
        deeds = _held(connection, schema.claim_key, wanted)
        for block in some:
            told_of = shelf.tellings(deeds[id(block)]).values()
            named = min(numbers[id(undertaking)] for undertaking in block)
            rows += (_row(commitment, named) for commitment in find_commitments(block, told_of))
    _write(connection, rows)


def _blocks(
    connection: Connection, shelf: Shelf, changes: Changes
) -> tuple[set[int], tuple[tuple[Undertaking, ...], ...]]:
    """The undertakings to look at anew, and their blocks."""
    pool = _pool(connection, shelf, changes)
    told = shelf.undertakings(pool)
    found = blocks(told.values())
    numbers = {id(undertaking): number for number, undertaking in told.items()}
    table = schema.undertaking.c
    before = lookup(connection, table.n, table.block, pool | changes.undertakings.keys())
    left = torn(before, ([numbers[id(undertaking)] for undertaking in block] for block in found))
    if more := _met(connection, shelf, {number: told[number] for number in left}, pool):
        pool |= more | _same_blocks(connection, more)
        found = blocks(shelf.undertakings(pool).values())
    return pool, found


def _pool(connection: Connection, shelf: Shelf, changes: Changes) -> set[int]:
    """All undertakings that share a block with a changed one, before or now, or of which a deed changed."""
    new = {number: now for number, (_, now) in changes.undertakings.items() if now is not None}
    touched = _by_deeds(connection, shelf, changes)
    pool = _same_blocks(connection, {*changes.undertakings, *touched}) | touched | new.keys()
    for some in chunks(sorted(new)):
        met = _met(connection, shelf, {number: new[number] for number in some}, pool)
        pool |= met | _same_blocks(connection, met)
    return pool


def _met(connection: Connection, shelf: Shelf, new: Mapping[int, Undertaking], pool: set[int]) -> set[int]:
    """The undertakings outside the pool that are alike with one of these."""
    keys = {number: {hashed(key) for key in lookup_keys(undertaking)} for number, undertaking in new.items()}
    near = _held(connection, schema.undertaking_key, keys)
    others = shelf.undertakings(set().union(*near.values()) - pool)
    return {n for number, one in new.items() for n in near[number] & others.keys() if alike(one, others[n])}


def _by_deeds(connection: Connection, shelf: Shelf, changes: Changes) -> set[int]:
    """Undertakings that a changed telling keeps or breaks, or did."""
    found: set[int] = set()
    for some in chunks(sorted(changes.claims)):
        told = {number: [one for one in changes.claims[number] if one is not None] for number in some}
        keys = {n: {hashed(key) for one in both for key in wanted_undertakings(one)} for n, both in told.items()}
        near = _held(connection, schema.undertaking_key, keys)
        others = shelf.undertakings(set().union(*near.values()) - found)
        for number, both in told.items():
            here = near[number] & others.keys() - found
            found |= {n for n in here if any(keeps(one, others[n]) is not None for one in both)}
    return found


def _held(connection: Connection, table: Table, wanted: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """Who holds one of the keys that each wants."""
    key, holder = table.c
    held = holders(connection, key, holder, set().union(*wanted.values()))
    return {number: {one for k in keys for one in held.get(k, ())} for number, keys in wanted.items()}


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


def _write_blocks(connection: Connection, found: Iterable[Sequence[int]]) -> None:
    """A block is named after the smallest number of its undertakings."""
    table = schema.undertaking
    values = [{"number": number, "named": min(members)} for members in found for number in members]
    if values:
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
