"""Who acts in the news: states with their bodies, organisations, offices and their holders, groups of people.

Flat facts are CSV tables (`states`, `bodies`, `organisations`, `memberships`, `holders`; `NAME-*.csv` continues a
table), English words and examples are TOML.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from dateline.knowledge.actors.index import ActorKnowledge, Entry, Role, plain
from dateline.knowledge.actors.schema import (
    Ambiguous,
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
    State,
)
from dateline.knowledge.actors.tables import table
from dateline.knowledge.load import decode, files, overlay

__all__ = [
    "ActorKnowledge",
    "Ambiguous",
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
    ambiguous: tuple[Ambiguous, ...] = ()
    example: tuple[Example, ...] = ()


def load(folders: Iterable[Path]) -> ActorKnowledge:
    """What all folders know, a later entry with the same id in the place of an earlier one.

    Raises: KnowledgeError for a file that cannot be used.
    """
    folders = tuple(folders)
    words = tuple(decode(path, _File) for path in files(folders, "actors"))
    return ActorKnowledge(
        states=overlay(table(folders, "states", State), lambda state: state.id),
        bodies=overlay(table(folders, "bodies", Body), lambda body: f"{body.of}/{body.name}"),
        organisations=overlay(table(folders, "organisations", Organisation), lambda organisation: organisation.id),
        memberships=table(folders, "memberships", Membership),
        holders=table(folders, "holders", Holder),
        offices=overlay((office for file in words for office in file.office), lambda office: office.id),
        groups=overlay((group for file in words for group in file.group), lambda group: group.id),
        assets=overlay((asset for file in words for asset in file.asset), lambda asset: asset.id),
        modifiers=tuple(modifier for file in words for modifier in file.modifier),
        ambiguous=tuple(ambiguous for file in words for ambiguous in file.ambiguous),
        examples=tuple(example for file in words for example in file.example),
    )
