"""Builds `gazetteer.sqlite` from GeoNames data (CC BY 4.0): `make gazetteer`.

Cities of 500 people and more, post towns of the US, countries, and their divisions of the first and second level. A
division lies in the middle of its towns' spread, unless `divisions.csv` or `countries.csv` know better.
"""

import sqlite3
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.places import sources
from dateline.knowledge.places.names import bare, key
from dateline.knowledge.places.sources import Area, City, Point

TARGET = Path(__file__).with_name("gazetteer.sqlite")
_FULL_NAMES = frozenset({"USA", "GBR", "IRL", "CAN", "AUS", "NZL"})
"""Where an English paper calls a town by no name but its own, unless it is large."""
_LARGE, _MIDDLING = 100_000, 15_000
_SHORTEST = 4
_CELL = 0.5
_FAR = 0.6
"""Degrees within which two towns of one name in one state are the same."""
_TYPES = (" County", " Parish", " Borough", " Census Area", " City and Borough", " Municipality")
_KINDS = ("country", "province", "county")
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat INTEGER, lon INTEGER, country TEXT, division TEXT,
 population INTEGER, kind TEXT);
CREATE TABLE name (key TEXT, id INTEGER, other INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""


class Row(Struct, frozen=True):
    """A place with every name that it is looked up by. Negative ids are ours: the place has none of GeoNames."""

    id: int
    name: str
    point: Point
    country: str
    division: str
    population: int
    kind: str
    others: tuple[str, ...] = ()


def main(postal: Path) -> None:
    """Write the file anew."""
    cities = tuple(sources.cities())
    towns = tuple(_post_towns(postal, cities))
    TARGET.unlink(missing_ok=True)
    with sqlite3.connect(TARGET) as store:
        store.executescript(_SCHEMA)
        for row in (*map(_city, cities), *towns, *_areas(cities, postal)):
            _write(store, row)
    store.execute("VACUUM")
    store.close()


def _write(store: sqlite3.Connection, row: Row) -> None:
    lat, lon = (round(degrees * 1000) for degrees in row.point)
    values = (row.id, row.name, lat, lon, row.country, row.division, row.population, row.kind)
    store.execute("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    own = key(row.name)
    others = {plain for name in row.others if (plain := key(name)) and plain != own}
    others |= {bare(own)} - {own}
    names = [(own, row.id, 0), *((plain, row.id, 1) for plain in sorted(others))]
    store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)


def _city(city: City) -> Row:
    least = _LARGE if city.country in _FULL_NAMES else _MIDDLING
    others = tuple(_readable(city.others)) if city.population >= least else ()
    return Row(city.geonames, city.name, city.point, city.country, city.division, city.population, "city", others)


def _readable(names: Iterable[str]) -> Iterator[str]:
    """Names in Latin letters that are no codes."""
    for name in names:
        if name.isascii() and len(name) >= _SHORTEST and name[0].isupper() and not name.isupper():
            yield name


def _post_towns(path: Path, cities: Iterable[City]) -> Iterator[Row]:
    """Post towns that are not among the cities of their state."""
    known: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for city in cities:
        if city.country == "USA":
            known[key(city.name), city.division].append(city.point)
    for number, (name, state, _, point) in enumerate(sources.post_towns(path), 1):
        near = known[key(name), state]
        if not any(abs(point[0] - p[0]) < _FAR and abs(point[1] - p[1]) < _FAR for p in near):
            near.append(point)
            yield Row(-number, name, point, "USA", state, 0, "city")


def _areas(cities: Collection[City], postal: Path) -> Iterator[Row]:
    """Countries and divisions of both levels; one of the second without any town has no point and is left out."""
    towns = _towns(cities, postal)
    own = sources.own_points()
    homes = {(key(city.name), city.country, city.division) for city in cities}
    for area in (*sources.countries(), *sources.areas()):
        group = _group(area)
        point, short = own.get((area.country, area.division), (None, ())) if area.level < 2 else (None, ())
        inside = towns.get(group, ())
        named_after_town = area.level == 2 and (key(area.name), area.country, area.division) in homes
        if (point or inside) and not named_after_town:
            people = sum(population for _, population in inside)
            names = (*short, *_other_names(area))
            where = point or _middle([p for p, _ in inside])
            kind = _KINDS[area.level]
            yield Row(area.geonames, area.name, where, area.country, area.division, people, kind, names)


def _group(area: Area) -> object:
    return (area.country, area.division) if area.level < 2 else area.geonames


def _towns(cities: Iterable[City], postal: Path) -> Mapping[object, list[tuple[Point, int]]]:
    """The towns of each country, division and county."""
    towns: defaultdict[object, list[tuple[Point, int]]] = defaultdict(list)
    for city in cities:
        for group in ((city.country, ""), (city.country, city.division), city.county):
            towns[group].append((city.point, city.population))
    counties = {(a.division, key(n)): a.geonames for a in sources.areas() if a.country == "USA" for n in _county(a)}
    for _, state, county, point in sources.post_towns(postal):
        group = counties.get((state, key(county)))
        if group is not None:
            towns[group].append((point, 0))
    return towns


def _county(area: Area) -> tuple[str, ...]:
    """A county's name with and without the word for it."""
    short = next((area.name.removesuffix(word) for word in _TYPES if area.name.endswith(word)), area.name)
    return (area.name, short)


def _other_names(area: Area) -> Iterator[str]:
    if area.level == 2:
        yield from _county(area)[1:] if area.country == "USA" else ()
        return
    if area.level == 1 and area.country == "USA":
        yield area.division
    yield from _readable(area.others)


def _middle(points: Iterable[Point]) -> Point:
    """The middle of a spread: each half degree with a town in it counts once, however many towns it has."""
    cells: dict[tuple[int, int], Point] = {}
    for lat, lon in points:
        cells.setdefault((round(lat / _CELL), round(lon / _CELL)), (lat, lon))
    lats, lons = zip(*cells.values(), strict=True)
    return (sum(lats) / len(lats), sum(lons) / len(lons))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
