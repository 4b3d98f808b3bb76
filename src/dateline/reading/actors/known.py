"""An actor while the report is being read, and the record that it becomes."""

from collections.abc import Iterator

from msgspec import Struct, field

from dateline.knowledge.actors import Group, Office
from dateline.model import Actor, ActorKind, Form, Mention, Span
from dateline.model import Role as OfficeHeld


class Known(Struct):
    """What the mentions so far say of an actor."""

    name: str
    kind: ActorKind
    key: str
    surname: str = ""
    codes: list[str] = field(default_factory=list)
    told: bool = False
    """Whether the report itself says whose they are; else the codes come from the knowledge."""
    offices: list[tuple[Office, str | None]] = field(default_factory=list)
    roles: list[OfficeHeld] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    cores: list[Span] = field(default_factory=list)
    group: Group | None = None
    nouns: set[str] = field(default_factory=set)
    """The common nouns that have described them so far."""
    known_as: str | None = None
    pronouns: tuple[str, ...] = ()
    """Those that fit, where name or title tell: ("she", "her", ...)."""
    plural: bool = False
    person: bool = False
    seen: int = 0
    foreign: bool = False
    """Those of somebody else: no state around them is theirs."""
    faint: bool = False
    """Mentioned once and in passing: no actor unless another record needs them."""
    parts: tuple["Known", ...] = ()
    """Those who make up a joint actor."""


def as_actor(known: Known, name: str, text: str) -> Actor:
    """The record, named by its name, or by the longest of the short forms that the report gives it."""
    return Actor(
        id=name,
        name=title_of(known, text),
        kind=known.kind,
        codes=tuple(known.codes),
        roles=tuple(known.roles),
        mentions=tuple(sorted(known.mentions, key=lambda m: m.span)),
        known_as=known.known_as,
    )


def title_of(known: Known, text: str) -> str:
    """What to call an actor: joint ones by all who make them up."""
    if known.parts:
        return " and ".join(title_of(part, text) for part in known.parts)
    return known.name or max(_short_forms(known, text), key=len, default="")


def _short_forms(known: Known, text: str) -> Iterator[str]:
    if known.cores:
        yield from (core.of(text) for core in known.cores)
    else:
        yield from (m.span.of(text) for m in known.mentions if m.form is not Form.PRONOUN)
