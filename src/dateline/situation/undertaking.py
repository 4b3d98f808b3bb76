"""A commitment of one report in the terms of all reports."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from dateline.knowledge import Knowledge
from dateline.model import ActorKind, Claim, Commitment, CommitmentKind, EventType, Mood, Reading, Span, TimeType
from dateline.model.world import Reference
from dateline.situation.telling import Party, parties_of
from dateline.situation.words import content_stems

_OPEN = (Mood.PROMISED, Mood.PLANNED, Mood.POSSIBLE)
_NOT = re.compile(r"(?:\S+\s+){0,6}?(?:not|never|\w+n['’]t)\b")
_DAYS = re.compile(r"P(\d+)D")


class Deed(Struct, frozen=True, kw_only=True):
    """Something undertaken, as far as it was read: its type, that type's family, and whether it is not to be done."""

    type: EventType
    family: str
    negated: bool = False


class Undertaking(Struct, frozen=True, kw_only=True):
    """Who binds himself to what, as one report tells it. `made` is the day told, or else that of the report.

    `concerns` are the states that what is undertaken names, other than that of who undertakes it. `negated`: something
    is not to be done. `number` tells apart what one statement undertakes several times over.
    """

    at: Reference
    by: Party
    kind: CommitmentKind
    what: str
    words: tuple[str, ...]
    to: Party | None = None
    deeds: tuple[Deed, ...] = ()
    concerns: tuple[str, ...] = ()
    negated: bool = False
    condition: str | None = None
    due: date | None = None
    made: date | None = None
    story: str = ""
    number: int = 0


def undertakings(reading: Reading, actor_of: Mapping[str, str], story: str, know: Knowledge) -> tuple[Undertaking, ...]:
    """The commitments of a report by those whom the register knows."""
    parties = parties_of(reading, actor_of, know)
    return tuple(
        _undertaking(commitment, index, reading, parties, story, know)
        for index, commitment in enumerate(reading.commitments)
        if commitment.by in parties
    )


def _undertaking(
    commitment: Commitment, index: int, reading: Reading, parties: Mapping[str, Party], story: str, know: Knowledge
) -> Undertaking:
    text = reading.document.text
    inside = [claim for claim in reading.claims if commitment.what.covers(claim.trigger)]
    made = _made(commitment, reading)
    condition = commitment.condition or next((c.condition for c in inside if c.condition is not None), None)
    return Undertaking(
        at=Reference(reading.document.id, commitment.via or commitment.claim or f"commitment{index}"),
        number=index,
        by=parties[commitment.by],
        kind=commitment.kind,
        what=" ".join(commitment.what.of(text).split()),
        words=content_stems(_deed_words(commitment, reading, condition)),
        to=parties.get(commitment.to or ""),
        deeds=tuple(
            Deed(type=claim.type, family=know.plover.family(claim.type), negated=claim.negated)
            for claim in inside
            if claim.mood in _OPEN
        ),
        concerns=_concerns(commitment, reading, parties),
        negated=commitment.kind is CommitmentKind.REFUSAL or _NOT.match(commitment.what.of(text)) is not None,
        condition=" ".join(condition.of(text).split()) if condition else None,
        due=_due(commitment, reading, made),
        made=made,
        story=story,
    )


def _deed(claim: Claim, know: Knowledge) -> Deed:
    return Deed(type=claim.type, family=know.plover.family(claim.type), negated=claim.negated)


def _concerns(commitment: Commitment, reading: Reading, parties: Mapping[str, Party]) -> tuple[str, ...]:
    named = (a.id for a in reading.actors for m in a.mentions if commitment.what.covers(m.span))
    states = {parties[actor].country for actor in named if actor in parties}
    there = {place.country for place in reading.places if commitment.what.covers(place.span)}
    return tuple(sorted(c for c in states | there if c is not None and c != parties[commitment.by].country))


def _made(commitment: Commitment, reading: Reading) -> date | None:
    """The last day on which it can have been made: that of the deed of promising, if the report gives it."""
    cues = [s.cue for s in reading.statements if s.id == commitment.via]
    days = [
        c.when.last for c in reading.claims if c.when for cue in cues if any(part.touches(c.trigger) for part in cue)
    ]
    return next((day for day in days if day is not None), reading.document.published)


def _due(commitment: Commitment, reading: Reading, made: date | None) -> date | None:
    """The day given, or the end of a stretch of days ("within thirty days"); never before it was made."""
    inside = [time for time in reading.times if commitment.what.covers(time.span)]
    spans = (_DAYS.fullmatch(time.value) for time in inside if time.type is TimeType.DURATION)
    stretches = (made + timedelta(days=int(found[1])) for found in spans if found and made)
    days = (commitment.due, *(time.last for time in inside), *stretches)
    return next((day for day in days if day is not None and (made is None or day > made)), None)


def _deed_words(commitment: Commitment, reading: Reading, condition: Span | None) -> str:
    """What is undertaken, without by whom, to whom, when and on what condition; states stand in `concerns`."""
    sides = {commitment.by, commitment.to, *(a.id for a in reading.actors if a.kind is ActorKind.COUNTRY)}
    named = (m.span for actor in reading.actors if actor.id in sides for m in actor.mentions)
    aside = sorted({*named, *(time.span for time in reading.times), *([condition] if condition else [])})
    text, at, kept = reading.document.text, commitment.what.start, []
    for span in aside:
        if commitment.what.touches(span):
            kept.append(text[at : max(at, span.start)])
            at = max(at, span.end)
    return " ".join((*kept, text[at : max(at, commitment.what.end)]))
