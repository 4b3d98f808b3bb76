"""Gives a day to what was done on the same occasion: "She also pledged" goes on with what she did before."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dateline.language import Parse, Token
from dateline.model import Claim, EventType, Mood, Statement, Time, When
from dateline.reading.claims.anchors import in_news
from dateline.reading.claims.clause import is_simple_past

_GOING_ON = frozenset({"also", "then"})
_REACH = 12
"""Sentences back to what an adverb goes on with."""
_IN_WORDS = frozenset({
    EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE,
    EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
})  # fmt: skip


class _Dated(Struct, frozen=True):
    """Who did or said something on a day, by whose account."""

    actors: frozenset[str]
    when: When
    sentence: int
    said_by: tuple[str, ...] = ()


def on_same_occasion(
    parse: Parse, claims: Sequence[Claim], statements: Sequence[Statement], times: Sequence[Time], on: date | None
) -> Iterator[Claim]:
    """The claims in text order; those that only go on with what the same people did or said before have its day."""
    speakers = {word.index: s.speaker for s in statements for cue in s.cue for word in parse.within(cue)}
    last = list(_said(parse, statements, times, on))
    for claim in claims:
        (token, *_) = parse.within(claim.trigger)
        present = _present(claim, speakers.get(token.index))
        found = claim.when or _earlier(parse, claim, token, [d for d in last if d.actors & present], on)
        if found is not None and claim.mood is Mood.ACTUAL and not claim.negated:
            last.append(_Dated(present, found, token.sentence, claim.said_by))
        yield replace(claim, when=found)


def _said(parse: Parse, statements: Sequence[Statement], times: Sequence[Time], on: date | None) -> Iterator[_Dated]:
    """What was said on a day that the report is news of."""
    days = {t.value: t for t in times if in_news(t.first, t.last, on)}
    for statement in statements:
        day = days.get(statement.when or "")
        if day is not None and statement.speaker is not None and statement.cue:
            when = When(value=day.value.partition("T")[0], first=day.first, last=day.last)
            yield _Dated(frozenset({statement.speaker}), when, parse.within(statement.cue[0])[0].sentence)


def _present(claim: Claim, speaker: str | None) -> frozenset[str]:
    """Who was there: who did it, both sides of a meeting, and who said the word that tells it."""
    both = claim.recipients if claim.type is EventType.CONSULT else ()
    return frozenset((*claim.agents, *both, *filter(None, (speaker,))))


def _earlier(parse: Parse, claim: Claim, token: Token, last: Sequence[_Dated], on: date | None) -> When | None:
    """The day of the latest occasion of the same people that the claim goes on with: in its words or by its tense."""
    near = [d for d in last if 0 <= token.sentence - d.sentence <= _REACH]
    near.sort(key=lambda d: d.sentence, reverse=True)
    if _goes_on(parse, token):
        return next((d.when for d in near), None)
    if not _is_told(parse, claim, token):
        return None
    same = (d.when for d in near if d.said_by == claim.said_by)
    return next((when for when in same if in_news(when.first, when.last, on)), None)


def _is_told(parse: Parse, claim: Claim, token: Token) -> bool:
    """Whether it is told in the past tense as part of the day's course: no "has" or "had"."""
    told = claim.mood is Mood.ACTUAL and not claim.negated and claim.type in _IN_WORDS
    return told and is_simple_past(parse, token)


def _goes_on(parse: Parse, token: Token) -> bool:
    """ "also pledged", "then met"; "had also met" was before."""
    before = any(t.lemma == "have" and t.has("Tense=Past") for t in parse.children(token, "aux"))
    return not before and any(t.lemma in _GOING_ON for t in parse.children(token, "advmod"))
