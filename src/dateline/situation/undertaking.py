"""A commitment of one report in the terms of all reports."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from dateline.knowledge import Knowledge
from dateline.model import Claim, Commitment, CommitmentKind, EventType, Reading
from dateline.model.world import Reference
from dateline.situation.telling import Party, parties_of
from dateline.situation.words import content_stems


class Undertaking(Struct, frozen=True, kw_only=True):
    """Who binds himself to what, as one report tells it. `type` and `negated` are the deed's, where it was read."""

    at: Reference
    by: Party
    kind: CommitmentKind
    what: str
    words: tuple[str, ...]
    to: Party | None = None
    type: EventType | None = None
    family: str | None = None
    negated: bool = False
    condition: str | None = None
    due: date | None = None
    made: date | None = None
    story: str = ""


def undertakings(reading: Reading, actor_of: Mapping[str, str], story: str, know: Knowledge) -> tuple[Undertaking, ...]:
    """The commitments of a report by those whom the register knows."""
    parties = parties_of(reading, actor_of, know)
    claims = {claim.id: claim for claim in reading.claims}
    return tuple(
        _undertaking(commitment, index, reading, parties, claims.get(commitment.claim or ""), story, know)
        for index, commitment in enumerate(reading.commitments)
        if commitment.by in parties
    )


def _undertaking(
    commitment: Commitment,
    index: int,
    reading: Reading,
    parties: Mapping[str, Party],
    claim: Claim | None,
    story: str,
    know: Knowledge,
) -> Undertaking:
    text = reading.document.text
    what = " ".join(commitment.what.of(text).split())
    return Undertaking(
        at=Reference(reading.document.id, commitment.via or commitment.claim or f"commitment{index}"),
        by=parties[commitment.by],
        kind=commitment.kind,
        what=what,
        words=content_stems(what),
        to=parties.get(commitment.to or ""),
        type=claim.type if claim else None,
        family=know.plover.family(claim.type) if claim else None,
        negated=claim.negated if claim else False,
        condition=" ".join(commitment.condition.of(text).split()) if commitment.condition else None,
        due=commitment.due,
        made=reading.document.published,
        story=story,
    )
