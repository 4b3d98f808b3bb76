"""The network: who acts on whom, the busiest pairs of a period, as states or each actor alone."""

from typing import Any

import msgspec
from litestar import get
from litestar.response import Template

from dateline.store import Store
from dateline.store.asking.pairs import Level, Pairs, pairs
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked

FIELDS = ("actor", "type", "status", "since", "until")
_EVENTS = 2000
"""Events that one network counts: the latest that fit."""
_PAIRS = 60
_DRAWN = 40


@get("/network", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    level = _level(given)
    found = _pairs(store, given, level)
    context = {
        "page": "network",
        "given": given,
        "fields": FIELDS,
        "question": QUESTIONS["events"],
        "level": level.value,
    }
    return Template("network.html", context={**context, "found": found, "most": _EVENTS, "drawn": _DRAWN})


@get("/network.json", sync_to_thread=True, include_in_schema=False)
def links(store: Held, request: Asking) -> list[dict[str, Any]]:
    given = dict(request.query_params)
    return [msgspec.to_builtins(row) for row in _pairs(store, given, _level(given)).rows[:_DRAWN]]


def _level(given: dict[str, str]) -> Level:
    return Level.ACTOR if given.get("level") == Level.ACTOR.value else Level.STATE


def _pairs(store: Store, given: dict[str, str], level: Level) -> Pairs:
    with store.reading() as connection:
        return pairs(connection, asked(QUESTIONS["events"], given, limit=_EVENTS), level, _PAIRS)


HANDLERS = (show, links)
