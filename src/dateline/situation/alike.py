"""How far two tellings can be of one happening: by type, sides, days, place, words and what the reports are about."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from dateline.model import EventType, Mood
from dateline.situation.telling import Party, Telling

SAME = 0.5
"""From this likeness on, two tellings are of one happening."""
WINDOW = timedelta(days=4)
"""How long after a happening, on average, reports that give no day still tell of it."""

_SLACK = timedelta(days=1)
"""Time zones, and nights that two papers count to different days."""
_AHEAD = timedelta(days=60)
"""How far ahead plans without a day may lie."""
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_WEIGHTS = {"type": 0.2, "agents": 0.15, "recipients": 0.15, "days": 0.1, "place": 0.05, "words": 0.25, "context": 0.1}
_UNKNOWN = 0.5
_SAME_STATE = 0.7
_SAME_FAMILY = 0.3
_STEP = 4


def lookup_keys(telling: Telling) -> tuple[str, ...]:
    """Family, side and days; tellings that share none are never compared.

    Two days that are at most four apart share a key. Without a side the place stands for it, without a day nothing.
    """
    sides = {party.country or party.actor for party in telling.parties} or {telling.country or telling.story}
    step = telling.day.toordinal() // _STEP if telling.day else None
    days = ("",) if step is None else (str(step), str(step + 1))
    return tuple(sorted(f"{telling.family}|{side}|{day}" for side in sides for day in days))


def likeness(one: Telling, other: Telling) -> float:
    """0 where they contradict each other, otherwise a weighted mean of what speaks for one happening, up to 1."""
    parts = {
        "type": _types(one, other),
        **_sides(one, other),
        "days": _days(one, other),
        "place": _places(one, other),
        "words": _words(one, other),
        "context": _shared(one.context, other.context),
    }
    if any(value is None for value in parts.values()):
        return 0.0
    return sum(_WEIGHTS[name] * (value or 0.0) for name, value in parts.items())


def alike(one: Telling, other: Telling) -> bool:
    return likeness(one, other) >= SAME


def _types(one: Telling, other: Telling) -> float | None:
    if one.type is other.type:
        return 1.0
    return _SAME_FAMILY if one.family == other.family else None


def _sides(one: Telling, other: Telling) -> dict[str, float | None]:
    """Each side by itself; where people do something with each other, in whichever order makes more of them equal."""
    straight = {"agents": _side(one.agents, other.agents), "recipients": _side(one.recipients, other.recipients)}
    if not {one.type, other.type} & _MUTUAL:
        return straight
    everybody = _side(one.parties, other.parties)
    return max(straight, {"agents": everybody, "recipients": everybody}, key=lambda s: sum(v or 0 for v in s.values()))


def _side(ours: Sequence[Party], theirs: Sequence[Party]) -> float | None:
    """1 for the same actor, less for the same state, contradiction (None) where both are known and share neither."""
    if not ours or not theirs:
        return _UNKNOWN
    if {party.actor for party in ours} & {party.actor for party in theirs}:
        return 1.0
    states = {party.country for party in ours} & {party.country for party in theirs} - {None}
    return _SAME_STATE if states else None


def _days(one: Telling, other: Telling) -> float | None:
    """Whether the days that the tellings can mean meet; days told count more than days of telling."""
    ours, theirs = _interval(one), _interval(other)
    if ours is None or theirs is None:
        return _UNKNOWN
    if ours[1] < theirs[0] - _SLACK or theirs[1] < ours[0] - _SLACK:
        return None
    return 1.0 if one.first and other.first else _UNKNOWN


def _interval(telling: Telling) -> tuple[date, date] | None:
    """The days told, or else those that a report of its day tells of."""
    if telling.first is not None:
        return telling.first, telling.last or telling.first
    day = telling.published
    if day is None:
        return None
    ahead = telling.mood is not Mood.ACTUAL
    return (day - _SLACK, day + _AHEAD) if ahead else (day - WINDOW, day)


def _places(one: Telling, other: Telling) -> float | None:
    if one.country is None or other.country is None:
        return _UNKNOWN
    if one.country != other.country:
        return 0.0
    return 1.0 if one.place == other.place else _SAME_STATE


def _words(one: Telling, other: Telling) -> float:
    """The trigger or mode and the words of its sentence."""
    same = bool(set(one.trigger.split()) & set(other.trigger.split())) or bool(set(one.mode) & set(other.mode))
    return 0.5 * same + 0.5 * _shared(one.words, other.words)


def _shared(ours: Collection[str], theirs: Collection[str]) -> float:
    """Cosine of two sets."""
    if not ours or not theirs:
        return 0.0
    return float(len(set(ours) & set(theirs)) / (len(ours) * len(theirs)) ** 0.5)
