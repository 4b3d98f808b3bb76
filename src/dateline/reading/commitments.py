"""Finds who undertook, offered, threatened or refused what: statements of that kind, and claims of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.model import Act, Claim, Commitment, CommitmentKind, Span, Statement, Time, covering

_KINDS: Mapping[Act, CommitmentKind] = {
    Act.PROMISE: CommitmentKind.PLEDGE,
    Act.THREATEN: CommitmentKind.THREAT,
    Act.REFUSE: CommitmentKind.REFUSAL,
}


def find_commitments(
    statements: Sequence[Statement], claims: Sequence[Claim], times: Sequence[Time]
) -> tuple[Commitment, ...]:
    """One for each statement in which a known speaker binds themselves, in text order."""
    return tuple(
        _commitment(statement, kind, claims, times)
        for statement in statements
        if (kind := _KINDS.get(statement.act)) is not None and statement.speaker is not None
    )


def _commitment(
    statement: Statement, kind: CommitmentKind, claims: Sequence[Claim], times: Sequence[Time]
) -> Commitment:
    what = covering(statement.content)
    claim = _claim(statement, what, claims)
    assert statement.speaker is not None
    return Commitment(
        by=statement.speaker,
        kind=kind,
        what=what,
        to=statement.addressee,
        condition=claim.condition if claim is not None else None,
        due=_due(what, times),
        via=statement.id,
        claim=claim.id if claim is not None else None,
    )


def _claim(statement: Statement, what: Span, claims: Sequence[Claim]) -> Claim | None:
    """The first claim that the statement itself holds."""
    return next((c for c in claims if c.statement == statement.id and what.covers(c.trigger)), None)


def _due(what: Span, times: Sequence[Time]) -> date | None:
    """The last day of the first exact time in what is undertaken."""
    return next((t.last for t in times if what.covers(t.span) and t.last is not None), None)
