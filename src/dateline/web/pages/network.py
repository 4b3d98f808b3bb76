"""The network: who acts on whom, the busiest pairs of a period."""

from collections import Counter

from litestar import get
from litestar.response import Template

from dateline.store import Store
from dateline.web.kinds import Asking, Held
from dateline.web.questions import QUESTIONS, asked

FIELDS = ("actor", "type", "status", "since", "until")
_EVENTS = "1000"
_PAIRS = 60


@get("/network", sync_to_thread=True, include_in_schema=False)
def show(store: Held, request: Asking) -> Template:
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    pairs = _pairs(store, given)
    context = {"page": "network", "given": given, "fields": FIELDS, "question": QUESTIONS["events"]}
    return Template("network.html", context={**context, "pairs": pairs})


@get("/network.json", sync_to_thread=True, include_in_schema=False)
def links(store: Held, request: Asking) -> list[dict[str, object]]:
    return _pairs(store, dict(request.query_params))


def _pairs(store: Store, given: dict[str, str]) -> list[dict[str, object]]:
    """Agent and recipient with the number of events and their mean score, the busiest first."""
    events = QUESTIONS["events"]
    count: Counter[tuple[str, str]] = Counter()
    score: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for row in events.ask(store, asked(events, {**given, "limit": _EVENTS})):
        names |= dict(zip(row.agent_ids, row.agents, strict=False))
        names |= dict(zip(row.recipient_ids, row.recipients, strict=False))
        for agent in row.agent_ids:
            for recipient in row.recipient_ids or tuple(a for a in row.agent_ids if a > agent):
                if agent and recipient:
                    count[agent, recipient] += 1
                    score[agent, recipient] += row.score
    return [
        {
            "agent": names[agent],
            "recipient": names[recipient],
            "agent_id": agent,
            "recipient_id": recipient,
            "events": number,
            "score": round(score[agent, recipient] / number, 2),
        }
        for (agent, recipient), number in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:_PAIRS]
    ]


HANDLERS = (show, links)
