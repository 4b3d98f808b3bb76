"""Who is who in one report."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.language import Token
from dateline.model import Actor


class Cast(Struct, frozen=True):
    """The actors of a report, and whom the words mean.

    `at` holds actor ids by the index of a mention's words. `silent` actors are named only inside other phrases
    ("Turkish" in "Turkish tomatoes"): they count once another record needs them.
    """

    actors: tuple[Actor, ...]
    at: Mapping[int, tuple[str, ...]]
    silent: frozenset[str] = frozenset()
    together: Mapping[int, str] = {}
    """The id of a joint actor ("Norland and Sudria", "the two leaders") by the index of its first or only head."""

    def who(self, token: Token) -> tuple[str, ...]:
        """The actors that a noun phrase headed by this word means; none where it means no actor."""
        return self.at.get(token.index, ())

    def speaker(self, token: Token) -> str | None:
        """The one actor who speaks: several who speak as one are a joint actor."""
        return self.together.get(token.index) or next(iter(self.who(token)), None)

    def needed(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """All actors but the silent ones that nobody needs."""
        wanted = frozenset(ids)
        return tuple(actor for actor in self.actors if actor.id not in self.silent or actor.id in wanted)
