"""Relations: what two actors did to each other, week by week."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import permutations, product

from dateline.model.world import Event, EventStatus, Relation, Week

_HAPPENED = frozenset({EventStatus.REPORTED, EventStatus.CONFIRMED, EventStatus.DISPUTED})


def find_relations(
    events: Iterable[Event], stands_for: Mapping[str, str] | None = None, told: Mapping[str, date] | None = None
) -> tuple[Relation, ...]:
    """One for each ordered pair of actors that an event which happened joins, in the order of the pairs.

    `stands_for` counts an actor for another, a minister for his state; `told` gives the day for events without one.
    """
    weeks: dict[tuple[str, str], dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        day = event.first or (told or {}).get(event.id)
        if event.status in _HAPPENED and day is not None:
            for pair in sorted(set(_pairs(event, stands_for or {}))):
                weeks[pair][_iso_week(day)].append(event)
    return tuple(
        Relation(agent=pair[0], recipient=pair[1], weeks=tuple(_week(week, of) for week, of in sorted(by_week.items())))
        for pair, by_week in sorted(weeks.items())
    )


def _pairs(event: Event, stands_for: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Agent towards recipient; all towards each other where nobody is a recipient."""
    agents = {stands_for.get(actor, actor) for actor in event.agents}
    recipients = {stands_for.get(actor, actor) for actor in event.recipients}
    pairs = product(agents, recipients) if recipients else permutations(agents, 2)
    return ((agent, recipient) for agent, recipient in pairs if agent != recipient)


def _week(week: str, events: Iterable[Event]) -> Week:
    every = sorted(events, key=lambda event: event.id)
    counts = [0, 0, 0, 0]
    for event in every:
        counts[event.type.quad - 1] += 1
    return Week(
        week=week, counts=(counts[0], counts[1], counts[2], counts[3]), score=round(sum(e.score for e in every), 3)
    )


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
