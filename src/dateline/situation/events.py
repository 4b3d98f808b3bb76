"""Events: tellings of one happening, joined across reports."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from dateline.knowledge.plover import Plover
from dateline.model.world import Event
from dateline.situation.alike import SAME, alike, likeness, lookup_keys, meet, reach
from dateline.situation.clusters import average_linkage
from dateline.situation.components import cut_components
from dateline.situation.ids import stable_id
from dateline.situation.status import status_of
from dateline.situation.telling import Party, Telling

V = TypeVar("V", bound=Hashable)

_DAYS = 30
"""Of a stretch of time: what the busiest do every day is cut at its end."""
_NAMED_BY = 0.25
"""Share of the tellings that name anybody on a side which must name somebody for the event to have him there."""


def blocks(tellings: Iterable[Telling]) -> tuple[tuple[Telling, ...], ...]:
    """Tellings that may belong together, directly or through others: an event never crosses the border of a block.

    New tellings change only the blocks of stored ones that share a lookup key with them and are alike.
    """
    ordered = sorted(tellings, key=lambda t: t.at)
    return cut_components(ordered, lookup_keys, alike, _stretch)


def _stretch(telling: Telling) -> int | None:
    return telling.day.toordinal() // _DAYS if telling.day is not None else None


def find_events(tellings: Iterable[Telling], plover: Plover) -> tuple[Event, ...]:
    """The events of tellings that are closed under `blocks`, in the order of their ids."""
    found = (event_of(group, plover) for block in blocks(tellings) for group in groups(block))
    return tuple(sorted(found, key=lambda event: event.id))


def groups(block: Sequence[Telling]) -> tuple[tuple[Telling, ...], ...]:
    """The tellings of a block by happening. Only those whose days meet are compared: a block may go on for years."""
    return average_linkage(block, likeness, SAME, _meeting(block))


def _meeting(block: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    days = [reach(telling) for telling in block]
    order = sorted(range(len(block)), key=lambda index: (days[index], index))
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if not meet(days[one], days[other]):
                break
            yield one, other


def event_of(tellings: Sequence[Telling], plover: Plover) -> Event:
    """What tellings of one happening say together. Named after the earliest of them."""
    told = _once_a_story(tellings)
    earliest = min(tellings, key=lambda t: (t.published or date.max, t.at))
    kind = _most([t.type for t in told])
    mode = tuple(sorted(m for m, n in Counter(m for t in told for m in t.mode).items() if 2 * n >= len(told)))
    first, last = _days(told)
    return Event(
        id=stable_id("event", earliest.at.document, earliest.at.record),
        type=kind,
        status=status_of(tellings),
        claims=tuple(sorted(t.at for t in tellings)),
        mode=mode,
        agents=_named([t.agents for t in told]),
        recipients=_named([t.recipients for t in told]),
        first=first,
        last=last,
        place=_most_or_none([t.place for t in told]),
        country=_most_or_none([t.country for t in told]),
        killed=_range([t.killed for t in told]),
        injured=_range([t.injured for t in told]),
        score=plover.score(kind, mode),
        stories=len({t.story for t in tellings}),
    )


def _once_a_story(tellings: Sequence[Telling]) -> list[Telling]:
    """Each telling once: near copies that say exactly the same count as one."""
    seen = {
        (t.story, t.type, t.mode, t.agents, t.recipients, t.first, t.last, t.place, t.killed, t.injured): t
        for t in sorted(tellings, key=lambda t: t.at, reverse=True)
    }
    return sorted(seen.values(), key=lambda t: t.at)


def _named(sides: Sequence[Sequence[Party]]) -> tuple[str, ...]:
    """The actors of a side, without those that hardly anybody names."""
    named = [side for side in sides if side]
    count = Counter(actor for side in named for actor in {party.actor for party in side})
    return tuple(sorted(actor for actor, n in count.items() if n >= _NAMED_BY * len(named)))


def _days(tellings: Sequence[Telling]) -> tuple[date | None, date | None]:
    """The days that most give, the narrower ones first."""
    given = Counter((t.first, t.last or t.first) for t in tellings if t.first is not None)
    if not given:
        return None, None
    return min(given, key=lambda days: (-given[days], _length(days), str(days)))


def _length(days: tuple[date | None, date | None]) -> int:
    first, last = days
    return (last - first).days if first and last else 0


def _range(numbers: Sequence[int | None]) -> tuple[int, int] | None:
    given = [number for number in numbers if number is not None]
    return (min(given), max(given)) if given else None


def _most(values: Sequence[V]) -> V:
    count = Counter(values)
    return min(count, key=lambda value: (-count[value], str(value)))


def _most_or_none(values: Sequence[str | None]) -> str | None:
    given = [value for value in values if value is not None]
    return _most(given) if given else None
