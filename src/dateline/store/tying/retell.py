"""Puts what reports tell into the terms of the register, and says which claims and undertakings changed by that."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy import bindparam as bound

from dateline.model.world import Judgement
from dateline.situation import commitments, deeds
from dateline.situation.alike import lookup_keys
from dateline.situation.telling import Telling
from dateline.situation.undertaking import Undertaking
from dateline.store import schema
from dateline.store.pack import Row
from dateline.store.rows import insert_all, next_number
from dateline.store.tying.judged import ruled
from dateline.store.tying.told import Told, decode, encode, hashed, resolved

T = TypeVar("T")

_NOTHING = Told()


class Changes(msgspec.Struct, frozen=True):
    """Claims and undertakings by their numbers, as they were (None: new) and as they are (None: gone)."""

    claims: dict[int, tuple[Telling | None, Telling | None]]
    undertakings: dict[int, tuple[Undertaking | None, Undertaking | None]]


def retell(connection: Connection, reports: Iterable[int], judgements: Mapping[str, Sequence[Judgement]]) -> Changes:
    """Rewrites what these reports tell. `judgements` are those on claims, by the id of the report."""
    changes = Changes({}, {})
    for report in sorted(reports):
        _retell(connection, report, judgements, changes)
    _write_keys(connection, schema.claim_key, "claim", _key_changes(changes.claims, telling_keys))
    _write_keys(connection, schema.undertaking_key, "undertaking", _key_changes(changes.undertakings, undertaking_keys))
    return changes


def telling_keys(telling: Telling) -> tuple[str, ...]:
    """By what others that may be of the same happening, and undertakings that it may keep or break, find a telling."""
    return (*lookup_keys(telling), *deeds.telling_keys(telling))


def undertaking_keys(undertaking: Undertaking) -> tuple[str, ...]:
    """By what others that may be the same undertaking, and deeds that may keep or break it, find an undertaking."""
    return (*commitments.lookup_keys(undertaking), *deeds.undertaking_keys(undertaking))


def _retell(
    connection: Connection, report: int, judgements: Mapping[str, Sequence[Judgement]], changes: Changes
) -> None:
    row = connection.execute(
        select(schema.report.c.id, schema.report.c.story, schema.told.c.local, schema.told.c.resolved)
        .join_from(schema.report, schema.told)
        .where(schema.report.c.n == report)
    ).one()
    old = decode(row.resolved) if row.resolved is not None else _NOTHING
    local = ruled(connection, report, decode(row.local), judgements.get(row.id, ()))
    new = resolved(local, _actors(connection, report), row.story or "")
    if new == old:
        return
    connection.execute(update(schema.told).where(schema.told.c.report == report).values(resolved=encode(new)))
    numbers = _claims(connection, report)
    before, after = ({one.at.record: one for one in told.whole} for told in (old, new))
    for record in before.keys() | after.keys():
        pair = before.get(record), after.get(record)
        if pair[0] != pair[1]:
            changes.claims[numbers[record]] = pair
    _undertakings(connection, report, old, new, changes)


def _actors(connection: Connection, report: int) -> dict[str, str]:
    asked = select(schema.actor.c.id, schema.form.c.who).join_from(schema.actor, schema.form)
    rows = connection.execute(asked.where((schema.actor.c.report == report) & schema.form.c.who.is_not(None)))
    return {row.id: row.who for row in rows}


def _claims(connection: Connection, report: int) -> dict[str, int]:
    table = schema.claim.c
    return {row.id: row.n for row in connection.execute(select(table.id, table.n).where(table.report == report))}


def _undertakings(connection: Connection, report: int, old: Told, new: Told, changes: Changes) -> None:
    """Undertakings are told apart by their place in the reading, which re-tellings do not change."""
    table = schema.undertaking
    asked = select(table.c.place, table.c.n).where(table.c.report == report)
    numbers = {row.place: row.n for row in connection.execute(asked)}
    missing = [place for place in range(len(new.undertakings)) if place not in numbers]
    added = dict(zip(missing, range(next_number(connection, table), 1 << 62), strict=False))
    insert_all(connection, table, ({"n": n, "report": report, "place": place} for place, n in added.items()))
    numbers |= added
    for place in range(max(len(old.undertakings), len(new.undertakings))):
        pair = _at(old.undertakings, place), _at(new.undertakings, place)
        if pair[0] != pair[1]:
            changes.undertakings[numbers[place]] = pair


def _at(undertakings: Sequence[Undertaking], place: int) -> Undertaking | None:
    return undertakings[place] if place < len(undertakings) else None


def _key_changes(
    changes: Mapping[int, tuple[T | None, T | None]], keys: Callable[[T], Iterable[str]]
) -> Iterator[tuple[int, set[int], set[int]]]:
    """For each number the keys that go and those that come."""
    for number, (before, after) in changes.items():
        old = {hashed(key) for key in keys(before)} if before is not None else set[int]()
        new = {hashed(key) for key in keys(after)} if after is not None else set[int]()
        yield number, old - new, new - old


def _write_keys(
    connection: Connection, table: Table, column: str, changes: Iterable[tuple[int, set[int], set[int]]]
) -> None:
    gone: list[Row] = []
    come: list[Row] = []
    for number, old, new in changes:
        gone += ({"old_key": key, "number": number} for key in old)
        come += ({"key": key, column: number} for key in new)
    if gone:
        that = (table.c.key == bound("old_key")) & (table.c[column] == bound("number"))
        connection.execute(delete(table).where(that), gone)
    insert_all(connection, table, come)
