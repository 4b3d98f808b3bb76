"""Which states a report is about, as far as single words tell."""

from collections import Counter

from dateline.knowledge.actors import ActorKnowledge, Role
from dateline.language import Parse


def named_states(parse: Parse, actors: ActorKnowledge) -> Counter[str]:
    """How often each state's adjective or people are named; its other names are candidates for places themselves."""
    named = (e for t in parse.tokens if t.text[:1].isupper() for e in actors.lookup(t.text)[:1])
    return Counter(e.id for e in named if e.role in (Role.ADJECTIVE, Role.PEOPLE))
