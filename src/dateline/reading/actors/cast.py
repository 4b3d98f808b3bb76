"""Who is who in one report."""

from collections.abc import Mapping

from msgspec import Struct

from dateline.language import Token
from dateline.model import Actor


class Cast(Struct, frozen=True):
    """The actors of a report, and whom the words mean: `at` holds actor ids by the index of a mention's head word."""

    actors: tuple[Actor, ...]
    at: Mapping[int, tuple[str, ...]]

    def who(self, token: Token) -> tuple[str, ...]:
        """The actors that a noun phrase headed by this word means; none where it means no actor."""
        return self.at.get(token.index, ())
