"""What a report gives to tell who somebody is: keys that say "the same", hints that say "maybe"."""

from collections.abc import Container, Iterator
from datetime import date

from msgspec import Struct

from dateline.knowledge.actors import ActorKnowledge, OfficeKind
from dateline.model import Actor, ActorKind, Form, Reading
from dateline.model.world import HeldRole, Reference
from dateline.situation.ids import stable_id
from dateline.situation.names import folded, middle, skeleton, sound

_UNIQUE = frozenset(
    {OfficeKind.HEAD_OF_STATE, OfficeKind.HEAD_OF_GOVERNMENT, OfficeKind.MINISTER, OfficeKind.ROYAL, OfficeKind.CHIEF}
)
_CLASSES = frozenset({ActorKind.PEOPLE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.PERSON})


class Identity(Struct, frozen=True, kw_only=True):
    """Who somebody is as far as one mention tells; the same for every report that tells as much.

    Identities that share one of `keys` belong to one block and are the same actor unless they contradict each other;
    those that share one of `hints` may be. `merged` are marks of judgements: the same mark is the same actor.
    """

    id: str
    kind: ActorKind
    keys: tuple[str, ...]
    hints: tuple[str, ...] = ()
    known_as: str | None = None
    countries: tuple[str, ...] = ()
    """States of which an office is held: two men of one name may be told apart by them."""
    near: tuple[str, ...] = ()
    """States that the words put them near to; a weaker sign."""
    middle: str = ""
    office: str | None = None
    """Known only by an office of its time."""
    merged: tuple[str, ...] = ()


class Sighting(Struct, frozen=True, kw_only=True):
    """An actor of one report, ready for the register."""

    at: Reference
    identity: Identity
    name: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    offices: tuple[str, ...] = ()
    """Offices that one person at a time holds, in the month of the report."""
    day: date | None = None


def sightings(reading: Reading, know: ActorKnowledge) -> tuple[Sighting, ...]:
    """The actors of a report that can be told again in another: by name, office, or the code of their side.

    Somebody who is only described, without a code ("two villagers"), is nobody that another report could mean.
    """
    found = ((actor, _identity(actor, reading, know)) for actor in reading.actors)
    return tuple(_sighting(actor, identity, reading, know) for actor, identity in found if identity is not None)


def _sighting(actor: Actor, identity: Identity, reading: Reading, know: ActorKnowledge) -> Sighting:
    document, text = reading.document, reading.document.text
    nameless = identity.keys[0].startswith("code:")
    told = (m for m in actor.mentions if m.form is (Form.DESCRIPTION if nameless else Form.NAME))
    names = {" ".join(m.head.of(text).split()) for m in told} | (set() if nameless else {actor.name})
    return Sighting(
        at=Reference(document.id, actor.id),
        identity=identity,
        name=min(names, default=actor.name, key=lambda n: (-len(n), n)),
        names=tuple(sorted(names)),
        codes=actor.codes,
        roles=tuple(HeldRole(title=role.title, of=role.of, first=role.first, last=role.last) for role in actor.roles),
        offices=_offices(actor, document.published, know),
        day=document.published,
    )


def _identity(actor: Actor, reading: Reading, know: ActorKnowledge) -> Identity | None:
    """The best that the mention gives: the knowledge's id, a full name, an office of its time, a code."""
    words = folded(actor.name).split()
    named = any(True for _ in _named(actor)) and bool(words)
    if actor.known_as is not None:
        return _known(actor, know.state)
    if actor.kind is ActorKind.PERSON and named and len(words) > 1 and len(words[-1]) > 1:
        return _person(actor, words, know.state)
    if actor.kind is ActorKind.PERSON and named and len(words) == 1 and len(words[0]) > 1:
        return _surname(actor, words[0], know.state, reading.document.id)
    if named and actor.kind is not ActorKind.PERSON and len(words[0]) > 1 and not _common(actor.name, know):
        return _body(actor, words, know.state)
    return _by_office(actor, reading.document.published, know) or _class(actor, know.state)


