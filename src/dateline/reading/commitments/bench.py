"""All that bears on the commitments of one report, and what both ways of finding them ask of it."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, oblique
from dateline.model import Actor, ActorKind, Claim, CommitmentKind, EventType, Quad
from dateline.reading.claims.doers import Doers
from dateline.reading.claims.governance import governing
from dateline.reading.claims.mood import Moods
from dateline.reading.claims.sources import Sources
from dateline.reading.claims.whom import Ids, Whom


class Undertaking(Struct, frozen=True, kw_only=True):
    """Words that bind somebody: `word` says that they do, `content` what to."""

    word: Token
    content: Token
    by: Ids
    kind: CommitmentKind


class Bench(Struct, frozen=True, kw_only=True):
    """One report with what was read of it before."""

    parse: Parse
    know: EventKnowledge
    actors: dict[str, Actor]
    whom: Whom
    doers: Doers
    moods: Moods
    sources: Sources
    claims: tuple[Claim, ...]

    def claims_within(self, content: Token) -> Iterator[Claim]:
        """The claims within what is undertaken, its own first."""
        inside = {t.start for t in self.parse.subtree(content)}
        return (claim for claim in self.claims if claim.trigger.start in inside)

    def parts(self, content: Token) -> tuple[Token, ...]:
        """A clause and those joined to it under one subject and auxiliary: "will withdraw and free them" are two."""
        joined = self.parse.children(content, "conj") if content.pos in VERBAL else ()
        form = (content.text.endswith("ing"), content.has("VerbForm=Fin"))
        alike = (t for t in joined if t.pos == "VERB" and (t.text.endswith("ing"), t.has("VerbForm=Fin")) == form)
        return (content, *(t for t in alike if not self.parse.child(t, "nsubj", "aux")))

    def is_hostile(self, content: Token, by: Ids) -> bool:
        """Whether it does harm to a party: not to armed groups, nor is it to look into harm that others did."""
        things = [t for t in self.parse.children(content, "obj", "xcomp") if self._is_carried(t, content)]
        own = [c for c in self.claims if c.trigger.start == content.start]
        if not own and any(t.lemma.lower() in self.know.classes.get("harm", ()) for t in (content, *things)):
            return not self._upon_armed_groups(content)
        near = {t.start for t in things}
        told = own or [c for c in self.claims if c.trigger.start in near]
        return any(_is_harm(c) and _falls_on_others(c, by) for c in told) and not self._upon_armed_groups(content)

    def is_measure_against(self, noun: Token) -> bool:
        """ "retaliatory measures", "steps against Norland", "sanctions"."""
        harmful = any(noun.lemma.lower() in self.know.classes.get(name, ()) for name in ("force", "breaking"))
        if not harmful or noun.pos not in ("NOUN", "PROPN"):
            return False
        against = oblique(self.parse, noun, "against", "on")
        kinds = (t.lemma.lower() for t in self.parse.children(noun, "amod"))
        return against is not None or any(k in self.know.classes.get("hostile", ()) for k in kinds)

    def _is_carried(self, thing: Token, content: Token) -> bool:
        """ "launch raids", "use force", not "halt raids", "coordinate raids"."""
        effect = governing(self.parse, self.know, thing, content)
        own = any(c.trigger.start == content.start for c in self.claims)
        return own or (effect is not None and effect.mood is None and not effect.negated and not effect.factive)

    def _upon_armed_groups(self, content: Token) -> bool:
        targets = {i for claim in self.claims_within(content) for i in claim.recipients}
        return bool(targets) and all(self.actors[i].kind is ActorKind.ARMED_GROUP for i in targets)


def _falls_on_others(claim: Claim, by: Ids) -> bool:
    return not claim.recipients or not set(claim.recipients) <= set(by)


def _is_harm(claim: Claim) -> bool:
    return claim.type.quad is Quad.MATERIAL_CONFLICT and claim.type is not EventType.MOBILIZE
