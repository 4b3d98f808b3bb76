"""Where events are: how many at each place, by day and kind."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, select

from dateline.model import EventType
from dateline.store import schema
from dateline.store.asking.events import EventFilter, latest_events
from dateline.store.rows import chunks


class Point(Struct, frozen=True):
    """A place with its degrees."""

    place: str
    country: str | None
    lon: float
    lat: float


class PlacedRow(Struct, frozen=True, kw_only=True):
    """Events of one kind on one day at one point. The first claim of an event that gives a point decides."""

    point: Point
    day: date | None
    type: EventType
    events: int


class Placed(Struct, frozen=True, kw_only=True):
    """The rows, and how many events they were counted from, those without a place among them."""

    rows: tuple[PlacedRow, ...]
    events: int


def placed(connection: Connection, asked: EventFilter) -> Placed:
    """The events that fit, the latest `limit` of them."""
    found = latest_events(connection, asked)
    points = _points(connection, (event.n for event in found))
    counted = Counter((points[event.n], event.day, EventType(event.type)) for event in found if event.n in points)
    return Placed(
        rows=tuple(PlacedRow(point=p, day=day, type=kind, events=n) for (p, day, kind), n in counted.items()),
        events=len(found),
    )


def _points(connection: Connection, events: Iterable[int]) -> dict[int, Point]:
    claim = schema.claim.c
    asked = select(claim.event, claim.place, claim.country, claim.lon, claim.lat).where(claim.lat.is_not(None))
    return {
        row.event: Point(row.place or "", row.country, row.lon, row.lat)
        for some in chunks(events)
        for row in connection.execute(asked.where(claim.event.in_(some)).order_by(claim.n.desc()))
    }
