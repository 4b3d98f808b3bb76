"""The whole reading of one report, stage after stage."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from dateline.knowledge import Knowledge
from dateline.language import Parser
from dateline.model import Document, Reading
from dateline.reading.times import find_times


class Reader(Struct, frozen=True, kw_only=True):
    """Reads one document at a time. Build one per process: the pipeline is slow to load."""

    parser: Parser
    knowledge: Knowledge

    @classmethod
    def load(cls, *, knowledge: Sequence[Path] = (), pipeline: Path | None = None) -> "Reader":
        """The shipped knowledge with the user's folders laid over it, and the shipped or another UD pipeline.

        Raises: KnowledgeError, PipelineError.
        """
        return cls(parser=Parser(pipeline) if pipeline else Parser(), knowledge=Knowledge.load(knowledge))

    def read(self, document: Document) -> Reading:
        know = self.knowledge
        parse = self.parser(document)

        times = find_times(parse, know.times, document.published)

        return Reading(document=document, times=times)
