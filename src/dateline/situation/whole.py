"""The situation of some reports, computed whole: what a store that adds report by report must come to as well."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from dateline.knowledge import Knowledge
from dateline.model import Reading
from dateline.model.world import Commitment, Dispute, Event, Judgement, Reference, RegisteredActor, Relation, Story
from dateline.situation.commitments import find_commitments
from dateline.situation.disputes import find_disputes
from dateline.situation.events import find_events
from dateline.situation.identity import Sighting, sightings
from dateline.situation.judgements import judged
from dateline.situation.presence import presences
from dateline.situation.register import find_register
from dateline.situation.relations import find_relations
from dateline.situation.stories import find_stories, sketch
from dateline.situation.telling import tellings
from dateline.situation.undertaking import undertakings


class Situation(Struct, frozen=True, kw_only=True):
    """Everything that reports say together, each kind in the order of its ids."""

    stories: tuple[Story, ...]
    actors: tuple[RegisteredActor, ...]
    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    commitments: tuple[Commitment, ...]
    relations: tuple[Relation, ...]


def find_situation(readings: Iterable[Reading], know: Knowledge, judgements: Iterable[Judgement] = ()) -> Situation:
    """The situation of reports, which must be given once each; their order does not matter.

    What is planned or undertaken stays so, as there is no clock: see `status.as_of` and `commitments.as_of`.
    """
    every = sorted(readings, key=lambda r: r.document.id)
    seen = judged((s for r in every for s in sightings(r, know.actors)), judgements)
    register = find_register(presences(seen))
    who = _by_document(seen, register.actor_of)
    stories = find_stories(sketch(r.document) for r in every)
    story_of = {document: story.id for story in stories for document in story.documents}

    here = [(r, who.get(r.document.id, {}), story_of[r.document.id]) for r in every]
    told = [t for reading, actors, story in here for t in tellings(reading, actors, story, know)]
    undertaken = [u for reading, actors, story in here for u in undertakings(reading, actors, story, know)]
    events = find_events(told, know.plover)
    days = {t.at: t.published for t in told}

    return Situation(
        stories=tuple(sorted(stories, key=lambda s: s.id)),
        actors=tuple(sorted(register.actors, key=lambda a: a.id)),
        events=events,
        disputes=find_disputes(events, told),
        commitments=find_commitments(undertaken, told),
        relations=find_relations(events, told={e.id: day for e in events if (day := _told_on(e, days))}),
    )


def _by_document(seen: Iterable[Sighting], actor_of: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for sighting in seen:
        found.setdefault(sighting.at.document, {})[sighting.at.record] = actor_of[sighting.identity.id]
    return found


def _told_on(event: Event, days: Mapping[Reference, date | None]) -> date | None:
    """The day on which the first report told of it."""
    return min((day for at in event.claims if (day := days[at]) is not None), default=None)
