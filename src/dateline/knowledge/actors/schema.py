"""What is known of actors: states, their bodies, organisations, offices, groups of people and office-holders.

Sectors and codes are PLOVER's (country, IGO, NGO, MNC, IMG or ISM, then sectors: `RUS GOV`, `PSE REB`, `IGO UNO`).
Dates are ISO, as exact as they are known ("2014", "2014-05", "2014-05-26"); empty means open or unknown.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from dateline.model import ActorKind

PartialDate = Annotated[str, Meta(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")]
Code = Annotated[str, Meta(pattern=r"^[A-Z]{3}( [A-Z]{3})*$")]
Sector = Annotated[str, Meta(pattern=r"^([A-Z]{3})?$")]
Row = Annotated[str, Meta(min_length=1)]


def holds(first: str, last: str, on: date | None) -> bool:
    """Whether a day lies between two partial dates, both included; every day does where they are empty."""
    if on is None:
        return True
    day = on.isoformat()
    return first <= day[: len(first)] and (not last or day[: len(last)] <= last)


class State(Struct, frozen=True, forbid_unknown_fields=True):
    """A state or territory with an ISO 3166 code (KOS: Kosovo), or one dissolved since 1945."""

    id: Code
    name: Row
    names: tuple[str, ...] = ()
    """Long names, other spellings, abbreviations."""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Nouns for its citizens, singular and plural, where they differ from the adjective."""
    capital: tuple[str, ...] = ()
    """The seat of its government, in every spelling: stands for the government."""
    first: PartialDate = ""
    last: PartialDate = ""
    alpha2: Annotated[str, Meta(pattern=r"^([A-Z]{2})?$")] = ""
    """The two letters of ISO 3166."""


