"""Finds claims that somebody denies."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import oblique
from dateline.model import Act, Actor, ActorKind, Claim, Dispute, EventType, Mood, Statement, covering
from dateline.reading.actors import Cast
from dateline.reading.claims.concern import Concern
from dateline.reading.claims.whom import Whom

_REACH = 5
"""How many sentences back "it" or "the accusation" may lead."""
_CLAIMING = frozenset({Act.ASSERT, Act.ACCUSE, Act.WARN})


def find_disputes(
    parse: Parse, know: EventKnowledge, cast: Cast, statements: Sequence[Statement], claims: Sequence[Claim]
) -> tuple[Dispute, ...]:
    """One for each claim that a known speaker denies, with whoever makes it and all claims on either side."""
    bench = _Bench(
        parse=parse,
        know=know,
        whom=Whom(parse, cast, statements),
        actors={a.id: a for a in cast.actors},
        statements=tuple(statements),
        claims=tuple(claims),
    )
    found: list[Dispute] = []
    for statement in statements:
        dispute = bench.dispute(statement)
        same = next((i for i, other in enumerate(found) if dispute is not None and _same(dispute, other)), None)
        if dispute is not None and same is None:
            found.append(dispute)
        elif dispute is not None and same is not None:
            claims_of = tuple(dict.fromkeys((*found[same].claims, *dispute.claims)))
            found[same] = replace(dispute, claims=claims_of)
    return tuple(found)


def _same(one: Dispute, other: Dispute) -> bool:
    """ "Norland rejected the charge. It denied that it had fired": one denial in two sentences."""
    sides = (one.claim_by, one.denied_by) == (other.claim_by, other.denied_by)
    return sides and one.claim_by is not None and not set(one.claims).isdisjoint(other.claims)


class _Bench(Struct, frozen=True, kw_only=True):
    """All that bears on the disputes of one report."""

    parse: Parse
    know: EventKnowledge
    whom: Whom
    actors: dict[str, Actor]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]

    def dispute(self, statement: Statement) -> Dispute | None:
        if statement.speaker is None:
            return None
        turned_down = statement.act is Act.REFUSE and (self._judged(statement) or self._names_an_allegation(statement))
        if statement.act is Act.DENY or turned_down:
            return self._denial(statement, statement.speaker)
        against = next(self._contrary(statement), None)
        if against is None:
            return None
        return Dispute(
            claim_by=next(iter(Concern(self.parse, self.whom).of(against, (statement.speaker,), where=False)), None),
            denied_by=statement.speaker,
            about=covering(statement.content),
        )

    def _denial(self, denial: Statement, denier: str) -> Dispute | None:
        """None for "denied the charge" where nobody is known to have made one."""
        about = covering(denial.content)
        denied = [c for c in self.claims if c.statement == denial.id and about.covers(c.trigger) and c.negated]
        claimed = [c for c in self.claims if any(_rival(c, other) for other in denied)]
        said = [c.said_by[-1] for c in claimed if c.said_by]
        claimant = next((i for i in (*said, *self._claimants(denial, denier)) if i != denier), None)
        meant = self._meant(denial, denier, denied) if claimant is None else None
        if meant is not None:
            claimant = meant.speaker
            claimed = [c for c in self.claims if c.statement == meant.id and not c.negated]
        if claimant is None and not denied and self._points_back(denial):
            return None
        claims = tuple(dict.fromkeys(c.id for c in (*claimed, *denied)))
        return Dispute(claim_by=claimant, denied_by=denier, about=about, claims=claims)

    def _claimants(self, denial: Statement, denier: str) -> Iterator[str]:
        """Whose accusation or report it answers: "Norland's charges", "a report by the agency", "as they say"."""
        for claim in self._judged(denial):
            yield from claim.agents
        for noun, *near in self._denied_nouns(denial):
            yield from self.whom.owners(noun)
            source = next((t for t in (oblique(self.parse, n, "by", "from") for n in (noun, *near)) if t), None)
            yield from self.whom.means(source) if source is not None else ()
            paper = oblique(self.parse, noun, "in", "on")
            told = self.whom.means(paper) if paper is not None else ()
            yield from (i for i in told if self.actors[i].kind is ActorKind.MEDIA)
        about = covering(denial.content)
        for other in self.statements:
            inside = other.cue and about.covers(other.cue[0]) and other.speaker not in (None, denier)
            if inside and other.speaker is not None and self._is_as_told(other):
                yield other.speaker

    def _denied_nouns(self, denial: Statement) -> Iterator[tuple[Token, ...]]:
        """The noun that what is denied hangs on, and the verb on which the tree may hang its source."""
        top = self._top(denial)
        if top is not None and top.pos == "NOUN":
            yield (top,)
        verb = self.parse.top(denial.cue[0]) if denial.cue and self.parse.within(denial.cue[0]) else None
        thing = self.parse.child(verb, "obj") if verb is not None else None
        if verb is not None and thing is not None and self._is_allegation(thing):
            yield (thing, verb)

    def _is_as_told(self, statement: Statement) -> bool:
        """ "as Norland had claimed"."""
        cue = self.parse.top(statement.cue[0])
        return any(t.lemma.lower() == "as" for t in self.parse.children(cue, "mark", "advmod", "case"))

    def _meant(self, denial: Statement, denier: str, denied: Sequence[Claim]) -> Statement | None:
        """What "it" or "the charge" points back to, or the last accusation of those in question."""
        before = [s for s in self.statements if s.speaker not in (None, denier) and self._is_before(s, denial)]
        if self._points_back(denial):
            last = next((s for s in reversed(before) if s.act in _CLAIMING and s.inside is None), None)
            if last is not None:
                return last
        agents = {i for claim in denied for i in claim.agents}
        return next(
            (s for s in reversed(before) if s.act is Act.ACCUSE and self._is_against(s, {denier, *agents})), None
        )

    def _is_before(self, statement: Statement, denial: Statement) -> bool:
        if not (statement.cue and denial.cue) or statement.cue[0].start >= denial.cue[0].start:
            return False
        sentences = [self.parse.top(s.cue[0]).sentence for s in (statement, denial) if self.parse.within(s.cue[0])]
        return len(sentences) == 2 and sentences[1] - sentences[0] <= _REACH

    def _is_against(self, accusation: Statement, party: set[str]) -> bool:
        """Whether what it says was done by the party, or by the state that it belongs to."""
        told = [c for c in self.claims if c.statement == accusation.id]
        cue = covering(accusation.cue)
        told += [c for c in self.claims if c.type is EventType.ACCUSE and cue.covers(c.trigger)]
        accused = {i for c in told for i in (c.recipients if c.type is EventType.ACCUSE else c.agents)}
        return not accused.isdisjoint(party) or bool(self._countries(accused) & self._countries(party))

    def _countries(self, actors: set[str]) -> set[str]:
        return {code[:3] for i in actors for code in self.actors[i].codes}

    def _points_back(self, denial: Statement) -> bool:
        """ "denied it", "rejected the accusation", "a charge denied by them": what is denied stands elsewhere."""
        top = self._top(denial)
        if top is None or top.pos == "PRON":
            return True
        clause = self.parse.child(top, "acl", "nmod", "nmod:poss", "amod", "compound")
        return self._names_an_allegation(denial) and clause is None

    def _names_an_allegation(self, statement: Statement) -> bool:
        top = self._top(statement)
        return top is not None and self._is_allegation(top)

    def _is_allegation(self, noun: Token) -> bool:
        return noun.lemma.lower() in self.know.classes.get("allegations", ())

    def _judged(self, statement: Statement) -> list[Claim]:
        """The accusations that head what a statement turns down."""
        top = self._top(statement)
        accused = (c for c in self.claims if c.type is EventType.ACCUSE)
        return [c for c in accused if top is not None and c.trigger.start == top.start]

    def _contrary(self, statement: Statement) -> Iterator[Token]:
        """What a speaker contradicts: "Contrary to other reports, the police said"."""
        for cue in (t for span in statement.cue for t in self.parse.within(span)):
            for child in self.parse.children(cue):
                if child.lemma.lower() == "contrary":
                    yield from (t for t in self.parse.children(child, "obl", "nmod"))
                elif any(case.lemma.lower() == "contrary" for case in self.parse.children(child, "case")):
                    yield child

    def _top(self, statement: Statement) -> Token | None:
        return self.parse.top(statement.content[0]) if self.parse.within(statement.content[0]) else None


def _rival(claim: Claim, denied: Claim) -> bool:
    """Whether a claim says what the other denies: same type, a side in common where any is named, not itself denied."""
    if claim.id == denied.id or claim.type is not denied.type or claim.negated == denied.negated:
        return False
    if claim.mood not in (denied.mood, Mood.ACTUAL):
        return False
    ours, theirs = {*claim.agents, *claim.recipients}, {*denied.agents, *denied.recipients}
    return bool(ours & theirs) or (not theirs and claim.rule == denied.rule)
