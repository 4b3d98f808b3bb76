"""Reports, and what became of the inputs that they came from."""

from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select

from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import LedgerRow, ReportRow
from dateline.store.write import Status


class ReportFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which reports: every field that is given must fit."""

    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    story: str | None = None
    ids: tuple[str, ...] | None = None
    limit: int = 50
    offset: int = 0


class LedgerFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which inputs: by what became of them, and words in their source."""

    status: Status | None = None
    source: str | None = None
    limit: int = 200
    offset: int = 0


def reports(connection: Connection, asked: ReportFilter) -> Answer[ReportRow]:
    """The reports that fit, the latest first."""
    report = schema.report.c
    query = select(*report_columns()).order_by(report.published.desc().nulls_last(), report.n)
    for column, value in ((report.publisher, asked.publisher), (report.story, asked.story)):
        if value is not None:
            query = query.where(column == value)
    if asked.since is not None:
        query = query.where(report.published >= asked.since)
    if asked.until is not None:
        query = query.where(report.published <= asked.until)
    if asked.ids is not None:
        query = query.where(report.id.in_(asked.ids))
    return Answer(ReportRow, map(report_row, connection.execute(query.limit(asked.limit).offset(asked.offset))))


def report_columns() -> tuple[ColumnElement[Any], ...]:
    claims = select(func.count()).where(schema.claim.c.report == schema.report.c.n).scalar_subquery().label("claims")
    return (*(schema.report.c[name] for name in _PLAIN), claims)


def report_row(row: Any, found: str | None = None) -> ReportRow:  # noqa: ANN401
    return ReportRow(**{name: getattr(row, name) for name in _PLAIN}, claims=row.claims, found=found)


def publishers(connection: Connection, begin: str, limit: int) -> tuple[str, ...]:
    """The names of publishers that begin so, in their order."""
    name = schema.report.c.publisher
    query = select(name).where(name >= begin, name < begin + chr(0x10FFFF)).distinct().order_by(name).limit(limit)
    return tuple(connection.execute(query).scalars())


def ledger(connection: Connection, asked: LedgerFilter) -> Answer[LedgerRow]:
    """The inputs that fit, in the order in which they came."""
    table, report = schema.ledger.c, schema.report.c
    query = select(table.source, table.status, table.why, report.id.label("report"), table.at)
    query = query.join_from(schema.ledger, schema.report, table.report == report.n, isouter=True).order_by(table.n)
    if asked.status is not None:
        query = query.where(table.status == asked.status.value)
    if asked.source is not None:
        query = query.where(table.source.contains(asked.source, autoescape=True))
    rows = connection.execute(query.limit(asked.limit).offset(asked.offset))
    return Answer(LedgerRow, (LedgerRow(**row._mapping) for row in rows))


def ledger_counts(connection: Connection) -> dict[str, int]:
    """How many inputs there were of each status."""
    table = schema.ledger.c
    return {row[0]: row[1] for row in connection.execute(select(table.status, func.count()).group_by(table.status))}


def span(connection: Connection) -> tuple[date | None, date | None]:
    """The first and the last day on which a report was published."""
    published = schema.report.c.published
    first, last = (connection.execute(select(end)).scalar_one() for end in (func.min(published), func.max(published)))
    return first, last


class Totals(Struct, frozen=True, kw_only=True):
    """How much a store holds, and the days on which its reports were published."""

    reports: int
    events: int
    disputes: int
    commitments: int
    undated: int
    first: date | None
    last: date | None


def totals(connection: Connection) -> Totals:
    published = schema.report.c.published
    tables = (schema.report, schema.event, schema.dispute, schema.commitment)
    reports, events, disputes, commitments = (
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
    )
    undated = connection.execute(
        select(func.count()).select_from(schema.report).where(published.is_(None))
    ).scalar_one()
    first, last = span(connection)
    return Totals(
        reports=reports,
        events=events,
        disputes=disputes,
        commitments=commitments,
        undated=undated,
        first=first,
        last=last,
    )


_PLAIN = ("id", "published", "publisher", "title", "author", "url", "name", "words", "story", "version")
