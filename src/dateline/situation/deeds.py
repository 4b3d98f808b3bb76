"""Which later tellings show that something undertaken was done, or was not."""

from datetime import date

from dateline.model import EventType, Quad
from dateline.situation.status import asserts, denies
from dateline.situation.telling import Party, Telling
from dateline.situation.undertaking import Deed, Undertaking

DONE = 0.3
"""Share of an undertaking's words that a deed must be told in."""
SAME_WORDS = 0.4
"""The same where nothing but the words says that it is the deed."""
AFTER = 365
"""How many days after an undertaking was made, or was due, a deed is still what was undertaken."""
LONGEST = 5 * 365
"""Days: nobody follows up for longer what is due some day."""
_STRETCH = 180
"""Days that share a key."""
_NEVER = -1
"""In the place of a stretch of days: what is not to be done, and what is told not to have been done."""

_DEEDS = frozenset(
    {EventType.CONCEDE, *(t for t in EventType if t.quad in (Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT))}
)


def keeps(telling: Telling, undertaking: Undertaking) -> bool | None:
    """Whether a later telling shows it kept or broken; None for one that is of something else."""
    if not (asserts(telling) or denies(telling)) or not _in_time(telling, undertaking):
        return None
    if side_of(undertaking.by) not in _sides(telling):
        return None
    deed = next((deed for deed in undertaking.deeds if _fits(deed, telling)), None)
    if not _is_of(telling, undertaking, deed):
        return None
    return asserts(telling) is not (undertaking.negated or (deed is not None and deed.negated))


def undertaking_keys(undertaking: Undertaking) -> tuple[str, ...]:
    """By what tellings find an undertaking that they may keep or break: `wanted_undertakings` of them."""
    return _keys({side_of(undertaking.by)}, _subjects(undertaking), _open(undertaking))


def wanted_undertakings(telling: Telling) -> tuple[str, ...]:
    """Whatever a telling keeps or breaks has one of these keys."""
    return _keys(_sides(telling), _told(telling), _days(telling, before=AFTER))


def telling_keys(telling: Telling) -> tuple[str, ...]:
    """By what undertakings find a telling that may keep or break them: `wanted_tellings` of them."""
    return _keys(_sides(telling), _told(telling), _days(telling))


def wanted_tellings(undertaking: Undertaking) -> tuple[str, ...]:
    """Whatever keeps or breaks an undertaking has one of these keys."""
    return _keys({side_of(undertaking.by)}, _subjects(undertaking), _open(undertaking, after=AFTER))


def side_of(party: Party) -> str:
    return party.country or party.actor


def _in_time(telling: Telling, undertaking: Undertaking) -> bool:
    """A telling of the same report counts only with a day of its own.

    What is not to be done is kept for good: "they never did" counts however late it is told.
    """
    same_report = telling.at.document == undertaking.at.document
    day, made = telling.first if same_report else telling.day, undertaking.made
    if day is None or made is None or day <= made:
        return False
    return (undertaking.negated and denies(telling)) or (day - made).days <= _runs(undertaking, made) + AFTER


def _runs(undertaking: Undertaking, made: date) -> int:
    """Days from when it was made to when it is due."""
    return min(max((undertaking.due - made).days, 0), LONGEST) if undertaking.due is not None else 0


def _open(undertaking: Undertaking, *, after: int = 0) -> list[int]:
    """The stretches of time in which it is due, and so many days after."""
    if undertaking.made is None:
        return []
    made = undertaking.made.toordinal()
    last = made + _runs(undertaking, undertaking.made) + after
    return [*range(made // _STRETCH, last // _STRETCH + 1), *((_NEVER,) if undertaking.negated else ())]


def _days(telling: Telling, *, before: int = 0) -> list[int]:
    """The stretches of time in which its day lies, and so many days before; none where nothing is said to be so."""
    if telling.day is None or not (asserts(telling) or denies(telling)):
        return []
    day = telling.day.toordinal()
    return [*range((day - before) // _STRETCH, day // _STRETCH + 1), *((_NEVER,) if denies(telling) else ())]


def _keys(sides: set[str], subjects: set[str], stretches: list[int]) -> tuple[str, ...]:
    return tuple(f"deed|{side}|{what}|{at}" for side in sorted(sides) for what in sorted(subjects) for at in stretches)


def _subjects(undertaking: Undertaking) -> set[str]:
    """Words, and states with the kind of what is done to them; or with any deed, which may be told so."""
    kinds = {*(deed.family for deed in undertaking.deeds), *(() if undertaking.negated else ("deed",))}
    return {*undertaking.words, *(f"@{country}|{kind}" for country in undertaking.concerns for kind in kinds)}


def _told(telling: Telling) -> set[str]:
    kinds = {telling.family, *(("deed",) if telling.type in _DEEDS else ())}
    return {*telling.trigger.split(), *(f"@{country}|{kind}" for country in _concerned(telling) for kind in kinds)}


def _sides(telling: Telling) -> set[str]:
    return {side_of(party) for party in telling.agents}


def _fits(deed: Deed, telling: Telling) -> bool:
    """Words are kept to their type; a deed may be told by another name."""
    return deed.type is telling.type or (deed.family == telling.family and telling.type in _DEEDS)


def _is_of(telling: Telling, undertaking: Undertaking, deed: Deed | None) -> bool:
    """By the deed's own word, or by its type and the state concerned, or by most of its words and that state."""
    trigger = set(telling.trigger.split())
    common = set(undertaking.words) & {*telling.words, *trigger}
    share = len(common) / len(undertaking.words) if undertaking.words else 0.0
    if not trigger.isdisjoint(undertaking.words):
        return share >= DONE and (bool(common - trigger) or len(undertaking.words) == 1)
    if set(undertaking.concerns).isdisjoint(_concerned(telling)):
        return False
    if deed is not None:
        done = share >= DONE or (deed.type is telling.type and _befalls(telling, undertaking))
        return done and telling.type in _DEEDS  # a letter to them is not the meeting that was offered
    return share >= SAME_WORDS and not undertaking.negated and telling.type in _DEEDS


def _befalls(telling: Telling, undertaking: Undertaking) -> bool:
    """Whether it is done to a state concerned, not only there."""
    return not {party.country for party in telling.recipients}.isdisjoint(undertaking.concerns)


def _concerned(telling: Telling) -> set[str]:
    """The states that are acted on, or where it happens."""
    return {country for country in (*(p.country for p in telling.recipients), telling.country) if country is not None}
