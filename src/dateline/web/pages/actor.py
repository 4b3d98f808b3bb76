"""One actor: names, offices with their days, what they did, said, undertook, what is disputed; and who they are."""

from urllib.parse import urlencode

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from dateline.store import Store
from dateline.store.asking.events import EventFilter
from dateline.store.asking.pairs import Level, PairRow, pairs
from dateline.store.asking.rows import ActorRow
from dateline.web.kinds import Asking, Held
from dateline.web.pages.period import front
from dateline.web.pages.review import reviewing
from dateline.web.sightings import sightings

_SHOWN = {"events": 30, "disputes": 8, "commitments": 10, "said": 15}
_RELATED = 12
_COUNTED = 500
"""Events from which the relations of an actor are counted: the latest."""
_SIGHTINGS = 60


@get("/actors/{actor:str}", sync_to_thread=True, include_in_schema=False)
def show(store: Held, actor: FromPath[str]) -> Template:
    found = _found(store, actor)
    shown = front(store, {"actor": found.id}, _SHOWN)
    context = {"page": "who", "actor": found, "found": shown.found, "asked": shown.asked, "linked": True}
    maybe = [one for other in found.unsure for one in store.who(name=other)]
    return Template("actor.html", context={**context, "maybe": maybe, "related": _related(store, found.id)})


@get("/actors/{actor:str}/identity", sync_to_thread=True, include_in_schema=False)
def identity(store: Held, request: Asking, actor: FromPath[str]) -> Template:
    """Whether the mentions are of one actor, and whether another entry is the same."""
    found = _found(store, actor)
    maybe = [one for other in found.unsure for one in store.who(name=other)]
    seen = sightings(store, found.id, _SIGHTINGS)
    context = {"page": "who", "actor": found, "maybe": maybe, "seen": seen, "by": reviewing(request)}
    return Template("identity.html", context=context)


def _found(store: Store, actor: str) -> ActorRow:
    """Raises: NotFoundException."""
    found = next(iter(store.who(name=actor)), None)
    if found is None:
        raise NotFoundException("No such actor: it may have been merged. The list of actors shows those of today")
    return found


def _related(store: Store, actor: str) -> list[tuple[str, str, int, str]]:
    """With whom most was done of late: name, id, number of events, and the address of the relation."""
    with store.reading() as connection:
        found = pairs(connection, EventFilter(actor=actor, limit=_COUNTED), Level.ACTOR, _COUNTED)
    counted: dict[str, tuple[str, int]] = {}
    for row in found.rows:
        for name, other in _others(row, actor):
            counted[other] = (name, counted.get(other, ("", 0))[1] + row.events)
    busiest = sorted(counted.items(), key=lambda one: (-one[1][1], one[0]))[:_RELATED]
    return [
        (name, other, count, f"/relation?{urlencode({'one': actor, 'other': other})}")
        for other, (name, count) in busiest
    ]


def _others(row: PairRow, actor: str) -> list[tuple[str, str]]:
    if row.agent_id == actor:
        return [(row.recipient, row.recipient_id)]
    return [(row.agent, row.agent_id)] if row.recipient_id == actor else []


HANDLERS = (show, identity)
