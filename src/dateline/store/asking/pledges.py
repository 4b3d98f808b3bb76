"""Commitments with what came of them, and disputes."""

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, false, func, or_, select

from dateline.model import CommitmentKind
from dateline.model.world import Commitment, Dispute, Outcome, Reference
from dateline.situation.commitments import as_of as seen_on
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.events import EventFilter, events, latest_day
from dateline.store.asking.plan import cut_words
from dateline.store.asking.rows import CommitmentRow, DisputeRow
from dateline.store.asking.sides import find_side
from dateline.store.rows import chunks

_commitment = msgspec.json.Decoder(Commitment)
_dispute = msgspec.json.Decoder(Dispute)


class CommitmentFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which commitments: every field that is given must fit.

    `as_of` is the day from which open ones that were due earlier have lapsed: that of the latest report, if not given.
    """

    by: str | None = None
    to: str | None = None
    kind: CommitmentKind | None = None
    outcome: Outcome | None = None
    due_before: date | None = None
    due_after: date | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    limit: int = 50
    offset: int = 0


class DisputeFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which disputes: by who tells or denies it or takes part in it, and since when.

    `after` is the number of a report: only those of which later ones tell.
    """

    actor: str | None = None
    after: int | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 50
    offset: int = 0


def commitments(connection: Connection, asked: CommitmentFilter) -> Answer[CommitmentRow]:
    """The commitments that fit: those with a day first, the one that is due next before the others."""
    as_of = asked.as_of or latest_day(connection)
    records = _by_due_day(connection, asked, _conditions(connection, asked, as_of))
    found = [_commitment.decode(record) for record in records]
    names = _names(connection, (who for one in found for who in (one.by, one.to) if who))
    return Answer(CommitmentRow, (_row(seen_on(one, as_of) if as_of else one, names) for one in found))


def _by_due_day(connection: Connection, asked: CommitmentFilter, that: list[ColumnElement[bool]]) -> list[str]:
    """The records, those with a day by that day, then the others, of which there are many more, by when they were made.

    Two questions, as each can then walk an index of its own and stop when it has enough.
    """
    table = schema.commitment.c
    due = select(table.record).where(*that, table.due.is_not(None)).order_by(table.due, table.made.desc(), table.id)
    found = list(connection.execute(due.limit(asked.limit).offset(asked.offset)).scalars())
    if len(found) == asked.limit or asked.due_before is not None or asked.due_after is not None:
        return found
    skip = 0 if found else asked.offset - _count(connection, [*that, table.due.is_not(None)])
    rest = select(table.record).where(*that, table.due.is_(None)).order_by(table.made.desc().nulls_last(), table.id)
    return found + list(connection.execute(rest.limit(asked.limit - len(found)).offset(skip)).scalars())


def _count(connection: Connection, that: list[ColumnElement[bool]]) -> int:
    return connection.execute(select(func.count()).select_from(schema.commitment).where(*that)).scalar_one()


def _conditions(connection: Connection, asked: CommitmentFilter, as_of: date | None) -> list[ColumnElement[bool]]:
    table = schema.commitment.c
    found: list[ColumnElement[bool]] = []
    if asked.by is not None:
        found.append(find_side(connection, asked.by).holds(table.by, table.by_country))
    if asked.to is not None:
        found.append(find_side(connection, asked.to).holds(table.to_whom, table.to_country))
    if asked.kind is not None:
        found.append(table.kind == asked.kind.value)
    if asked.outcome is not None:
        found.append(_outcome(asked.outcome, as_of))
    for column, least, most in ((table.due, asked.due_after, asked.due_before), (table.made, asked.since, asked.until)):
        if least is not None:
            found.append(column >= least)
        if most is not None:
            found.append(column <= most)
    return found


def _outcome(outcome: Outcome, as_of: date | None) -> ColumnElement[bool]:
    """Lapsed is what is open and was due before the given day; without such a day, nothing is."""
    table = schema.commitment.c
    if outcome is Outcome.LAPSED:
        return (table.outcome == Outcome.OPEN.value) & (table.due < as_of if as_of is not None else false())
    if outcome is Outcome.OPEN and as_of is not None:
        return (table.outcome == outcome.value) & or_(table.due.is_(None), table.due >= as_of)
    return table.outcome == outcome.value


