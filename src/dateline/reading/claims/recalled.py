"""Gives a day to a deed that a report comes back to: "the blast" is the one of which it has told the day."""

from collections.abc import Iterable, Iterator, Set

from msgspec.structs import replace

from dateline.language import Parse
from dateline.model import Claim, EventType, Mood, When

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})


def recalled(parse: Parse, claims: Iterable[Claim], deeds: Set[str]) -> Iterator[Claim]:
    """The claims in text order; a noun for a known deed has its day where the report has told only one such day.

    `deeds` are the nouns for what is over in a day: "the fight" is not that of last Friday.
    """
    told: dict[EventType, set[When]] = {}
    for claim in claims:
        days = told.setdefault(claim.type, set())
        day = _one(days) if claim.when is None and _is_known(parse, claim, deeds) else None
        if day is not None:
            yield replace(claim, when=day)
            continue
        if claim.when is not None and claim.mood is Mood.ACTUAL and not claim.negated:
            days.add(claim.when)
        yield claim


def _one(days: Set[When]) -> When | None:
    """The most exact, if all others only name it more widely: "in August", "on August 7"."""
    return next((day for day in days if all(_holds(wide, day) for wide in days)), None)


def _holds(wide: When, day: When) -> bool:
    if wide.first is None or wide.last is None or day.first is None or day.last is None:
        return wide == day
    return wide.first <= day.first and day.last <= wide.last


def _is_known(parse: Parse, claim: Claim, deeds: Set[str]) -> bool:
    """Whether the words point at a deed that the reader has heard of."""
    (token, *_) = parse.within(claim.trigger)
    happened = claim.mood is Mood.ACTUAL and not claim.negated and claim.type in _DEEDS
    definite = any(t.lemma.lower() in _DEFINITE for t in parse.children(token, "det"))
    return happened and definite and token.pos == "NOUN" and token.lemma in deeds
