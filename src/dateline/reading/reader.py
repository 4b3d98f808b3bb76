"""The whole reading of one report, stage after stage."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from msgspec import Struct

from dateline.knowledge import Knowledge
from dateline.language import Parser
from dateline.model import Claim, Commitment, Dispute, Document, Reading, Statement
from dateline.reading.actors import find_actors
from dateline.reading.claims import find_claims
from dateline.reading.commitments import find_commitments
from dateline.reading.dating import published_within
from dateline.reading.disputes import find_disputes
from dateline.reading.places import find_places
from dateline.reading.statements import find_statements
from dateline.reading.times import find_times


class Reader(Struct, frozen=True, kw_only=True):
    """Reads one document at a time. Build one per process: the pipeline is slow to load."""

    parser: Parser
    knowledge: Knowledge

    @classmethod
    def load(cls, *, knowledge: Sequence[Path] = (), pipeline: Path | None = None) -> Self:
        """The shipped knowledge with the user's folders laid over it, and the shipped or another UD pipeline.

        Raises: KnowledgeError, PipelineError.
        """
        return cls(parser=Parser(pipeline) if pipeline else Parser(), knowledge=Knowledge.load(knowledge))

    def read(self, document: Document) -> Reading:
        """Everything that one report says. The same document gives the same reading."""
        know = self.knowledge
        parse = self.parser(document)

        times = find_times(parse, know.times, document.published, document.notes)
        places = find_places(parse, document, know.places, know.actors)
        cast = find_actors(parse, know.actors, document.published, places)
        statements = find_statements(parse, know.speech, times, cast)
        claims = find_claims(parse, know.events, cast, times, places, statements, document.published)
        commitments = find_commitments(parse, know.events, cast, times, statements, claims)
        disputes = find_disputes(parse, know.events, cast, statements, claims)

        return Reading(
            document=document,
            published_within=None if document.published else published_within(cast.actors, claims),
            actors=cast.needed(_named(statements, claims, commitments, disputes)),
            times=times,
            places=places,
            statements=statements,
            claims=claims,
            commitments=commitments,
            disputes=disputes,
        )


def _named(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    commitments: Sequence[Commitment],
    disputes: Sequence[Dispute],
) -> Iterator[str]:
    """The ids of all actors that other records lead to."""
    for statement in statements:
        yield from (i for i in (statement.speaker, statement.addressee) if i is not None)
    for claim in claims:
        yield from (*claim.agents, *claim.recipients, *claim.said_by)
    for commitment in commitments:
        yield from (i for i in (commitment.by, commitment.to) if i is not None)
    for dispute in disputes:
        yield from (i for i in (dispute.claim_by, dispute.denied_by) if i is not None)
