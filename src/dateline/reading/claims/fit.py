"""Whether the actors found on the sides of an event are such as its pattern asks for."""

from collections.abc import Iterable, Mapping

from dateline.knowledge.events import Pattern
from dateline.model import Actor, ActorKind
from dateline.reading.actors import Cast

_POLITICAL_KINDS = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.ARMED_GROUP})
_PRIVATE_SECTORS = frozenset({"BUS", "MNC", "EDU", "MED", "JRN", "SOC", "REL", "CVL"})
_EVERYBODY = frozenset({"LAB", "AGR", "CRM", "HLH", "REF"})
"""Sectors of private people, who act in politics only where a country is named with them."""

Ids = tuple[str, ...]


_ANY_PERSON = frozenset({ActorKind.PERSON.value})
"""Somebody of whom nothing is known but the name: an office may be behind it."""


class Fit:
    """Knows of each actor of a report what patterns may ask."""

    def __init__(self, cast: Cast) -> None:
        self._traits: Mapping[str, frozenset[str]] = {actor.id: _traits(actor) for actor in cast.actors}
        self._political = frozenset(actor.id for actor in cast.actors if _is_political(actor))

    def political(self, actor: str) -> bool:
        """Whether an actor is known to act in politics, war or public office."""
        return actor in self._political

    def suits(self, pattern: Pattern, agents: Ids, recipients: Ids, named: Ids, *, mutual: bool = False) -> bool:
        """Whether both sides are there as far as they must be, and those that are there of the asked kinds.

        `mutual` where the words say that it is done to each other, whatever the pattern says.
        """
        together = (pattern.reciprocal and len(agents) > 1) or (mutual and bool(agents))
        if together:  # each side is the other's
            recipients = recipients or agents
        if (pattern.needs_agent and not agents) or (pattern.needs_recipient and not (recipients or together)):
            return False
        if pattern.political and self._political.isdisjoint(named):
            return False
        return self._sides(pattern, agents, recipients)

    def plainly(self, pattern: Pattern, agents: Ids, recipients: Ids, around: Iterable[str]) -> bool:
        """Whether the word tells of its event though a side is missing, and nothing that is there speaks against it.

        `around` are all who are named in the sentence.
        """
        if not pattern.plain or (pattern.political and self._political.isdisjoint(around)):
            return False
        return self._sides(pattern, agents, recipients)

    def _sides(self, pattern: Pattern, agents: Ids, recipients: Ids) -> bool:
        return self._side(agents, pattern.agent_is, pattern.agent_not) and self._side(
            recipients, pattern.recipient_is, pattern.recipient_not
        )

    def _side(self, ids: Ids, asked: tuple[str, ...], barred: tuple[str, ...]) -> bool:
        traits = frozenset(trait for i in ids for trait in self._traits.get(i, frozenset()))
        unknown = not ids or traits == _ANY_PERSON
        return (not asked or unknown or not traits.isdisjoint(asked)) and traits.isdisjoint(barred)


def _traits(actor: Actor) -> frozenset[str]:
    """Its kind, and the country-like and sector parts of its codes."""
    return frozenset({actor.kind.value, *(part for code in actor.codes for part in code.split())})


def _is_political(actor: Actor) -> bool:
    """By kind; others by a code: of a people, a party, an office; not of a private sector, nor people of no country."""
    return actor.kind in _POLITICAL_KINDS or any(
        code not in _EVERYBODY and code.split()[-1] not in _PRIVATE_SECTORS for code in actor.codes
    )
