"""What one report says: the records of a reading. `docs/records.md` is their contract."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from dateline.model.document import Document
from dateline.model.plover import EventType
from dateline.model.spans import Span


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class ActorKind(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    IGO = "igo"
    ARMED_GROUP = "armed_group"
    MEDIA = "media"
    COMPANY = "company"
    PEOPLE = "people"


class Mention(Struct, frozen=True, kw_only=True):
    """Words that stand for an actor: the whole noun phrase with its title, and its head."""

    span: Span
    head: Span
    form: Form


class Role(Struct, frozen=True, kw_only=True):
    """An office that the text or the knowledge gives an actor, with the words that say so (none: knowledge).

    `of` is the id of the state or body (`FRA`); first and last are the days on which the role is known to hold.
    """

    title: str
    of: str | None = None
    first: date | None = None
    last: date | None = None
    span: Span | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody who can act or speak, with every place where the report mentions them.

    `codes` are PLOVER country and sector codes joined by a blank (`RUS GOV`); `known_as` is the id in the knowledge.
    """

    id: str
    name: str
    kind: ActorKind
    codes: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    known_as: str | None = None


class TimeType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Time(Struct, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value and the days it can mean (ISO 8601 days, both included)."""

    span: Span
    type: TimeType
    value: str
    first: date | None = None
    last: date | None = None


class Place(Struct, frozen=True, kw_only=True):
    """A place name, resolved where it can be: WGS 84 degrees, GeoNames id, ISO 3166-1 alpha-3 country."""

    id: str
    span: Span
    name: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    kind: str | None = None


class QuoteForm(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a speaker does with what is said."""

    ASSERT = "assert"
    DENY = "deny"
    ASK = "ask"
    ORDER = "order"
    PROMISE = "promise"
    THREATEN = "threaten"
    REFUSE = "refuse"
    WARN = "warn"
    ACCUSE = "accuse"
    PRAISE = "praise"
    OTHER = "other"


class Statement(Struct, frozen=True, kw_only=True):
    """Who says what. A split quotation has several content spans; `rule` is the knowledge entry that read the cue."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: QuoteForm
    act: Act
    speaker: str | None = None
    addressee: str | None = None
    when: str | None = None
    inside: str | None = None
    rule: str = ""


class Mood(StrEnum):
    """What kind of thing a claim says of an event."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROMISED = "promised"
    DEMANDED = "demanded"
    POSSIBLE = "possible"


class When(Struct, frozen=True, kw_only=True):
    """When a claim says that it happened: TIMEX3 value and the days it can mean."""

    value: str
    first: date | None = None
    last: date | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One source saying, in one place, that something is so, is not so, or should be. Never a fact.

    `said_by` is the chain of those who vouch for it, outermost first; empty: the reporter states it. Reciprocal
    events have everybody in `agents`. Numbers of people are the least that the words allow.
    """

    id: str
    type: EventType
    trigger: Span
    span: Span
    rule: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: When | None = None
    place: str | None = None
    killed: int | None = None
    injured: int | None = None
    arrested: int | None = None
    mood: Mood = Mood.ACTUAL
    negated: bool = False
    condition: Span | None = None
    said_by: tuple[str, ...] = ()
    statement: str | None = None


class CommitmentKind(StrEnum):
    PLEDGE = "pledge"
    OFFER = "offer"
    THREAT = "threat"
    REFUSAL = "refusal"


class Commitment(Struct, frozen=True, kw_only=True):
    """Who undertook, offered, threatened or refused what, to whom, on what condition, until when."""

    by: str
    kind: CommitmentKind
    what: Span
    to: str | None = None
    condition: Span | None = None
    due: date | None = None
    via: str | None = None
    claim: str | None = None


class Dispute(Struct, frozen=True, kw_only=True):
    """A claim and its denial inside one report."""

    claim_by: str | None
    denied_by: str
    about: Span
    claims: tuple[str, ...] = ()


class Days(Struct, frozen=True):
    """A stretch of days, both ends in it; an end that nothing bounds is null."""

    first: date | None = None
    last: date | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """Everything that one report says, each piece leading back to its words.

    `published_within`: the days on which a report that names no day of publication can have come out.
    """

    document: Document
    published_within: Days | None = None
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    disputes: tuple[Dispute, ...] = ()
