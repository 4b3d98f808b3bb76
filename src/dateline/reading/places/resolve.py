"""Which of the places of one name is meant: by its size, by what stands beside it, by what else the report names."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from dateline.knowledge.places import Entry
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.senses import Known, holds

_KIND_BONUS = {
    "country": 3.0,
    "province": 1.5,
    "city": 0.0,
    "county": -1.0,
    "site": 0.0,
    "district": 0.0,
}
_NATURE_BONUS = 2.0
_CAPITAL_BONUS = 3.0
_OTHER_NAME = -1.5
_INSIDE = 6.0
_TOLD = 3.0
_NAMED_AFTER = -2.5
_WELL_KNOWN = 50_000
_SMALL_PROVINCE, _FEW = 2.0, 300_000
"""A parish of an island is hardly meant where a town elsewhere bears its name."""
_GREAT = 100_000
_OUTER = 3.0
_NEAR, _DIVISION, _COUNTRY = 3.0, 3.0, 2.5
_SHARP = 1.3
"""How much likelier a sense becomes with one more point of weight."""
_ROUNDS = 2
_SENSES = 25
_NEIGHBOUR = 0.6
_COLD = 0.01

Cell = tuple[int, int]
Shares = tuple[tuple[Entry, float], ...]
K = TypeVar("K")


class _Name(Struct, frozen=True):
    """A name of the report with the weights of its senses by themselves, and how often it stands there."""

    key: str
    senses: tuple[tuple[Entry, float], ...]
    times: float


def resolve(candidates: Sequence[Candidate], states: Mapping[str, int], known: Known) -> Mapping[str, Entry]:
    """The sense of every name that has one. A name means the same throughout a report."""
    names = tuple(_names(candidates, known))
    shares = {name.key: _shares(name.senses) for name in names}
    for _ in range(_ROUNDS):
        heat = _heat(names, shares, states)
        weighed = {
            name.key: tuple((entry, weight + heat.at(entry, name.key)) for entry, weight in name.senses)
            for name in names
        }
        shares = {key: _shares(senses) for key, senses in weighed.items()}
    return {key: share[0][0] for key, share in shares.items()}


def _names(candidates: Sequence[Candidate], known: Known) -> Iterator[_Name]:
    by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.meaning.entries:
            by_name[candidate.name].append(candidate)
    for name, group in by_name.items():
        around = _around(next((c.container for c in group if c.container), ""), known)
        outer = any(c.contains for c in group)
        entries = _believable(group[0].meaning.entries, around)
        if not entries:
            continue
        kinds = {c.meaning.kind for c in group}
        capital = _capital(entries, known.capital_of(name))
        senses = (
            (
                e,
                _prior(e, capital, around, outer=outer) + _TOLD * (e.kind in kinds) + _named_after(e, entries),
            )
            for e in entries
        )
        yield _Name(
            name,
            tuple(sorted(senses, key=lambda s: -s[1])[:_SENSES]),
            len(group) ** 0.5,
        )


def _believable(entries: tuple[Entry, ...], around: Sequence[Entry]) -> tuple[Entry, ...]:
    """None where all are hamlets elsewhere than the text says: the gazetteer lacks the one that is meant."""
    if not around or any(holds(outer, entry) for outer in around for entry in entries):
        return entries
    return tuple(entry for entry in entries if entry.population >= _WELL_KNOWN)


def _capital(entries: Sequence[Entry], states: frozenset[str]) -> Entry | None:
    """The largest city of the name in a state whose capital bears it."""
    cities = (e for e in entries if e.kind == "city" and e.country in states)
    return max(cities, key=lambda e: e.population, default=None)


def _named_after(entry: Entry, entries: Sequence[Entry]) -> float:
    """A province that bears its great city's name is seldom meant without the word "province"."""
    if entry.kind != "province":
        return 0.0
    cities = (e for e in entries if e.kind == "city" and e.population > _GREAT)
    return _NAMED_AFTER if any((e.country, e.division) == (entry.country, entry.division) for e in cities) else 0.0


def _around(container: str, known: Known) -> tuple[Entry, ...]:
    if not container:
        return ()
    state = known.state(container) or known.land_of(container)
    found = (e for e in known.places.lookup(container) if e.kind in ("country", "province", "county"))
    return (*((state,) if state else ()), *found)


