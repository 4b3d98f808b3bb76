"""Events as a front page tells them: by day, each with the words of whoever told of it first."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from dateline.store import Store
from dateline.store.asking.rows import EventRow
from dateline.store.asking.telling import Telling, first_tellings


class Happening(Struct, frozen=True):
    """An event, and who told of it first."""

    event: EventRow
    told: Telling | None

    @property
    def day_key(self) -> tuple[bool, int]:
        """The latest day first, no known day last."""
        day = self.event.day
        return (day is None, -day.toordinal() if day is not None else 0)

    @property
    def day_name(self) -> str:
        return day_name(self.event.day)


def happenings(store: Store, events: Iterable[EventRow]) -> Sequence[Happening]:
    rows = tuple(events)
    with store.reading() as connection:
        told = first_tellings(connection, [row.id for row in rows])
    return tuple(Happening(row, told.get(row.id)) for row in rows)


def day_name(day: date | None) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}" if day is not None else "On no known day"
