"""Full-text search, in the way of each database."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select
from sqlalchemy import column as named_column
from sqlalchemy import table as named_table

from dateline.errors import StoreError
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.reports import report_columns, report_row
from dateline.store.asking.rows import ReportRow

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_LETTER = re.compile(r"\w")
_AROUND = 24
"""Words shown around those that were found."""


class SearchFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that must all stand in a report, phrases in double quotes, `begin*` for beginnings."""

    words: str
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    limit: int = 50
    offset: int = 0


def search(connection: Connection, asked: SearchFilter) -> Answer[ReportRow]:
    """The reports that fit, the best first, each with the words around what was found.

    Raises: StoreError for a search without words.
    """
    lite = connection.dialect.name == "sqlite"
    query = _lite(asked.words) if lite else _postgres(asked.words)
    report = schema.report.c
    for condition in _conditions(asked):
        query = query.where(condition)
    rows = connection.execute(query.order_by("rank", report.n).limit(asked.limit).offset(asked.offset))
    return Answer(ReportRow, (report_row(row, found=" ".join(row.found.split())) for row in rows))


def reports_with(connection: Connection, words: str) -> Select[int]:
    """The numbers of the reports in which all the words stand, as a subquery."""
    if connection.dialect.name == "sqlite":
        found = named_table("report_words", named_column("rowid"))
        return select(found.c.rowid).where(_matching(words))
    table = named_table("report_words", named_column("report"), named_column("words"))
    return select(table.c.report).where(table.c.words.op("@@")(func.websearch_to_tsquery("english", _checked(words))))


def _conditions(asked: SearchFilter) -> Iterator[ColumnElement[bool]]:
    report = schema.report.c
    if asked.since is not None:
        yield report.published >= asked.since
    if asked.until is not None:
        yield report.published <= asked.until
    if asked.publisher is not None:
        yield report.publisher == asked.publisher


def _lite(words: str) -> Select[tuple[object, ...]]:
    found = named_table("report_words", named_column("rowid"))
    around: ColumnElement[str] = func.snippet(literal_column("report_words"), 1, "", "", "…", _AROUND).label("found")
    rank: ColumnElement[float] = literal_column("report_words.rank").label("rank")
    query = select(*report_columns(), around, rank)
    return query.join_from(found, schema.report, schema.report.c.n == found.c.rowid).where(_matching(words))


def _matching(words: str) -> ColumnElement[bool]:
    return literal_column("report_words").op("MATCH")(_fts(words))


def _fts(words: str) -> str:
    """The words in the query language of FTS5, where nothing that a user writes is an operator."""
    parts = [match.group(1) or match.group(2) for match in _PHRASE.finditer(_checked(words))]
    return " ".join(f'"{_bare(part)}"' + ("*" if part.endswith("*") else "") for part in parts if _LETTER.search(part))


def _bare(part: str) -> str:
    return part.rstrip("*").replace('"', " ")


def _checked(words: str) -> str:
    if not _LETTER.search(words):
        raise StoreError("search", "no words to look for", "Give some, as in `dateline search downed plane`")
    return words


def _postgres(words: str) -> Select[tuple[object, ...]]:
    table = named_table("report_words", named_column("report"), named_column("words"))
    asked = func.websearch_to_tsquery("english", _checked(words))
    style = f"StartSel='',StopSel='',MaxWords={_AROUND},MinWords={_AROUND // 2}"
    around: ColumnElement[str] = func.ts_headline("english", schema.body.c.text, asked, style).label("found")
    rank: ColumnElement[float] = (-func.ts_rank(table.c.words, asked)).label("rank")
    query = select(*report_columns(), around, rank)
    return (
        query.join_from(table, schema.report, schema.report.c.n == table.c.report)
        .join(schema.body, schema.body.c.report == schema.report.c.n)
        .where(table.c.words.op("@@")(asked))
    )
