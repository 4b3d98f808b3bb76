"""Finds claims that somebody denies."""

from collections.abc import Iterator, Sequence

from dateline.language import Parse, Token
from dateline.language.clauses import oblique
from dateline.model import Act, Claim, Dispute, EventType, Statement, covering
from dateline.reading.actors import Cast
from dateline.reading.claims.concern import Concern
from dateline.reading.claims.whom import Whom


def find_disputes(
    parse: Parse, cast: Cast, statements: Sequence[Statement], claims: Sequence[Claim]
) -> tuple[Dispute, ...]:
    """One for each denial by a known speaker, with whoever claims it and all claims on either side."""
    whom = Whom(parse, cast, statements)
    found = (_of_statement(parse, whom, statement, claims) for statement in statements)
    return tuple(dispute for dispute in found if dispute is not None)


def _of_statement(parse: Parse, whom: Whom, statement: Statement, claims: Sequence[Claim]) -> Dispute | None:
    if statement.speaker is None:
        return None
    if statement.act is Act.DENY:
        return _denial(parse, whom, statement, statement.speaker, claims)
    if statement.act is Act.REFUSE and _judged(parse, statement, claims):
        return _denial(parse, whom, statement, statement.speaker, claims)
    against = next(_contrary(parse, statement), None)
    if against is None:
        return None
    return Dispute(
        claim_by=next(iter(Concern(parse, whom).of(against, (statement.speaker,), where=False)), None),
        denied_by=statement.speaker,
        about=covering(statement.content),
    )


def _denial(parse: Parse, whom: Whom, denial: Statement, denier: str, claims: Sequence[Claim]) -> Dispute:
    about = covering(denial.content)
    denied = [c for c in claims if c.statement == denial.id and about.covers(c.trigger) and c.negated]
    claimed = [c for c in claims if any(_rival(c, other) for other in denied)]
    said = (c.said_by[-1] for c in claimed if c.said_by)
    return Dispute(
        claim_by=next((i for i in (*said, *_claimants(parse, whom, denial, claims)) if i != denier), None),
        denied_by=denier,
        about=about,
        claims=tuple(c.id for c in (*claimed, *denied)),
    )


def _claimants(parse: Parse, whom: Whom, denial: Statement, claims: Sequence[Claim]) -> Iterator[str]:
    """Whose accusation or report a denial answers: "denied Norland's charges", "a report by the agency"."""
    for claim in _judged(parse, denial, claims):
        yield from claim.agents
    top = _top(parse, denial)
    if top is not None and top.pos == "NOUN":
        yield from whom.owners(top)
        source = oblique(parse, top, "by", "from")
        yield from whom.means(source) if source is not None else ()


def _judged(parse: Parse, statement: Statement, claims: Sequence[Claim]) -> list[Claim]:
    """The accusations that head what a statement turns down."""
    top = _top(parse, statement)
    return [c for c in claims if top is not None and c.type is EventType.ACCUSE and c.trigger.start == top.start]


def _contrary(parse: Parse, statement: Statement) -> Iterator[Token]:
    """What a speaker contradicts: "Contrary to other reports, the police said"."""
    for span in statement.cue:
        for cue in parse.within(span):
            for child in parse.children(cue):
                if child.lemma.lower() == "contrary":
                    yield from (t for t in parse.children(child, "obl", "nmod"))
                elif any(case.lemma.lower() == "contrary" for case in parse.children(child, "case")):
                    yield child


def _top(parse: Parse, statement: Statement) -> Token | None:
    return parse.top(statement.content[0]) if parse.within(statement.content[0]) else None


def _rival(claim: Claim, denied: Claim) -> bool:
    """Whether a claim says what the other denies: same type, a side in common, not itself denied."""
    if claim.id == denied.id or claim.type is not denied.type or claim.negated == denied.negated:
        return False
    ours, theirs = {*claim.agents, *claim.recipients}, {*denied.agents, *denied.recipients}
    return bool(ours & theirs) or not theirs
