"""How far two tellings can be of one happening: by type, sides, days, place, words and what the reports are about."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from dateline.model import EventType, Mood
from dateline.situation.telling import Party, Telling

SAME = 0.6
"""From this likeness on, two tellings are of one happening."""
WINDOW = timedelta(days=4)
"""How long after a happening, on average, reports that give no day still tell of it."""

# Weights and threshold were tried on the event mentions of ECB+.
_WEIGHTS = {"type": 0.15, "agents": 0.1, "recipients": 0.1, "days": 0.05, "trigger": 0.2, "words": 0.2, "context": 0.2}
_UNKNOWN = 0.4
"""What a side counts that one of the tellings does not give."""
_SAME_STATE = 0.6
_SAME_FAMILY = 0.2
_MUCH = 0.5
"""Share of words and of names in common that counts full: two reporters never choose all the same."""
_COPIED = 0.8
"""Likeness of the words of two sentences in near copies that makes them one sentence."""
_STEP = 4
_SLACK = timedelta(days=1)
"""Time zones, and nights that two papers count to different days."""
_AHEAD = timedelta(days=60)
"""How far ahead plans without a day may lie."""
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})


def lookup_keys(telling: Telling) -> tuple[str, ...]:
    """Family, side and days, or story and trigger; tellings that share none are never compared.

    Two days that are at most four apart share a key. Without a side the place stands for it, without a day nothing.
    """
    sides = {party.country or party.actor for party in telling.parties} or {telling.country or telling.story}
    step = telling.day.toordinal() // _STEP if telling.day else None
    days = ("",) if step is None else (str(step), str(step + 1))
    copied = f"{telling.family}|{telling.story}|{telling.trigger}"
    return tuple(sorted({copied, *(f"{telling.family}|{side}|{day}" for side in sides for day in days)}))


def likeness(one: Telling, other: Telling) -> float:
    """0 where they contradict each other, 1 in near copies of one sentence, otherwise what speaks for it, weighted."""
    if one.family != other.family:
        return 0.0
    if _is_copied(one, other):
        return 1.0
    agents, recipients = _sides(one, other)
    days = _days(one, other)
    if agents is None or recipients is None or days is None:
        return 0.0
    same_word = set(one.trigger.split()) & set(other.trigger.split()) or set(one.mode) & set(other.mode)
    parts = {
        "type": 1.0 if one.type is other.type else _SAME_FAMILY,
        "agents": agents,
        "recipients": recipients,
        "days": days,
        "trigger": float(bool(same_word)),
        "words": min(1.0, _shared(one.words, other.words) / _MUCH),
        "context": min(1.0, _shared(one.context, other.context) / _MUCH),
    }
    return sum(_WEIGHTS[name] * value for name, value in parts.items())


def alike(one: Telling, other: Telling) -> bool:
    return likeness(one, other) >= SAME


def _is_copied(one: Telling, other: Telling) -> bool:
    """Whether two near copies tell it in one and the same sentence, whoever of a state was taken for its subject."""
    copies = one.story == other.story and one.at.document != other.at.document
    same = (one.type, one.trigger, one.mood, one.negated) == (other.type, other.trigger, other.mood, other.negated)
    apart = _other_states(one.agents, other.agents) or _other_states(one.recipients, other.recipients)
    days = one.first == other.first or None in (one.first, other.first)
    return copies and same and days and not apart and _shared(one.words, other.words) >= _COPIED


def _other_states(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    states, others = ({party.country for party in side} - {None} for side in (ours, theirs))
    return bool(states and others and states.isdisjoint(others))


def _sides(one: Telling, other: Telling) -> tuple[float | None, float | None]:
    """Each side by itself; where people do something with each other, in whichever order makes more of them equal."""
    straight = _side(one.agents, other.agents), _side(one.recipients, other.recipients)
    if not {one.type, other.type} & _MUTUAL:
        return straight
    everybody = _side(one.parties, other.parties)
    return max(straight, (everybody, everybody), key=lambda sides: sum(side or 0.0 for side in sides))


def _side(ours: Sequence[Party], theirs: Sequence[Party]) -> float | None:
    """1 for the same actor, less for the same state, contradiction (None) where both are known and share neither.

    Two people of one state are not each other, though either may stand for the state.
    """
    if not ours or not theirs:
        return _UNKNOWN
    if {party.actor for party in ours} & {party.actor for party in theirs}:
        return 1.0
    if all(party.person for party in (*ours, *theirs)):
        return None
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


def _shared(ours: Collection[str], theirs: Collection[str]) -> float:
    """Cosine of two sets."""
    if not ours or not theirs:
        return 0.0
    return float(len(set(ours) & set(theirs)) / (len(ours) * len(theirs)) ** 0.5)
