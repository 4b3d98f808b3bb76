"""The first page: what happened in a period, what was said, what is disputed, what falls due."""

from litestar import get
from litestar.response import Template

from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked
from dateline.web.table import table

_PARTS = (
    ("events", ("day", "type", "status", "agents", "recipients", "place", "stories"), 25),
    ("disputes", ("since", "agents", "claimed_by", "claim", "denied_by", "denial"), 10),
    ("commitments", ("due", "by", "kind", "what", "condition", "outcome"), 10),
    ("said", ("published", "speaker", "act", "words", "report"), 15),
)
FIELDS = ("actor", "type", "place", "status", "publisher", "since", "until")
_ALSO = {"said": {"actor": "by"}, "commitments": {"actor": "by"}}


@get("/", sync_to_thread=True, include_in_schema=False)
def period(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    parts = []
    for name, columns, limit in _PARTS:
        question = QUESTIONS[name]
        fields = {_ALSO.get(name, {}).get(field, field): value for field, value in given.items()}
        rows = question.ask(store, asked(question, {**fields, "limit": str(limit)}))
        parts.append({"question": question, "rows": table(rows, columns), "given": fields})
    counts = store.ledger_counts()
    return Template(
        "period.html",
        context={"page": "", "parts": parts, "given": given, "fields": FIELDS, "counts": counts},
    )


HANDLERS = (period,)
