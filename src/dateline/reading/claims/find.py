"""Finds who is said to have done what to whom, or to plan, promise, demand or deny it."""

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.knowledge.events import Counts, EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import patient_of
from dateline.model import Claim, Place, Span, Statement, Time
from dateline.reading.actors import Cast
from dateline.reading.claims.anchors import Anchors, tie
from dateline.reading.claims.content import modes
from dateline.reading.claims.fit import Fit
from dateline.reading.claims.mood import Moods
from dateline.reading.claims.sides import Sides
from dateline.reading.claims.tolls import toll
from dateline.reading.claims.triggers import Trigger, find_triggers

_OUTSIDE = frozenset({"parataxis", "conj", "cc", "punct", "advcl"})


def find_claims(
    parse: Parse,
    know: EventKnowledge,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> tuple[Claim, ...]:
    """The claims in text order, one at most for each event word: the first pattern whose sides are there.

    A word with nobody on either side and no toll is passed over.
    """
    triggers = find_triggers(parse, know)
    anchors = tie(parse, times, places, frozenset(fitting[0].token.index for fitting in triggers))
    sides, fit = Sides(parse, know, cast, statements), Fit(cast)
    found = (
        (_claim(parse, know, trigger, sides, fit, anchors, statements) for trigger in fitting) for fitting in triggers
    )
    kept = (claim for claims in found if (claim := next(filter(None, claims), None)) is not None)
    return tuple(_numbered(claim, number) for number, claim in enumerate(kept, 1))


def _numbered(claim: Claim, number: int) -> Claim:
    return replace(claim, id=f"c{number}")


def _claim(
    parse: Parse,
    know: EventKnowledge,
    trigger: Trigger,
    sides: Sides,
    fit: Fit,
    anchors: Anchors,
    statements: Sequence[Statement],
) -> Claim | None:
    token, pattern = trigger.token, trigger.pattern
    agents, recipients = _both(trigger, sides)
    number = _toll(parse, know, trigger)
    if not (agents or recipients or number) or not fit.suits(pattern, agents, recipients):
        return None
    status = Moods(parse, know).standing(token, pattern)
    holder = _holder(statements, token)
    return Claim(
        id="",
        type=pattern.event,
        trigger=_span(trigger),
        span=_clause(parse, token),
        rule=pattern.id,
        mode=modes(parse, token, pattern),
        context=pattern.context,
        agents=agents,
        recipients=recipients,
        when=anchors.when(parse, token, nominal=trigger.nominal),
        place=anchors.where(parse, token, nominal=trigger.nominal),
        killed=number if pattern.counts is Counts.KILLED else None,
        injured=number if pattern.counts is Counts.INJURED else None,
        arrested=number if pattern.counts is Counts.ARRESTED else None,
        mood=status.mood,
        negated=status.negated,
        condition=status.condition,
        said_by=_chain(statements, holder),
        statement=holder.id if holder is not None else None,
    )


def _both(trigger: Trigger, sides: Sides) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agents = sides.agents(trigger)
    recipients = sides.recipients(trigger, agents)
    if trigger.pattern.reciprocal and (len(agents) > 1 or not recipients or not agents):
        return tuple(dict.fromkeys((*agents, *recipients))), ()
    return agents, tuple(r for r in recipients if r not in agents)


def _toll(parse: Parse, know: EventKnowledge, trigger: Trigger) -> int | None:
    patient = patient_of(parse, trigger.token) if trigger.pattern.counts and not trigger.nominal else None
    return toll(parse, patient, know.numbers) if patient is not None else None


def _span(trigger: Trigger) -> Span:
    """The word itself with a particle right behind it."""
    token = trigger.token
    ends = [w.end for w in trigger.words if w.index == token.index + 1]
    return Span(token.start, max([token.end, *ends]))


def _clause(parse: Parse, token: Token) -> Span:
    """The words that carry the claim: the event's own phrase without what is only joined to it."""
    return parse.extent(token, lambda t: t.head != token.index or t.relation not in _OUTSIDE)


def _holder(statements: Sequence[Statement], token: Token) -> Statement | None:
    """The innermost statement that says it."""
    around = [
        s
        for s in statements
        if any(c.covers(token.span) for c in s.content) and not any(c.touches(token.span) for c in s.cue)
    ]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def _chain(statements: Sequence[Statement], inner: Statement | None) -> tuple[str, ...]:
    """Who vouches for it, outermost first."""
    by_id = {s.id: s for s in statements}
    chain: list[str] = []
    seen: set[str] = set()
    while inner is not None and inner.id not in seen:
        seen.add(inner.id)
        if inner.speaker is not None and inner.speaker not in chain:
            chain.insert(0, inner.speaker)
        inner = by_id.get(inner.inside) if inner.inside is not None else None
    return tuple(chain)
