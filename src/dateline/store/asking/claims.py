"""Claims and statements with their words."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.sql import and_

from dateline.model import Act, EventType, Mood, QuoteForm
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import ClaimRow, StatementRow
from dateline.store.asking.sides import Side, find_side, is_busy
from dateline.store.asking.words import reports_with
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


class SaidFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which statements: every field that is given must fit. `about` are words that must stand in what is said."""

    by: str | None = None
    to: str | None = None
    about: str | None = None
    act: Act | None = None
    report: str | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    limit: int = 50
    offset: int = 0


def claims(connection: Connection, asked: ClaimFilter) -> Answer[ClaimRow]:
    """The claims that fit, by day of publication, the latest first; those of one report in the order of its text."""
    claim, report = schema.claim.c, schema.report.c
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
        .join_from(schema.report, schema.claim, claim.report == _by_day(connection, asked, _FEW_CLAIMS))
        .join(schema.body, schema.body.c.report == report.n)
        .outerjoin(schema.event, schema.event.c.n == claim.event)
        .where(*_claim_conditions(connection, asked))
        .order_by(report.published.desc(), report.n, claim.trigger_start)
    )
    rows = connection.execute(query.limit(asked.limit).offset(asked.offset)).all()
    sides = _sides(connection, [row.n for row in rows])
    return Answer(ClaimRow, (_claim(row, sides[row.n]) for row in rows))


def said(connection: Connection, asked: SaidFilter) -> Answer[StatementRow]:
    """The statements that fit, the latest published first; those of one report in the order of its text."""
    statement, report = schema.statement.c, schema.report.c
    speaker, addressee = schema.form.alias("speaker"), schema.form.alias("addressee")
    query = (
        select(
            report.id.label("document"),
            report.published,
            report.publisher,
            report.title,
            statement.id,
            speaker.c.name.label("speaker"),
            speaker.c.who.label("speaker_id"),
            addressee.c.name.label("addressee"),
            statement.act,
            statement.form,
            cut_words(statement).label("words"),
            statement.value,
            statement.span_start,
            statement.span_end,
        )
        .join_from(schema.report, schema.statement, statement.report == _by_day(connection, asked, _FEW_STATEMENTS))
        .join(schema.body, schema.body.c.report == report.n)
        .outerjoin(speaker, speaker.c.n == statement.speaker)
        .outerjoin(addressee, addressee.c.n == statement.addressee)
        .where(*_said_conditions(connection, asked))
        .order_by(report.published.desc(), report.n, statement.span_start)
    )
    rows = connection.execute(query.limit(asked.limit).offset(asked.offset))
    return Answer(StatementRow, map(_statement, rows))


def cut_words(table: Any) -> ColumnElement[str]:  # noqa: ANN401  the columns of one of two tables
    """The words of a span, cut out of the text by the database."""
    return func.substr(schema.body.c.text, table.span_start + 1, table.span_end - table.span_start)


def _by_day(connection: Connection, asked: Struct, few: tuple[str, ...]) -> ColumnElement[int]:
    """The report's number, so written that SQLite walks the reports by day and stops when it has enough rows.

    That is fast unless a filter leaves only few rows of the whole store: then those are found and sorted.
    """
    number = schema.report.c.n
    given = {name for name in few if getattr(asked, name)}
    busy = given <= {"actor", "said_by", "by"} and all(
        is_busy(connection, find_side(connection, getattr(asked, name))) for name in given
    )
    return number + 0 if busy else number


def _claim_conditions(connection: Connection, asked: ClaimFilter) -> list[ColumnElement[bool]]:
    claim, report = schema.claim.c, schema.report.c
    found: list[ColumnElement[bool]] = []
    if asked.event is not None:
        found.append(claim.event.in_(select(schema.event.c.n).where(schema.event.c.id == asked.event)))
    if asked.report is not None:
        found.append(report.id == asked.report)
    if asked.actor is not None:
        found.append(_having(connection, find_side(connection, asked.actor), ("agent", "recipient")))
    if asked.said_by is not None:
        found.append(_having(connection, find_side(connection, asked.said_by), ("said_by",)))
    for column, value in ((claim.type, asked.type), (claim.mood, asked.mood), (claim.negated, asked.negated)):
        if value is not None:
            found.append(column == value)
    if asked.judged is not None:
        found.append(claim.judged.is_not(None) if asked.judged else claim.judged.is_(None))
    return found + _days(asked.since, asked.until)


def _said_conditions(connection: Connection, asked: SaidFilter) -> list[ColumnElement[bool]]:
    statement, report = schema.statement.c, schema.report.c
    found: list[ColumnElement[bool]] = []
    if asked.by is not None:
        found.append(statement.speaker.in_(find_side(connection, asked.by).forms))
    if asked.to is not None:
        found.append(statement.addressee.in_(find_side(connection, asked.to).forms))
    if asked.about is not None:
        found.append(statement.report.in_(reports_with(connection, asked.about)))
        said_words = func.lower(cut_words(statement))
        found.append(and_(*(said_words.contains(word, autoescape=True) for word in asked.about.lower().split())))
    if asked.report is not None:
        found.append(report.id == asked.report)
    for column, value in ((statement.act, asked.act), (report.publisher, asked.publisher)):
        if value is not None:
            found.append(column == value)
    return found + _days(asked.since, asked.until)


def _days(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    published = schema.report.c.published
    found = [published >= since] if since is not None else []
    return [*found, published <= until] if until is not None else found


def _having(connection: Connection, side: Side, roles: tuple[str, ...]) -> ColumnElement[bool]:
    """That a side is in a claim; asked of each claim in turn where the side is in a great many."""
    table, claim = schema.claim_side.c, schema.claim.c
    own = select(table.claim).where(table.form.in_(side.forms) & table.side.in_(roles))
    return own.where(table.claim == claim.n).exists() if is_busy(connection, side) else claim.n.in_(own)


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


def _statement(row: Any) -> StatementRow:  # noqa: ANN401
    return StatementRow(
        report=row.document,
        id=row.id,
        published=row.published,
        publisher=row.publisher,
        speaker=row.speaker,
        speaker_id=row.speaker_id,
        addressee=row.addressee,
        act=Act(row.act),
        form=QuoteForm(row.form),
        words=row.words,
        said_on=row.value,
        start=row.span_start,
        end=row.span_end,
        title=row.title,
    )


_FEW_CLAIMS = ("event", "report", "actor", "said_by", "judged")
_FEW_STATEMENTS = ("by", "to", "about", "report")
_ROLES = ("agent", "recipient", "said_by")
_PLAIN = (
    "id", "published", "publisher", "title", "negated", "first", "last", "place", "country", "killed", "injured",
    "arrested", "words", "trigger_start", "trigger_end", "statement", "rule", "judged",
)  # fmt: skip
