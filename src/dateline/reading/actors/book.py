"""Everybody met so far in one report."""

from collections.abc import Iterator

from dateline.reading.actors.known import Known


class Book:
    """The actors of a report by their keys, the last one seen last."""

    def __init__(self) -> None:
        self._by_key: dict[str, Known] = {}

    @property
    def met(self) -> tuple[Known, ...]:
        return tuple(self._by_key.values())

    def recent(self) -> Iterator[Known]:
        """All of them, the one seen last first."""
        return iter(sorted(self._by_key.values(), key=lambda known: -known.seen))

    def find(self, key: str) -> Known | None:
        return self._by_key.get(key)

    def enter(self, known: Known) -> Known:
        """The actor with this key: the one met before, or else the new one."""
        return self._by_key.setdefault(known.key, known)
