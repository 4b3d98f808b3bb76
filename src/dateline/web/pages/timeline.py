"""The timeline: events as intervals, and in words below."""

from litestar import Response, get
from litestar.response import Stream, Template

from dateline.web.downloads import download
from dateline.web.kinds import Asking, Held
from dateline.web.lanes import Timeline, timeline_chart
from dateline.web.pages.lists import answered, page_of
from dateline.web.questions import QUESTIONS, asked

_DRAWN = "60"


@get("/timeline", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template | Stream | Response[bytes]:
    question, events = QUESTIONS["timeline"], QUESTIONS["events"]
    given = dict(request.query_params)
    form = given.pop("format", "")
    limited = {"limit": _DRAWN, **given}
    if form:
        return download(store, question, question.ask(store, asked(question, limited)), form, limited)
    answer = answered(store, question, limited)
    context = page_of(question, limited, answer) | {"given": given}
    chart = Timeline()
    if answer.rows is not None:
        chart = timeline_chart(tuple(events.ask(store, asked(events, {**limited, "oldest_first": "true"}))))
    return Template("timeline.html", context={**context, "chart": chart})


HANDLERS = (show,)
