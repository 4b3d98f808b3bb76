"""Who acts in the news: states with their bodies, organisations, offices and their holders, groups of people.

Flat facts are CSV tables (`states`, `bodies`, `organisations`, `memberships`, `holders`; `NAME-*.csv` continues a
table), English words and examples are TOML.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.index import ActorKnowledge, Entry, Role, plain
from dateline.knowledge.actors.schema import (
    Ambiguous,
    Anaphor,
    Asset,
    Body,
    BodyRole,
    Effect,
    Example,
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
)
from dateline.knowledge.actors.tables import table
from dateline.knowledge.load import decode, files, overlay

__all__ = [
    "ActorKnowledge",
    "Ambiguous",
    "Anaphor",
    "Asset",
    "Body",
    "BodyRole",
    "Effect",
    "Entry",
    "Example",
    "Group",
    "Holder",
    "Membership",
    "Modifier",
    "Office",
    "OfficeKind",
    "Organisation",
    "Quantity",
    "Region",
    "Role",
    "State",
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
    ambiguous: tuple[Ambiguous, ...] = ()
    example: tuple[Example, ...] = ()


def load(folders: Iterable[Path]) -> ActorKnowledge:
    """What all folders know, a later entry with the same id in the place of an earlier one.

    Raises: KnowledgeError for a file that cannot be used.
    """
    folders = tuple(folders)
    known = _read(folders)
    _check(known, folders)
    return known


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
        modifiers=tuple(modifier for file in words for modifier in file.modifier),
        ambiguous=tuple(ambiguous for file in words for ambiguous in file.ambiguous),
        examples=tuple(example for file in words for example in file.example),
    )


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
    for name, kind in ((lost, "state or organisation"), (office, "office")):
        if name is not None:
            raise KnowledgeError(folders[-1] / "actors", f'"{name}"', f"no {kind} has this id", "Declare it or mend it")
