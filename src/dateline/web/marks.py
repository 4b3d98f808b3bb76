"""Cuts a report's text where records begin and end, so that a page can colour each layer and tie words to records."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from dateline.model import Act, Claim, Form, Mood, Reading, Span, Statement


class Layer(StrEnum):
    """What a reader of a report can switch on and off."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    SAID = "said"
    DID = "did"
    TOLD = "told"
    """The words around a deed, which light up with its record."""
    APART = "apart"


class Manner(StrEnum):
    """How the words are to be taken: as a denial, as a deed that did not take place, or has not yet."""

    DENY = "deny"
    NOT = "not"
    OPEN = "open"


class Mark(Struct, frozen=True):
    """Words that belong to a record; `record` is its id in the reading (`a1`, `s2`, `c3`)."""

    span: Span
    layer: Layer
    record: str
    manners: tuple[Manner, ...] = ()


class Piece(Struct, frozen=True):
    """An unbroken stretch of text that the same marks cover. `depth` counts the statements around it."""

    text: str
    layers: tuple[Layer, ...] = ()
    records: tuple[str, ...] = ()
    depth: int = 0
    starts: int | None = None
    """Where in the text a record's words begin with this piece, so that an address can lead to it."""
    manners: tuple[Manner, ...] = ()


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Every stretch of the report that a record points to, in text order."""
    return tuple(sorted(_marks(reading), key=lambda m: (m.span.start, -m.span.end)))


def _marks(reading: Reading) -> Iterator[Mark]:
    for actor in reading.actors:
        yield from (Mark(m.span, Layer.WHO, actor.id) for m in actor.mentions if m.form is not Form.PRONOUN)
        yield from (Mark(m.head, Layer.WHO, actor.id) for m in actor.mentions if m.form is Form.PRONOUN)
    for number, time in enumerate(reading.times, 1):
        yield Mark(time.span, Layer.WHEN, f"t{number}")
    for place in reading.places:
        yield Mark(place.span, Layer.WHERE, place.id)
    for statement in reading.statements:
        spans = (*statement.content, *statement.cue)
        yield from (Mark(span, Layer.SAID, statement.id, _said(statement)) for span in spans)
    for claim in reading.claims:
        yield Mark(claim.span, Layer.TOLD, claim.id)
        yield Mark(claim.trigger, Layer.DID, claim.id, _done(claim))
    for note in reading.document.notes:
        yield Mark(note.span, Layer.APART, note.kind.value)


def _said(statement: Statement) -> tuple[Manner, ...]:
    return (Manner.DENY,) if statement.act is Act.DENY else ()


def _done(claim: Claim) -> tuple[Manner, ...]:
    ways = ((Manner.NOT, claim.negated), (Manner.OPEN, claim.mood is not Mood.ACTUAL))
    return tuple(manner for manner, holds in ways if holds)


def paragraphs(reading: Reading) -> tuple[tuple[Piece, ...], ...]:
    """The text as paragraphs of pieces; joined again, pieces and line breaks give back every character."""
    text = reading.document.text
    marks = marks_of(reading)
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(_pieces(text, start, end, [m for m in marks if m.span.start < end and m.span.end > start]))
        start = end + 1
    return tuple(found)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    cuts = sorted({start, end, *_inside((c for m in marks for c in (m.span.start, m.span.end)), start, end)})
    return tuple(_piece(text, a, b, marks) for a, b in pairwise(cuts))


def _inside(cuts: Iterable[int], start: int, end: int) -> Iterator[int]:
    return (cut for cut in cuts if start < cut < end)


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    over = [m for m in marks if m.span.start <= start and end <= m.span.end]
    return Piece(
        text=text[start:end],
        layers=tuple(dict.fromkeys(m.layer for m in over)),
        records=tuple(dict.fromkeys(m.record for m in over)),
        depth=len({m.record for m in over if m.layer is Layer.SAID}),
        starts=start if any(m.span.start == start for m in over) else None,
        manners=tuple(dict.fromkeys(manner for m in over for manner in m.manners)),
    )
