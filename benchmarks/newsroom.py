"""Years of an invented newsroom: readings made of real ones, of other people, other places, other days and words.

A day brings happenings, most of them of the states that are always in the news. A few papers tell of each in words of
their own, others print an agency's report with cuts; office-holders come back for years, others are named once.
"""

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from benchmarks.invented import World
from dateline.knowledge.actors.schema import State
from dateline.model import Actor, ActorKind, Claim, Commitment, Place, Reading, Span, When

T = TypeVar("T")

FIRST_DAY = date(2012, 1, 1)
HAPPENINGS_A_DAY = 18
TOLD_BY = (1, 1, 1, 2, 2, 3, 4, 5, 8)
"""How many reports tell of a happening, one as likely as the other."""
PAPERS = 60
CLAIMS = 10
"""Of each report, as the measure has it; there are more in most."""
_COMMON = 7
"""Claims that all who tell of a happening choose."""
_DEEDS_CHANGE = 0.8
_ALL_CHANGE, _OWN, _COPIED = 0.4, 0.3, 0.02
"""Shares of the words that change in all reports of a happening, in one of them, in a copy."""
_COPIES, _CUT = 0.55, 0.4
_PARTS = 3
"""Originals that make one report, so that it has some 600 words."""
_BREAK = "\n\n"
_WORD = r"\b[a-z]{4,}\b"
DEED = "deed"
"""A word that tells of an event: another for each happening, the same for all who tell of it."""
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Original:
    """A real reading, and the names that stand in its text with what they are names of."""

    reading: Reading

    @cached_property
    def names(self) -> dict[str, str]:
        """What to put in the place of a name: "state FRA", "state's FRA", "person a3", "last a3", "place p1"."""
        found: dict[str, str] = {}
        for place in self.reading.places:
            found[place.span.of(self.reading.document.text)] = f"place {place.id}"
        for actor in self.reading.actors:
            if actor.kind is ActorKind.COUNTRY and actor.known_as:
                found[actor.name] = f"state {actor.known_as}"
            elif _is_person(actor):
                words = actor.name.split()
                found |= {words[0]: f"first {actor.id}", words[-1]: f"last {actor.id}"}
                found |= {actor.name: f"person {actor.id}"} if len(words) > 1 else {}
        return found

    @cached_property
    def pieces(self) -> tuple[tuple[int, int, str], ...]:
        """Where names and words stand that may change; the words that tell of speech stay."""
        text = self.reading.document.text
        names = "|".join(sorted(map(re.escape, self.names), key=len, reverse=True))
        pattern = re.compile(rf"\b(?:{names})\b|{_WORD}" if names else _WORD)
        deeds = {at for c in self.reading.claims for at in range(c.trigger.start, c.trigger.end)}
        kept = {at for s in self.reading.statements for cue in s.cue for at in range(cue.start, cue.end)} - deeds
        found = [(m.start(), m.end(), self.names.get(m.group(), "")) for m in pattern.finditer(text)]
        told = ((start, end, what or (DEED if start in deeds else "")) for start, end, what in found)
        return tuple(piece for piece in told if piece[2] or piece[0] not in kept)


@dataclass(frozen=True)
class Cast:
    """Who is in a happening in the place of whom."""

    states: dict[str, State]
    people: dict[str, str]
    bodies: dict[str, str]
    places: dict[str, Place]

    def of(self, what: str) -> str:
        """The words for one of `Original.names`."""
        kind, _, key = what.partition(" ")
        if kind == "state":
            return self.states[key].name if key in self.states else ""
        if kind == "place":
            return self.places[key].name if key in self.places else ""
        name = self.people.get(key, "")
        return name if kind == "person" else name.split()[-1 if kind == "last" else 0] if name else ""


