"""A claim in the terms of all reports: sides from the register, days, words, story. What events are made of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from dateline.knowledge import Knowledge
from dateline.model import Actor, ActorKind, Claim, EventType, Form, Mood, Reading
from dateline.model.world import Reference
from dateline.situation.names import folded, sound
from dateline.situation.words import content_stems, stem


class Party(Struct, frozen=True, order=True):
    """One side of a telling: a registered actor, the state it acts for, and whether it is a person known by full name.

    `surname` is that of a person, also where nothing more is known. To put another actor in its place:
    `structs.replace(party, actor=...)`.
    """

    actor: str
    country: str | None = None
    person: bool = False
    surname: str = ""


class Telling(Struct, frozen=True, kw_only=True):
    """One claim, ready to be joined with those of other reports. `said_by` leads from the outermost source inwards.

    `answers` are those whose word a denial contradicts, as its own report says.
    """

    at: Reference
    type: EventType
    family: str
    mood: Mood
    negated: bool
    mode: tuple[str, ...] = ()
    agents: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    said_by: tuple[Party, ...] = ()
    answers: tuple[Party, ...] = ()
    first: date | None = None
    last: date | None = None
    published: date | None = None
    place: str | None = None
    country: str | None = None
    killed: int | None = None
    injured: int | None = None
    trigger: str = ""
    words: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    story: str = ""

    @property
    def parties(self) -> tuple[Party, ...]:
        return (*self.agents, *self.recipients)

    @property
    def day(self) -> date | None:
        """The day to look it up by: when it happened, or else when it was told."""
        return self.first or self.published


def tellings(reading: Reading, actor_of: Mapping[str, str], story: str, know: Knowledge) -> tuple[Telling, ...]:
    """The claims of a report in the terms of all reports.

    `actor_of` gives the registered actor for an actor id of the reading; whoever has none (somebody unnamed and
    without a code) is no party. `story` is the report's story.
    """
    parties = parties_of(reading, actor_of, know)
    context = _context(reading)
    return tuple(_telling(claim, reading, parties, context, story, know) for claim in reading.claims)


def _telling(
    claim: Claim,
    reading: Reading,
    parties: Mapping[str, Party],
    context: tuple[str, ...],
    story: str,
    know: Knowledge,
) -> Telling:
    text = reading.document.text
    place = next((place for place in reading.places if place.id == claim.place), None)
    return Telling(
        at=Reference(reading.document.id, claim.id),
        type=claim.type,
        family=know.plover.family(claim.type),
        mood=claim.mood,
        negated=claim.negated,
        mode=claim.mode,
        agents=_chosen(claim.agents, parties),
        recipients=_chosen(claim.recipients, parties),
        said_by=tuple(parties[i] for i in claim.said_by if i in parties),
        answers=_chosen(_answered(claim, reading), parties),
        first=claim.when.first if claim.when else None,
        last=claim.when.last if claim.when else None,
        published=reading.document.published,
        place=folded(place.name) if place else None,
        country=place.country if place else None,
        killed=claim.killed,
        injured=claim.injured,
        trigger=" ".join(stem(word) for word in claim.trigger.of(text).lower().split()),
        words=_near(claim, text),
        context=context,
        story=story,
    )


def _answered(claim: Claim, reading: Reading) -> Iterator[str]:
    if claim.negated:
        here = (dispute.claim_by for dispute in reading.disputes if claim.id in dispute.claims)
        yield from (claimant for claimant in here if claimant is not None)


def _chosen(ids: Iterable[str], parties: Mapping[str, Party]) -> tuple[Party, ...]:
    return tuple(sorted({parties[i] for i in ids if i in parties}))


def parties_of(reading: Reading, actor_of: Mapping[str, str], know: Knowledge) -> Mapping[str, Party]:
    """The actors of a report that the register knows, by their ids in the reading."""
    states = know.actors.state
    return {
        actor.id: Party(
            actor=actor_of[actor.id],
            country=next((code[:3] for code in actor.codes if code[:3] in states), None),
            person=actor.kind is ActorKind.PERSON and (actor.known_as is not None or _full_name(actor)),
            surname=_surname(actor),
        )
        for actor in reading.actors
        if actor.id in actor_of
    }


def _surname(actor: Actor) -> str:
    words = folded(actor.known_as or actor.name).split() if actor.kind is ActorKind.PERSON and _named(actor) else []
    return sound(words[-1]) if words else ""


def _full_name(actor: Actor) -> bool:
    """A bare surname may be anybody of that name."""
    return _named(actor) and len(folded(actor.name).split()) > 1


def _named(actor: Actor) -> bool:
    return any(mention.form is Form.NAME for mention in actor.mentions)


_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“'‘])|\n")
_SENTENCE = 400
"""Characters at most on either side of the trigger."""


def _near(claim: Claim, text: str) -> tuple[str, ...]:
    """The content words of the sentence that tells it."""
    from_, to = max(0, claim.trigger.start - _SENTENCE), min(len(text), claim.trigger.end + _SENTENCE)
    start = max((m.end() for m in _SENTENCE_END.finditer(text, from_, claim.trigger.start)), default=from_)
    end = next((m.start() for m in _SENTENCE_END.finditer(text, claim.trigger.end, to)), to)
    return content_stems(text[start:end])


def _context(reading: Reading) -> tuple[str, ...]:
    """What the report is about: names of actors and places."""
    actors = (a.name for a in reading.actors if a.known_as or _named(a))
    return tuple(sorted({folded(name) for name in (*actors, *(p.name for p in reading.places))}))
