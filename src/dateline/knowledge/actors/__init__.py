"""Who acts in the news: states with their bodies, organisations, offices and their holders, groups of people.

Flat facts are CSV tables (`states`, `bodies`, `organisations`, `memberships`, `holders`; `NAME-*.csv` continues a
table), English words and examples are TOML.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.index import ActorKnowledge, Entry, Role, plain
from dateline.knowledge.actors.schema import (
    Abstract,
    Ambiguous,
    Anaphor,
    Asset,
    Body,
    BodyRole,
    Effect,
    Example,
    Feature,
    Gender,
    Group,
    Holder,
    Meant,
    Membership,
    Modifier,
    Office,
    OfficeKind,
    Organisation,
    Quantity,
    Region,
    Said,
    State,
    Usage,
)
from dateline.knowledge.actors.tables import table
from dateline.knowledge.load import decode, files, overlay

__all__ = [
    "Abstract",
    "ActorKnowledge",
    "Ambiguous",
    "Anaphor",
    "Asset",
    "Body",
    "BodyRole",
    "Effect",
    "Entry",
    "Example",
    "Feature",
    "Gender",
    "Group",
    "Holder",
    "Meant",
    "Membership",
    "Modifier",
    "Office",
    "OfficeKind",
    "Organisation",
    "Quantity",
    "Region",
    "Role",
    "Said",
    "State",
    "Usage",
    "examples",
    "load",
    "plain",
]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    office: tuple[Office, ...] = ()
    modifier: tuple[Modifier, ...] = ()
    group: tuple[Group, ...] = ()
    asset: tuple[Asset, ...] = ()
    anaphor: tuple[Anaphor, ...] = ()
    quantity: tuple[Quantity, ...] = ()
    gender: tuple[Gender, ...] = ()
    feature: tuple[Feature, ...] = ()
    abstract: tuple[Abstract, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    usage: tuple[Usage, ...] = ()
    example: tuple[Example, ...] = ()


def load(folders: Iterable[Path]) -> ActorKnowledge:
    """What all folders know, a later entry with the same id in the place of an earlier one.

    Raises: KnowledgeError for a file that cannot be used.
    """
    folders = tuple(folders)
    known = _read(folders)
    _check(known, folders)
    return known


def examples(known: ActorKnowledge) -> Iterator[tuple[str, Said]]:
    """All examples of words and usages, each with the id of its entry."""
    for entry in (*_words(known), *known.usages):
        yield from ((entry.id, said) for said in entry.examples)
    for modifier in known.modifiers:
        yield from ((modifier.effect.value, said) for said in modifier.examples)
    for told in _lists(known):
        yield from (("list of words", said) for said in told.examples)


def _read(folders: tuple[Path, ...]) -> ActorKnowledge:
    words = tuple(decode(path, _File) for path in files(folders, "actors"))
    return ActorKnowledge(
        states=overlay(table(folders, "states", State), lambda state: state.id),
        regions=overlay(table(folders, "regions", Region), lambda region: f"{region.of}/{region.name}"),
        bodies=overlay(table(folders, "bodies", Body), lambda body: f"{body.of}/{body.name}"),
        organisations=overlay(table(folders, "organisations", Organisation), lambda organisation: organisation.id),
        memberships=table(folders, "memberships", Membership),
        holders=table(folders, "holders", Holder),
        offices=overlay((office for file in words for office in file.office), lambda office: office.id),
        groups=overlay((group for file in words for group in file.group), lambda group: group.id),
        assets=overlay((asset for file in words for asset in file.asset), lambda asset: asset.id),
        anaphors=overlay((anaphor for file in words for anaphor in file.anaphor), lambda anaphor: anaphor.id),
        quantities=tuple(quantity for file in words for quantity in file.quantity),
        genders=tuple(gender for file in words for gender in file.gender),
        features=tuple(feature for file in words for feature in file.feature),
        abstracts=tuple(abstract for file in words for abstract in file.abstract),
        modifiers=tuple(modifier for file in words for modifier in file.modifier),
        ambiguous=tuple(ambiguous for file in words for ambiguous in file.ambiguous),
        usages=overlay((usage for file in words for usage in file.usage), lambda usage: usage.id),
        examples=tuple(example for file in words for example in file.example),
    )


def _words(known: ActorKnowledge) -> tuple[Office | Group | Asset | Anaphor, ...]:
    return (*known.offices, *known.groups, *known.assets, *known.anaphors)


def _lists(known: ActorKnowledge) -> tuple[Quantity | Gender | Feature | Abstract, ...]:
    return (*known.quantities, *known.genders, *known.features, *known.abstracts)


def _check(known: ActorKnowledge, folders: tuple[Path, ...]) -> None:
    """Raises KnowledgeError for a fact about a state, organisation or office that nothing declares."""
    owners = {*known.state, *known.organisation}
    told_of = (
        *(holder.of for holder in known.holders),
        *(body.of for body in known.bodies),
        *(region.of for region in known.regions),
    )
    members = (membership.organisation for membership in known.memberships)
    lost = next((owner for owner in (*told_of, *members) if owner not in owners), None)
    office = next((holder.office for holder in known.holders if holder.office not in known.office_by_id), None)
    bare = next((entry.id for entry in _words(known) if not entry.examples), None)
    if bare is not None:
        fix = 'Add examples = [{ text = "...", gives = [{ words = "...", code = "..." }] }]'
        raise KnowledgeError(folders[-1] / "actors", f'"{bare}"', "no example shows it", fix)
    for name, kind in ((lost, "state or organisation"), (office, "office")):
        if name is not None:
            raise KnowledgeError(folders[-1] / "actors", f'"{name}"', f"no {kind} has this id", "Declare it or mend it")
