"""One page for each question: a form, the rows, what follows, and the same rows to take away."""

from typing import Any
from urllib.parse import urlencode

from litestar import MediaType, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream, Template
from msgspec import Struct

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.asking.answer import Answer
from dateline.web.downloads import cite, download, formats
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, Question, asked
from dateline.web.table import table


def listing(question: Question) -> HTTPRouteHandler:
    """The page of one question."""

    @get(f"/{question.name}", name=question.name, sync_to_thread=True, include_in_schema=False)
    def show(store: Held, request: Asking) -> Template | Stream | Response[bytes]:
        given = dict(request.query_params)
        form = given.pop("format", "")
        if form:
            return download(store, question, question.ask(store, asked(question, given)), form, given)
        return Template("list.html", context=page_of(store, question, given), media_type=MediaType.HTML)

    return show


def page_of(store: Store, question: Question, given: dict[str, str]) -> dict[str, object]:
    """What the template of a list needs. A question that still lacks a word shows its empty form."""
    rows: Answer[Any] | None = None
    problem = None
    if all(given.get(name, "").strip() for name in question.needs):
        try:
            filled = asked(question, given)
            rows = question.ask(store, filled)
        except StoreError as error:
            problem = str(error)
    return {
        "page": question.name,
        "question": question,
        "given": given,
        "rows": table(rows, question.columns) if rows is not None else None,
        "problem": problem,
        "cite": cite(question, given, len(rows)) if rows is not None else "",
        "further": _further(rows, filled, given) if rows is not None else {},
        "downloads": {form: f"?{urlencode({**given, 'format': form})}" for form in formats(question)},
    }


def _further(rows: Answer[Any], filled: Struct, given: dict[str, str]) -> dict[str, str]:
    """Where the pages before and after this one are."""
    limit, offset = getattr(filled, "limit", 0), getattr(filled, "offset", 0)
    if not limit:
        return {}
    rest = {name: value for name, value in given.items() if name != "offset"}
    found = {}
    if offset:
        found["earlier"] = f"?{urlencode({**rest, 'offset': max(offset - limit, 0)})}"
    if len(rows) == limit:
        found["more"] = f"?{urlencode({**rest, 'offset': offset + limit})}"
    return found


SEPARATE = frozenset({"timeline", "relation"})
HANDLERS = tuple(listing(question) for name, question in QUESTIONS.items() if name not in SEPARATE)
