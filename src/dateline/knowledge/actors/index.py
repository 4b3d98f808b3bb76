"""Finds what is known of actors by the words of a text."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from dateline.knowledge.actors.schema import (
    Abstract,
    Ambiguous,
    Anaphor,
    Asset,
    Body,
    Example,
    Feature,
    Gender,
    Group,
    Holder,
    Membership,
    Modifier,
    Office,
    OfficeKind,
    Organisation,
    Quantity,
    Region,
    State,
    Usage,
    holds,
)
from dateline.model import ActorKind

V = TypeVar("V")
W = TypeVar("W")


class Role(StrEnum):
    """What a surface is to its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    REGION = "region"
    """Part of a state: tells whose something is, but is no actor."""
    SEAT = "seat"
    BODY = "body"
    ORGANISATION = "organisation"


class Entry(Struct, frozen=True):
    """One thing that a surface can mean. `id` is the state (also of its seats and bodies) or the organisation."""

    id: str
    name: str
    role: Role
    kind: ActorKind
    code: str
    """As an actor: "Russian" and "Russia" give `RUS`, "Kremlin" gives `RUS GOV`."""
    first: str = ""
    last: str = ""


class ActorKnowledge(Struct, frozen=True, kw_only=True, dict=True):
    """Everything known of actors, with indices built on first use."""

    states: tuple[State, ...]
    regions: tuple[Region, ...]
    bodies: tuple[Body, ...]
    organisations: tuple[Organisation, ...]
    memberships: tuple[Membership, ...]
    offices: tuple[Office, ...]
    modifiers: tuple[Modifier, ...]
    groups: tuple[Group, ...]
    assets: tuple[Asset, ...]
    anaphors: tuple[Anaphor, ...]
    quantities: tuple[Quantity, ...]
    genders: tuple[Gender, ...]
    features: tuple[Feature, ...]
    abstracts: tuple[Abstract, ...]
    holders: tuple[Holder, ...]
    ambiguous: tuple[Ambiguous, ...]
    usages: tuple[Usage, ...]
    examples: tuple[Example, ...]

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """What a name, adjective, capital, seat, body or organisation means; case counts, accents do not."""
        return self.entries.get(surface) or self.entries.get(plain(surface), ())

    def meant(self, surface: str, on: date | None) -> tuple[Entry, ...]:
        """What a name means on a day: the state of that time, or the one to which a state yet to be belonged.

        Where a state stood over another of the name ("Moscow" in 1991) it comes first; without a day none of the
        past is meant if there is one of today.
        """
        entries = self.lookup(surface)
        lasting = tuple(e for e in entries if holds(e.first, e.last, on) and (on is not None or not e.last))
        return tuple(sorted(lasting, key=lambda e: not e.last)) or self.region(surface) or entries

    def small(self, surface: str) -> tuple[Entry, ...]:
        """What a name of several words means where it stands without capitals: states and leagues of states only."""
        return self._small.get(surface, ())

    def begins_small(self, first: str, second: str) -> bool:
        """Whether a name without capitals may begin with two words."""
        return (first, second) in self._small_begins

    def region(self, surface: str) -> tuple[Entry, ...]:
        """The state that a part of it, or a people at home there, points to; no place in the sense of geography."""
        return self._regions.get(surface) or self._regions.get(plain(surface), ())

    def office(self, words: str) -> Office | None:
        """The office that words name, by their longest known end: "transport minister" is a minister."""
        parts = plain(words).lower().split()
        return next(
            (found for start in range(len(parts)) if (found := self._offices.get(" ".join(parts[start:])))), None
        )

    def modifier(self, word: str) -> Modifier | None:
        """What "former", "acting", "then" and the like do to an office."""
        return self._modifiers.get(word.lower())

    def group(self, noun: str) -> Group | None:
        """The collective actor that a noun, singular or plural, names."""
        return self._groups.get(noun.lower())

    def asset(self, noun: str) -> Asset | None:
        """The thing that stands for its owner that a noun, singular or plural, names."""
        return self._assets.get(noun.lower())

    def anaphor(self, noun: str) -> Anaphor | None:
        """What a noun such as "company" can point back to."""
        return self._anaphors.get(noun.lower())

    def is_quantity(self, noun: str) -> bool:
        """Whether a noun before "of" only says how many."""
        return noun.lower() in self._quantities

    def is_abstract(self, noun: str) -> bool:
        """Whether a noun means a body only with an article, a name or an owner: not in "lethal force"."""
        return noun.lower() in self._abstracts

    def is_feature(self, noun: str) -> bool:
        """Whether a noun is of a sea or the like, to which a state only lends its name."""
        return noun.lower() in self._features

    def pronouns_of(self, name: str, title: str = "") -> tuple[str, ...]:
        """The pronouns for whoever bears a name and a title; none where they do not tell."""
        words = title.lower().split()
        ends = (" ".join(words[start:]) for start in range(len(words)))
        told = next((self._pronouns[end] for end in ends if end in self._pronouns), None)
        return told or self._pronouns.get(name.split(" ", 1)[0], ())

    def is_top(self, surname: str) -> bool:
        """Whether a name used alone is one under which papers know a leader of a state or a foreign minister."""
        return surname in self._tops

    def holders_of(self, office: str, of: str, on: date | None = None) -> tuple[Holder, ...]:
        """Who holds an office (its id or a kind of office) of a state or organisation on a day, or ever held it."""
        return tuple(holder for holder in self._by_office.get((of, office), ()) if holder.in_office(on))

    def holder(self, name: str, on: date | None = None) -> tuple[Holder, ...]:
        """The offices of the people that a full name or a name used alone may mean, on a day or ever."""
        found = self._by_person.get(name) or self._by_person.get(plain(name))
        found = found or self._by_small_name.get(name.lower(), ())
        return tuple(holder for holder in found if holder.in_office(on))

    def members(self, organisation: str, on: date | None = None) -> tuple[str, ...]:
        """The states that belong to an organisation on a day, or ever did."""
        lists = (m.states for m in self.memberships if m.organisation == organisation and holds(m.first, m.last, on))
        return tuple(dict.fromkeys(state for states in lists for state in states))

    @cached_property
    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """Every surface with what it can mean; names with accents also without."""
        return _with_plain(_gather(self._surfaces()))

    @cached_property
    def reach(self) -> Mapping[str, int]:
        """For each first word of a surface, how many words the longest surface has that begins so."""
        return _reach(self.entries)

    @cached_property
    def person_reach(self) -> Mapping[str, int]:
        """For each first word of an office-holder's name, how many words the longest name has that begins so."""
        return _reach(self._by_person)

    @cached_property
    def state(self) -> Mapping[str, State]:
        """States by id."""
        return {state.id: state for state in self.states}

    @cached_property
    def organisation(self) -> Mapping[str, Organisation]:
        """Organisations by id."""
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def office_by_id(self) -> Mapping[str, Office]:
        """Offices by id."""
        return {office.id: office for office in self.offices}

    def _surfaces(self) -> Iterator[tuple[str, Entry]]:
        for state in self.states:
            yield from _of_state(state)
        for body in self.bodies:
            code = " ".join(filter(None, (self._code(body.of), body.sector)))
            entry = Entry(body.of, body.name, Role(body.role), ActorKind.GOVERNMENT, code)
            yield from ((surface, entry) for surface in (body.name, *body.names))
        for one in self.organisations:
            entry = Entry(one.id, one.name, Role.ORGANISATION, one.kind, one.code, one.first, one.last)
            yield from ((surface, entry) for surface in (one.name, *one.names))

    def _code(self, owner: str) -> str:
        return owner if owner in self.state else self.organisation[owner].code

    @cached_property
    def _small(self) -> Mapping[str, tuple[Entry, ...]]:
        leagues = (ActorKind.COUNTRY, ActorKind.IGO)
        named = {
            name.lower(): tuple(e for e in entries if e.kind in leagues and e.role is not Role.ADJECTIVE)
            for name, entries in self.entries.items()
            if " " in name and not name.isupper()
        }
        return {name: entries for name, entries in named.items() if entries}

    @cached_property
    def _small_begins(self) -> frozenset[tuple[str, str]]:
        return frozenset((words[0], words[1]) for words in map(str.split, self._small))

    @cached_property
    def _regions(self) -> Mapping[str, tuple[Entry, ...]]:
        return _with_plain(_gather(pair for region in self.regions for pair in _of_region(region)))

    @cached_property
    def _offices(self) -> Mapping[str, Office]:
        several = (office for office in self.offices if office.kind is not OfficeKind.HONORIFIC)
        plurals = {plural(name): office for office in several for name in office.names}
        return {**plurals, **{name: office for office in self.offices for name in office.names}}

    @cached_property
    def _modifiers(self) -> Mapping[str, Modifier]:
        return {name: modifier for modifier in self.modifiers for name in modifier.names}

    @cached_property
    def _groups(self) -> Mapping[str, Group]:
        plurals = {plural(name): group for group in self.groups for name in group.names}
        things = {name for asset in self.assets for name in asset.names}
        return {
            **{name: group for name, group in plurals.items() if name not in things},
            **{name: group for group in self.groups for name in group.names},
        }

    @cached_property
    def _assets(self) -> Mapping[str, Asset]:
        plurals = {plural(name): asset for asset in self.assets for name in asset.names}
        return {**plurals, **{name: asset for asset in self.assets for name in asset.names}}

    @cached_property
    def _anaphors(self) -> Mapping[str, Anaphor]:
        """A noun of several lists ("agency") points back to what any of them does."""
        lists = _gather((name, anaphor) for anaphor in self.anaphors for name in anaphor.names)
        return {name: found[0] if len(found) == 1 else _united(found) for name, found in lists.items()}

    @cached_property
    def _quantities(self) -> frozenset[str]:
        return frozenset(name for quantity in self.quantities for name in quantity.names)

    @cached_property
    def _abstracts(self) -> frozenset[str]:
        return frozenset(name for abstract in self.abstracts for name in abstract.names)

    @cached_property
    def _features(self) -> frozenset[str]:
        return frozenset(name for feature in self.features for name in feature.names)

    @cached_property
    def _pronouns(self) -> Mapping[str, tuple[str, ...]]:
        """By title (lower case) and by given name (capital); never a surname alone: those have no given name."""
        return {word: gender.pronouns for gender in self.genders for word in (*gender.titles, *gender.given)}

    @cached_property
    def _tops(self) -> frozenset[str]:
        leading = {office.id for office in self.offices if office.kind in _LEADING} | {"foreign-minister"}
        names = (h.short or h.person.rsplit(" ", 1)[-1] for h in self.holders if h.office in leading)
        return frozenset(form for name in names for form in (name, plain(name)))

    @cached_property
    def _by_office(self) -> Mapping[tuple[str, str], tuple[Holder, ...]]:
        kinds = {office.id: office.kind.value for office in self.offices}
        return _gather(
            ((holder.of, key), holder)
            for holder in self.holders
            for key in {holder.office, kinds.get(holder.office, holder.office)}
        )

    @cached_property
    def _by_small_name(self) -> Mapping[str, tuple[Holder, ...]]:
        """Full names without regard to capitals: "Osama Bin Laden" is "Osama bin Laden"."""
        return {name.lower(): rows for name, rows in self._by_person.items() if " " in name}

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Holder, ...]]:
        terms = _gather((holder.person, holder) for holder in self.holders)
        names = {person: {name for row in rows for name in row.spellings()} for person, rows in terms.items()}
        return _with_plain(
            _gather((name, row) for person, rows in terms.items() for name in names[person] for row in rows)
        )


