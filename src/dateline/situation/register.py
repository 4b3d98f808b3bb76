"""The register of actors: who is who across reports. Where that is not sure, nothing is merged and both are marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, structs

from dateline.model import ActorKind
from dateline.model.world import HeldRole, RegisteredActor
from dateline.situation.components import components
from dateline.situation.identity import Identity
from dateline.situation.ids import stable_id
from dateline.situation.presence import Presence, combined, merged_roles


class Register(Struct, frozen=True, kw_only=True):
    """The actors, and which actor each identity is."""

    actors: tuple[RegisteredActor, ...]
    actor_of: Mapping[str, str]


def block_keys(presence: Presence) -> tuple[str, ...]:
    """What this has in common with others of its block: identity keys, marks of judgements, offices of its time."""
    identity = presence.identity
    return tuple(sorted({*identity.keys, *identity.merged, *presence.offices}))


def find_register(presences: Iterable[Presence]) -> Register:
    """The actors of some identities, which must hold all that share a block with one of them."""
    ordered = sorted(presences, key=lambda p: p.identity.id)
    blocks = components(ordered, block_keys, lambda _one, _other: True)
    groups = [group for block in blocks for group in _actors(block)]
    actors = [_registered(group) for group in groups]
    return Register(
        actors=with_unsure(actors),
        actor_of={p.identity.id: actor.id for group, actor in zip(groups, actors, strict=True) for p in group},
    )


def with_unsure(actors: Sequence[RegisteredActor]) -> tuple[RegisteredActor, ...]:
    """The same actors, each with those that it may be: a bare surname, a namesake, a name spelt nearly so."""
    holders: dict[str, list[RegisteredActor]] = {}
    for actor in actors:
        for hint in actor.hints:
            holders.setdefault(hint, []).append(actor)
    return tuple(structs.replace(actor, unsure=_maybe(actor, holders)) for actor in actors)


def _maybe(actor: RegisteredActor, holders: Mapping[str, Sequence[RegisteredActor]]) -> tuple[str, ...]:
    """A full name is no question to another full name that only shares the surname."""
    return tuple(
        sorted(
            {
                other.id
                for hint in actor.hints
                for other in holders[hint]
                if other.id != actor.id and (not hint.startswith("surname:") or _bare(actor) != _bare(other))
            }
        )
    )


def _bare(actor: RegisteredActor) -> bool:
    return actor.known_as is None and all(hint.startswith("surname:") for hint in actor.hints)


def _actors(block: Sequence[Presence]) -> list[list[Presence]]:
    """A block's identities by actor. Whoever is known by an office alone is its one holder of that time, if one."""
    groups = _named([p for p in block if p.identity.office is None])
    holders = [{office for p in group for office in p.offices} for group in groups]
    alone: list[list[Presence]] = []
    for presence in (p for p in block if p.identity.office is not None):
        found = [group for group, held in zip(groups, holders, strict=True) if presence.identity.office in held]
        if len(found) == 1:
            found[0].append(presence)
        else:
            alone.append([presence])
    return [*groups, *alone]


def _named(block: Sequence[Presence]) -> list[list[Presence]]:
    """Those with names, by actor: who could be two that contradict each other stays apart from both."""
    near = {p.identity.id: _neighbours(p, block) for p in block}
    torn = {p.identity.id for p in block if _any_contradict(near[p.identity.id])}
    edges = {
        (p.identity.id, other.identity.id)
        for p in block
        for other in near[p.identity.id]
        if not {p.identity.id, other.identity.id} & torn or _forced(p.identity, other.identity)
    }
    return [
        list(group)
        for group in components(
            block,
            lambda p: (*p.identity.keys, *p.identity.merged),
            lambda one, other: (
                not {(one.identity.id, other.identity.id), (other.identity.id, one.identity.id)}.isdisjoint(edges)
            ),
        )
    ]


def _neighbours(one: Presence, block: Sequence[Presence]) -> list[Presence]:
    """Those that it may be by name: the ones for which more speaks, if there are such."""
    may = [p for p in block if p is not one and _may_be(one.identity, p.identity)]
    return [p for p in may if _speaks_for(one.identity, p.identity)] or may


def _any_contradict(group: Sequence[Presence]) -> bool:
    return any(_contradict(a.identity, b.identity) for a, b in combinations(group, 2))


def _may_be(one: Identity, other: Identity) -> bool:
    return _forced(one, other) or (not set(one.keys).isdisjoint(other.keys) and not _contradict(one, other))


def _forced(one: Identity, other: Identity) -> bool:
    """The knowledge or a judgement says that they are the same."""
    same_known = one.known_as is not None and one.known_as == other.known_as
    return not set(one.merged).isdisjoint(other.merged) or (same_known and not set(one.keys).isdisjoint(other.keys))


def _speaks_for(one: Identity, other: Identity) -> bool:
    return _forced(one, other) or not {*one.countries, *one.near}.isdisjoint((*other.countries, *other.near))


def _contradict(one: Identity, other: Identity) -> bool:
    """Different people of the knowledge, states without one in common, different initials."""
    if _forced(one, other):
        return False
    known = None not in (one.known_as, other.known_as) and one.known_as != other.known_as
    countries = one.countries and other.countries and set(one.countries).isdisjoint(other.countries)
    initials = one.middle and other.middle and set(one.middle).isdisjoint(other.middle)
    return bool(known or countries or initials)


def _registered(group: Sequence[Presence]) -> RegisteredActor:
    """Named after its first key; every other key is an alias that still finds it.

    The knowledge's id goes before a name, a name before an office, which is found out later and renames nobody.
    """
    named = [p for p in group if p.identity.office is None] or group
    total, name = combined(group), combined(named).name
    keys = sorted({key for p in group for key in naming_keys(p.identity)}, key=_naming_order)
    known = next((key.removeprefix("known:") for key in keys if key.startswith("known:")), None)
    kind = max(named, key=lambda p: (p.reports, p.identity.kind)).identity.kind
    given = min(name, key=lambda form: (-name[form], -len(form), form))
    return RegisteredActor(
        id=stable_id("actor", keys[0]),
        name=known if known is not None and kind is ActorKind.PERSON else given,
        kind=kind,
        codes=tuple(sorted(total.codes, key=lambda code: (-total.codes[code], code))),
        names=combined(named).names,
        roles=merged_roles(_owned(total.roles)),
        known_as=known,
        first=total.first,
        last=total.last,
        reports=total.reports,
        aliases=tuple(stable_id("actor", key) for key in keys[1:]),
        hints=tuple(sorted({hint for p in group for hint in p.identity.hints})),
    )


def _naming_order(key: str) -> tuple[int, str]:
    return (0 if key.startswith("known:") else 2 if key.startswith("office:") else 1, key)


def _owned(roles: Iterable[HeldRole]) -> Iterator[HeldRole]:
    """A title that one report gives bare and others with one and the same owner is that owner's."""
    every = tuple(roles)
    owners: dict[str, set[str]] = {}
    for role in every:
        owners.setdefault(role.title.lower(), set()).update({role.of} if role.of is not None else ())
    for role in every:
        known = owners[role.title.lower()]
        yield structs.replace(role, of=min(known)) if role.of is None and len(known) == 1 else role


def naming_keys(identity: Identity) -> tuple[str, ...]:
    """Two men of one name need two names: a key that several may have is told apart by country and initials."""
    if identity.known_as is not None:
        return identity.keys[:1]
    apart = "/".join((*identity.countries, identity.middle)).strip("/")
    return tuple(f"{key}/{apart}" if apart else key for key in identity.keys)
