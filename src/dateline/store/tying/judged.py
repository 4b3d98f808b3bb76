"""Puts people's decisions on single claims over what the reports tell."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import UNSET
from msgspec import UnsetType as Unset
from sqlalchemy import Connection, select, update
from sqlalchemy import bindparam as bound

from dateline.model import EventType, Mood
from dateline.model.world import Judgement, Ruling
from dateline.situation.telling import Party, Telling
from dateline.store import schema
from dateline.store.tying.told import Told

CLAIM = "claim:"


def claim_target(document: str, kind: str, start: int, end: int) -> str:
    """What a judgement on a claim aims at: words in a report, whatever id a later reading gives the claim."""
    return f"{CLAIM}{document}:{kind}:{start}-{end}"


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The fields of a claim that may be edited. Sides are ids of registered actors."""

    type: EventType | Unset = UNSET
    mode: tuple[str, ...] | Unset = UNSET
    mood: Mood | Unset = UNSET
    negated: bool | Unset = UNSET
    agents: tuple[str, ...] | Unset = UNSET
    recipients: tuple[str, ...] | Unset = UNSET
    first: date | Unset | None = UNSET
    last: date | Unset | None = UNSET
    country: str | Unset | None = UNSET
    killed: int | Unset | None = UNSET
    injured: int | Unset | None = UNSET


def ruled(connection: Connection, report: int, told: Told, judgements: Sequence[Judgement]) -> Told:
    """What a report tells without the claims that were rejected, and with those that were edited as they were edited.

    A judgement that finds no claim any more is stale and changes nothing; `judgements` of the store flags it.
    """
    records = _records(connection, report, judgements)
    _mark(connection, report, {records[j.target]: j.ruling for j in judgements if j.target in records})
    rejected = {records[j.target] for j in judgements if j.target in records and j.ruling is Ruling.REJECT}
    kept = [telling for telling in told.tellings if telling.at.record not in rejected]
    for judgement in judgements:
        if judgement.ruling is Ruling.EDIT:
            record = records.get(judgement.target)
            kept = [_edited(connection, t, judgement) if t.at.record == record else t for t in kept]
    return msgspec.structs.replace(told, tellings=tuple(kept))


def _records(connection: Connection, report: int, judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """The ids of the claims of a report by the targets that find them."""
    if not judgements:
        return {}
    claim = schema.claim.c
    asked = select(schema.report.c.id.label("document"), claim.id, claim.type, claim.trigger_start, claim.trigger_end)
    rows = connection.execute(asked.join_from(schema.claim, schema.report).where(claim.report == report))
    return {claim_target(row.document, row.type, row.trigger_start, row.trigger_end): row.id for row in rows}


def _mark(connection: Connection, report: int, rulings: Mapping[str, Ruling]) -> None:
    claim = schema.claim.c
    connection.execute(
        update(schema.claim).where((claim.report == report) & claim.judged.is_not(None)).values(judged=None)
    )
    if rulings:
        that = (claim.report == report) & (claim.id == bound("record"))
        rows = [{"record": record, "ruling": ruling.value} for record, ruling in rulings.items()]
        connection.execute(update(schema.claim).where(that).values(judged=bound("ruling")), rows)


def _edited(connection: Connection, telling: Telling, judgement: Judgement) -> Telling:
    change = msgspec.structs.asdict(msgspec.convert(judgement.change.get("set", {}), Change))
    new: dict[str, Any] = {field: value for field, value in change.items() if value is not UNSET}
    for side in ("agents", "recipients"):
        if side in new:
            new[side] = tuple(sorted(_party(connection, actor) for actor in new[side]))
    return msgspec.structs.replace(telling, **new)


def _party(connection: Connection, actor: str) -> Party:
    who = schema.who.c
    return Party(actor, connection.execute(select(who.country).where(who.id == actor)).scalar_one_or_none())
