"""Finds who undertook, offered, threatened or refused what, to whom and on what condition.

Two kinds of words bind: those that the knowledge says do ("promised to", "refused to", "an offer of"), and what a
speaker says that they themselves, or those they speak for, will do.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from dateline.knowledge.events import Complement, EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, is_passive
from dateline.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    Commitment,
    CommitmentKind,
    EventType,
    Mood,
    Quad,
    Span,
    Statement,
    Time,
)
from dateline.reading.actors import Cast
from dateline.reading.claims.conditions import opens_condition
from dateline.reading.claims.doers import Doers
from dateline.reading.claims.fit import Fit
from dateline.reading.claims.governance import effects_of, governing
from dateline.reading.claims.mood import Moods
from dateline.reading.claims.sources import Sources
from dateline.reading.claims.whom import Ids, Whom

_SAYING = frozenset(Act) - {Act.ASK, Act.ORDER, Act.DENY}
_MAIN = frozenset({"ccomp", "parataxis", "root", "conj"})
_ASKING = frozenset({"how", "why", "when", "where", "whether", "if", "what", "which"})
_VERBAL = frozenset({"VERB", "AUX"})
_BARE = frozenset({"ADP", "PART", "SCONJ"})
"""A preposition whose noun stands elsewhere names nothing that is undertaken: "whatever they were ready for"."""
_ASIDE = frozenset({"advcl", "acl:relcl", "parataxis"})
_LEFT_OUT = frozenset({"mark", "aux", "cc", "punct", "parataxis"})
_BODIES = frozenset(
    {ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.IGO, ActorKind.ARMED_GROUP}
)


class Undertaking(Struct, frozen=True, kw_only=True):
    """Words that bind somebody: `word` says that they do, `content` what to."""

    word: Token
    content: Token
    by: Ids
    kind: CommitmentKind


def find_commitments(
    parse: Parse,
    know: EventKnowledge,
    cast: Cast,
    times: Sequence[Time],
    statements: Sequence[Statement],
    claims: Sequence[Claim],
) -> tuple[Commitment, ...]:
    """One for each known party that binds itself, in text order. Private people are passed over."""
    desk = _Desk(
        parse=parse,
        know=know,
        actors={a.id: a for a in cast.actors},
        fit=Fit(cast),
        whom=(whom := Whom(parse, cast, statements)),
        doers=Doers(parse, know, whom),
        moods=Moods(parse, know),
        sources=Sources(parse, statements),
        claims=tuple(claims),
        times=tuple(times),
    )
    worded = {u.content.index: u for u in desk.worded()}
    undertakings = {u.content.index: u for u in desk.announced()} | worded
    return tuple(c for _, u in sorted(undertakings.items()) for c in desk.commitments(u))


class _Desk(Struct, frozen=True, kw_only=True):
    """All that bears on the commitments of one report."""

    parse: Parse
    know: EventKnowledge
    actors: dict[str, Actor]
    fit: Fit
    whom: Whom
    doers: Doers
    moods: Moods
    sources: Sources
    claims: tuple[Claim, ...]
    times: tuple[Time, ...]

    def worded(self) -> Iterator[Undertaking]:
        """Where a word of binding governs a clause or a deed."""
        for word in self.parse.tokens:
            if not any(c.commits for c in effects_of(self.know, word)):
                continue
            standing = self.moods.standing(word, None)
            if standing.negated or standing.mood in (Mood.DEMANDED, Mood.PROMISED):
                continue
            for content in self.parse.children(word):
                effect = governing(self.parse, self.know, content, word)
                if effect is None or effect.commits is None or self.whom.is_somebody(content):
                    continue
                if content.pos in _BARE:
                    continue
                if standing.mood is not Mood.ACTUAL and effect.commits is not CommitmentKind.OFFER:
                    continue
                by = self._doers(word, effect)
                for part in self._parts(content):
                    if self._binds(part, effect.commits, by):
                        yield Undertaking(word=word, content=part, by=by, kind=effect.commits)

    def _parts(self, content: Token) -> tuple[Token, ...]:
        """A clause and those joined to it: "to withdraw and free the prisoners" are two."""
        joined = self.parse.children(content, "conj") if content.pos in _VERBAL else ()
        return (content, *(t for t in joined if t.pos == "VERB" and not self.parse.child(t, "nsubj")))

    def _binds(self, content: Token, kind: CommitmentKind, by: Ids) -> bool:
        """Whether it is their own deed that they threaten, and a deed that they refuse, not mere words."""
        if kind is CommitmentKind.REFUSAL:
            return any(True for _ in self._claims(content))
        if kind is CommitmentKind.THREAT and content.dep == "ccomp":
            agent = agent_of(self.parse, content)
            return agent is not None and not set(self.whom.means(agent)).isdisjoint(by)
        return True

    def announced(self) -> Iterator[Undertaking]:
        """What speakers say that they, or those they speak for, will do."""
        for verb in self.parse.tokens:
            statement = self.sources.around(verb) if verb.pos == "VERB" and verb.dep in _MAIN else None
            if statement is None or statement.speaker is None or statement.act not in _SAYING:
                continue
            going = self._going_to(verb)
            standing = self.moods.own(verb)
            if (going is None and standing.mood is not Mood.PLANNED) or is_passive(self.parse, verb):
                continue
            by = self._own_party(verb, statement.speaker) if not self._is_question(verb) else ()
            if by:
                content = going or verb
                kind = self._kind(content, by, negated=standing.negated)
                yield Undertaking(word=verb, content=content, by=by, kind=kind)

    def _going_to(self, verb: Token) -> Token | None:
        """What somebody is going to do."""
        aux = any(a.lemma == "be" for a in self.parse.children(verb, "aux"))
        return self.parse.child(verb, "xcomp") if verb.lemma == "go" and aux else None

    def _is_question(self, verb: Token) -> bool:
        """ "discussed how we will do it" undertakes nothing."""
        openers = self.parse.children(verb, "advmod", "mark", "obj")
        return any(t.index < verb.index and t.lemma.lower() in _ASKING for t in openers)

    def _doers(self, word: Token, effect: Complement) -> Ids:
        token = self.doers.of(word)
        if token is None and effect.doer == "patient":  # "is committed to"
            token = self.parse.child(word, "nsubj:pass")
        return self.whom.means(token) if token is not None else ()

    def _own_party(self, verb: Token, speaker: str) -> Ids:
        """The subject where it is the speaker, or a body of the speaker's own country."""
        subject = agent_of(self.parse, verb)
        if subject is None:
            return ()
        if speaker in self.whom.owners(subject):
            return (speaker,)
        named = self.whom.means(subject)
        return named if any(i == speaker or self._speaks_for(speaker, i) for i in named) else ()

    def _speaks_for(self, speaker: str, other: str) -> bool:
        countries = {code[:3] for code in self.actors[speaker].codes}
        body = self.actors[other]
        return body.kind in _BODIES and any(code[:3] in countries for code in body.codes)

    def _kind(self, verb: Token, by: Ids, *, negated: bool) -> CommitmentKind:
        near = {t.start for t in (verb, *self.parse.children(verb, "obj", "xcomp"))}
        hostile = any(
            (claim.type.quad is Quad.MATERIAL_CONFLICT or claim.type is EventType.THREATEN)
            and not set(claim.recipients) <= set(by)
            for claim in self._claims(verb)
            if claim.trigger.start in near
        )
        if negated:
            return CommitmentKind.PLEDGE if hostile else CommitmentKind.REFUSAL
        return CommitmentKind.THREAT if hostile else CommitmentKind.PLEDGE

    def commitments(self, undertaking: Undertaking) -> Iterator[Commitment]:
        parties = [i for i in undertaking.by if self.fit.political(i)]
        what = self._what(undertaking.content)
        claim = next(self._own_claims(undertaking.content), None)
        statement = self.sources.cued_by(undertaking.word) or self.sources.holder(undertaking.word)
        for by in parties:
            yield Commitment(
                by=by,
                kind=undertaking.kind,
                what=what,
                to=self._to(undertaking, claim, by),
                condition=self.moods.standing(undertaking.content, None).condition,
                due=_due(what, self.times),
                via=statement.id if statement is not None else None,
                claim=claim.id if claim is not None else None,
            )

    def _to(self, undertaking: Undertaking, claim: Claim | None, by: str) -> str | None:
        """Whom it is said to, else whom the deed concerns."""
        told = (
            i
            for t in self.parse.children(undertaking.word, "iobj", "obj")
            if undertaking.content.index not in (t.index, undertaking.word.index)
            for i in self.whom.means(t)
        )
        thing = next((t for t in self.parse.children(undertaking.content, "obj") if not self._is_owned(t)), None)
        concerned = claim.recipients if claim is not None else self.whom.means(thing) if thing is not None else ()
        return next((i for i in (*told, *concerned) if i != by), None)

    def _is_owned(self, thing: Token) -> bool:
        """ "suspend its regime for visitors": a thing of theirs is nobody to whom they bind themselves."""
        return self.parse.child(thing, "nmod:poss") is not None

    def _what(self, content: Token) -> Span:
        """The words of what is undertaken: without "to", "will", a pronoun before them, and the condition."""

        def keep(token: Token) -> bool:
            if token.head != content.index:
                return True
            if token.dep == "conj" and token.pos == "VERB":
                return False
            pronoun = token.relation == "nsubj" and token.pos == "PRON"
            conditional = token.relation == "advcl" and opens_condition(self.parse, token, open_=True)
            case = token.relation == "case" and token.index < content.index
            return not (token.relation in _LEFT_OUT or pronoun or conditional or case)

        return self.parse.extent(content, keep)

    def _own_claims(self, content: Token) -> Iterator[Claim]:
        """The same without those that a clause beside it tells of: "refuses to meet them because they attacked"."""
        inside = {t.start for t in self.parse.subtree(content, lambda t: t.dep not in _ASIDE)}
        return (claim for claim in self._claims(content) if claim.trigger.start in inside)

    def _claims(self, content: Token) -> Iterator[Claim]:
        """The claims within what is undertaken, its own first."""
        inside = {t.start: t for t in self.parse.subtree(content)}
        return (claim for claim in self.claims if claim.trigger.start in inside)


def _due(what: Span, times: Sequence[Time]) -> date | None:
    """The last day of the first exact time in what is undertaken."""
    return next((t.last for t in times if what.covers(t.span) and t.last is not None), None)
