"""How much of the gold of the crisis of October 1962 is found: `python -m benchmarks.october`."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from dateline.demo import FOLDER, KNOWLEDGE, documents
from dateline.model import CommitmentKind, Form, Reading, Span
from dateline.model.world import Commitment, Dispute, Event, EventStatus, Outcome, Reference
from dateline.reading import Reader
from dateline.situation import Situation, find_situation
from dateline.situation.identity import sightings
from dateline.situation.presence import presences
from dateline.situation.register import find_register

Words = tuple[str, str]
"""A report and words of it."""


class GoldOffice(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    of: str
    first: date
    last: date


class GoldActor(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    forms: tuple[Words, ...]
    office: GoldOffice | None = None


class GoldEvent(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    status: EventStatus
    mentions: tuple[Words, ...]


class GoldDispute(Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    since: date


class GoldCommitment(Struct, frozen=True, forbid_unknown_fields=True):
    by: tuple[str, ...]
    kind: CommitmentKind
    mentions: tuple[Words, ...]
    outcome: Outcome
    due: date | None = None


class Gold(Struct, frozen=True, forbid_unknown_fields=True):
    stories: tuple[tuple[str, ...], ...]
    actor: tuple[GoldActor, ...]
    event: tuple[GoldEvent, ...]
    dispute: tuple[GoldDispute, ...]
    commitment: tuple[GoldCommitment, ...]


class Sheet(Struct, frozen=True):
    """The gold and what was found, with the readings that it was found in."""

    gold: Gold
    readings: Mapping[str, Reading]
    situation: Situation
    actor_of: Mapping[Reference, str]

    def span(self, words: Words) -> Span:
        """Where words stand in their report.

        Raises: ValueError for words that are not there.
        """
        start = self.readings[words[0]].document.text.index(words[1])
        return Span(start, start + len(words[1]))


def gold() -> Gold:
    return msgspec.convert(tomllib.loads((FOLDER / "gold.toml").read_text(encoding="utf-8")), Gold)


def sheet() -> Sheet:
    reader = Reader.load(knowledge=[KNOWLEDGE])
    readings = {one.id: reader.read(one) for one in documents()}
    seen = [s for reading in readings.values() for s in sightings(reading, reader.knowledge.actors)]
    register = find_register(presences(seen))
    return Sheet(
        gold(),
        readings,
        find_situation(readings.values(), reader.knowledge),
        {s.at: register.actor_of[s.identity.id] for s in seen},
    )


def scores(of: Sheet) -> dict[str, float]:
    """Shares and F1 values, rounded, by what they measure."""
    actors = {words: _actor_at(of, words) for actor in of.gold.actor for words in actor.forms}
    events = {words: _event_at(of, words) for event in of.gold.event for words in event.mentions}
    found = {
        "stories": _stories(of),
        "register, B-cubed": _b_cubed([actor.forms for actor in of.gold.actor], actors),
        "offices with their days (share)": _offices(of, actors),
        "tellings of events found (share)": sum(e is not None for e in events.values()) / len(events),
        "events, B-cubed of tellings found": _b_cubed(
            [[w for w in event.mentions if events[w]] for event in of.gold.event], events
        ),
        "events, B-cubed of all": _b_cubed([event.mentions for event in of.gold.event], events),
        "status of events found (share)": _statuses(of, events),
        "disputes": _disputes(of, events),
        **_commitments(of),
    }
    return {name: round(value, 3) for name, value in found.items()}


def _stories(of: Sheet) -> float:
    right = {frozenset(story) for story in of.gold.stories}
    found = {frozenset(story.documents) for story in of.situation.stories if len(story.documents) > 1}
    return _f1(len(right & found), len(found), len(right))


def _actor_at(of: Sheet, words: Words) -> str | None:
    """The registered actor of the mention that is closest to the words."""
    span = of.span(words)
    near = (
        (m.form is not Form.NAME, abs(m.span.start - span.start) + abs(m.span.end - span.end), a.id)
        for a in of.readings[words[0]].actors
        for m in a.mentions
        if m.span.touches(span)
    )
    best = min(near, default=None)
    return of.actor_of.get(Reference(words[0], best[2])) if best else None


def _event_at(of: Sheet, words: Words) -> str | None:
    """The event of the claim whose trigger stands in the words, the first of them if there are several."""
    span = of.span(words)
    claims = sorted((c for c in of.readings[words[0]].claims if span.covers(c.trigger)), key=lambda c: c.trigger)
    at = [Reference(words[0], claim.id) for claim in claims]
    return next((event.id for one in at for event in of.situation.events if one in event.claims), None)


def _offices(of: Sheet, actors: Mapping[Words, str | None]) -> float:
    asked = [actor for actor in of.gold.actor if actor.office is not None]
    registered = {actor.id: actor for actor in of.situation.actors}
    right = 0
    for actor in asked:
        best = _most([actors[words] for words in actor.forms])
        roles = registered[best].roles if best else ()
        wanted = actor.office
        assert wanted is not None
        days = [(r.first, r.last) for r in roles if wanted.title in r.title.lower() and r.of in (wanted.of, None)]
        first = min((day for day, _ in days if day), default=None)
        last = max((day for _, day in days if day), default=None)
        right += (first, last) == (wanted.first, wanted.last)
    return right / len(asked)


def _statuses(of: Sheet, events: Mapping[Words, str | None]) -> float:
    status = {event.id: event.status for event in of.situation.events}
    here = [(event.status, _most([events[words] for words in event.mentions])) for event in of.gold.event]
    return _share([status[best] is wanted for wanted, best in here if best is not None])


def _disputes(of: Sheet, events: Mapping[Words, str | None]) -> float:
    names = {actor.id: actor.name for actor in of.situation.actors}
    mentions = {event.id: event.mentions for event in of.gold.event}

    def is_found(wanted: GoldDispute, found: Dispute) -> bool:
        about = found.event in {events[words] for words in mentions[wanted.about]}
        sides = {names[i] for i in found.denied_by if i}, {names[i] for i in found.claimed_by if i}
        return about and bool(sides[0] & {*wanted.denied_by}) and bool(sides[1] & {*wanted.claimed_by})

    right = sum(any(is_found(wanted, found) for found in of.situation.disputes) for wanted in of.gold.dispute)
    return _f1(right, len(of.situation.disputes), len(of.gold.dispute))


def _commitments(of: Sheet) -> dict[str, float]:
    pairs = [(wanted, _undertaken(of, wanted)) for wanted in of.gold.commitment]
    found = [(wanted, commitment) for wanted, commitment in pairs if commitment is not None]
    return {
        "commitments": _f1(len({c.id for _, c in found}), len(of.situation.commitments), len(of.gold.commitment)),
        "outcome of commitments found (share)": _share([w.outcome is c.outcome for w, c in found]),
    }


def _undertaken(of: Sheet, wanted: GoldCommitment) -> Commitment | None:
    """The commitment by the same actor that is told in one of the reports in mostly the same words."""
    names = {actor.id: actor.name for actor in of.situation.actors}
    theirs = (c for c in of.situation.commitments if names[c.by] in wanted.by)
    return next((c for c in theirs if any(_tells(c, words) for words in wanted.mentions)), None)


def _tells(commitment: Commitment, words: Words) -> bool:
    return words[0] in {at.document for at in commitment.told} and _overlap(commitment.what, words[1])


def _overlap(one: str, other: str) -> bool:
    ours, theirs = set(one.split()), set(other.split())
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _b_cubed(groups: Sequence[Sequence[Words]], found: Mapping[Words, str | None]) -> float:
    """F1 of B-cubed; what was not found is alone."""
    group_of = {words: number for number, group in enumerate(groups) for words in group}
    cluster_of = {words: found[words] or "/".join(words) for words in group_of}
    both = Counter((group_of[w], cluster_of[w]) for w in group_of)
    groups_of, clusters = Counter(group_of.values()), Counter(cluster_of.values())
    precision = sum(n * n / clusters[cluster] for (_, cluster), n in both.items()) / len(group_of)
    recall = sum(n * n / groups_of[group] for (group, _), n in both.items()) / len(group_of)
    return 2 * precision * recall / (precision + recall)


def _most(values: Sequence[str | None]) -> str | None:
    count = Counter(value for value in values if value is not None)
    return min(count, key=lambda value: (-count[value], value)) if count else None


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


def _missed(of: Sheet) -> Iterator[str]:
    """Gold tellings without a claim, and events that were not joined or wrongly."""
    for event in of.gold.event:
        found = [_event_at(of, words) for words in event.mentions]
        if None in found or len(set(found)) > 1:
            yield f"{event.id}: {[(w[0], i) for w, i in zip(event.mentions, found, strict=True)]}"


def _joined_wrongly(of: Sheet) -> Iterator[str]:
    names = {words: event.id for event in of.gold.event for words in event.mentions}
    told: dict[str, set[str]] = {}
    for words, name in names.items():
        if (event := _event_at(of, words)) is not None:
            told.setdefault(event, set()).add(name)
    return (f"one event for {sorted(names)}" for names in told.values() if len(names) > 1)


def _kinds(events: Sequence[Event]) -> str:
    return ", ".join(f"{n} {status}" for status, n in sorted(Counter(e.status.value for e in events).items()))


if __name__ == "__main__":
    one = sheet()
    for name, value in scores(one).items():
        print(f"{name:42} {value:.3f}")
    print(_kinds(one.situation.events))
    print("\n".join((*_missed(one), *_joined_wrongly(one))))
