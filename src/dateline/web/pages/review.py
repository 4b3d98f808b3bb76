"""Review: claims that nobody has judged, the unsure ones first; accept, reject, set right, take back."""

from dataclasses import dataclass
from typing import Any

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from dateline.errors import StoreError
from dateline.model import EventType, Mood
from dateline.store.asking.rows import ClaimRow
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked

FIELDS = ("actor", "type", "mood", "said_by", "since", "until")
_QUEUE = 40
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
class Undoing:
    judgement: str = ""
    by: str = ""
    then: str = "/review"


@get("/review", sync_to_thread=True, include_in_schema=False)
def queue(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    claims = QUESTIONS["claims"]
    rows = claims.ask(store, asked(claims, {**given, "judged": "false", "limit": str(_QUEUE)}))
    judgements = tuple(store.judgements())
    context = {
        "page": "review",
        "question": claims,
        "fields": FIELDS,
        "given": given,
        "claims": sorted(rows, key=lambda row: -doubt(row)),
        "types": tuple(kind.value for kind in EventType),
        "moods": tuple(mood.value for mood in Mood),
        "by": request.cookies.get(_WHO, ""),
        "judgements": judgements[::-1][:20],
        "agreement": agreement(judgements),
        "here": str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
    }
    return Template("review.html", context=context)


@post("/review/decide", sync_to_thread=True, include_in_schema=False)
def decide(store: Held, data: URLEncodedBody[Decision]) -> Redirect:
    for claim in [data.claim] if isinstance(data.claim, str) else data.claim:
        if data.ruling == "accept":
            store.accept(claim, by=data.by, why=data.why)
        elif data.ruling == "reject":
            store.reject(claim, by=data.by, why=data.why)
        elif data.ruling == "edit":
            store.edit(claim, _change(data), by=data.by, why=data.why)
        else:
            raise StoreError("review", f"no such ruling: {data.ruling[:20]}", "Accept, reject or edit")
    return _back(data.then, data.by)


@post("/review/undo", sync_to_thread=True, include_in_schema=False)
def undo(store: Held, data: URLEncodedBody[Undoing]) -> Redirect:
    store.undo(data.judgement, by=data.by)
    return _back(data.then, data.by)


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


def _back(then: str, by: str) -> Redirect:
    """Back to the queue; only to pages of our own."""
    path = then if then.startswith("/review") else "/review"
    cookie = Cookie(key=_WHO, value=by, max_age=_A_YEAR, samesite="strict", httponly=True)
    return Redirect(path, status_code=303, cookies=[cookie])


HANDLERS = (queue, decide, undo)
