"""Places of the world: a gazetteer of towns, counties, provinces and countries, and the features that the news names.

The gazetteer is a SQLite file built from GeoNames (https://www.geonames.org, CC BY 4.0); the other files here were
written for this project. Coordinates are WGS 84 degrees.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

import msgspec

from dateline.knowledge.load import rows
from dateline.knowledge.places.names import bare, key
from dateline.knowledge.places.words import Case, Example, Given, PlaceWords, load_words

GAZETTEER = Path(__file__).with_name("gazetteer.sqlite")
_NAMED = """
SELECT p.id, p.name, p.lat, p.lon, p.country, p.division, p.population, p.kind, n.other
FROM name n JOIN place p ON p.id = n.id WHERE n.key = ?
ORDER BY n.other, p.kind <> 'country', p.population DESC LIMIT 60
"""
_STATES = "SELECT id, name, lat, lon, country, division, population, kind FROM place WHERE kind = 'country'"
FEATURE_WEIGHT = 1_000_000
"""Stands for the population of a feature, which has none: news names it seldom by chance."""

__all__ = [
    "FEATURE_WEIGHT",
    "Case",
    "Entry",
    "Example",
    "Given",
    "PlaceKnowledge",
    "PlaceWords",
    "Secession",
    "key",
    "load",
]


class Entry(msgspec.Struct, frozen=True):
    """One place that a name can mean. `division` is GeoNames' code of the first-level division.

    `other`: the name is not the one that the gazetteer calls it by.
    """

    name: str
    geonames: int | None
    lat: float
    lon: float
    country: str
    division: str
    population: int
    kind: str
    other: bool = False


class _Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    names: str = ""
    population: int = FEATURE_WEIGHT


class Secession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country of today that until a day lay in another."""

    country: str
    until: date
    before: str


class PlaceKnowledge(msgspec.Struct, frozen=True, dict=True):
    """Looks names up. Safe to send to another process: the file is opened where it is first asked."""

    features: Mapping[str, tuple[Entry, ...]]
    words: PlaceWords
    secessions: tuple[Secession, ...] = ()
    gazetteer: Path = GAZETTEER

    @cached_property
    def _store(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.gazetteer}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def __reduce__(self) -> tuple[type["PlaceKnowledge"], tuple[object, ...]]:
        return type(self), (self.features, self.words, self.secessions, self.gazetteer)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of this name, countries first, then by people; case and accents do not count."""
        plain = key(name)
        found = self._named(plain)
        without_article = bare(plain)
        if not found and without_article != plain:
            found = self._named(without_article)
        return found

    def _named(self, plain: str) -> tuple[Entry, ...]:
        rows = self._store.execute(_NAMED, (plain,)).fetchall()
        found = (_entry(row[:8], other=bool(row[8])) for row in rows)
        return (*self.features.get(plain, ()), *found)

    def country(self, entry: Entry, on: date | None) -> str:
        """The country that a place lay in on a day, today's where the day is unknown."""
        left = (s.before for s in self.secessions if on is not None and s.country == entry.country and on < s.until)
        return next(left, entry.country)

    @cached_property
    def states(self) -> Mapping[str, Entry]:
        """The countries by their ISO 3166-1 letters."""
        rows = self._store.execute(_STATES).fetchall()
        return {entry.country: entry for entry in (_entry(row, other=False) for row in rows)}


def _entry(row: tuple[int, str, int, int, str, str, int, str], *, other: bool) -> Entry:
    number, name, lat, lon, country, division, population, kind = row
    return Entry(
        name, number if number > 0 else None, lat / 1000, lon / 1000, country, division, population, kind, other
    )


def load(folders: Iterable[Path]) -> PlaceKnowledge:
    """The features and words of all folders (`places/`), over the shipped gazetteer.

    Raises: KnowledgeError for a file that cannot be used.
    """
    folders = tuple(folders)
    features: defaultdict[str, tuple[Entry, ...]] = defaultdict(tuple)
    for one in rows(folders, "places", "features*.csv", _Feature):
        entry = Entry(one.name, None, one.lat, one.lon, one.country, "", one.population, one.kind)
        for name in (one.name, *filter(None, one.names.split(";"))):
            features[key(name)] = (entry, *(e for e in features[key(name)] if e.name != entry.name))
    secessions = tuple(rows(folders, "places", "secessions.csv", Secession))
    return PlaceKnowledge(dict(features), load_words(folders), secessions)