def _known(actor: Actor, states: Container[str]) -> Identity:
    """People of the knowledge have their full name for an id; another report may give it and know no more."""
    known = actor.known_as or ""
    words = folded(known).split()
    personal = actor.kind is ActorKind.PERSON and len(words) > 1
    return _made(
        actor,
        states,
        keys=(f"known:{known}", *((_person_key(words),) if personal else ())),
        hints=_person_hints(words) if personal else (),
        known_as=known,
    )


def _person(actor: Actor, words: list[str], states: Container[str]) -> Identity:
    return _made(actor, states, keys=(_person_key(words),), hints=_person_hints(words), middle=middle(words))


def _surname(actor: Actor, word: str, states: Container[str], document: str) -> Identity:
    """A bare surname is somebody of this report only, and a question to everybody of that surname."""
    return _made(actor, states, keys=(f"surname:{sound(word)}:{document}",), hints=(f"surname:{sound(word)}",))


def _body(actor: Actor, words: list[str], states: Container[str]) -> Identity:
    name = " ".join(words)
    return _made(actor, states, keys=(f"name:{name}",), hints=(f"skeleton:{skeleton(name)}",) if len(words) > 1 else ())


def _by_office(actor: Actor, day: date | None, know: ActorKnowledge) -> Identity | None:
    """ "The French foreign minister", without a name, in a month."""
    offices = _offices(actor, day, know)
    return _made(actor, know.state, keys=offices[:1], office=offices[0]) if offices else None


def _offices(actor: Actor, day: date | None, know: ActorKnowledge) -> tuple[str, ...]:
    if actor.kind is not ActorKind.PERSON or day is None:
        return ()
    named = ((role.of, know.office(role.title)) for role in actor.roles)
    held = ((of, office.id) for of, office in named if of is not None and office is not None and office.kind in _UNIQUE)
    return tuple(sorted({f"office:{office}:{of}:{day:%Y-%m}" for of, office in held}))


def _class(actor: Actor, states: Container[str]) -> Identity | None:
    """Unnamed people of a side: "Turkish officials". One actor for all reports, which is a kind and not a person."""
    code = next((code for code in actor.codes if code[:3] in states), None)
    if code is None or actor.kind not in _CLASSES:
        return None
    kind = ActorKind.PEOPLE if actor.kind is ActorKind.PERSON else actor.kind
    return _made(actor, states, keys=(f"code:{kind}:{code}",), kind=kind)


def _made(
    actor: Actor,
    states: Container[str],
    *,
    keys: tuple[str, ...],
    hints: tuple[str, ...] = (),
    known_as: str | None = None,
    middle: str = "",
    office: str | None = None,
    kind: ActorKind | None = None,
) -> Identity:
    personal = actor.kind is ActorKind.PERSON
    countries = (
        tuple(sorted({role.of for role in actor.roles if role.of is not None and role.of in states}))
        if personal
        else ()
    )
    near = tuple(sorted({code[:3] for code in actor.codes if code[:3] in states})) if personal else ()
    kind = kind or actor.kind
    return Identity(
        id=stable_id("identity", kind, *keys, "", *hints, "", *countries, "", *near, "", middle),
        kind=kind,
        keys=keys,
        hints=tuple(sorted(set(hints))),
        known_as=known_as,
        countries=countries,
        near=near,
        middle=middle,
        office=office,
    )


def _person_key(words: list[str]) -> str:
    return f"person:{sound(words[0])} {sound(words[-1])}"


def _person_hints(words: list[str]) -> tuple[str, ...]:
    if not words:
        return ()
    full = (f"skeleton:{skeleton(f'{words[0]} {words[-1]}')}",) if len(words) > 1 else ()
    return (f"surname:{sound(words[-1])}", *full)


def _named(actor: Actor) -> Iterator[object]:
    return (mention for mention in actor.mentions if mention.form is Form.NAME)


def _common(name: str, know: ActorKnowledge) -> bool:
    """Whether a name is a common noun of every country: "Navy", "Senate", "Parliament"."""
    return know.group(name.lower().removeprefix("the ")) is not None
