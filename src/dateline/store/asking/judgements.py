"""People's decisions, as they stand."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from dateline.model.world import Judgement, Ruling
from dateline.situation.judgements import ACTOR, standing
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import JudgementRow
from dateline.store.judgements import load_judgements
from dateline.store.tying.judged import CLAIM, claim_target


def judgement_rows(connection: Connection) -> Answer[JudgementRow]:
    """All decisions in the order of time."""
    every = load_judgements(connection)
    stand = {judgement.id for judgement in standing(every)}
    return Answer(JudgementRow, (_row(connection, judgement, stand) for judgement in every))


def _row(connection: Connection, judgement: Judgement, stand: set[str]) -> JudgementRow:
    return JudgementRow(
        id=judgement.id,
        at=judgement.at.isoformat(timespec="seconds"),
        by=judgement.by,
        ruling=judgement.ruling.value if judgement.undoes is None else "undo",
        target=judgement.target,
        why=judgement.why,
        change=msgspec.json.encode(judgement.change).decode() if judgement.change else "",
        undoes=judgement.undoes,
        undone=judgement.undoes is None and judgement.id not in stand,
        stale=judgement.undoes is None and not _finds(connection, judgement),
    )


def _finds(connection: Connection, judgement: Judgement) -> bool:
    """Whether there is still what a decision is about."""
    if judgement.target.startswith(CLAIM):
        document = judgement.target.split(":")[1]
        return judgement.target in _targets(connection, document)
    names = [*_names(judgement, "claims"), *_names(judgement, "apart")]
    if judgement.target.startswith(ACTOR) and judgement.ruling is Ruling.MERGE:
        actors = (judgement.target.removeprefix(ACTOR), *_names(judgement, "with"))
        key, known = schema.identity_key.c, [f"id:{actor}" for actor in actors]
        there = set(connection.execute(select(key.key).where(key.key.in_(known))).scalars())
        return there == set(known)
    table = schema.actor if judgement.target.startswith(ACTOR) else schema.claim
    return all(_is_there(connection, table, name) for name in names)


def _targets(connection: Connection, document: str) -> set[str]:
    claim, report = schema.claim.c, schema.report.c
    asked = select(claim.type, claim.trigger_start, claim.trigger_end).join_from(schema.claim, schema.report)
    rows = connection.execute(asked.where(report.id == document))
    return {claim_target(document, row.type, row.trigger_start, row.trigger_end) for row in rows}


def _is_there(connection: Connection, table: schema.AnyTable, name: str) -> bool:
    document, _, record = name.rpartition("#")
    report = schema.report.c
    asked = select(report.n).join_from(table, schema.report, table.c.report == report.n)
    return connection.execute(asked.where((report.id == document) & (table.c.id == record))).first() is not None


def _names(judgement: Judgement, field: str) -> Sequence[str]:
    given = judgement.change.get(field, ())
    return tuple(map(str, given)) if isinstance(given, list | tuple) else ()
