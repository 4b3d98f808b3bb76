"""Finds who undertook, offered, threatened or refused what, to whom and on what condition.

Two kinds of words bind: those that the knowledge says do ("promised to", "refused to", "an offer of"), and what a
speaker says that they themselves, or those they speak for, will do.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.model import Claim, Commitment, Span, Statement, Time
from dateline.reading.actors import Cast
from dateline.reading.claims.conditions import opens_condition
from dateline.reading.claims.doers import Doers
from dateline.reading.claims.fit import Fit
from dateline.reading.claims.mood import Moods
from dateline.reading.claims.sources import Sources
from dateline.reading.claims.whom import Whom
from dateline.reading.commitments.announced import announced
from dateline.reading.commitments.bench import Bench, Undertaking
from dateline.reading.commitments.worded import worded

_ASIDE = frozenset({"advcl", "acl:relcl", "parataxis"})
_LEFT_OUT = frozenset({"mark", "aux", "cc", "punct", "parataxis"})


def find_commitments(
    parse: Parse,
    know: EventKnowledge,
    cast: Cast,
    times: Sequence[Time],
    statements: Sequence[Statement],
    claims: Sequence[Claim],
) -> tuple[Commitment, ...]:
    """One for each known party that binds itself, in text order. Private people are passed over."""
    bench = Bench(
        parse=parse,
        know=know,
        actors={a.id: a for a in cast.actors},
        whom=(whom := Whom(parse, cast, statements)),
        doers=Doers(parse, know, whom),
        moods=Moods(parse, know),
        sources=Sources(parse, statements),
        claims=tuple(claims),
    )
    desk = _Desk(bench=bench, fit=Fit(cast), times=tuple(times))
    undertakings = {u.content.index: u for u in (*announced(bench), *worded(bench))}
    return tuple(c for _, u in sorted(undertakings.items()) for c in desk.commitments(u))


class _Desk(Struct, frozen=True, kw_only=True):
    """Makes records of undertakings."""

    bench: Bench
    fit: Fit
    times: tuple[Time, ...]

    def commitments(self, undertaking: Undertaking) -> Iterator[Commitment]:
        """One for each political party that binds itself."""
        bench = self.bench
        what = self._what(undertaking.content)
        claim = next(self._own_claims(undertaking.content), None)
        statement = bench.sources.cued_by(undertaking.word) or bench.sources.holder(undertaking.word)
        for by in (i for i in undertaking.by if self.fit.political(i)):
            yield Commitment(
                by=by,
                kind=undertaking.kind,
                what=what,
                to=self._to(undertaking, claim, by),
                condition=bench.moods.standing(undertaking.content, None).condition,
                due=_due(what, self.times),
                via=statement.id if statement is not None else None,
                claim=claim.id if claim is not None else None,
            )

    def _to(self, undertaking: Undertaking, claim: Claim | None, by: str) -> str | None:
        """Whom it is said to, else whom the deed concerns."""
        parse, whom = self.bench.parse, self.bench.whom
        told = (
            i
            for t in parse.children(undertaking.word, "iobj", "obj")
            if undertaking.content.index not in (t.index, undertaking.word.index)
            for i in whom.means(t)
        )
        thing = next((t for t in parse.children(undertaking.content, "obj") if not self._is_owned(t)), None)
        concerned = claim.recipients if claim is not None else whom.means(thing) if thing is not None else ()
        return next((i for i in (*told, *concerned) if i != by), None)

    def _is_owned(self, thing: Token) -> bool:
        """ "suspend its regime for visitors": a thing of theirs is nobody to whom they bind themselves."""
        return self.bench.parse.child(thing, "nmod:poss") is not None

    def _what(self, content: Token) -> Span:
        """The words of what is undertaken: without "to", "will", a pronoun before them, and the condition."""
        parse = self.bench.parse

        def keep(token: Token) -> bool:
            if token.head != content.index:
                return True
            if token.dep == "conj" and token.pos == "VERB":
                return False
            pronoun = token.relation == "nsubj" and token.pos == "PRON"
            conditional = token.relation == "advcl" and opens_condition(parse, token, open_=True)
            aside = token.relation == "obl" and token.lemma.lower() == "what"  # "in what was a sign of progress"
            case = token.relation == "case" and token.index < content.index
            return not (token.relation in _LEFT_OUT or pronoun or conditional or aside or case)

        return parse.extent(content, keep)

    def _own_claims(self, content: Token) -> Iterator[Claim]:
        """The claims in it but for those of a clause beside it: "refuses to meet them because they attacked"."""
        inside = {t.start for t in self.bench.parse.subtree(content, lambda t: t.dep not in _ASIDE)}
        return (claim for claim in self.bench.claims_within(content) if claim.trigger.start in inside)


def _due(what: Span, times: Sequence[Time]) -> date | None:
    """The last day of the first exact time in what is undertaken."""
    return next((t.last for t in times if what.covers(t.span) and t.last is not None), None)