class Region(Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a state that papers name without the state: a province, a large city, a people at home there.

    Who acts for it acts for the state: "the Bavarian police" are German.
    """

    of: Code
    name: Row
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class BodyRole(StrEnum):
    """How the name of a body is used."""

    SEAT = "seat"
    """A building, street or office whose name stands for those who work there."""
    BODY = "body"


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a state: parliament, ministry, armed force, police, intelligence service, or a byword for one."""

    of: str
    name: Row
    sector: Sector = ""
    role: BodyRole = BodyRole.BODY
    names: tuple[str, ...] = ()


class Organisation(Struct, frozen=True, forbid_unknown_fields=True):
    """An actor with a name that is no state: intergovernmental, party, armed group, media, company, charity."""

    id: Row
    kind: ActorKind
    code: Code
    name: Row
    names: tuple[str, ...] = ()
    country: str = ""
    """Where it is at home: a state's id."""
    first: PartialDate = ""
    last: PartialDate = ""


class Membership(Struct, frozen=True, forbid_unknown_fields=True):
    """States that belong to an organisation; with years where they joined late or left."""

    organisation: str
    states: tuple[str, ...]
    first: PartialDate = ""
    last: PartialDate = ""


class Meant(Struct, frozen=True, forbid_unknown_fields=True):
    """An actor that an example must give: the words of a mention, and what is asked of whom they mean."""

    words: Row
    same: tuple[str, ...] = ()
    """Other mentions of the same actor."""
    code: str | None = None
    """One of the codes; empty: no code at all."""
    name: str | None = None
    kind: ActorKind | None = None
    role: str | None = None
    """The title of one of the roles."""


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """A text and actors that it must give; none at all where `gives` is empty. `gap` says why it does not hold yet."""

    text: Row
    gives: tuple[Meant, ...]
    gap: str = ""


class OfficeKind(StrEnum):
    """What an office does."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    DEPUTY = "deputy"
    MINISTER = "minister"
    SPOKESPERSON = "spokesperson"
    ENVOY = "envoy"
    ADVISER = "adviser"
    OFFICIAL = "official"
    GOVERNOR = "governor"
    LEGISLATOR = "legislator"
    PARTY = "party"
    SOLDIER = "soldier"
    POLICE = "police"
    SPY = "spy"
    JUDGE = "judge"
    LAWYER = "lawyer"
    CLERIC = "cleric"
    ROYAL = "royal"
    REBEL = "rebel"
    CHIEF = "chief"
    """Head of an organisation of any kind: "director-general", "chairman", "leader"."""
    EXPERT = "expert"
    JOURNALIST = "journalist"
    PROFESSION = "profession"
    HONORIFIC = "honorific"


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """An office or title, in the forms that papers use, singular and lower case."""

    id: Row
    kind: OfficeKind
    names: tuple[str, ...]
    sector: Sector = ""
    """Empty: taken from the body or organisation that it is an office of."""
    title_before_name: bool = False
    """Stands before a name as a title: "President Chirac", "Gen. Smith"."""
    elsewhere: bool = False
    """Its holders belong to somebody else: allies and rivals are of any state but the one around them."""
    mirrors: bool = False
    """Whoever holds its owner's office elsewhere: "his Norland counterpart"."""
    stands_for: tuple[OfficeKind, ...] = ()
    """Kinds of office besides its own to which the bare noun points back: "the leader" may be a president."""
    examples: tuple[Said, ...] = ()


class Modifier(Struct, frozen=True, forbid_unknown_fields=True):
    """Words around an office that change whether it is held."""

    effect: "Effect"
    names: tuple[str, ...]
    examples: tuple[Said, ...] = ()


class Effect(StrEnum):
    """What a modifier does to an office."""

    FORMER = "former"
    FUTURE = "future"
    ACTING = "acting"
    DEPUTY = "deputy"
    DEAD = "dead"
    DISPUTED = "disputed"


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Common nouns for people or bodies that act: "rebels", "police", "parliament"; singular where there is one."""

    id: Row
    kind: ActorKind
    sector: Sector
    names: tuple[str, ...]
    alike: bool = False
    """Papers use its nouns for each other: "the troops" are the soldiers named before."""
    general: tuple[str, ...] = ()
    """Those of its nouns that mean all of them: "the Norland army", "Norland's troops"."""
    not_of: bool = False
    """Behind "of" stands a thing of which nobody is meant: "sources of income"."""
    by_place: bool = False
    """A state has several, told apart by where they stand: "the Norland embassy in Lagos"."""
    examples: tuple[Said, ...] = ()


class Asset(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for things that stand for their owner when they act or are hit: "warplane", "embassy", "airspace"."""

    id: Row
    sector: Sector
    names: tuple[str, ...]
    issued: bool = False
    """Papers: whoever issues them speaks in them ("a statement from the ministry")."""
    done: bool = False
    """Deeds: whose they are stands before them; behind "of" is whom they hit ("the bombing of Norland")."""
    examples: tuple[Said, ...] = ()


class Anaphor(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that point back to something named before: "the company", "the country"; singular."""

    id: Row
    kinds: tuple[ActorKind, ...]
    names: tuple[str, ...]
    examples: tuple[Said, ...] = ()


class Feature(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of features to which a state only lends its name: "the Norland Sea"; lower case."""

    names: tuple[str, ...]
    examples: tuple[Said, ...] = ()


class Abstract(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that mean a body only with an article, a name or an owner: "the force", never "lethal force"; singular."""

    names: tuple[str, ...]
    examples: tuple[Said, ...] = ()


class Gender(Struct, frozen=True, forbid_unknown_fields=True):
    """Who is "he" or "she": titles (lower case) and given names that tell."""

    pronouns: tuple[str, ...]
    titles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    examples: tuple[Said, ...] = ()


class Quantity(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns before "of" that only say how many: "dozens of soldiers" are the soldiers; singular."""

    names: tuple[str, ...]
    examples: tuple[Said, ...] = ()


class Holder(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody in an office of a state or organisation for a time."""

    of: str
    office: str
    person: Row
    first: PartialDate = ""
    last: PartialDate = ""
    short: str = ""
    """The name papers use alone ("Xi", "Lula"); empty: the last word of `person`."""
    names: tuple[str, ...] = ()
    """Other spellings; enough in one of a person's rows."""

    def in_office(self, on: date | None) -> bool:
        """Whether the office is held on a day, as far as the dates say."""
        return holds(self.first, self.last, on)

    def spellings(self) -> Iterator[str]:
        """Full name, name used alone, other spellings."""
        yield self.person
        yield self.short or self.person.rsplit(" ", 1)[-1]
        yield from self.names


class Ambiguous(Struct, frozen=True, forbid_unknown_fields=True):
    """A name that several entries share on purpose."""

    name: Row
    why: Row


class Usage(Struct, frozen=True, forbid_unknown_fields=True):
    """A way in which papers mention actors, shown by examples: surnames, pronouns, capitals for governments."""

    id: Row
    examples: tuple[Said, ...]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A surface and the ids that a lookup must give for it, none for a counter-example."""

    name: str
    gives: tuple[str, ...]
