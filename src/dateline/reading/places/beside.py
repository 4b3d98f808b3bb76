"""Where a place lies that no gazetteer has: in the town that the text puts it in, or that the report is about."""

import re
from bisect import bisect_left
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


class _Towns(Struct, frozen=True):
    """The towns of a report in text order, and the one that it names most."""

    parse: Parse
    all: tuple[_Town, ...]
    most: Entry | None

    def beside(self, span: Span) -> tuple[_Town | None, _Town | None]:
        """The nearest before and behind a name."""
        index = bisect_left(self.all, span.start, key=lambda town: town.span.start)
        behind = next((t for t in self.all[index : index + 2] if t.span.start >= span.end), None)
        return (self.all[index - 1] if index else None), behind


def beside(parse: Parse, candidates: Sequence[Candidate], senses: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """The senses, and for sites, streets and unknown towns the point of a town beside them.

    A site or street lies in the nearest town of its sentence, else in the one that the report names most; a name
    that may be anything only where the text puts it in a town: "the Kesho in Lindhavn".
    """
    towns = _towns(parse, candidates, senses)
    found = dict(senses)
    for c in candidates:
        near = _town_of(c, towns, found.get(c.name))
        if near is not None:
            found[c.name] = replace(near, name=c.name, geonames=None, kind=c.meaning.kind)
    return found


def _towns(parse: Parse, candidates: Sequence[Candidate], senses: Mapping[str, Entry]) -> _Towns:
    placed = ((c.span, senses[c.name]) for c in candidates if c.name in senses)
    towns = tuple(_Town(e, _sentence(parse, span), span) for span, e in placed if e.kind in _TOWNS)
    most = Counter(town.entry for town in towns).most_common(1)
    return _Towns(parse, towns, most[0][0] if most else None)


def _town_of(candidate: Candidate, towns: _Towns, sense: Entry | None) -> Entry | None:
    """The town, where one is wanted: also for a site named after a town that lies far from where the text puts it."""
    if sense is None:
        if candidate.meaning.kind not in _IN_TOWNS:
            return None
        return _nearest(candidate, towns) if candidate.meaning.kind else _around(candidate, towns)
    small = sense.kind == "city" and sense.population < _WELL_KNOWN
    near = _around(candidate, towns) if small or _is_named_after(sense) else None
    return near if near is not None and _apart(near, sense) else None


def _is_named_after(sense: Entry) -> bool:
    """Whether a site has its point from the town whose name it bears; a site of our own knowledge has its own."""
    return sense.kind == "site" and sense.geonames is None and sense.population != FEATURE_WEIGHT


def _apart(one: Entry, other: Entry) -> bool:
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) > _FAR


def _nearest(candidate: Candidate, towns: _Towns) -> Entry | None:
    sentence, start = _sentence(towns.parse, candidate.span), candidate.span.start
    here = [t for t in towns.beside(candidate.span) if t is not None and t.sentence == sentence]
    return min(here, key=lambda t: abs(t.span.start - start)).entry if here else towns.most


def _around(candidate: Candidate, towns: _Towns) -> Entry | None:
    """The town right behind "in" or a comma, or right before "'s"."""
    span, text = candidate.span, towns.parse.text
    before, behind = towns.beside(span)
    if behind is not None and _INTO.fullmatch(text, span.end, behind.span.start):
        return behind.entry
    owns = before is not None and before.span.end < span.start
    return before.entry if before is not None and owns and _OWNED.fullmatch(text, before.span.end, span.start) else None


def _sentence(parse: Parse, span: Span) -> int:
    words = parse.within(span)
    return words[0].sentence if words else -1
