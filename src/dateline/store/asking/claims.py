"""Claims with their words."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, select

from dateline.model import EventType, Mood
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.plan import cut_words, few, latest_first, published, report_of
from dateline.store.asking.rows import ClaimRow
from dateline.store.asking.sides import Side, find_side
from dateline.store.rows import chunks


class ClaimFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which claims: every field that is given must fit. `event` and `report` are ids; `actor` is on any side.

    `judged` leaves those that a person has decided on, or those that nobody has.
    """

    event: str | None = None
    report: str | None = None
    actor: str | None = None
    said_by: str | None = None
    type: EventType | None = None
    mood: Mood | None = None
    negated: bool | None = None
    judged: bool | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 100
    offset: int = 0


def claims(connection: Connection, asked: ClaimFilter) -> Answer[ClaimRow]:
    """The claims that fit, by day of publication, the latest first; those of one report in the order of its text."""
    claim, report = schema.claim.c, schema.report.c
    order = (report.published.desc(), report.n, claim.trigger_start)
    hit = _found(connection, asked).limit(asked.limit).offset(asked.offset).subquery("hit")
    query = (
        select(
            schema.claim,
            report.id.label("document"),
            report.published,
            report.publisher,
            report.title,
            schema.event.c.id.label("told"),
            cut_words(claim).label("words"),
        )
        .join_from(hit, schema.claim, claim.n == hit.c.n)
        .join(schema.report, report.n == claim.report)
        .join(schema.body, schema.body.c.report == report.n)
        .outerjoin(schema.event, schema.event.c.n == claim.event)
        .order_by(*order)
    )
    rows = connection.execute(query).all()
    sides = _sides(connection, [row.n for row in rows])
    return Answer(ClaimRow, (_claim(row, sides[row.n]) for row in rows))


def _found(connection: Connection, asked: ClaimFilter) -> Select[tuple[int]]:
    """Which claims fit, without their words, which lie elsewhere and are read for those that are shown."""
    claim, report = schema.claim.c, schema.report.c
    named = _named(connection, asked)
    one_place = asked.event is not None or asked.report is not None or asked.judged is True
    walk = not one_place and not any(few(connection, _theirs(*one)) for one in named)
    query = select(claim.n).join_from(schema.report, schema.claim, claim.report == report_of(walk=walk))
    query = query.where(*(_has(*one) if walk else claim.n.in_(_theirs(*one)) for one in named))
    if asked.event is not None:
        query = query.where(claim.event.in_(select(schema.event.c.n).where(schema.event.c.id == asked.event)))
    if asked.judged is not None:
        query = query.where(claim.judged.is_not(None) if asked.judged else claim.judged.is_(None))
    equal = (
        (report.id, asked.report),
        (claim.type, asked.type),
        (claim.mood, asked.mood),
        (claim.negated, asked.negated),
    )
    same = (column == value for column, value in equal if value is not None)
    query = query.where(*same, *published(asked.since, asked.until))
    return query.order_by(latest_first(walk=walk), report.n, claim.trigger_start)


def _named(connection: Connection, asked: ClaimFilter) -> list[tuple[Side, tuple[str, ...]]]:
    """The sides that are asked for, and what they must be in a claim."""
    sides = ((asked.actor, ("agent", "recipient")), (asked.said_by, ("said_by",)))
    return [(find_side(connection, name), roles) for name, roles in sides if name is not None]


def _theirs(side: Side, roles: tuple[str, ...]) -> Select[tuple[int]]:
    """The claims that a side is in."""
    table = schema.claim_side.c
    return select(table.claim).where(table.form.in_(side.forms), table.side.in_(roles))


def _has(side: Side, roles: tuple[str, ...]) -> ColumnElement[bool]:
    """That a side is in a claim: so written that SQLite looks at who is in the claim, not at where all of them are."""
    table = schema.claim_side.c
    here = (table.claim == schema.claim.c.n) & table.side.in_(roles) & (table.form + 0).in_(side.forms)
    return select(table.claim).where(here).exists()


def _sides(connection: Connection, numbers: Iterable[int]) -> dict[int, list[tuple[str, str, str]]]:
    """For each claim: side, id of the registered actor (or nothing), and name in the report."""
    table, form = schema.claim_side.c, schema.form.c
    asked = select(table.claim, table.side, form.who, form.name).join_from(schema.claim_side, schema.form)
    found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for some in chunks(numbers):
        for row in connection.execute(asked.where(table.claim.in_(some)).order_by(table.position)):
            found[row.claim].append((row.side, row.who or "", row.name))
    return found


def _claim(row: Any, sides: list[tuple[str, str, str]]) -> ClaimRow:  # noqa: ANN401
    names = {role: tuple(name for side, _, name in sides if side == role) for role in _ROLES}
    ids = {role: tuple(who for side, who, _ in sides if side == role) for role in _ROLES}
    return ClaimRow(
        **{name: getattr(row, name) for name in _PLAIN},
        report=row.document,
        type=EventType(row.type),
        mode=tuple(row.mode.split()),
        mood=Mood(row.mood),
        agents=names["agent"],
        recipients=names["recipient"],
        said_by=names["said_by"],
        start=row.span_start,
        end=row.span_end,
        event=row.told,
        name=f"{row.document}#{row.id}",
        agent_ids=ids["agent"],
        recipient_ids=ids["recipient"],
        said_by_ids=ids["said_by"],
    )


_ROLES = ("agent", "recipient", "said_by")
_PLAIN = (
    "id", "published", "publisher", "title", "negated", "first", "last", "place", "country", "killed", "injured",
    "arrested", "words", "trigger_start", "trigger_end", "statement", "rule", "judged",
)  # fmt: skip
