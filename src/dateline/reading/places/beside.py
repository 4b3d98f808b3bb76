"""Where a place lies that no gazetteer has: in the town that the text puts it in, or that the report is about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.places import FEATURE_WEIGHT, Entry
from dateline.language import Parse
from dateline.model import Span
from dateline.reading.places.candidates import Candidate

_WELL_KNOWN = 50_000
_FAR = 2.0
"""Degrees."""
_IN_TOWNS = frozenset({"site", "street", "city", "district", ""})
_TOWNS = frozenset({"city", "county", "district", "airport", "base", "facility"})
_INTO = re.compile(
    r",? (?:(?:a |the )?(?:\w+ )?(?:village|town|suburb|area|district|part) )?(?:in|of|near) |, "
    r"|,? \d+ (?:km|kilomet\w+|miles?) (?:\w+ )?(?:of|from) "
)
_OWNED = re.compile(r"['’]s (?:\w+ (?:of )?){0,3}")


class _Town(Struct, frozen=True):
    entry: Entry
    sentence: int
    span: Span


def beside(parse: Parse, candidates: Sequence[Candidate], senses: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """The senses, and for sites, streets and unknown towns the point of a town beside them.

    A site or street lies in the nearest town of its sentence, else in the one that the report names most; a name
    that may be anything only where the text puts it in a town: "the Kesho in Lindhavn".
    """
    towns = tuple(
        _Town(senses[c.name], _sentence(parse, c), c.span)
        for c in candidates
        if c.name in senses and senses[c.name].kind in _TOWNS
    )
    found = dict(senses)
    for c in candidates:
        near = _town_of(parse, c, towns, found.get(c.name))
        if near is not None:
            found[c.name] = replace(near, name=c.name, geonames=None, kind=c.meaning.kind)
    return found


def _town_of(parse: Parse, candidate: Candidate, towns: Sequence[_Town], sense: Entry | None) -> Entry | None:
    """The town, where one is wanted: also for a site named after a town that lies far from where the text puts it."""
    if sense is None:
        if candidate.meaning.kind not in _IN_TOWNS:
            return None
        return _nearest(parse, candidate, towns) if candidate.meaning.kind else _around(parse, candidate, towns)
    small = sense.kind == "city" and sense.population < _WELL_KNOWN
    near = _around(parse, candidate, towns) if small or _is_named_after(sense) else None
    return near if near is not None and _apart(near, sense) else None


def _is_named_after(sense: Entry) -> bool:
    """Whether a site has its point from the town whose name it bears; a site of our own knowledge has its own."""
    return sense.kind == "site" and sense.geonames is None and sense.population != FEATURE_WEIGHT


def _apart(one: Entry, other: Entry) -> bool:
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) > _FAR


def _nearest(parse: Parse, candidate: Candidate, towns: Sequence[_Town]) -> Entry | None:
    here = [t for t in towns if t.sentence == _sentence(parse, candidate)]
    if here:
        return min(here, key=lambda t: abs(t.span.start - candidate.span.start)).entry
    most = Counter(t.entry for t in towns).most_common(1)
    return most[0][0] if most else None


def _around(parse: Parse, candidate: Candidate, towns: Sequence[_Town]) -> Entry | None:
    """The town right behind "in" or a comma, or right before "'s"."""
    for town in towns:
        if candidate.span.end < town.span.start:
            tie = parse.text[candidate.span.end : town.span.start]
            if _INTO.fullmatch(tie):
                return town.entry
        elif _OWNED.fullmatch(parse.text[town.span.end : candidate.span.start]):
            return town.entry
    return None


def _sentence(parse: Parse, candidate: Candidate) -> int:
    words = parse.within(candidate.span)
    return words[0].sentence if words else -1
