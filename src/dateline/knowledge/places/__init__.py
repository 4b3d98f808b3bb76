"""Places of the world: a gazetteer of cities, countries and the states of the US, and the features that the news names.

The gazetteer is a SQLite file built from GeoNames (https://www.geonames.org, CC BY 4.0); `features.csv` was written for
this project. Coordinates are WGS 84 degrees.
"""

import csv
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.places.names import key

GAZETTEER = Path(__file__).with_name("gazetteer.sqlite")

__all__ = ["Entry", "PlaceKnowledge", "key", "load"]


class Entry(msgspec.Struct, frozen=True):
    """One place that a name can mean. `division` is the state's code in the US, else empty."""

    name: str
    geonames: int | None
    lat: float
    lon: float
    country: str
    division: str
    population: int
    kind: str


class _Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    names: str = ""


class PlaceKnowledge(msgspec.Struct, frozen=True, dict=True):
    """Looks names up. Safe to send to another process: the file is opened where it is first asked."""

    features: Mapping[str, tuple[Entry, ...]]
    gazetteer: Path = GAZETTEER

    @cached_property
    def _store(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.gazetteer}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def __reduce__(self) -> tuple[type["PlaceKnowledge"], tuple[Mapping[str, tuple[Entry, ...]], Path]]:
        return type(self), (self.features, self.gazetteer)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of this name, most people first; case and accents do not count."""
        plain = key(name)
        query = (
            "SELECT name, geonames, lat, lon, country, division, population, kind FROM place"
            " WHERE key = ? ORDER BY population DESC LIMIT 60"
        )
        found = self._store.execute(query, (plain,)).fetchall()
        return (*self.features.get(plain, ()), *(Entry(*row) for row in found))


def load(folders: Iterable[Path]) -> PlaceKnowledge:
    """The features of all folders (`places/features.csv`), over the shipped gazetteer.

    Raises: KnowledgeError for a file that cannot be used.
    """
    features: dict[str, tuple[Entry, ...]] = {}
    for folder in folders:
        for path in sorted((folder / "places").glob("features*.csv")):
            for entry, names in _read(path):
                for name in names:
                    features[key(name)] = (entry,)
    return PlaceKnowledge(features)


def _read(path: Path) -> Iterable[tuple[Entry, tuple[str, ...]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            try:
                one = msgspec.convert({k: v for k, v in row.items() if v}, _Feature, strict=False)
            except (msgspec.ValidationError, TypeError) as error:
                fix = "The columns are name,kind,lat,lon,country,names"
                raise KnowledgeError(path, f"line {number}", str(error), fix) from None
            entry = Entry(one.name, None, one.lat, one.lon, one.country, "", 1_000_000, one.kind)
            yield entry, (one.name, *filter(None, one.names.split(";")))
