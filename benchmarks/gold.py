"""Gold readings of the reports in `examples/`, each written by hand beside its text."""

import tomllib
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.model import Span

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


class GoldStatement(Struct, frozen=True, forbid_unknown_fields=True):
    by: str
    cue: str
    content: str
    act: str


class GoldEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """`trigger` stands once in the report; `status` is actual, open (planned, demanded, possible) or negated."""

    trigger: str
    type: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    said_by: tuple[str, ...]
    date: str = ""
    killed: int | None = None
    arrested: int | None = None
    condition: str = ""


class GoldCommitment(Struct, frozen=True, forbid_unknown_fields=True):
    by: str
    kind: str
    what: str
    condition: str = ""
    due: date | None = None


class GoldDispute(Struct, frozen=True, forbid_unknown_fields=True):
    denied_by: str
    about: str
    claimed_by: str = ""


class Gold(Struct, frozen=True, forbid_unknown_fields=True):
    """What careful people find in one report: actors with all that they are called, places with ISO 3166-1 alpha-3."""

    published: date
    times: tuple[str, ...]
    actors: dict[str, tuple[str, ...]]
    places: dict[str, str]
    statement: tuple[GoldStatement, ...]
    event: tuple[GoldEvent, ...]
    commitment: tuple[GoldCommitment, ...]
    dispute: tuple[GoldDispute, ...]


def reports() -> tuple[tuple[str, str, Gold], ...]:
    """Name, text and gold of every report that has one.

    Raises: ValueError where the gold quotes words that the text does not have, or has more than once.
    """
    return tuple(_report(path) for path in sorted(EXAMPLES.glob("*.gold.toml")))


def place_of(words: str, text: str) -> Span:
    """Where the words stand first.

    Raises: ValueError where they do not.
    """
    start = text.find(words)
    if start < 0:
        raise ValueError(f"not in the report: {words!r}")
    return Span(start, start + len(words))


def _report(path: Path) -> tuple[str, str, Gold]:
    name = path.name.removesuffix(".gold.toml")
    text = path.with_name(f"{name}.txt").read_text(encoding="utf-8")
    gold = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Gold)
    for event in gold.event:
        if text.count(event.trigger) != 1:
            raise ValueError(f"{path.name}: trigger {event.trigger!r} stands {text.count(event.trigger)} times")
    quoted = [s.content for s in gold.statement] + [c.what for c in gold.commitment] + [d.about for d in gold.dispute]
    missing = [words for words in quoted if words not in text]
    sides = {name for event in gold.event for name in (*event.agents, *event.recipients, *event.said_by)}
    strangers = {name for name in sides - gold.actors.keys() if name not in text}
    if missing or strangers:
        raise ValueError(f"{path.name}: not in the report: {missing}; no such actor: {sorted(strangers)}")
    return name, text, gold
