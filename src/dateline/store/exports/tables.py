"""The tables of other event data: POLECAT, ICEWS, GDELT 2.0 and Phoenix, column by column as their readers expect."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.knowledge.plover import Plover
from dateline.store.exports.facts import Fact, Side, Told

_POLECAT = """
Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,
Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,
Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,
Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,
Publication Date,Story People,Story Organizations,Story Locations,Language,Version
"""
_ICEWS = """
Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,
Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude
"""
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_DAYS_OF_YEAR = 365.25
_COUNTRY, _WORLD_CITY = 1, 4
"""GDELT's kinds of geographic match."""


def polecat(facts: Iterable[Fact], _: Plover, version: str) -> Iterator[str]:
    """POLECAT's 40 columns, tab-separated with a head; compound values are joined by "; "."""
    yield _line(_columns(_POLECAT))
    for fact in facts:
        told = fact.told
        what = (fact.type.value, "; ".join(fact.mode), fact.score, _QUADS[fact.type.quad], "; ".join(told.context))
        where = (told.place, told.place, None, None, told.country, told.lat, told.lon, told.geonames, told.place, None)
        sides = (*_polecat_side(fact.agents), *_polecat_side(fact.recipients))
        report = (told.publisher, told.published, None, None, None, "en", version)
        yield _line((fact.id, fact.day, *what, *sides, *where, *report))


def icews(facts: Iterable[Fact], plover: Plover, _: str) -> Iterator[str]:
    """ICEWS' 20 columns with a head, one row a pair; reciprocal events are two rows, as there."""
    yield _line(_columns(_ICEWS))
    for fact in facts:
        code, told = plover.cameo(fact.type, fact.mode), fact.told
        where = (told.place, None, None, told.country, told.lat, told.lon)
        for agent, recipient in fact.pairs:
            what = (code.label, code.cameo, code.goldstein)
            report = (told.report, None, told.publisher)
            yield _line((fact.id, fact.day, *_icews_side(agent), *what, *_icews_side(recipient), *report, *where))


def gdelt(facts: Iterable[Fact], plover: Plover, _: str) -> Iterator[str]:
    """GDELT 2.0's 61 columns, tab-separated without a head; sources and articles count independent stories."""
    for fact in facts:
        code, told = plover.cameo(fact.type, fact.mode), fact.told
        what = (1, code.cameo, code.cameo[:3], code.cameo[:2], fact.type.quad.value, code.goldstein)
        counts = (fact.claims, fact.stories, fact.stories, 0)
        added = f"{told.published:%Y%m%d}000000" if told.published else None
        for agent, recipient in fact.pairs:
            sides = (*_gdelt_actor(agent), *_gdelt_actor(recipient))
            where = (*[None] * 16, *_gdelt_place(told, plover.fips(told.country or "", fact.day)))
            yield _line((fact.id, *_gdelt_day(fact.day), *sides, *what, *counts, *where, added, told.url))


def phoenix(facts: Iterable[Fact], plover: Plover, version: str) -> Iterator[str]:
    """Phoenix' 26 columns, tab-separated without a head, one row a pair."""
    for number, fact in enumerate(facts, 1):
        code, told, day = plover.cameo(fact.type, fact.mode), fact.told, fact.day
        when = (f"{day:%Y%m%d}", day.year, day.month, day.day) if day else (None,) * 4
        what = (code.cameo, code.cameo[:2], fact.type.quad.value, code.goldstein, None)
        where = (told.lat, told.lon, told.place, None, told.country)
        report = (told.report, told.url, told.publisher)
        for agent, recipient in fact.pairs:
            sides = (*_phoenix_actor(agent), *_phoenix_actor(recipient))
            yield _line((f"{number}_{version}", *when, *sides, *what, *where, *report))


def _polecat_side(sides: Sequence[Side]) -> tuple[object, ...]:
    names = "; ".join(side.name for side in sides)
    sectors = tuple(dict.fromkeys(sector for side in sides for sector in side.sectors))
    countries = "; ".join(side.code for side in sides if side.code)
    return (names, countries, None, next(iter(sectors), None), "; ".join(sectors), None, names, None)


def _icews_side(side: Side | None) -> tuple[object, ...]:
    return (side.name, ",".join(side.sectors), side.code) if side is not None else (None, None, None)


def _gdelt_day(day: date | None) -> tuple[object, ...]:
    if day is None:
        return (None,) * 4
    fraction = day.year + (day.timetuple().tm_yday - 1) / _DAYS_OF_YEAR
    return (f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, f"{fraction:.4f}")


def _gdelt_actor(side: Side | None) -> tuple[object, ...]:
    if side is None:
        return (None,) * 10
    types = (*side.sectors, None, None, None)[:3]
    return (side.joined, side.name.upper(), side.code, None, None, None, None, *types)


def _gdelt_place(told: Told, fips: str | None) -> tuple[object, ...]:
    """A place in one of GDELT's kinds; for countries the code of the first division is that of the country."""
    if told.place is None:
        return (0, *[None] * 7)
    name = ", ".join(part for part in (told.place, told.country) if part)
    kind = _COUNTRY if told.lat is None else _WORLD_CITY
    return (kind, name, fips, fips if kind == _COUNTRY else None, None, told.lat, told.lon, told.geonames)


def _phoenix_actor(side: Side | None) -> tuple[object, ...]:
    if side is None:
        return (None,) * 4
    return (side.joined, side.code, next(iter(side.sectors), None), ";".join(side.sectors[1:]))


def _columns(names: str) -> list[str]:
    return [name.strip() for name in names.replace("\n", "").split(",")]


def _line(cells: Iterable[object]) -> str:
    """Tabs and line breaks inside cells become blanks: these formats know no quoting."""
    return "\t".join("" if cell is None else " ".join(str(cell).split()) for cell in cells) + "\n"