def _prior(entry: Entry, capital: Entry | None, around: Sequence[Entry], *, outer: bool) -> float:
    weight = math.log10(entry.population + 10) + _KIND_BONUS.get(entry.kind, _NATURE_BONUS)
    weight -= _SMALL_PROVINCE * (entry.kind == "province" and entry.population < _FEW)
    weight += _OTHER_NAME * entry.other
    weight += _CAPITAL_BONUS * (entry == capital)
    if outer and entry.kind in ("country", "province"):
        weight += _OUTER
    return weight + _INSIDE * any(holds(o, entry) for o in around)


def _shares(senses: Sequence[tuple[Entry, float]]) -> Shares:
    """The senses with how likely each is, likeliest first."""
    top = max(weight for _, weight in senses)
    raw = [math.exp(_SHARP * (weight - top)) for _, weight in senses]
    total = sum(raw)
    shares = ((entry, value / total) for (entry, _), value in zip(senses, raw, strict=True))
    return tuple(sorted(shares, key=lambda share: -share[1]))


class _Warmth(Struct, frozen=True):
    """Weights of places: by cell, by division of a country, by country."""

    cells: Mapping[Cell, float]
    divisions: Mapping[tuple[str, str], float]
    countries: Mapping[str, float]


class _Heat(Struct, frozen=True):
    """How much of a report lies where: all of it, and each name's own part."""

    total: _Warmth
    own: Mapping[str, _Warmth]

    def at(self, entry: Entry, name: str) -> float:
        """What the other names of the report say for a sense."""
        own, cell, division = (
            self.own[name],
            _cell(entry),
            (entry.country, entry.division),
        )
        near = 0.0 if entry.kind == "country" else _without(self.total.cells, own.cells, cell)
        inside = _without(self.total.divisions, own.divisions, division) if entry.division else 0.0
        country = _without(self.total.countries, own.countries, entry.country) if entry.country else 0.0
        return _NEAR * _damped(near) + _DIVISION * _damped(inside) + _COUNTRY * _damped(country)


def _heat(names: Sequence[_Name], shares: Mapping[str, Shares], states: Mapping[str, int]) -> _Heat:
    own = {name.key: _warmth(shares[name.key], name.times) for name in names}
    named = {state: count**0.5 for state, count in states.items()}
    total = _Warmth(
        _sum(warmth.cells for warmth in own.values()),
        _sum(warmth.divisions for warmth in own.values()),
        _sum((named, *(warmth.countries for warmth in own.values()))),
    )
    return _Heat(total, own)


def _sum(parts: Iterable[Mapping[K, float]]) -> Mapping[K, float]:
    total: defaultdict[K, float] = defaultdict(float)
    for part in parts:
        for place, warmth in part.items():
            total[place] += warmth
    return total


def _without(total: Mapping[K, float], own: Mapping[K, float], place: K) -> float:
    return total.get(place, 0.0) - own.get(place, 0.0)


def _damped(warmth: float) -> float:
    """From 0 to 1: the first witness counts most."""
    return warmth / (warmth + 1.0) if warmth > 0 else 0.0


def _warmth(share: Shares, times: float) -> _Warmth:
    """What a name warms: each of its senses as much as it is likely. A country or province has no cell of its own."""
    cells: defaultdict[Cell, float] = defaultdict(float)
    divisions: defaultdict[tuple[str, str], float] = defaultdict(float)
    countries: defaultdict[str, float] = defaultdict(float)
    for entry, part in share:
        warmth = part * times
        if warmth < _COLD:
            break
        countries[entry.country] += warmth
        divisions[entry.country, entry.division] += warmth
        if entry.kind not in ("country", "province"):
            for place, factor in _around_cell(_cell(entry)):
                cells[place] += warmth * factor
    return _Warmth(cells, divisions, countries)


def _around_cell(cell: Cell) -> Iterator[tuple[Cell, float]]:
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield (
                (cell[0] + north, cell[1] + east),
                _NEIGHBOUR if north or east else 1.0,
            )


def _cell(entry: Entry) -> Cell:
    """A field of one degree of latitude and about as wide as it is high in the middle latitudes."""
    return round(entry.lat), round(entry.lon * 0.75)
