"""How much of a report lies where: every name warms the cells, divisions and countries of its senses."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from dateline.knowledge.places import Entry

_NEAR, _DIVISION, _COUNTRY = 3.0, 3.0, 2.5
_SHARP = 1.3
"""How much likelier a sense becomes with one more point of weight."""
_NEIGHBOUR = 0.6
_COLD = 0.01

Cell = tuple[int, int]
Shares = tuple[tuple[Entry, float], ...]
K = TypeVar("K")


class Weighed(Struct, frozen=True):
    """A name of the report with the weights of its senses by themselves, and how often it stands there."""

    key: str
    senses: tuple[tuple[Entry, float], ...]
    times: float


def shares_of(senses: Sequence[tuple[Entry, float]]) -> Shares:
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


class Heat(Struct, frozen=True):
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


def heat_of(names: Sequence[Weighed], shares: Mapping[str, Shares], states: Mapping[str, int]) -> Heat:
    own = {name.key: _warmth(shares[name.key], name.times) for name in names}
    named = {state: count**0.5 for state, count in states.items()}
    total = _Warmth(
        _sum(warmth.cells for warmth in own.values()),
        _sum(warmth.divisions for warmth in own.values()),
        _sum((named, *(warmth.countries for warmth in own.values()))),
    )
    return Heat(total, own)


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
