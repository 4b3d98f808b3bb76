"""Two actors over time: a chart by quad class and score, and the events between them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response, get
from litestar.response import Stream, Template

from dateline.store import Store
from dateline.store.asking.answer import Answer
from dateline.store.asking.events import EventFilter
from dateline.store.asking.pairs import Level, PairRow, pairs
from dateline.store.asking.relations import Period
from dateline.store.asking.reports import span
from dateline.web.charts import relation_chart
from dateline.web.downloads import download
from dateline.web.kinds import Asking, Held
from dateline.web.pages.lists import answered, page_of
from dateline.web.questions import QUESTIONS, asked
from dateline.web.table import table

_EVENTS = 50
_COLUMNS = ("day", "type", "status", "agents", "recipients", "place", "stories", "score")
_COUNTED = 1000
"""Events from which the busiest pairs are counted: the latest."""
_BUSIEST = 12
_LONGEST = ((Period.WEEK, 600), (Period.MONTH, 6000))
"""Days up to which a chart goes by weeks, by months."""


@get("/relation", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template | Stream | Response[bytes]:
    question = QUESTIONS["relation"]
    given = dict(request.query_params)
    form = given.pop("format", "")
    if form:
        return download(store, question, question.ask(store, asked(question, given)), form, given)
    given.setdefault("by", _period(store, given).value)
    answer = answered(store, question, given)
    context = page_of(question, given, answer)
    if answer.rows is None:
        busiest = () if answer.problem else _busiest(store)
        return Template("relation.html", context={**context, "chart": None, "busiest": busiest})
    return Template(
        "relation.html",
        context={
            **context,
            "chart": relation_chart(tuple(answer.rows), {"actor": given["one"], "with_": given["other"]}),
            "names": {side: _name(store, given[side]) for side in ("one", "other")},
            "events": table(_between(store, given), _COLUMNS),
            "columns": _COLUMNS,
        },
    )


def _period(store: Store, given: Mapping[str, str]) -> Period:
    """The length of a period for which a chart of all the days is still readable, where nobody asks for another."""
    with store.reading() as connection:
        first, last = span(connection)
    ends = (given.get("since") or str(first or ""), given.get("until") or str(last or ""))
    try:
        days = (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days
    except ValueError:
        return Period.WEEK
    return next((period for period, most in _LONGEST if days <= most), Period.YEAR)


def _between(store: Store, given: Mapping[str, str]) -> Answer[Any]:
    events = QUESTIONS["events"]
    fields = {"actor": given["one"], "with_": given["other"], "limit": str(_EVENTS)}
    fields |= {name: given[name] for name in ("since", "until") if name in given}
    return events.ask(store, asked(events, fields))


def _name(store: Store, side: str) -> str:
    """A side as people call it."""
    found = next(iter(store.who(name=side, limit=1)), None)
    return found.name if found is not None else side


def _busiest(store: Store) -> tuple[PairRow, ...]:
    with store.reading() as connection:
        return pairs(connection, EventFilter(limit=_COUNTED), Level.STATE, _BUSIEST).rows


HANDLERS = (show,)
