"""What a name can mean: the gazetteer's entries under it, or under what is left without the word for its kind."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.actors import ActorKnowledge, Role
from dateline.knowledge.places import Entry, PlaceKnowledge

_LANDS = ("island", "region", "desert")
_A_TOWN = 1000
_CLASSES = ("divisions", "nature", "sites", "streets")


class Known(Struct, frozen=True):
    """The two families that know place names."""

    places: PlaceKnowledge
    actors: ActorKnowledge

    def roles(self, surface: str) -> frozenset[Role]:
        return frozenset(entry.role for entry in self.actors.lookup(surface))

    def capital_of(self, surface: str) -> frozenset[str]:
        """The states whose capital a name is."""
        return frozenset(entry.id for entry in self.actors.lookup(surface) if entry.role is Role.CAPITAL)

    def state(self, surface: str) -> Entry | None:
        """The state of today that a name means, as a place."""
        named = (e.id for e in self.actors.lookup(surface) if e.role is Role.NAME)
        return next((self.places.states[i] for i in named if i in self.places.states), None)

    def land_of(self, adjective: str) -> Entry | None:
        """The state of an adjective: "Lebanese" is of Lebanon."""
        named = (e.id for e in self.actors.lookup(adjective) if e.role is Role.ADJECTIVE)
        return next((self.places.states[i] for i in named if i in self.places.states), None)


class Meaning(Struct, frozen=True):
    """What a name can mean, likeliest first, and the kind of place that its own words tell."""

    entries: tuple[Entry, ...] = ()
    kind: str = ""


def meaning(known: Known, surface: str) -> Meaning:
    """The entries of a name: as it stands, else without its kind word.

    "Idlib province" is a division named Idlib; "Colchester General Hospital" is a site in Colchester; a river or
    street that the gazetteer does not have stays without a point.
    """
    kind = kind_of(known, surface)
    entries = _whole(known, surface)
    if kind and _says_kinds_alone(known, surface):
        entries = tuple(e for e in entries if e.population >= _A_TOWN)
        return Meaning(entries, kind)
    if entries or not kind:
        return Meaning(entries, kind)
    if kind in ("city", "county", "province"):
        return Meaning(tuple(_divisions(known, surface, kind)), kind)
    if kind in _LANDS:
        return Meaning(tuple(_lands(known, surface)), kind)
    return Meaning(tuple(_sites(known, surface)) if kind == "site" else (), kind)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or division is one that a place lies in."""
    if outer.country != inner.country or inner.kind == "country":
        return False
    if outer.kind == "country":
        return True
    return outer.division == inner.division and inner.kind != "province"


def _says_kinds_alone(known: Known, surface: str) -> bool:
    """ "City Hall", "Main Street": such a name is in every town, and a hamlet that bears it is hardly meant."""
    kinds = known.places.words
    return all(any(word in kinds[name] for name in (*_CLASSES, "common")) for word in surface.lower().split())


def kind_of(known: Known, surface: str) -> str:
    """The kind that the last or first word of a name tells, if any."""
    words = surface.lower().split()
    if len(words) < 2:
        return ""
    for word in (words[-1], words[0]):
        for name in _CLASSES:
            kind = known.places.words[name].get(word)
            first = word == words[0]
            if kind is not None and not (first and _opens_other(known, name, words)):
                return kind
    return ""


def _opens_other(known: Known, name: str, words: list[str]) -> bool:
    """Whether a word for a kind only opens the name of something else: "Station Road", "Mount Ida Police"."""
    if name in ("sites", "streets") and words[0] != "port":
        return True
    return any(words[-1] in known.places.words[other] for other in ("bodies", "sites", "streets"))


def _whole(known: Known, surface: str) -> tuple[Entry, ...]:
    found = known.places.lookup(surface)
    state = known.state(surface)
    return tuple(dict.fromkeys((*((state,) if state else ()), *found)))


def _divisions(known: Known, surface: str, kind: str) -> Iterator[Entry]:
    """Entries of the kind under the name without its kind word; failing that, all under that name."""
    words = surface.split()
    rest = words[:-1] if words[-1].lower() in known.places.words["divisions"] else words[1:]
    if rest and rest[0].lower() == "of":
        rest = rest[1:]
    found = known.places.lookup(" ".join(rest)) if rest else ()
    wide = ("province", "county") if kind != "city" else ("city",)
    fitting = [e for e in found if e.kind == kind] or [e for e in found if e.kind in wide]
    yield from fitting or found


def _lands(known: Known, surface: str) -> Iterator[Entry]:
    """The island, desert or land under the name without its kind word: "Comoros archipelago", "Sinai desert"."""
    inner = _whole(known, surface.rpartition(" ")[0])
    yield from (e for e in inner if e.kind in ("country", *_LANDS))


def _sites(known: Known, surface: str) -> Iterator[Entry]:
    """The town, county or state whose name opens or closes the name of a site, with the site's own name."""
    words = surface.split()
    if words[-1].lower() in known.places.words["missions"]:
        return
    for size in range(len(words) - 1, 0, -1):
        for part in (words[:size], words[-size:]):
            if _says_kinds_alone(known, " ".join(part)):
                continue
            found = [e for e in known.places.lookup(" ".join(part)) if not e.other]
            if found:
                yield from (replace(e, name=surface, geonames=None, kind="site") for e in found)
                return
