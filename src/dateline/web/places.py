"""Where events are: the points of their claims, as GeoJSON."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from dateline.store import Store, schema
from dateline.store.asking.rows import EventRow
from dateline.store.rows import chunks


def collection(store: Store, events: Iterable[EventRow]) -> dict[str, Any]:
    """Every event as a feature; one without a point has no geometry, so that as many are taken away as are shown."""
    rows = list(events)
    points = _points(store, [row.id for row in rows])
    return {"type": "FeatureCollection", "features": [_feature(row, points.get(row.id)) for row in rows]}


def _points(store: Store, ids: Iterable[str]) -> dict[str, tuple[float, float]]:
    claim, event = schema.claim.c, schema.event.c
    query = (
        select(event.id, claim.lon, claim.lat)
        .join_from(schema.event, schema.claim, claim.event == event.n)
        .where(claim.lat.is_not(None))
        .order_by(claim.n.desc())
    )
    with store.reading() as connection:
        return {
            row.id: (row.lon, row.lat)
            for some in chunks(ids)
            for row in connection.execute(query.where(event.id.in_(some)))
        }


def _feature(row: EventRow, point: tuple[float, float] | None) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(point)} if point is not None else None,
        "properties": {
            "id": row.id,
            "day": str(row.day or ""),
            "type": row.type.value,
            "quad": row.type.quad.value,
            "status": row.status.value,
            "agents": ", ".join(row.agents),
            "recipients": ", ".join(row.recipients),
            "place": row.place or "",
        },
    }
