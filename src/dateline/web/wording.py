"""What pages call things: plain words for columns, kinds of events and statuses, and what a pointer shows over them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.model import Act, EventType


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    about: str


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """`words.toml`: a column or a value that it does not name is shown as it is."""

    columns: Mapping[str, str]
    hints: Mapping[str, str]
    types: Mapping[EventType, Named]
    values: Mapping[str, str]
    labels: Mapping[str, str]
    acts: Mapping[Act, str]


@cache
def wording() -> Wording:
    return msgspec.toml.decode((Path(__file__).parent / "words.toml").read_bytes(), type=Wording)


def title_of(column: str) -> str:
    """The name of a column or a field."""
    return wording().columns.get(column, column.replace("_", " "))


def hint_of(name: str) -> str:
    """What a pointer shows over a column, a status or another value; nothing where it is plain."""
    return wording().hints.get(name) or wording().values.get(name, "")


def label_of(value: str) -> str:
    """A value as people say it."""
    return wording().labels.get(value, value.replace("_", " "))


def type_name(kind: EventType | str) -> str:
    """A kind of event as people say it: "attack" for ASSAULT."""
    return wording().types[EventType(kind)].label


def type_hint(kind: EventType | str) -> str:
    """What the kind covers, under the name that the codebook gives it."""
    return f"{EventType(kind).value}: {wording().types[EventType(kind)].about}"


def act_name(act: Act) -> str:
    """What a speaker does, as a verb."""
    return wording().acts[act]


def option_name(option: str) -> str:
    """A value as a list of choices shows it."""
    if option in EventType.__members__:
        return f"{type_name(option)} ({option})"
    return label_of(option)
