"""The HTTP API: every question of the command line, readings, judgements. `/api/schema` describes it (OpenAPI)."""

from inspect import Parameter, Signature
from typing import Annotated, Any, get_type_hints

import msgspec
from litestar import Router, get, post
from litestar.connection import ASGIConnection
from litestar.exceptions import ClientException
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Struct

from dateline import reader
from dateline.errors import StoreError
from dateline.ingest import day, document
from dateline.model.world import Judgement, Ruling
from dateline.store.asking.answer import Answer
from dateline.web.downloads import as_json
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, Question, asked

_FIELD: Any = Annotated[str | None, QueryParameter()]
_LIMIT = RateLimitConfig(("minute", 120))


class Rows(Struct, frozen=True):
    """Rows of an answer; `next` is the offset of those that follow, or null."""

    rows: list[dict[str, Any]]
    next: int | None = None


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """A report to read at once; nothing is kept."""

    text: str
    title: str | None = None
    published: str | None = None


class Decided(Struct, frozen=True, forbid_unknown_fields=True):
    """A judgement on a claim (`<report>#<id>`); `change` holds the fields to set right."""

    ruling: Ruling
    claim: str
    by: str
    why: str = ""
    change: dict[str, Any] = {}


def asking(question: Question) -> HTTPRouteHandler:
    """The address of one question, its parameters those of the filter."""

    def answer(store: Held, request: Asking, **_: object) -> Rows:
        filled = asked(question, dict(request.query_params))
        return _rows(question.ask(store, filled), filled)

    known = ("store", "request")
    hints = {name: kind for name, kind in get_type_hints(question.filter).items() if name not in known}
    own = [Parameter("store", Parameter.KEYWORD_ONLY, annotation=Held)]
    own.append(Parameter("request", Parameter.KEYWORD_ONLY, annotation=Asking))
    fields = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=_FIELD, default=None) for name in hints if name != "ids"
    ]
    answer.__signature__ = Signature([*own, *fields], return_annotation=Rows)  # type: ignore[attr-defined]
    answer.__annotations__ = {p.name: p.annotation for p in (*own, *fields)} | {"return": Rows}
    answer.__doc__ = question.about
    return get(f"/{question.name}", sync_to_thread=True, summary=question.title)(answer)


@get("/reports/{report:str}", sync_to_thread=True)
def report(store: Held, report: FromPath[str]) -> dict[str, Any]:
    """The reading of one report with its text, as `dateline read --format jsonl` prints it."""
    found: dict[str, Any] = msgspec.to_builtins(store.report(report))
    return found


@post("/read", sync_to_thread=True, status_code=200, middleware=[_LIMIT.middleware])
def read(data: JSONBody[Text]) -> dict[str, Any]:
    """Reads a text at once; nothing is kept."""
    on = day(data.published, "published") if data.published else None
    found: dict[str, Any] = msgspec.to_builtins(reader().read(document(data.text, title=data.title, published=on)))
    return found


@get("/judgements", sync_to_thread=True)
def judgements(store: Held) -> Rows:
    """All decisions in the order of time."""
    return Rows(as_json(store.judgements()))


@post("/judge", sync_to_thread=True)
def judge(store: Held, data: JSONBody[Decided]) -> Judgement:
    """Accepts, rejects or edits a claim."""
    if data.ruling is Ruling.ACCEPT:
        return store.accept(data.claim, by=data.by, why=data.why)
    if data.ruling is Ruling.REJECT:
        return store.reject(data.claim, by=data.by, why=data.why)
    if data.ruling is Ruling.EDIT:
        return store.edit(data.claim, data.change, by=data.by, why=data.why)
    raise StoreError(data.claim, f"a claim cannot be {data.ruling.value}d", "Accept, reject or edit it")


def _rows(answer: Answer[Any], filled: Struct) -> Rows:
    limit, offset = getattr(filled, "limit", 0), getattr(filled, "offset", 0)
    return Rows(as_json(answer), offset + limit if limit and len(answer) == limit else None)


def json_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A form of a foreign page cannot send JSON, so what changes or costs something takes nothing else."""
    if connection.scope.get("method") == "POST" and "json" not in connection.headers.get("content-type", ""):
        raise ClientException("Send JSON, with the header Content-Type: application/json")


ROUTER = Router(
    path="/api",
    route_handlers=[*map(asking, QUESTIONS.values()), report, read, judgements, judge],
    guards=[json_only],
)
