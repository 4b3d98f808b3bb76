"""Gives a day to what was done on the same occasion: "She also pledged" goes on with what she did before."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.language import Parse
from dateline.model import Claim, Mood, When

_GOING_ON = frozenset({"also", "then"})
_REACH = 12
"""Sentences back to the dated claim."""


class _Dated(Struct, frozen=True):
    agents: frozenset[str]
    when: When
    sentence: int


def on_same_occasion(parse: Parse, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims in text order; those that only go on with an earlier one by the same people have its day."""
    last: list[_Dated] = []
    for claim in claims:
        (token, *_) = parse.within(claim.trigger)
        agents = frozenset(claim.agents)
        found = claim.when
        if found is None and any(t.lemma in _GOING_ON for t in parse.children(token, "advmod")):
            near = (d for d in reversed(last) if d.agents & agents and token.sentence - d.sentence <= _REACH)
            found = next((d.when for d in near), None)
        if found is not None and claim.mood is Mood.ACTUAL and not claim.negated:
            last.append(_Dated(agents, found, token.sentence))
        yield replace(claim, when=found)
