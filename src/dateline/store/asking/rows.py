"""The rows that questions are answered with. Lists of names and of ids belong together, one by one."""

from datetime import date

from msgspec import Struct

from dateline.model import Act, ActorKind, CommitmentKind, EventType, Mood, QuoteForm
from dateline.model.world import EventStatus, Outcome


class EventRow(Struct, frozen=True, kw_only=True):
    """A happening as the claims tell it. `day` is when it happened or, where nobody says, when it was first told."""

    id: str
    day: date | None
    type: EventType
    mode: tuple[str, ...]
    status: EventStatus
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    first: date | None
    last: date | None
    told: date | None
    place: str | None
    country: str | None
    killed_least: int | None
    killed_most: int | None
    injured_least: int | None
    injured_most: int | None
    score: float
    stories: int
    claims: int
    agent_ids: tuple[str, ...]
    recipient_ids: tuple[str, ...]


class TimelineRow(Struct, frozen=True, kw_only=True):
    """A happening in the words of the report that told of it first; `stories` tell of it independently."""

    day: date | None
    type: EventType
    status: EventStatus
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    words: str
    stories: int
    report: str
    event: str


class ClaimRow(Struct, frozen=True, kw_only=True):
    """One claim with its words and its report. Ids are of registered actors, empty for somebody not in the register."""

    report: str
    id: str
    published: date | None
    publisher: str | None
    title: str | None
    type: EventType
    mode: tuple[str, ...]
    mood: Mood
    negated: bool
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    said_by: tuple[str, ...]
    first: date | None
    last: date | None
    place: str | None
    country: str | None
    killed: int | None
    injured: int | None
    arrested: int | None
    words: str
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    statement: str | None
    rule: str
    judged: str | None
    event: str | None
    name: str
    """`<report>#<id>`, by which judgements name it."""
    agent_ids: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    said_by_ids: tuple[str, ...]


class StatementRow(Struct, frozen=True, kw_only=True):
    """Who said what, with the report that it stands in."""

    report: str
    id: str
    published: date | None
    publisher: str | None
    speaker: str | None
    speaker_id: str | None
    addressee: str | None
    act: Act
    form: QuoteForm
    words: str
    said_on: str | None
    start: int
    end: int
    title: str | None


class RoleRow(Struct, frozen=True, kw_only=True):
    title: str
    of: str | None
    first: date | None
    last: date | None


class ActorRow(Struct, frozen=True, kw_only=True):
    """An actor across reports. `unsure` are the ids of those that may be the same."""

    id: str
    name: str
    kind: ActorKind
    codes: tuple[str, ...]
    country: str | None
    known_as: str | None
    first: date | None
    last: date | None
    reports: int
    names: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    unsure: tuple[str, ...]


class CommitmentRow(Struct, frozen=True, kw_only=True):
    """Who undertook what, and what came of it. `told` and `evidence` are `<report>#<record>`."""

    id: str
    made: date | None
    by: str
    to: str | None
    kind: CommitmentKind
    what: str
    condition: str | None
    due: date | None
    outcome: Outcome
    told: tuple[str, ...]
    evidence: tuple[str, ...]
    by_id: str
    to_id: str | None


class DisputeRow(Struct, frozen=True, kw_only=True):
    """A happening that some tell and others deny, with the words of either. An empty name is a reporter."""

    id: str
    event: str
    since: date | None
    type: EventType
    status: EventStatus
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    claim: str | None
    denial: str | None
    claims: tuple[str, ...]
    denials: tuple[str, ...]


class RelationRow(Struct, frozen=True, kw_only=True):
    """What one side did to the other in a week, month or year: events by PLOVER's quad classes, sum of their scores."""

    period: str
    agent: str
    recipient: str
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    score: float


class ReportRow(Struct, frozen=True, kw_only=True):
    """A report, and where it was found by its words, those words."""

    id: str
    published: date | None
    publisher: str | None
    title: str | None
    author: str | None
    url: str | None
    name: str
    words: int
    claims: int
    story: str | None
    version: str
    found: str | None = None


class LedgerRow(Struct, frozen=True, kw_only=True):
    """What became of an input."""

    source: str
    status: str
    why: str | None
    report: str | None
    at: str


class JudgementRow(Struct, frozen=True, kw_only=True):
    """A person's decision. `stale`: nothing in the store is its target any more. `undone`: a later one took it back."""

    id: str
    at: str
    by: str
    ruling: str
    target: str
    why: str
    change: str
    undoes: str | None
    undone: bool
    stale: bool