def happening(
    world: World, originals: Sequence[Original], number: int, *, day: date | None = None
) -> tuple[Reading, ...]:
    """All reports of one happening, that of the agency first; days go on with the numbers, if none is given."""
    dice = random.Random(number)
    day = day or FIRST_DAY + timedelta(days=number // HAPPENINGS_A_DAY)
    parts = dice.sample(originals, _PARTS)
    casts = [_cast(world, part.reading, dice, day) for part in parts]
    common = dice.sample(range(1000), 1000)
    agency = f"{number} agency"
    found = []
    for told in range(dice.choice(TOLD_BY)):
        copied = told > 0 and dice.random() < _COPIES
        seeds = [(f"{number}", _ALL_CHANGE), (agency, _OWN) if copied or told == 0 else (f"{number} {told}", _OWN)]
        seeds += [(f"{number} {told} copy", _COPIED)] if copied else []
        whole = not (copied and dice.random() < _CUT)
        chosen = zip(parts, casts, strict=True) if whole else [(parts[0], casts[0])]
        later = day if told == 0 else day + timedelta(days=min(int(dice.expovariate(1.5)), 5))
        found.append(_joined(_all_retold(world, chosen, seeds, later), f"made-{number}-{told}", dice, common))
    return tuple(found)


def _cast(world: World, reading: Reading, dice: random.Random, day: date) -> Cast:
    here = {actor.known_as for actor in reading.actors if actor.kind is ActorKind.COUNTRY and actor.known_as}
    here |= {code[:3] for actor in reading.actors for code in actor.codes if code[:3] in {s.id for s in world.states}}
    states: dict[str, State] = {}
    for code in sorted(here):
        states[code] = next(s for s in iter(lambda: world.state(dice), None) if s not in states.values())
    people = {
        actor.id: world.person(dice, _side(actor, states), actor.roles[0].title if actor.roles else "", day.year)
        for actor in reading.actors
        if _is_person(actor)
    }
    bodies = {actor.id: world.state(dice).name for actor in reading.actors}
    return Cast(states, people, bodies, {place.id: _place(world, place, states, dice) for place in reading.places})


def _is_person(actor: Actor) -> bool:
    named = " " in actor.name and actor.name[0].isupper() and len(actor.mentions) > 0
    return actor.kind is ActorKind.PERSON and (named or actor.known_as is not None)


def _side(actor: Actor, states: dict[str, State]) -> str:
    return next((states[code[:3]].id for code in actor.codes if code[:3] in states), "")


def _place(world: World, place: Place, states: dict[str, State], dice: random.Random) -> Place:
    state = states.get(place.country or "")
    if state is None or place.kind == "country":
        return msgspec.structs.replace(place, name=state.name, country=state.id) if state else place
    town = world.town(dice, state.id)
    if town is None:
        return place
    return msgspec.structs.replace(
        place, name=town.name, geonames=town.geonames, lat=town.lat, lon=town.lon, country=town.country
    )


def _all_retold(
    world: World, parts: Iterable[tuple[Original, Cast]], seeds: Sequence[tuple[str, float]], day: date
) -> list[Reading]:
    found: list[Reading] = []
    at = 0
    for number, (part, cast) in enumerate(parts):
        found.append(_retold(part, cast, _edits(world, part, cast, seeds), day, f"{number}", at))
        at += len(found[-1].document.text) + len(_BREAK)
    return found


def _retold(part: Original, cast: Cast, edits: Sequence[Edit], day: date, prefix: str, at: int) -> Reading:
    """One original with another cast, other words and days; ids with a prefix, spans from `at` on."""
    text, moved = _edited(part.reading.document.text, edits, at)
    shift = day - (part.reading.document.published or day)
    reading = _carried(part.reading, moved, prefix)
    return msgspec.structs.replace(
        reading,
        document=msgspec.structs.replace(reading.document, text=text, published=day),
        actors=tuple(_recast(new, old.id, cast) for new, old in zip(reading.actors, part.reading.actors, strict=True)),
        places=tuple(
            msgspec.structs.replace(cast.places[old.id], id=new.id, span=new.span)
            for new, old in zip(reading.places, part.reading.places, strict=True)
        ),
        claims=tuple(msgspec.structs.replace(claim, when=_later(claim.when, shift)) for claim in reading.claims),
        commitments=tuple(
            msgspec.structs.replace(one, due=one.due + shift if one.due else None) for one in reading.commitments
        ),
    )


def _edits(world: World, part: Original, cast: Cast, seeds: Iterable[tuple[str, float]]) -> list[Edit]:
    words: dict[int, str] = {}
    for number, (seed, share) in enumerate(seeds):
        dice = random.Random(seed)
        for at, (_, _, what) in enumerate(part.pieces):
            if dice.random() < (share if not what else _DEEDS_CHANGE if what == DEED and number == 0 else 0):
                words[at] = world.word(dice)
    found = []
    for at, (start, end, what) in enumerate(part.pieces):
        new = words.get(at, "") if what in ("", DEED) else cast.of(what)
        if new:
            found.append((start, end, new))
    return found


def _edited(text: str, edits: Sequence[Edit], first: int) -> tuple[str, Callable[[Span], Span]]:
    """The text with the edits made, and where a span of the old one stands in it, if it begins at `first`."""
    starts, ends = [edit[0] for edit in edits], [edit[1] for edit in edits]
    new_starts, new_ends, pieces, at, length = [], [], [], 0, 0
    for start, end, words in edits:
        pieces += [text[at:start], words]
        new_starts.append(length + start - at)
        length += start - at + len(words)
        new_ends.append(length)
        at = end
    pieces.append(text[at:])

    def start_of(old: int) -> int:
        i = bisect_right(starts, old) - 1
        if i < 0:
            return old
        return new_starts[i] if old < ends[i] else old - ends[i] + new_ends[i]

    def end_of(old: int) -> int:
        i = bisect_left(starts, old) - 1
        if i < 0:
            return old
        return new_ends[i] if old <= ends[i] else old - ends[i] + new_ends[i]

    return "".join(pieces), lambda span: Span(first + start_of(span.start), first + end_of(span.end))


_NAMED = {
    "Actor": ("id",),
    "Place": ("id",),
    "Statement": ("id", "speaker", "addressee", "inside"),
    "Claim": ("id", "agents", "recipients", "said_by", "place", "statement"),
    "Commitment": ("by", "to", "via", "claim"),
    "Dispute": ("claim_by", "denied_by", "claims"),
}
"""Fields of records that hold ids of the reading."""


def _carried(value: T, moved: Callable[[Span], Span], prefix: str) -> T:
    """The same records with every span moved and every id under a prefix."""
    if isinstance(value, Span):
        return moved(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_carried(one, moved, prefix) for one in value)  # type: ignore[return-value]
    if not isinstance(value, msgspec.Struct):
        return value
    ids = _NAMED.get(type(value).__name__, ())
    changes: dict[str, Any] = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        if name in ids:
            changes[name] = _prefixed(old, prefix)
        elif isinstance(old, msgspec.Struct | tuple):
            changes[name] = _carried(old, moved, prefix)
    return msgspec.structs.replace(value, **changes)


def _prefixed(old: Any, prefix: str) -> Any:  # noqa: ANN401  an id, several, or none
    if isinstance(old, tuple):
        return tuple(f"{prefix}{one}" for one in old)
    return f"{prefix}{old}" if old is not None else None


def _recast(actor: Actor, old: str, cast: Cast) -> Actor:
    codes = tuple(cast.states[c[:3]].id + c[3:] if c[:3] in cast.states else c for c in actor.codes)
    roles = tuple(
        msgspec.structs.replace(r, of=cast.states[r.of].id if r.of in cast.states else r.of) for r in actor.roles
    )
    if actor.known_as in cast.states:
        state = cast.states[actor.known_as]
        return msgspec.structs.replace(actor, known_as=state.id, name=state.name, codes=codes, roles=roles)
    if actor.known_as is not None and actor.kind is not ActorKind.PERSON:
        name = f"{cast.bodies[old]} {actor.name}"
        return msgspec.structs.replace(actor, known_as=None, name=name, codes=codes, roles=roles)
    if old in cast.people:
        return msgspec.structs.replace(actor, known_as=None, name=cast.people[old], codes=codes, roles=roles)
    return msgspec.structs.replace(actor, codes=codes, roles=roles)


def _later(when: When | None, shift: timedelta) -> When | None:
    if when is None or when.first is None:
        return when
    first, last = when.first + shift, (when.last or when.first) + shift
    return When(value=first.isoformat(), first=first, last=last)


def _joined(parts: Sequence[Reading], name: str, dice: random.Random, common: Sequence[int]) -> Reading:
    """The parts as one report, of which some claims are kept: those of the happening, and a few by chance."""
    head = parts[0].document
    document = msgspec.structs.replace(
        head,
        id=name,
        text=_BREAK.join(part.document.text for part in parts),
        title=f"{_title(head.text)} {dice.choice(('', 'again', 'says ministry', 'as talks go on'))}".strip(),
        published=head.published,
        publisher=f"Paper {min(int(dice.paretovariate(0.5)), PAPERS)}",
        notes=tuple(note for part in parts for note in part.document.notes),
    )
    claims = [claim for part in parts for claim in part.claims]
    order = sorted(range(len(claims)), key=lambda at: common[at])
    rest = order[_COMMON:]
    kept = {*order[:_COMMON], *dice.sample(rest, min(CLAIMS - _COMMON, len(rest)))}
    chosen = tuple(claim for at, claim in enumerate(claims) if at in kept)
    return Reading(
        document=document,
        **{name: _all(parts, name) for name in ("actors", "times", "places", "statements", "disputes")},
        claims=chosen,
        commitments=tuple(_commitments(parts, chosen)),
    )


def _title(text: str) -> str:
    return " ".join(text.split()[:8])


def _all(parts: Iterable[Reading], name: str) -> Any:  # noqa: ANN401  records of one kind
    return tuple(one for part in parts for one in getattr(part, name))


def _commitments(parts: Iterable[Reading], claims: Iterable[Claim]) -> Iterator[Commitment]:
    there = {claim.id for claim in claims}
    return (one for part in parts for one in part.commitments if one.claim is None or one.claim in there)
