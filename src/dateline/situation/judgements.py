"""Puts people's decisions on who is who over what the reports give."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from dateline.model.world import Judgement, Ruling
from dateline.situation.identity import Identity, Sighting
from dateline.situation.ids import stable_id
from dateline.situation.register import naming_keys

ACTOR = "actor:"
"""What the target of a judgement on an actor begins with."""


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that no later one takes back, in the order in which they were made."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    return tuple(j for j in ordered if j.id not in undone and j.undoes is None)


def judged(sightings: Iterable[Sighting], judgements: Iterable[Judgement]) -> tuple[Sighting, ...]:
    """The sightings with what people decided of them.

    `merge` of `actor:<id>` with `change = {"with": [<id>, ...]}`: all of them are one actor.
    `split` of `actor:<id>` with `change = {"apart": ["<document>#<record>", ...]}`: those sightings are another.
    """
    ruled = [j for j in standing(judgements) if j.target.startswith(ACTOR)]
    return tuple(_judged(sighting, ruled) for sighting in sightings)


def _judged(sighting: Sighting, judgements: Sequence[Judgement]) -> Sighting:
    identity = sighting.identity
    for judgement in judgements:
        if judgement.ruling is Ruling.SPLIT and f"{sighting.at.document}#{sighting.at.record}" in _ids(
            judgement, "apart"
        ):
            identity = _apart(identity, judgement.id)
        elif judgement.ruling is Ruling.MERGE and _names(identity) & {_actor(judgement), *_ids(judgement, "with")}:
            identity = _marked(identity, judgement.id)
    return structs.replace(sighting, identity=identity)


def _apart(identity: Identity, mark: str) -> Identity:
    """Somebody whom the old keys no longer find."""
    return structs.replace(
        identity,
        id=stable_id("identity", identity.id, "apart", mark),
        keys=tuple(f"{key}@{mark}" for key in identity.keys),
        hints=(),
        known_as=None,
    )


def _marked(identity: Identity, mark: str) -> Identity:
    return structs.replace(
        identity, id=stable_id("identity", identity.id, "merged", mark), merged=(*identity.merged, mark)
    )


def _names(identity: Identity) -> set[str]:
    return {stable_id("actor", key) for key in naming_keys(identity)}


def _actor(judgement: Judgement) -> str:
    return judgement.target.removeprefix(ACTOR)


def _ids(judgement: Judgement, field: str) -> frozenset[str]:
    given = judgement.change.get(field, ())
    return frozenset(str(value) for value in given) if isinstance(given, list | tuple) else frozenset()
