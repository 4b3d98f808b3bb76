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


class Answered(Struct, frozen=True):
    """The rows of a question with the filter that they fit; none where it lacks a word, or has a wrong one."""

    rows: Answer[Any] | None = None
    filter: Struct | None = None
    problem: str | None = None


def listing(question: Question) -> HTTPRouteHandler:
    """The page of one question."""

    @get(f"/{question.name}", name=question.name, sync_to_thread=True, include_in_schema=False)
    def show(store: Held, request: Asking) -> Template | Stream | Response[bytes]:
        given = dict(request.query_params)
        form = given.pop("format", "")
        if form:
            return download(store, question, question.ask(store, asked(question, given)), form, given)
        context = page_of(question, given, answered(store, question, given))
        return Template("list.html", context=context, media_type=MediaType.HTML)

    return show


def answered(store: Store, question: Question, given: dict[str, str]) -> Answered:
    """Asks once. A question that still lacks a word is not asked: its page shows the empty form."""
    if not all(given.get(name, "").strip() for name in question.needs):
        return Answered()
    try:
        filled = asked(question, given)
        return Answered(question.ask(store, filled), filled)
    except StoreError as error:
        return Answered(problem=str(error))


def page_of(question: Question, given: dict[str, str], answer: Answered) -> dict[str, object]:
    """What the template of a list needs."""
    rows = answer.rows
    return {
        "page": question.name,
        "question": question,
        "given": given,
        "found": rows,
        "rows": table(rows, question.columns) if rows is not None else None,
        "problem": answer.problem,
        "cite": cite(question, given, len(rows)) if rows is not None else "",
        "further": _further(rows, answer.filter, given) if rows is not None else {},
        "downloads": {form: f"?{urlencode({**given, 'format': form})}" for form in formats(question)},
    }


def _further(rows: Answer[Any], filled: Struct | None, given: dict[str, str]) -> dict[str, str]:
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
