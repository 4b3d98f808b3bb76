"""The timeline: events as intervals, and in words below."""

from litestar import Response, get
from litestar.response import Stream, Template

from dateline.web.charts import timeline_chart
from dateline.web.downloads import download
from dateline.web.kinds import Asking, Held
from dateline.web.pages.lists import page_of
from dateline.web.questions import QUESTIONS, asked

_DRAWN = "60"


@get("/timeline", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template | Stream | Response[bytes]:
    question = QUESTIONS["timeline"]
    given = dict(request.query_params)
    form = given.pop("format", "")
    given.setdefault("limit", _DRAWN)
    if form:
        return download(store, question, question.ask(store, asked(question, given)), form, given)
    context = page_of(store, question, given)
    events = QUESTIONS["events"]
    try:
        rows = events.ask(store, asked(events, {**given, "oldest_first": "true"})) if not context["problem"] else ()
    finally:
        given.pop("limit")
    drawing, lanes = timeline_chart(tuple(rows))
    return Template("timeline.html", context={**context, "drawing": drawing, "lanes": lanes})


HANDLERS = (show,)
