"""The first page: what happened in a period, what was said, is disputed, falls due; on screen or as a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import get
from litestar.response import Template
from msgspec import Struct

from dateline.store import Store
from dateline.store.asking.answer import Answer
from dateline.store.asking.events import latest_day
from dateline.store.asking.reports import totals
from dateline.store.asking.rows import CommitmentRow
from dateline.web.downloads import cite
from dateline.web.happenings import happenings
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked
from dateline.web.sending import CSS, attached

FIELDS = ("actor", "type", "place", "status", "publisher", "since", "until")
_ALSO = {"said": {"actor": "by"}, "commitments": {"actor": "by"}}
"""What the fields of this page are called in other questions."""
_SHOWN = {"events": 25, "disputes": 6, "commitments": 8, "said": 12}
_SENT = {"events": 300, "disputes": 100, "commitments": 100, "said": 200}


class Front(Struct, frozen=True):
    """What stands on the page, and for each part the filter of the list that goes on with it."""

    found: Mapping[str, Any]
    asked: Mapping[str, Mapping[str, str]]


@get("/", sync_to_thread=True, include_in_schema=False)
def period(store: Held, request: Asking) -> Template:
    given = _given(request)
    context = {"page": "", "fields": FIELDS, "counts": store.ledger_counts(), "linked": True}
    return Template("period.html", context=context | _context(store, given, _SHOWN))


@get("/send", sync_to_thread=True, include_in_schema=False)
def send(store: Held, request: Asking) -> Template:
    """The period as one file that needs nothing else, to send to somebody."""
    context = {"css": CSS, "linked": False, **_context(store, _given(request), _SENT)}
    return Template("send_period.html", context=context, headers=attached("period.html"))


def front(store: Store, given: Mapping[str, str], most: Mapping[str, int]) -> Front:
    """The parts of the page, each with so many rows at most."""
    fields = {name: {_ALSO.get(name, {}).get(field, field): value for field, value in given.items()} for name in most}
    found: dict[str, Any] = {
        name: _ask(store, name, {**fields[name], "limit": str(most[name])}) for name in ("events", "disputes", "said")
    }
    found["commitments"] = _due(store, fields["commitments"], most["commitments"])
    found["events"] = happenings(store, found["events"])
    return Front(found, fields)


def _context(store: Store, given: Mapping[str, str], most: Mapping[str, int]) -> dict[str, object]:
    shown = front(store, given, most)
    with store.reading() as connection:
        held = totals(connection)
    count = len(shown.found["events"])
    return {
        "given": given,
        "found": shown.found,
        "asked": shown.asked,
        "totals": held,
        "cite": cite(QUESTIONS["events"], given, count),
    }


def _due(store: Store, fields: Mapping[str, str], most: int) -> list[CommitmentRow]:
    """Commitments that fall due next, then the others."""
    with store.reading() as connection:
        today: date | None = latest_day(connection)
    coming = _ask(store, "commitments", {**fields, "due_after": str(today), "limit": str(most)}) if today else ()
    rest = _ask(store, "commitments", {**fields, "limit": str(most)}) if len(coming) < most else ()
    return list({one.id: one for one in (*coming, *rest)}.values())[:most]


def _ask(store: Store, name: str, fields: Mapping[str, str]) -> Answer[Any]:
    question = QUESTIONS[name]
    return question.ask(store, asked(question, fields))


def _given(request: Asking) -> dict[str, str]:
    return {name: value for name, value in request.query_params.items() if value.strip()}


HANDLERS = (period, send)
