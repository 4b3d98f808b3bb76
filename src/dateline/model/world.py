"""What many reports say together: the records of a situation, all derived from claims. See `docs/records.md`.

Every id is a hash of what the record stands for, never of the order in which reports came. Import the module, not its
names: a report has its own `Commitment` and `Dispute`.
"""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from dateline.model.plover import EventType
from dateline.model.records import ActorKind, CommitmentKind


class Reference(Struct, frozen=True, order=True):
    """A record of one report: the document's id and the id that its reading gave the record (`c3`, `s1`, `a2`)."""

    document: str
    record: str


class Story(Struct, frozen=True, kw_only=True):
    """Reports that are near copies of each other, the earliest first, so that nothing is counted twice."""

    id: str
    documents: tuple[str, ...]


class Happening(Struct, frozen=True, kw_only=True):
    """Reports that tell of the same, in words of their own, and the words that tell them from others."""

    id: str
    documents: tuple[str, ...]
    about: tuple[str, ...]


class HeldRole(Struct, frozen=True, kw_only=True):
    """An office with the first and last day for which some report or the knowledge gives it."""

    title: str
    of: str | None = None
    first: date | None = None
    last: date | None = None
    seen_in: tuple[Reference, ...] = ()


class RegisteredActor(Struct, frozen=True, kw_only=True):
    """An actor across reports. `names` are all surface forms; `unsure` are ids of actors that may be the same.

    `aliases` are ids under which the actor may have been known when less was: judgements keep finding it by them.
    `hints` are what two actors that may be the same have in common. `seen_in` is filled in for who asks for it.
    """

    id: str
    name: str
    kind: ActorKind
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    known_as: str | None = None
    first: date | None = None
    last: date | None = None
    reports: int = 0
    aliases: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    seen_in: tuple[Reference, ...] = ()
    unsure: tuple[str, ...] = ()


class EventStatus(StrEnum):
    """What the claims of an event say together."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    """Both sides say so themselves."""
    DISPUTED = "disputed"
    """Some say so, others deny it."""
    DENIED = "denied"
    """Told only by those who deny it."""
    PLANNED = "planned"
    OVERDUE = "overdue"
    """Planned for days that have passed, and nobody has told of it."""
    DEMANDED = "demanded"
    """Asked for by somebody, planned by nobody."""
    POSSIBLE = "possible"
    """Nobody says more than that it may be."""


class Event(Struct, frozen=True, kw_only=True):
    """A happening, as a cluster of claims. Sides are ids of registered actors; numbers are the range that is told."""

    id: str
    type: EventType
    status: EventStatus
    claims: tuple[Reference, ...]
    mode: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    place: str | None = None
    country: str | None = None
    killed: tuple[int, int] | None = None
    injured: tuple[int, int] | None = None
    score: float = 0.0
    """PLOVER conflict-cooperation score, -10 to 10."""
    stories: int = 1
    """How many independent stories tell of it: near copies count once."""


class Dispute(Struct, frozen=True, kw_only=True):
    """An event whose claims disagree: who says so, who denies it, since when. `None` among them is a reporter."""

    id: str
    event: str
    claimed_by: tuple[str | None, ...]
    denied_by: tuple[str | None, ...]
    since: date | None
    claims: tuple[Reference, ...]
    denials: tuple[Reference, ...]


class Outcome(StrEnum):
    """What came of a commitment by a given day."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    LAPSED = "lapsed"


class Commitment(Struct, frozen=True, kw_only=True):
    """Who undertook, offered, refused or threatened what, with what came of it, each with the records that show it."""

    id: str
    by: str
    kind: CommitmentKind
    what: str
    made: date | None
    outcome: Outcome
    told: tuple[Reference, ...]
    to: str | None = None
    condition: str | None = None
    due: date | None = None
    evidence: tuple[Reference, ...] = ()


class Week(Struct, frozen=True, kw_only=True):
    """What two actors did to each other in an ISO week (`2015-W48`): events by quad class 1 to 4, sum of the scores."""

    week: str
    counts: tuple[int, int, int, int]
    score: float


class Relation(Struct, frozen=True, kw_only=True):
    """One actor's events towards another, by week."""

    agent: str
    recipient: str
    weeks: tuple[Week, ...]


class Ruling(StrEnum):
    """What a person may decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's correction or merge decision. Never deleted: a later one with `undoes` takes it back.

    `target` names what is judged in a way that survives re-reading (`claim:<document>:<type>:<start>-<end>`,
    `actor:<id>`, `event:<id>`); `change` holds the new values of edited fields, or the ids merged or split.
    """

    id: str
    ruling: Ruling
    target: str
    by: str
    at: datetime
    why: str = ""
    change: dict[str, object] = {}
    undoes: str | None = None
