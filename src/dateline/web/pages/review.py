"""Review: claims that nobody has judged, the unsure ones first; accept, reject, set right, take back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

import msgspec
from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from dateline.errors import StoreError
from dateline.model import EventType, Mood
from dateline.store.asking.rows import ClaimRow
from dateline.web.around import around
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked
from dateline.web.sending import attached
from dateline.web.table import actor_page

FIELDS = ("actor", "type", "mood", "said_by", "since", "until")
_QUEUE = 40
_DECIDED = 20
_WHO = "dateline-reviewer"
_A_YEAR = 365 * 24 * 3600


@dataclass
class Decision:
    """What the form of one claim sends; `then` is the address of the queue to go back to."""

    claim: str | list[str] = ""
    ruling: str = ""
    by: str = ""
    why: str = ""
    type: str = ""
    mood: str = ""
    negated: str = ""
    then: str = "/review"


@dataclass
class Identity:
    """What the forms of an actor's page send: those who are the same, or the mentions of somebody else."""

    actor: str = ""
    ruling: str = ""
    other: str | list[str] = ""
    by: str = ""
    why: str = ""


@dataclass
class Undoing:
    judgement: str = ""
    by: str = ""
    then: str = "/review"


@get("/review", sync_to_thread=True, include_in_schema=False)
def queue(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    reviewer = given.get("reviewer", "")
    claims = QUESTIONS["claims"]
    rows = claims.ask(store, asked(claims, {**given, "judged": "false", "limit": str(_QUEUE)}))
    judgements = tuple(store.judgements())
    waiting = sorted(rows, key=lambda row: -doubt(row))
    context = {
        "page": "review",
        "question": claims,
        "fields": FIELDS,
        "given": given,
        "claims": waiting,
        "around": around(store, waiting),
        "types": tuple(kind.value for kind in EventType),
        "moods": tuple(mood.value for mood in Mood),
        "by": reviewing(request),
        "judgements": [one for one in judgements[::-1] if one.by == reviewer or not reviewer][:_DECIDED],
        "reviewers": {
            name: f"?{urlencode({**given, 'reviewer': name})}" for name in sorted({j.by for j in judgements})
        },
        "reviewer": reviewer,
        "agreement": agreement(judgements),
        "here": str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
    }
    return Template("review.html", context=context)


@get("/review/judgements.jsonl", sync_to_thread=True, include_in_schema=False)
def judgements(store: Held) -> Response[bytes]:
    """All decisions, to train and test with: what `dateline judgements export` writes."""
    lines = b"".join(msgspec.json.encode(one) + b"\n" for one in store.export_judgements())
    return Response(lines, media_type="application/x-ndjson", headers=attached("judgements.jsonl"))


@dataclass
class Me:
    by: str = ""


@post("/review/me", sync_to_thread=False, include_in_schema=False)
def me(data: URLEncodedBody[Me]) -> Redirect:
    """Somebody else goes on at this browser."""
    return _back("/review", data.by.strip())


@post("/review/decide", sync_to_thread=True, include_in_schema=False)
def decide(store: Held, data: URLEncodedBody[Decision]) -> Redirect:
    for claim in _several(data.claim):
        if data.ruling == "accept":
            store.accept(claim, by=data.by, why=data.why)
        elif data.ruling == "reject":
            store.reject(claim, by=data.by, why=data.why)
        elif data.ruling == "edit":
            store.edit(claim, _change(data), by=data.by, why=data.why)
        else:
            raise StoreError("review", f"no such ruling: {data.ruling[:20]}", "Accept, reject or edit")
    return _back(data.then, data.by)


@post("/review/actors", sync_to_thread=True, include_in_schema=False)
def identify(store: Held, data: URLEncodedBody[Identity]) -> Redirect:
    """Merges actors, or splits mentions off one; back to the page of the first who is left."""
    others = _several(data.other)
    if data.ruling == "merge":
        store.merge_actors(data.actor, others, by=data.by, why=data.why)
    elif data.ruling == "split":
        store.split_actor(data.actor, others, by=data.by, why=data.why)
    else:
        raise StoreError("review", f"no such ruling: {data.ruling[:20]}", "Merge or split")
    left = (one.id for name in (data.actor, *others) for one in store.who(name=name, limit=1))
    return _to(actor_page(next(left, "")) or "/review", data.by)


@post("/review/undo", sync_to_thread=True, include_in_schema=False)
def undo(store: Held, data: URLEncodedBody[Undoing]) -> Redirect:
    store.undo(data.judgement, by=data.by)
    return _back(data.then, data.by)


def reviewing(request: Asking) -> str:
    """The name under which the last decision of this browser was made."""
    return unquote(request.cookies.get(_WHO, ""))


def doubt(row: ClaimRow) -> int:
    """How much there is to check in a claim: sides that are missing, and deeds that are not plain."""
    return 2 * (not row.agents) + (not row.recipients) + (row.mood is not Mood.ACTUAL) + row.negated


def agreement(judgements: Any) -> tuple[int, int]:  # noqa: ANN401  rows of judgements
    """Of the claims that two people judged, how many they judged alike."""
    standing: dict[str, dict[str, str]] = {}
    for one in judgements:
        if not one.undone and one.undoes is None:
            standing.setdefault(one.target, {})[one.by] = one.ruling
    shared = [rulings for rulings in standing.values() if len(rulings) > 1]
    return sum(len(set(rulings.values())) == 1 for rulings in shared), len(shared)


def _change(data: Decision) -> dict[str, object]:
    given = {"type": data.type, "mood": data.mood}
    change: dict[str, object] = {name: value for name, value in given.items() if value}
    return change | ({"negated": data.negated == "true"} if data.negated else {})


def _several(given: str | list[str]) -> list[str]:
    """What was ticked; a form sends one without a list."""
    return [one for one in ([given] if isinstance(given, str) else given) if one.strip()]


def _back(then: str, by: str) -> Redirect:
    """Back to the queue; only to pages of our own."""
    return _to(then if then.startswith("/review") else "/review", by)


def _to(path: str, by: str) -> Redirect:
    cookie = Cookie(key=_WHO, value=quote(by, safe=""), max_age=_A_YEAR, samesite="strict", httponly=True)
    return Redirect(path, status_code=303, cookies=[cookie])


HANDLERS = (queue, judgements, me, decide, identify, undo)
