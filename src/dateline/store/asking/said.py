"""Statements with their words: who said what, to whom."""

from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.sql import and_

from dateline.model import Act, QuoteForm
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.plan import FEW, cut_words, few, latest_first, published, report_of
from dateline.store.asking.rows import StatementRow
from dateline.store.asking.sides import find_side
from dateline.store.asking.words import reports_with

_FEW_REPORTS = 1000
"""With so many statements that each is looked into."""
_FEW_LOOKED_THROUGH = 100_000
"""Statements of which those of the reports with the words are looked into."""


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


def said(connection: Connection, asked: SaidFilter) -> Answer[StatementRow]:
    """The statements that fit, the latest published first; those of one report in the order of its text."""
    statement, report = schema.statement.c, schema.report.c
    speaker, addressee = schema.form.alias("speaker"), schema.form.alias("addressee")
    order = (report.published.desc(), report.n, statement.span_start)
    hit = _found(connection, asked).limit(asked.limit).offset(asked.offset).subquery("hit")
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
        .join_from(hit, schema.statement, (statement.report == hit.c.report) & (statement.id == hit.c.id))
        .join(schema.report, report.n == statement.report)
        .join(schema.body, schema.body.c.report == report.n)
        .outerjoin(speaker, speaker.c.n == statement.speaker)
        .outerjoin(addressee, addressee.c.n == statement.addressee)
        .order_by(*order)
    )
    return Answer(StatementRow, map(_statement, connection.execute(query)))


def _found(connection: Connection, asked: SaidFilter) -> Select[tuple[int, str]]:
    """Which statements fit, without their words, which lie elsewhere and are read for those that are shown.

    Those of few people are looked through for words, or those of few reports for people, or all by day.
    """
    statement, report = schema.statement.c, schema.report.c
    named = _named(connection, asked)
    most = FEW if asked.about is None else _FEW_LOOKED_THROUGH
    by_few = asked.report is not None or any(few(connection, select(statement.id).where(one), most) for one in named)
    told = reports_with(connection, asked.about) if asked.about is not None else None
    walk = not by_few and (told is None or not few(connection, told, _FEW_REPORTS))
    query = select(statement.report, statement.id).join_from(
        schema.report, schema.statement, statement.report == report_of(walk=walk)
    )
    if told is not None and asked.about is not None:
        words = func.lower(cut_words(statement))
        query = query.join(schema.body, schema.body.c.report == statement.report).where(
            (statement.report + 0 if by_few else statement.report).in_(told),
            and_(*(words.contains(word, autoescape=True) for word in asked.about.lower().split())),
        )
    query = query.where(*named, *_plain(asked), *published(asked.since, asked.until))
    return query.order_by(latest_first(walk=walk), report.n, statement.span_start)


def _named(connection: Connection, asked: SaidFilter) -> list[ColumnElement[bool]]:
    statement = schema.statement.c
    sides = ((statement.speaker, asked.by), (statement.addressee, asked.to))
    return [column.in_(find_side(connection, name).forms) for column, name in sides if name is not None]


def _plain(asked: SaidFilter) -> list[ColumnElement[bool]]:
    statement, report = schema.statement.c, schema.report.c
    equal = ((report.id, asked.report), (statement.act, asked.act), (report.publisher, asked.publisher))
    return [column == value for column, value in equal if value is not None]


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
