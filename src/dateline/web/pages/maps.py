"""The map: events by place over borders that come with the package; what has no place is counted, never guessed."""

from typing import Any

from litestar import get
from litestar.response import Template

from dateline.web.kinds import Asking, Held
from dateline.web.places import features, unplaced
from dateline.web.questions import QUESTIONS, asked

FIELDS = ("actor", "type", "status", "since", "until")
_MOST = "1000"


@get("/map", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    events = QUESTIONS["events"]
    rows = events.ask(store, asked(events, {**given, "limit": _MOST}))
    context = {"page": "map", "given": given, "fields": FIELDS, "question": events}
    return Template("map.html", context={**context, "count": len(rows), "unplaced": unplaced(store, rows)})


@get("/map.geojson", sync_to_thread=True, include_in_schema=False, media_type="application/geo+json")
def points(store: Held, request: Asking) -> dict[str, Any]:
    events = QUESTIONS["events"]
    rows = events.ask(store, asked(events, {**dict(request.query_params), "limit": _MOST}))
    return {"type": "FeatureCollection", "features": features(store, rows)}


HANDLERS = (show, points)
