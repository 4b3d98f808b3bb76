"""What PLOVER says of its types: scores of conflict and cooperation, modes, families of types told of one happening."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.load import decode, files, rows
from dateline.model import EventType


class TypeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One event type. `modes` are those that the ontology knows, with their scores."""

    id: EventType
    family: str
    score: float
    modes: dict[str, float] = {}


class CameoCode(Struct, frozen=True, forbid_unknown_fields=True):
    """The CAMEO code that stands for a type, or for one of its modes, in the tables of other event data."""

    event: EventType
    cameo: str
    label: str
    goldstein: float
    mode: str = ""


class GeoCode(Struct, frozen=True, forbid_unknown_fields=True):
    """The FIPS 10-4 code of a country from the first day up to the last, which is no longer its."""

    country: str
    fips: str
    first: date = date.min
    last: date = date.max


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    type: tuple[TypeEntry, ...] = ()
    code: tuple[CameoCode, ...] = ()


class Plover(Struct, frozen=True):
    """Every event type."""

    types: Mapping[EventType, TypeEntry]
    codes: Mapping[tuple[EventType, str], CameoCode] = {}
    places: Mapping[str, tuple[GeoCode, ...]] = {}

    def cameo(self, event: EventType, modes: Iterable[str] = ()) -> CameoCode:
        """The code of the first mode that has one, or else of the type."""
        return next((self.codes[event, mode] for mode in modes if (event, mode) in self.codes), self.codes[event, ""])

    def fips(self, country: str, day: date | None) -> str | None:
        """The FIPS 10-4 code of a country (its ISO code) on a day; the last that it had, if no day is given."""
        codes = self.places.get(country, ())
        if day is None:
            return max(codes, key=lambda code: code.last).fips if codes else None
        return next((code.fips for code in codes if code.first <= day < code.last), None)

    def score(self, event: EventType, modes: Iterable[str] = ()) -> float:
        """The score of the mode that is furthest from neutral, or else of the type."""
        entry = self.types[event]
        return max((entry.modes[mode] for mode in modes if mode in entry.modes), key=abs, default=entry.score)

    def family(self, event: EventType) -> str:
        return self.types[event].family


def load(folders: Iterable[Path]) -> Plover:
    """The shipped table with the user's over it.

    Raises: KnowledgeError, also for a type that nothing describes.
    """
    folders = tuple(folders)
    read = [decode(path, _File) for path in files(folders, "plover")]
    types = {entry.id: entry for file in read for entry in file.type}
    codes = {(code.event, code.mode): code for file in read for code in file.code}
    missing = [event for event in EventType if event not in types or (event, "") not in codes]
    if missing:
        raise KnowledgeError(Path("plover"), f"type {missing[0]}", "has no entry", "Add its score, family and code")
    places: defaultdict[str, tuple[GeoCode, ...]] = defaultdict(tuple)
    for place in rows(folders, "plover", "fips.csv", GeoCode):
        places[place.country] = (place, *places[place.country])
    return Plover(types, codes, dict(places))
