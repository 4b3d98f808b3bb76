"""The table of people's decisions. Nothing in it is ever changed or deleted."""

from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, insert, select

from dateline.model.world import Judgement, Ruling
from dateline.situation.judgements import ACTOR, standing
from dateline.store import schema
from dateline.store.identity import digest


def load_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All that were ever made, also those that were taken back."""
    return tuple(
        Judgement(
            id=row.id,
            ruling=Ruling(row.ruling),
            target=row.target,
            by=row.by,
            at=datetime.fromisoformat(row.at),
            why=row.why,
            change=msgspec.json.decode(row.change),
            undoes=row.undoes,
        )
        for row in connection.execute(select(schema.judgement).order_by(schema.judgement.c.at, schema.judgement.c.id))
    )


def load_splits(connection: Connection) -> tuple[Judgement, ...]:
    """Those that stand and part sightings from an actor."""
    table = schema.judgement.c
    there = select(table.id).where((table.ruling == Ruling.SPLIT.value) & table.target.startswith(ACTOR)).limit(1)
    if connection.execute(there).first() is None:
        return ()
    ruled = standing(load_judgements(connection))
    return tuple(j for j in ruled if j.ruling is Ruling.SPLIT and j.target.startswith(ACTOR))


def write_judgement(connection: Connection, judgement: Judgement) -> None:
    row = {
        **msgspec.structs.asdict(judgement),
        "ruling": judgement.ruling.value,
        "at": judgement.at.astimezone(UTC).isoformat(),
        "change": msgspec.json.encode(judgement.change, order="deterministic").decode(),
    }
    connection.execute(insert(schema.judgement), row)


def judgement_id(ruling: Ruling, target: str, by: str, at: datetime) -> str:
    return f"judgement-{digest((ruling.value, target, by, at.astimezone(UTC).isoformat()))[:16]}"
