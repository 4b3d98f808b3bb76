"""Finds claims that somebody denies."""

from collections.abc import Sequence

from dateline.model import Act, Claim, Dispute, Statement, covering


def find_disputes(statements: Sequence[Statement], claims: Sequence[Claim]) -> tuple[Dispute, ...]:
    """One for each denial by a known speaker, with whoever claims it and all claims on either side."""
    return tuple(
        _dispute(statement, statement.speaker, claims)
        for statement in statements
        if statement.act is Act.DENY and statement.speaker is not None
    )


def _dispute(denial: Statement, denier: str, claims: Sequence[Claim]) -> Dispute:
    about = covering(denial.content)
    denied = [c for c in claims if c.statement == denial.id and about.covers(c.trigger) and c.negated]
    claimed = [c for c in claims if any(_rival(c, other) for other in denied)]
    return Dispute(
        claim_by=next((c.said_by[-1] for c in claimed if c.said_by), None),
        denied_by=denier,
        about=about,
        claims=tuple(c.id for c in (*claimed, *denied)),
    )


def _rival(claim: Claim, denied: Claim) -> bool:
    """Whether a claim says what the other denies: same type, a side in common, not itself denied."""
    if claim.id == denied.id or claim.type is not denied.type or claim.negated == denied.negated:
        return False
    ours, theirs = {*claim.agents, *claim.recipients}, {*denied.agents, *denied.recipients}
    return bool(ours & theirs) or not theirs
