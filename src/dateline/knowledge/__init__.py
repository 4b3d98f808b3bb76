"""What Dateline knows of the world and of English: data with examples, and its loaders."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from msgspec import Struct

from dateline.knowledge import actors, events, places, plover, speech, times
from dateline.knowledge.actors import ActorKnowledge
from dateline.knowledge.events import EventKnowledge
from dateline.knowledge.load import SHIPPED
from dateline.knowledge.places import PlaceKnowledge
from dateline.knowledge.plover import Plover
from dateline.knowledge.speech import Speech
from dateline.knowledge.times import TimeRules


class Knowledge(Struct, frozen=True, kw_only=True):
    """All families, loaded once per process."""

    actors: ActorKnowledge
    events: EventKnowledge
    places: PlaceKnowledge
    plover: Plover
    speech: Speech
    times: TimeRules

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        """The shipped knowledge with the user's folders laid over it, the last one on top.

        Raises: KnowledgeError.
        """
        layers = (SHIPPED, *folders)
        return cls(
            actors=actors.load(layers),
            events=events.load(layers),
            places=places.load(layers),
            plover=plover.load(layers),
            speech=speech.load(layers),
            times=times.load(layers),
        )


__all__ = ["SHIPPED", "Knowledge"]