def _reach(surfaces: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for surface in surfaces:
        words = surface.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def plain(name: str) -> str:
    """A name without accents: "Erdoğan" and "Erdogan" become one."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in _MARKS)


def _united(lists: tuple[Anaphor, ...]) -> Anaphor:
    kinds = tuple(dict.fromkeys(kind for one in lists for kind in one.kinds))
    return Anaphor(lists[0].id, kinds, lists[0].names, lists[0].examples)


def plural(noun: str) -> str:
    """The regular plural of a noun, or of the noun before "of", "for", "to" or a hyphenated adjective."""
    for link in (" of ", " for ", " to ", "-in-", "-of-", "-general", "-designate"):
        head, found, rest = noun.partition(link)
        if found:
            return plural(head) + found + rest
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def _of_state(state: State) -> Iterator[tuple[str, Entry]]:
    surfaces = (
        (Role.NAME, ActorKind.COUNTRY, (state.name, *state.names)),
        (Role.ADJECTIVE, ActorKind.COUNTRY, state.adjectives),
        (Role.PEOPLE, ActorKind.PEOPLE, state.people),
        (Role.CAPITAL, ActorKind.GOVERNMENT, state.capital),
    )
    for role, kind, names in surfaces:
        code = f"{state.id} GOV" if role is Role.CAPITAL else state.id
        entry = Entry(state.id, state.name, role, kind, code, state.first, state.last)
        yield from ((name, entry) for name in names)


def _of_region(region: Region) -> Iterator[tuple[str, Entry]]:
    surfaces = (
        (Role.REGION, ActorKind.GOVERNMENT, (region.name, *region.names)),
        (Role.ADJECTIVE, ActorKind.GOVERNMENT, region.adjectives),
        (Role.PEOPLE, ActorKind.PEOPLE, region.people),
    )
    for role, kind, names in surfaces:
        entry = Entry(region.of, region.name, role, kind, region.of)
        yield from ((name, entry) for name in names)


def _gather(pairs: Iterable[tuple[V, W]]) -> dict[V, tuple[W, ...]]:
    found: defaultdict[V, dict[W, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _with_plain(named: dict[str, tuple[W, ...]]) -> dict[str, tuple[W, ...]]:
    """Adds names without accents; what they mean already comes first."""
    spelled = ((plain(name), value) for name, values in named.items() for value in values)
    return {**_gather(spelled), **named}


_LEADING = frozenset({OfficeKind.HEAD_OF_STATE, OfficeKind.HEAD_OF_GOVERNMENT})
_MARKS = "\u200e\u200f\u200b\u00ad"
"""Signs that are not seen: direction of writing, places to break a word."""
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "’": "'"}
)
