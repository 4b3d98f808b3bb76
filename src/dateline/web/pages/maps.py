"""The map: events by place over borders that come with the package; what has no place is counted, never guessed."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from litestar import get
from litestar.response import Template
from msgspec import Struct

from dateline.store import Store
from dateline.store.asking.places import Placed, PlacedRow, Point, placed
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked
from dateline.web.table import place_name

FIELDS = ("actor", "type", "status", "since", "until")
_MOST = 2000
"""Events that one map counts: the latest that fit."""
_STEPS = 100
"""Days up to which the slider goes by days; beyond, by months."""
_LISTED = 60


class Spot(Struct, frozen=True):
    """A place of the list beside the map."""

    name: str
    state: str
    events: int
    quads: tuple[tuple[int, int], ...]


@get("/map", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    found = _placed(store, given)
    there = sum(row.events for row in found.rows)
    context = {"page": "map", "given": given, "fields": FIELDS, "question": QUESTIONS["events"], "most": _MOST}
    counts = {"count": found.events, "placed": there, "spots": spots(found.rows)[:_LISTED]}
    return Template("map.html", context=context | counts)


@get("/map.geojson", sync_to_thread=True, include_in_schema=False, media_type="application/geo+json")
def points(store: Held, request: Asking) -> dict[str, Any]:
    """A feature for each place, day or month, and quad class, with the number of events."""
    rows = _placed(store, dict(request.query_params)).rows
    by_day = len({row.day for row in rows}) <= _STEPS
    counted: Counter[tuple[Point, str, int]] = Counter()
    for row in rows:
        when = str(row.day or "") if by_day else f"{row.day:%Y-%m}" if row.day is not None else ""
        counted[row.point, when, row.type.quad.value] += row.events
    return {"type": "FeatureCollection", "features": [_feature(*key, events=n) for key, n in counted.items()]}


def spots(rows: Iterable[PlacedRow]) -> tuple[Spot, ...]:
    """The places, those with most events first."""
    found: dict[tuple[str, str], Counter[int]] = {}
    for row in rows:
        found.setdefault((place_name(row.point.place), row.point.country or ""), Counter())[row.type.quad.value] += (
            row.events
        )
    every = (Spot(name, state, quads.total(), tuple(sorted(quads.items()))) for (name, state), quads in found.items())
    return tuple(sorted(every, key=lambda spot: (-spot.events, spot.name)))


def _placed(store: Store, given: dict[str, str]) -> Placed:
    with store.reading() as connection:
        return placed(connection, asked(QUESTIONS["events"], given, limit=_MOST))


def _feature(point: Point, when: str, quad: int, *, events: int) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
        "properties": {"place": place_name(point.place), "when": when, "quad": quad, "events": events},
    }


HANDLERS = (show, points)
