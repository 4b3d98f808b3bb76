"""Events in the order of time, each in the words of the report that told of it first."""

from collections.abc import Iterable

from msgspec import structs
from sqlalchemy import Connection, select

from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.claims import cut_words
from dateline.store.asking.events import EventFilter, events
from dateline.store.asking.rows import EventRow, TimelineRow
from dateline.store.rows import chunks


def timeline(connection: Connection, asked: EventFilter) -> Answer[TimelineRow]:
    """The events that fit, the oldest first; those of no known day come last."""
    found = events(connection, structs.replace(asked, oldest_first=True))
    words = _words(connection, [event.id for event in found])
    return Answer(TimelineRow, (_row(event, *words.get(event.id, ("", ""))) for event in found))


def _words(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """For each event the report that told of it first, and its words."""
    event, claim, report, body = schema.event.c, schema.claim.c, schema.report.c, schema.body.c
    query = (
        select(event.id, report.id.label("document"), cut_words(claim).label("words"))
        .join_from(schema.event, schema.claim, claim.event == event.n)
        .join(schema.report, claim.report == report.n)
        .join(schema.body, body.report == report.n)
        .order_by(
            report.published.is_(None).desc(), report.published.desc(), report.id.desc(), claim.trigger_start.desc()
        )
    )
    return {
        row.id: (row.document, row.words)
        for some in chunks(ids)
        for row in connection.execute(query.where(event.id.in_(some)))
    }


def _row(event: EventRow, report: str, words: str) -> TimelineRow:
    return TimelineRow(
        day=event.day,
        type=event.type,
        status=event.status,
        agents=event.agents,
        recipients=event.recipients,
        place=event.place,
        words=" ".join(words.split()),
        stories=event.stories,
        report=report,
        event=event.id,
    )
