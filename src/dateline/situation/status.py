"""What the tellings of one happening say together: whether it was, and whether anybody disagrees."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from dateline.model import Mood
from dateline.model.world import Event, EventStatus
from dateline.situation.telling import Party, Telling

_OPEN = (
    ({Mood.PLANNED, Mood.PROMISED}, EventStatus.PLANNED),
    ({Mood.DEMANDED}, EventStatus.DEMANDED),
    ({Mood.POSSIBLE}, EventStatus.POSSIBLE),
)


def asserts(telling: Telling) -> bool:
    """Whether it says that something happened."""
    return telling.mood is Mood.ACTUAL and not telling.negated


def denies(telling: Telling) -> bool:
    """Whether it says that something did not happen."""
    return telling.mood is Mood.ACTUAL and telling.negated


def status_of(tellings: Sequence[Telling]) -> EventStatus:
    """Planned is never "overdue" here, where there is no clock: see `as_of`."""
    said = [t for t in tellings if asserts(t)]
    denied = [t for t in tellings if denies(t)]
    if (said and denied) or any(t.answers for t in denied):
        return EventStatus.DISPUTED
    if said:
        return EventStatus.CONFIRMED if _both_sides_say_so(said) else EventStatus.REPORTED
    if denied or all(t.negated for t in tellings):
        return EventStatus.DENIED
    moods = {t.mood for t in tellings if not t.negated}
    return next(status for among, status in _OPEN if among & moods)


def as_of(event: Event, day: date) -> Event:
    """The event as seen on a day: what was planned for days that have passed is overdue."""
    due = event.last or event.first
    if event.status is EventStatus.PLANNED and due is not None and due < day:
        return structs.replace(event, status=EventStatus.OVERDUE)
    return event


def _both_sides_say_so(said: Sequence[Telling]) -> bool:
    """A source that speaks for the agent and one that speaks for the recipient."""
    agents = {party for t in said for party in t.agents}
    recipients = {party for t in said for party in t.recipients}
    sources = {t.said_by[-1] for t in said if t.said_by}
    return _speaks_for(sources, agents) and _speaks_for(sources, recipients)


def _speaks_for(sources: Iterable[Party], side: Iterable[Party]) -> bool:
    actors = {party.actor for party in side}
    states = {party.country for party in side} - {None}
    return any(source.actor in actors or source.country in states for source in sources)
