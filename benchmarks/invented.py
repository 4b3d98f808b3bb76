"""Names and words of which an invented newsroom writes: states and their towns, people, a vocabulary."""

import random
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import accumulate

from dateline.knowledge.actors.schema import State

_TOWNS = 60
"""The biggest of each state."""
_PEOPLE = 4000
"""In the state that is most in the news; the others have fewer, in proportion."""
_STARTS = ("Bar", "Dor", "Fel", "Gam", "Hol", "Jar", "Kel", "Lom", "Mar", "Nor", "Pel", "Ros", "Sel", "Tor", "Vel")
_ENDS = ("a", "en", "ik", "os", "ula", "ine", "und", "ova", "ert", "ando", "is", "eth", "amin", "orey", "uk")
_LATER = ("son", "ovic", "ides", "well", "enko", "ani", "berg", "mura", "oglu", "ez")


@dataclass(frozen=True)
class Town:
    """A place of the gazetteer."""

    geonames: int
    name: str
    lat: float
    lon: float
    country: str


@dataclass(frozen=True)
class World:
    """States by how much they are in the news, their towns, and words by how often they are written."""

    states: Sequence[State]
    towns: Mapping[str, Sequence[Town]]
    words: Sequence[str]

    @cached_property
    def _much(self) -> list[float]:
        return list(accumulate(1 / rank for rank in range(1, len(self.states) + 1)))

    def state(self, dice: random.Random) -> State:
        return dice.choices(self.states, cum_weights=self._much)[0]

    def town(self, dice: random.Random, state: str) -> Town | None:
        towns = self.towns.get(state)
        return towns[min(int(dice.paretovariate(0.6)) - 1, len(towns) - 1)] if towns else None

    def person(self, dice: random.Random, state: str, office: str, year: int) -> str:
        """Who holds an office changes every few years, and papers are wrong at times; others come and go."""
        if office and dice.random() < 0.98:
            return _name(random.Random(f"{state} {office} {year // 4}"))
        rank = next((rank for rank, one in enumerate(self.states, 1) if one.id == state), len(self.states))
        most = max(20, _PEOPLE // rank)
        return _name(random.Random(f"{state} {min(int(dice.paretovariate(0.5)), most)}"))

    def word(self, dice: random.Random) -> str:
        """Mostly one of those that papers use all the time; now and then one that hardly any other report has."""
        if dice.random() < 0.01:
            return "".join(dice.choice(_ENDS) for _ in range(4))
        return dice.choice(self.words)


def invented(states: Iterable[State], words: Sequence[str]) -> World:
    """States in an order of chance, with the towns that the gazetteer knows."""
    ordered = sorted(states, key=lambda state: state.id)
    random.Random(1).shuffle(ordered)
    return World(ordered, _towns(), words)


def _towns() -> dict[str, list[Town]]:
    found: dict[str, list[Town]] = {}
    path = files("dateline.knowledge.places") / "gazetteer.sqlite"
    asked = "SELECT id, name, lat, lon, country FROM place WHERE kind = 'city' ORDER BY population DESC"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as places:
        for number, name, lat, lon, country in places.execute(asked):
            here = found.setdefault(country, [])
            if len(here) < _TOWNS:
                here.append(Town(number, name, lat / 1000, lon / 1000, country))
    return found


def _name(dice: random.Random) -> str:
    first, last = (dice.choice(_STARTS) + dice.choice(_ENDS) for _ in range(2))
    return f"{first} {last}{dice.choice(_LATER)}"
