"""One actor: names, offices with their days, what they did, said, undertook, and what is disputed."""

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from dateline.web.kinds import Asking, Held
from dateline.web.pages.review import reviewing
from dateline.web.questions import QUESTIONS, asked
from dateline.web.sightings import sightings
from dateline.web.table import table

_PARTS = (
    ("events", "actor", ("day", "type", "status", "agents", "recipients", "place", "stories")),
    ("said", "by", ("published", "act", "words", "addressee", "report")),
    ("commitments", "by", ("made", "kind", "what", "condition", "due", "outcome")),
    ("disputes", "actor", ("since", "claimed_by", "claim", "denied_by", "denial")),
)
_ROWS = 30
_SIGHTINGS = 60


@get("/actors/{actor:str}", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking, actor: FromPath[str]) -> Template:
    found = store.who(name=actor)
    if not found:
        raise NotFoundException("No such actor: it may have been merged. The list of actors shows those of today")
    parts = []
    for name, field, columns in _PARTS:
        question = QUESTIONS[name]
        rows = question.ask(store, asked(question, {field: actor, "limit": str(_ROWS)}))
        parts.append({"question": question, "rows": table(rows, columns), "columns": columns, "given": {field: actor}})
    maybe = [one for other in found[0].unsure for one in store.who(name=other)]
    context = {
        "page": "who",
        "actor": found[0],
        "parts": parts,
        "maybe": maybe,
        "seen": sightings(store, found[0].id, _SIGHTINGS),
        "by": reviewing(request),
    }
    return Template("actor.html", context=context)


HANDLERS = (show,)
