"""The records: what Dateline knows is made of these few frozen kinds of value."""

from dateline.model.document import Document, Note, NoteKind
from dateline.model.plover import SECTORS, EventType, Quad
from dateline.model.records import (
    Act,
    Actor,
    ActorKind,
    Claim,
    Commitment,
    CommitmentKind,
    Dispute,
    Form,
    Mention,
    Mood,
    Place,
    QuoteForm,
    Reading,
    Role,
    Statement,
    Time,
    TimeType,
    When,
)
from dateline.model.spans import Span, covering

__all__ = [
    "SECTORS",
    "Act",
    "Actor",
    "ActorKind",
    "Claim",
    "Commitment",
    "CommitmentKind",
    "Dispute",
    "Document",
    "EventType",
    "Form",
    "Mention",
    "Mood",
    "Note",
    "NoteKind",
    "Place",
    "Quad",
    "QuoteForm",
    "Reading",
    "Role",
    "Span",
    "Statement",
    "Time",
    "TimeType",
    "When",
    "covering",
]
