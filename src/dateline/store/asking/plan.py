"""Whether few rows of a store fit, which are found and sorted, or so many that it is best to walk reports by day."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dateline.store import schema

FEW = 5000
"""Rows that are sorted in no time."""


def few(connection: Connection, rows: Select[Any], most: int = FEW) -> bool:
    """Whether there are only so many; no more than these are counted."""
    counted = select(func.count()).select_from(rows.limit(most + 1).subquery())
    return int(connection.execute(counted).scalar_one()) <= most


def report_of(*, walk: bool) -> ColumnElement[int]:
    """The report's number, so written that SQLite walks the reports by day, or takes any other way."""
    return schema.report.c.n + 0 if walk else schema.report.c.n


def latest_first(*, walk: bool) -> ColumnElement[Any]:
    """The order by day, so written that SQLite walks the reports by it, or only sorts what it has found."""
    column = schema.report.c.published
    return column.desc() if walk else func.coalesce(column, column).desc()


def published(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """That a report is of these days."""
    column = schema.report.c.published
    found = [column >= since] if since is not None else []
    return [*found, column <= until] if until is not None else found


def cut_words(table: Any) -> ColumnElement[str]:  # noqa: ANN401  the columns of one of two tables
    """The words of a span, cut out of the text by the database."""
    return func.substr(schema.body.c.text, table.span_start + 1, table.span_end - table.span_start)
