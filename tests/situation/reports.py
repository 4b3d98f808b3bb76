"""Readings made by hand, as short as a test needs them."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from dateline.knowledge import Knowledge
from dateline.model import Actor, ActorKind, Claim, Document, EventType, Form, Mention, Mood, Reading, Role, Span, When

PLACEHOLDER = Span(0, 4)


@cache
def knowledge() -> Knowledge:
    return Knowledge.load()


def somebody(
    name: str,
    *,
    id_: str = "a1",
    kind: ActorKind = ActorKind.PERSON,
    code: str = "",
    roles: Sequence[Role] = (),
    known_as: str | None = None,
) -> Actor:
    return Actor(
        id=id_,
        name=name,
        kind=kind,
        codes=(code,) if code else (),
        roles=tuple(roles),
        mentions=(Mention(span=PLACEHOLDER, head=PLACEHOLDER, form=Form.NAME),),
        known_as=known_as,
    )


def state(code: str, name: str, id_: str) -> Actor:
    return somebody(name, id_=id_, kind=ActorKind.COUNTRY, code=code, known_as=code)


def report(
    id_: str, *actors: Actor, text: str = "Text", day: date | None = None, claims: Sequence[Claim] = ()
) -> Reading:
    return Reading(document=Document(id=id_, text=text, published=day), actors=actors, claims=tuple(claims))


def claim(
    text: str,
    trigger: str,
    type_: EventType,
    *,
    id_: str = "c1",
    agents: Sequence[str] = (),
    recipients: Sequence[str] = (),
    said_by: Sequence[str] = (),
    day: date | None = None,
    mood: Mood = Mood.ACTUAL,
    negated: bool = False,
    killed: int | None = None,
) -> Claim:
    start = text.index(trigger)
    return Claim(
        id=id_,
        type=type_,
        trigger=Span(start, start + len(trigger)),
        span=Span(0, len(text)),
        rule="by-hand",
        agents=tuple(agents),
        recipients=tuple(recipients),
        said_by=tuple(said_by),
        when=When(value=day.isoformat(), first=day, last=day) if day else None,
        mood=mood,
        negated=negated,
        killed=killed,
    )
