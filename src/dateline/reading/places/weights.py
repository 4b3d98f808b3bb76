"""How likely each place of a name is by itself: its size and kind, and what the words beside it say."""

import math
from collections.abc import Sequence

from dateline.knowledge.places import Entry
from dateline.reading.places.senses import Known, holds

_KIND_BONUS = {"country": 3.0, "province": 1.5, "city": 0.0, "county": -1.0, "site": 0.0, "district": 0.0}
_NATURE_BONUS = 2.0
_CAPITAL_BONUS = 3.0
_OTHER_NAME = -1.5
_CITY = " City"
"""New York City is no other name for New York, as Casablanca is for "White House"."""
_INSIDE = 6.0
"""For a place that lies where the text says: "Paris, Texas"."""
_OUTER = 3.0
"""For a country or division behind the comma."""
_TOLD = 3.0
"""For the kind that the words tell: "Idlib province"."""
_NAMED_AFTER, _GREAT = -2.5, 100_000
_SMALL_PROVINCE, _FEW = 2.0, 300_000
"""A parish of an island is hardly meant where a town elsewhere bears its name."""
_DIVISIONS = ("country", "province", "county")
_BOUNDED = (*_DIVISIONS, "city", "site")
_WELL_KNOWN = 50_000


def believable(entries: tuple[Entry, ...], outers: Sequence[Entry]) -> tuple[Entry, ...]:
    """None where all are hamlets elsewhere than the text says: the gazetteer lacks the one that is meant."""
    if not outers or any(holds(outer, entry) for outer in outers for entry in entries):
        return entries
    return tuple(entry for entry in entries if entry.population >= _WELL_KNOWN or entry.kind != "city")


def capital_among(entries: Sequence[Entry], states: frozenset[str]) -> Entry | None:
    """The largest city of the name in a state whose capital bears it."""
    cities = (e for e in entries if e.kind == "city" and e.country in states)
    return max(cities, key=lambda e: e.population, default=None)


def named_after(entry: Entry, entries: Sequence[Entry]) -> float:
    """A province that bears its great city's name is seldom meant without the word "province"."""
    if entry.kind != "province":
        return 0.0
    cities = (e for e in entries if e.kind == "city" and e.population > _GREAT)
    return _NAMED_AFTER if any((e.country, e.division) == (entry.country, entry.division) for e in cities) else 0.0


def around(container: str, known: Known) -> tuple[Entry, ...]:
    """The countries and divisions that the name behind a comma or before "town of" can mean.

    None where it may be an island or region: which towns lie in it is not known.
    """
    if not container:
        return ()
    state = known.state(container) or known.land_of(container)
    found = known.places.lookup(container)
    if any(e.kind not in _BOUNDED for e in found):
        return ()
    found = tuple(e for e in found if e.kind in _DIVISIONS)
    return (*((state,) if state else ()), *found)


def prior(entry: Entry, capital: Entry | None, outers: Sequence[Entry], *, contains: bool) -> float:
    """More for what is larger, a capital, where the text says or the place that another lies in."""
    weight = math.log10(entry.population + 10) + _KIND_BONUS.get(entry.kind, _NATURE_BONUS)
    weight -= _SMALL_PROVINCE * (entry.kind == "province" and entry.population < _FEW)
    weight += _OTHER_NAME * (entry.other and not entry.name.endswith(_CITY))
    weight += _CAPITAL_BONUS * (entry == capital)
    if contains and entry.kind in ("country", "province"):
        weight += _OUTER
    return weight + _INSIDE * any(holds(o, entry) for o in outers)


def told(entry: Entry, kinds: frozenset[str]) -> float:
    """What the word for its kind says for it."""
    return _TOLD * (entry.kind in kinds)
