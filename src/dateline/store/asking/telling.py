"""Who told of an event first, and in which words."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, func, select

from dateline.store import schema
from dateline.store.asking.plan import cut_words
from dateline.store.rows import chunks


class Telling(Struct, frozen=True, kw_only=True):
    """The first claim of an event: its report, its words, and who vouches for it, outermost first."""

    report: str
    publisher: str | None
    published: date | None
    start: int
    words: str
    said_by: tuple[str, ...] = ()


def first_tellings(connection: Connection, events: Iterable[str]) -> dict[str, Telling]:
    """For each event the report that told of it first: the earliest published, and there what stands first."""
    claim, report, body = schema.claim.c, schema.report.c, schema.body.c
    first = _first(connection, events)
    asked = (
        select(
            claim.n, report.id, report.publisher, report.published, claim.span_start, cut_words(claim).label("words")
        )
        .join_from(schema.claim, schema.report, claim.report == report.n)
        .join(schema.body, body.report == report.n)
    )
    rows = [row for some in chunks(first) for row in connection.execute(asked.where(claim.n.in_(some)))]
    sources = _sources(connection, first)
    return {
        first[row.n]: Telling(
            report=row.id,
            publisher=row.publisher,
            published=row.published,
            start=row.span_start,
            words=" ".join(row.words.split()),
            said_by=tuple(sources[row.n]),
        )
        for row in rows
    }


def _first(connection: Connection, events: Iterable[str]) -> dict[int, str]:
    """The first claim's number of each event, with the event's id. Texts are not touched to find it."""
    event, claim, report = schema.event.c, schema.claim.c, schema.report.c
    order = (report.published.asc().nulls_last(), report.id, claim.trigger_start)
    place = func.row_number().over(partition_by=claim.event, order_by=order).label("place")
    told = (
        select(claim.n, event.id, place)
        .join_from(schema.event, schema.claim, claim.event == event.n)
        .join(schema.report, claim.report == report.n)
    )
    found: dict[int, str] = {}
    for some in chunks(events):
        ranked = told.where(event.id.in_(some)).subquery()
        found |= {row.n: row.id for row in connection.execute(select(ranked).where(ranked.c.place == 1))}
    return found


def _sources(connection: Connection, claims: Iterable[int]) -> dict[int, list[str]]:
    side, form = schema.claim_side.c, schema.form.c
    asked = select(side.claim, form.name).join_from(schema.claim_side, schema.form, side.form == form.n)
    found: dict[int, list[str]] = defaultdict(list)
    for some in chunks(claims):
        that = side.claim.in_(some) & (side.side == "said_by")
        for row in connection.execute(asked.where(that).order_by(side.position)):
            found[row.claim].append(row.name)
    return found
