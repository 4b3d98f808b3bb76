"""Writes readings and ledger rows, a batch at a time, inside one transaction of the only writer."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, delete, insert, text

from dateline.store import schema
from dateline.store.judgements import load_splits
from dateline.store.pack import Packed, Row, parted
from dateline.store.rows import insert_all, lookup, next_number
from dateline.store.tying.register import add_sightings
from dateline.store.tying.stories import packed_keys


class Status(StrEnum):
    """What became of an input."""

    DONE = "done"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    FAILED = "failed"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one input. `report` is the id of its report, its own or the one that it is a duplicate of."""

    source: str
    digest: str
    status: Status
    report: str | None = None
    why: str | None = None


def write_batch(connection: Connection, readings: Sequence[Packed], entries: Sequence[Entry]) -> None:
    """Adds readings of reports that are not there yet, and what became of each input."""
    write_readings(connection, readings)
    write_entries(connection, entries)


def write_readings(connection: Connection, readings: Sequence[Packed]) -> dict[str, int]:
    """Adds readings; gives the number of each report by its id."""
    if not readings:
        return {}
    first = next_number(connection, schema.report)
    numbers = {one.report["id"]: number for number, one in enumerate(readings, first)}
    insert_all(connection, schema.report, ({**one.report, "n": numbers[one.report["id"]]} for one in readings))
    for number, one in enumerate(readings, first):
        write_text(connection, number, one)
    insert_all(connection, schema.dirty, ({"report": number} for number in numbers.values()))
    write_derived(connection, readings, numbers)
    return numbers


def write_derived(connection: Connection, readings: Sequence[Packed], numbers: Mapping[str, int]) -> None:
    """Whatever follows from readings of reports that are there, and is not there yet."""
    splits = load_splits(connection)
    judged = [parted(one, splits) for one in readings] if splits else readings
    for one in judged:
        write_traces(connection, numbers[one.report["id"]], one)
    identities = add_sightings(connection, (sighting for one in judged for sighting in one.sightings))
    write_records(connection, judged, numbers, write_forms(connection, judged, identities))


def write_records(
    connection: Connection, readings: Sequence[Packed], numbers: Mapping[str, int], forms: Mapping[str, int]
) -> None:
    """The flat rows of readings whose reports and forms are there."""
    claims: list[Row] = []
    sides: list[Row] = []
    actors: list[Row] = []
    statements: list[Row] = []
    number = next_number(connection, schema.claim)
    for one in readings:
        report = numbers[one.report["id"]]
        local = {actor: forms[key] for actor, key in one.actors.items()}
        actors += ({"report": report, "id": actor, "form": form} for actor, form in local.items())
        statements += (_statement(row, report, forms) for row in one.statements)
        for row, named in zip(one.claims, one.sides, strict=True):
            claims.append({**row, "n": number, "report": report})
            sides += ({"claim": number, "side": s, "position": p, "form": local[a]} for s, p, a in named)
            number += 1
    for table, rows in (
        (schema.actor, actors),
        (schema.claim, claims),
        (schema.claim_side, sides),
        (schema.statement, statements),
    ):
        insert_all(connection, table, rows)


def _statement(row: Row, report: int, forms: Mapping[str, int]) -> Row:
    return {**row, "report": report, "speaker": forms.get(row["speaker"]), "addressee": forms.get(row["addressee"])}


def write_text(connection: Connection, number: int, one: Packed) -> None:
    """The words of a report, for reading and for searching."""
    values = {"report": number, "text": one.text, "reading": one.reading}
    connection.execute(insert(schema.body), values)
    if connection.dialect.name == "sqlite":
        words = "INSERT INTO report_words (rowid, title, text) VALUES (:n, :title, :text)"
    else:
        words = (
            "INSERT INTO report_words (report, words) VALUES (:n,"
            " to_tsvector('english', coalesce(:title, '') || ' ' || :text))"
        )
    connection.execute(text(words), {"n": number, "title": one.report["title"], "text": one.text})


def write_traces(connection: Connection, number: int, one: Packed) -> None:
    """What it takes to tie a report in."""
    sketch = {"report": number, "shingles": one.sketch.shingles, "bands": packed_keys(one.sketch.keys)}
    connection.execute(insert(schema.sketch), sketch)
    keys = dict.fromkeys(one.sketch.keys)
    insert_all(connection, schema.sketch_key, ({"key": key, "report": number} for key in keys))
    connection.execute(insert(schema.told), {"report": number, "local": one.told})


def write_forms(connection: Connection, readings: Sequence[Packed], identities: Mapping[str, int]) -> dict[str, int]:
    """The number of each form by its key; forms that are new get one. `identities` are numbers by ids."""
    wanted = {key: row for one in readings for key, row in one.forms.items()}
    known = lookup(connection, schema.form.c.key, schema.form.c.n, wanted)
    new = [key for key in wanted if key not in known]
    first = next_number(connection, schema.form)
    numbers = {key: number for number, key in enumerate(new, first)}
    actors = lookup(connection, schema.identity.c.n, schema.identity.c.actor, identities.values())
    rows = (_form(wanted[key], key, numbers[key], identities, actors) for key in new)
    insert_all(connection, schema.form, rows)
    return {**known, **numbers}


def _form(row: Row, key: str, number: int, identities: Mapping[str, int], actors: Mapping[int, str | None]) -> Row:
    identity = identities.get(row["identity"])
    return {**row, "key": key, "n": number, "identity": identity, "who": actors.get(identity or 0)}


def write_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """The ledger's rows. An input that failed or was refused before gets its new row in place of the old one."""
    latest = {(entry.source, entry.digest): entry for entry in entries}.values()
    ids = {entry.report for entry in latest if entry.report}
    numbers = lookup(connection, schema.report.c.id, schema.report.c.n, ids)
    ledger = schema.ledger.c
    for entry in latest:
        old = (ledger.source == entry.source) & (ledger.digest == entry.digest)
        connection.execute(delete(schema.ledger).where(old))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = ({**msgspec.structs.asdict(e), "report": numbers.get(e.report or ""), "at": at} for e in latest)
    insert_all(connection, schema.ledger, rows)
