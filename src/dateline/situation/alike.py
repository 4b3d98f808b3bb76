"""How far two tellings can be of one happening: by type, sides, days, place, words and what the reports are about."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline.model import EventType, Mood
from dateline.situation.telling import Party, Telling

SAME = 0.6
"""From this likeness on, two tellings are of one happening."""
WINDOW = 4
"""How many days after a happening, on average, reports that give no day still tell of it."""

# Weights and threshold were tried on the event mentions of ECB+.
_WEIGHTS = {"type": 0.15, "agents": 0.1, "recipients": 0.1, "days": 0.05, "trigger": 0.2, "words": 0.2, "context": 0.2}
_UNKNOWN = 0.4
"""What a side counts that one of the tellings does not give."""
_SAME_SURNAME = 0.8
_SAME_STATE = 0.6
_VAGUE = 0.2
"""Two different descriptions, one of them of nobody's state."""
_SAME_FAMILY = 0.2
_MUCH = 0.5
"""Share of words and of names in common that counts full: two reporters never choose all the same."""
_COPIED = 0.8
"""Likeness of the words of two sentences in near copies that makes them one sentence."""
_STEP = 4
_SLACK = 1
"""Days: time zones, and nights that two papers count to different days."""
_AHEAD = 60
"""How many days ahead plans without a day may lie."""
_AT_HAND = 20_000
"""Sides and sets of words that are remembered."""
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})

Reach = tuple[int, int]
"""First and last day, as `date.toordinal` counts them."""


def lookup_keys(telling: Telling) -> tuple[str, ...]:
    """Family, side and days, or story and trigger; tellings that share none are never compared.

    Two days that are at most four apart share a key. Without a side the place stands for it, without a day nothing.
    """
    sides = {party.country or party.actor for party in telling.parties} or {telling.country or telling.story}
    sides |= {f"~{party.surname}" for party in telling.parties if party.surname}
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
    days = _days(one, other)
    if days is None:
        return 0.0
    agents, recipients = _sides(one, other)
    if agents is None or recipients is None:
        return 0.0
    parts = {
        "type": 1.0 if one.type is other.type else _SAME_FAMILY,
        "agents": agents,
        "recipients": recipients,
        "days": days,
        "trigger": float(_same_word(one, other)),
    }
    told = sum(_WEIGHTS[name] * value for name, value in parts.items())
    if told + _WEIGHTS["words"] + _WEIGHTS["context"] < SAME:
        return told
    words, context = _shared(one.words, other.words), _shared(one.context, other.context)
    return told + _WEIGHTS["words"] * min(1.0, words / _MUCH) + _WEIGHTS["context"] * min(1.0, context / _MUCH)


def alike(one: Telling, other: Telling) -> bool:
    return likeness(one, other) >= SAME


def _same_word(one: Telling, other: Telling) -> bool:
    """The same word tells it, or the same mode."""
    if one.trigger == other.trigger:
        return True
    return not set(one.trigger.split()).isdisjoint(other.trigger.split()) or not set(one.mode).isdisjoint(other.mode)


def _is_copied(one: Telling, other: Telling) -> bool:
    """Whether two near copies tell it in one and the same sentence, whoever was taken for its sides.

    A correction may change a side; turned round, it is another happening.
    """
    if one.story != other.story or one.at.document == other.at.document:
        return False
    same = (one.type, one.trigger, one.mood, one.negated) == (other.type, other.trigger, other.mood, other.negated)
    days = one.first == other.first or None in (one.first, other.first)
    turned = _meet(one.agents, other.recipients) and _meet(one.recipients, other.agents)
    return same and days and not turned and _shared(one.words, other.words) >= _COPIED


def _meet(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    return not {party.country or party.actor for party in ours}.isdisjoint(p.country or p.actor for p in theirs)


def _sides(one: Telling, other: Telling) -> tuple[float | None, float | None]:
    """Each side by itself; where people do something with each other, in whichever order makes more of them equal."""
    straight = _side(one.agents, other.agents), _side(one.recipients, other.recipients)
    if not {one.type, other.type} & _MUTUAL:
        return straight
    everybody = _side(one.parties, other.parties)
    return max(straight, (everybody, everybody), key=lambda sides: sum(side or 0.0 for side in sides))


def _side(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> float | None:
    """1 for the same actor, less for a surname or state in common, contradiction (None) for two that are known apart.

    Two people of one state are not each other, though either may stand for the state.
    """
    if not ours or not theirs:
        return _UNKNOWN
    one, other = _traits(ours), _traits(theirs)
    if not one.actors.isdisjoint(other.actors):
        return 1.0
    if one.people and other.people:
        return None
    if not one.surnames.isdisjoint(other.surnames):
        return _SAME_SURNAME
    if not one.states.isdisjoint(other.states):
        return _SAME_STATE
    return None if one.states and other.states else _VAGUE


class _Traits(NamedTuple):
    """By what a side is compared. `people`: all of them are persons that are known apart from others."""

    actors: frozenset[str]
    surnames: frozenset[str]
    states: frozenset[str]
    people: bool


@lru_cache(_AT_HAND)
def _traits(side: tuple[Party, ...]) -> _Traits:
    """The same few sides are compared with each other over and over."""
    return _Traits(
        frozenset(party.actor for party in side),
        frozenset(party.surname for party in side if party.surname),
        frozenset(party.country for party in side if party.country is not None),
        all(party.person for party in side),
    )


@lru_cache(_AT_HAND)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _days(one: Telling, other: Telling) -> float | None:
    """Whether the days that the tellings can mean meet; days told count more than days of telling."""
    if not meet(reach(one), reach(other)):
        return None
    return 1.0 if one.first and other.first else _UNKNOWN


def meet(one: Reach, other: Reach) -> bool:
    return one[0] <= other[1] + _SLACK and other[0] <= one[1] + _SLACK


def reach(telling: Telling) -> Reach:
    """The days told, or else those that a report of its day tells of, by number; all days where there is neither."""
    if telling.first is not None:
        return telling.first.toordinal(), (telling.last or telling.first).toordinal()
    if telling.published is None:
        return date.min.toordinal(), date.max.toordinal()
    day = telling.published.toordinal()
    return (day - _SLACK, day + _AHEAD) if telling.mood is not Mood.ACTUAL else (day - WINDOW, day)


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Cosine of two sets."""
    if not ours or not theirs:
        return 0.0
    return float(len(_set(ours) & _set(theirs)) / (len(ours) * len(theirs)) ** 0.5)
