"""How somebody was seen so far: names, codes, offices with their days. Adds up to the same in any order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from msgspec import Struct

from dateline.model.world import HeldRole
from dateline.situation.identity import Identity, Sighting


class Presence(Struct, frozen=True, kw_only=True):
    """All sightings of one identity, or of one actor, added up."""

    identity: Identity
    name: Mapping[str, int]
    """Fullest form in a report, with how many reports give it so."""
    names: tuple[str, ...]
    codes: Mapping[str, int]
    roles: tuple[HeldRole, ...]
    offices: tuple[str, ...]
    first: date | None
    last: date | None
    reports: int


def presences(sightings: Iterable[Sighting]) -> tuple[Presence, ...]:
    """One for each identity."""
    ordered = sorted(sightings, key=lambda s: s.identity.id)
    return tuple(combined(_presence(one) for one in group) for _, group in groupby(ordered, lambda s: s.identity.id))


def combined(parts: Iterable[Presence]) -> Presence:
    """Parts that speak of one identity as one.

    Raises: ValueError for no parts.
    """
    every = sorted(parts, key=lambda p: p.identity.id)
    if not every:
        raise ValueError("no presence to combine")
    return Presence(
        identity=every[0].identity,
        name=_sum(p.name for p in every),
        names=tuple(sorted({name for p in every for name in p.names})),
        codes=_sum(p.codes for p in every),
        roles=merged_roles(role for p in every for role in p.roles),
        offices=tuple(sorted({office for p in every for office in p.offices})),
        first=min((p.first for p in every if p.first is not None), default=None),
        last=max((p.last for p in every if p.last is not None), default=None),
        reports=sum(p.reports for p in every),
    )


def merged_roles(roles: Iterable[HeldRole]) -> tuple[HeldRole, ...]:
    """Each office once, from the first to the last day for which somebody gives it."""
    ordered = sorted(roles, key=_office)
    return tuple(sorted((_spanning(group) for _, group in groupby(ordered, _office)), key=_by_day))


def _presence(one: Sighting) -> Presence:
    return Presence(
        identity=one.identity,
        name={one.name: 1},
        names=one.names,
        codes=dict.fromkeys(one.codes, 1),
        roles=one.roles,
        offices=one.offices,
        first=one.day,
        last=one.day,
        reports=1,
    )


def _sum(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return dict(sorted(total.items()))


def _office(role: HeldRole) -> tuple[str, str]:
    return (role.title.lower(), role.of or "")


def _spanning(roles: Iterator[HeldRole]) -> HeldRole:
    every = tuple(roles)
    return HeldRole(
        title=min(role.title for role in every),
        of=every[0].of,
        first=min((role.first for role in every if role.first is not None), default=None),
        last=max((role.last for role in every if role.last is not None), default=None),
    )


def _by_day(role: HeldRole) -> tuple[date, str, str]:
    return (role.first or date.max, *_office(role))
