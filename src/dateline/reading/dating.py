"""When a report that does not say so can have been published: by who held office in it, and what had happened."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.model import Actor, Claim, Days, Mood, Role


def published_within(actors: Iterable[Actor], claims: Iterable[Claim]) -> Days | None:
    """The days on which everybody holds the office that the report gives them, from the last dated happening on.

    None where nothing bounds them, and where the bounds contradict each other: then one of them was read wrongly.
    """
    terms = [days for actor in actors for days in _terms(actor.roles)]
    happened = (claim.when.first for claim in claims if claim.when is not None and _so(claim))
    first = _last_of((*(days.first for days in terms), *happened))
    last = min((days.last for days in terms if days.last is not None), default=None)
    if (first is None and last is None) or (first is not None and last is not None and last < first):
        return None
    return Days(first, last)


def _terms(roles: Sequence[Role]) -> Iterator[Days]:
    """For each office that the report gives somebody, all the time in which the knowledge has them in it."""
    for told in roles:
        known = [r for r in roles if told.span is not None and r.span is None and _office(r) == _office(told)]
        if known:
            ends = [role.last for role in known if role.last is not None]
            begins = [role.first for role in known if role.first is not None]
            yield Days(
                min(begins) if len(begins) == len(known) else None,
                max(ends) if len(ends) == len(known) else None,
            )


def _office(role: Role) -> tuple[str, str | None]:
    return role.title.casefold(), role.of


def _so(claim: Claim) -> bool:
    return claim.mood is Mood.ACTUAL and not claim.negated and claim.condition is None


def _last_of(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)
