"""Two actors over time: a chart by quad class and score, and the events between them."""

from litestar import Response, get
from litestar.response import Stream, Template

from dateline.web.charts import relation_chart
from dateline.web.downloads import download
from dateline.web.kinds import Asking, Held
from dateline.web.pages.lists import page_of
from dateline.web.questions import QUESTIONS, asked
from dateline.web.table import table

_EVENTS = 100


@get("/relation", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template | Stream | Response[bytes]:
    question = QUESTIONS["relation"]
    given = dict(request.query_params)
    form = given.pop("format", "")
    if form:
        return download(store, question, question.ask(store, asked(question, given)), form, given)
    context = page_of(store, question, given)
    if context["rows"] is None:
        return Template("relation.html", context={**context, "chart": None, "events": None})
    rows = question.ask(store, asked(question, given))
    between = QUESTIONS["events"]
    fields = {"actor": given["one"], "with_": given["other"], "limit": str(_EVENTS)}
    fields |= {name: given[name] for name in ("since", "until") if name in given}
    events = between.ask(store, asked(between, fields))
    columns = ("day", "type", "status", "agents", "recipients", "place", "stories", "score")
    return Template(
        "relation.html",
        context={**context, "chart": relation_chart(tuple(rows)), "events": table(events, columns), "columns": columns},
    )


HANDLERS = (show,)