def _row(one: Commitment, names: dict[str, str]) -> CommitmentRow:
    return CommitmentRow(
        id=one.id,
        made=one.made,
        by=names.get(one.by, one.by),
        to=names.get(one.to, one.to) if one.to else None,
        kind=one.kind,
        what=one.what,
        condition=one.condition,
        due=one.due,
        outcome=one.outcome,
        told=_written(one.told),
        evidence=_written(one.evidence),
        by_id=one.by,
        to_id=one.to,
    )


def disputes(connection: Connection, asked: DisputeFilter) -> Answer[DisputeRow]:
    """The disputes that fit, the latest first."""
    table, event = schema.dispute.c, schema.event.c
    query = select(table.record, event.id).join_from(schema.dispute, schema.event)
    query = query.order_by(table.since.desc().nulls_last(), table.id)
    if asked.actor is not None:
        query = query.where(_concerns(connection, asked.actor))
    if asked.after is not None:
        claim = schema.claim.c
        late = select(claim.event).where((claim.report > asked.after) & claim.event.is_not(None))
        query = query.where(table.event.in_(late))
    if asked.since is not None:
        query = query.where(table.since >= asked.since)
    if asked.until is not None:
        query = query.where(table.since <= asked.until)
    rows = connection.execute(query.limit(asked.limit).offset(asked.offset)).all()
    return Answer(DisputeRow, _disputes(connection, [_dispute.decode(row.record) for row in rows]))


def _concerns(connection: Connection, actor: str) -> ColumnElement[bool]:
    """Somebody takes part in what is disputed, or is among those who tell or deny it."""
    side = find_side(connection, actor)
    table, sides, claim, source = schema.dispute.c, schema.event_side.c, schema.claim.c, schema.claim_side.c
    takes_part = select(sides.event).where(side.holds(sides.who, sides.country))
    says = select(claim.event).join_from(schema.claim_side, schema.claim, source.claim == claim.n)
    says = says.where(source.form.in_(side.forms) & (source.side == "said_by") & claim.event.is_not(None))
    return or_(table.event.in_(takes_part), table.event.in_(says))


def _disputes(connection: Connection, found: list[Dispute]) -> Iterable[DisputeRow]:
    happened = {e.id: e for e in events(connection, EventFilter(ids=tuple(d.event for d in found), limit=len(found)))}
    names = _names(connection, (who for d in found for who in (*d.claimed_by, *d.denied_by) if who))
    words = _words(connection, {at for d in found for at in (*d.claims[:1], *d.denials[:1])})
    for one in found:
        event = happened[one.event]
        yield DisputeRow(
            id=one.id,
            event=one.event,
            since=one.since,
            type=event.type,
            status=event.status,
            agents=event.agents,
            recipients=event.recipients,
            claimed_by=tuple(names.get(who or "", "") for who in one.claimed_by),
            denied_by=tuple(names.get(who or "", "") for who in one.denied_by),
            claim=next((words[at] for at in one.claims[:1] if at in words), None),
            denial=next((words[at] for at in one.denials[:1] if at in words), None),
            claims=_written(one.claims),
            denials=_written(one.denials),
        )


def _words(connection: Connection, wanted: set[Reference]) -> dict[Reference, str]:
    report, claim, body = schema.report.c, schema.claim.c, schema.body.c
    asked = (
        select(report.id.label("document"), claim.id, cut_words(claim).label("words"))
        .join_from(schema.report, schema.claim, claim.report == report.n)
        .join(schema.body, body.report == report.n)
    )
    records = {at.record for at in wanted}
    return {
        Reference(row.document, row.id): row.words
        for some in chunks({at.document for at in wanted})
        for row in connection.execute(asked.where(report.id.in_(some), claim.id.in_(records)))
    }


def _names(connection: Connection, actors: Iterable[str]) -> dict[str, str]:
    table = schema.who.c
    return {
        row.id: row.name
        for some in chunks(set(actors))
        for row in connection.execute(select(table.id, table.name).where(table.id.in_(some)))
    }


def _written(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(f"{at.document}#{at.record}" for at in references)
