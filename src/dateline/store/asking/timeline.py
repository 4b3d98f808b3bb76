"""Events in the order of time, each in the words of the report that told of it first."""

from msgspec import structs
from sqlalchemy import Connection

from dateline.store.asking.answer import Answer
from dateline.store.asking.events import EventFilter, events
from dateline.store.asking.rows import EventRow, TimelineRow
from dateline.store.asking.telling import Telling, first_tellings


def timeline(connection: Connection, asked: EventFilter) -> Answer[TimelineRow]:
    """The events that fit, the oldest first; those of no known day come last."""
    found = events(connection, structs.replace(asked, oldest_first=True))
    told = first_tellings(connection, [event.id for event in found])
    return Answer(TimelineRow, (_row(event, told.get(event.id)) for event in found))


def _row(event: EventRow, told: Telling | None) -> TimelineRow:
    return TimelineRow(
        day=event.day,
        type=event.type,
        status=event.status,
        agents=event.agents,
        recipients=event.recipients,
        place=event.place,
        words=told.words if told is not None else "",
        stories=event.stories,
        report=told.report if told is not None else "",
        event=event.id,
    )
