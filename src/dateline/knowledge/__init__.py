"""What Dateline knows of the world and of English: data with examples, and its loaders."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from msgspec import Struct

from dateline.knowledge import speech
from dateline.knowledge.load import SHIPPED
from dateline.knowledge.speech import Speech


class Knowledge(Struct, frozen=True, kw_only=True):
    """All families, loaded once per process."""

    speech: Speech

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        """The shipped knowledge with the user's folders laid over it, the last one on top.

        Raises: KnowledgeError.
        """
        layers = (SHIPPED, *folders)
        return cls(speech=speech.load(layers))


__all__ = ["SHIPPED", "Knowledge", "Speech"]
