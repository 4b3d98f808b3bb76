"""Upon whom, where the words of an event do not say: who shares the clause, sets the condition, or is left over."""

from collections.abc import Iterator

from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, agent_of
from dateline.model import EventType
from dateline.reading.claims.concern import Concern
from dateline.reading.claims.content import clause_of
from dateline.reading.claims.triggers import Trigger
from dateline.reading.claims.whom import Ids, Whom

_CONDITIONS = frozenset({"if", "unless", "until"})
_BOUND = frozenset({EventType.THREATEN, EventType.REJECT, EventType.AGREE})
"""What is threatened, refused or promised may hang on what somebody else does."""
_ADDRESSED = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.AGREE})
"""Words spoken to somebody: verbs of one clause often say only once to whom."""
_ASKED = frozenset({EventType.REQUEST, EventType.AGREE})
_AGAINST = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
"""Words spoken against somebody, who is the only other party where a sentence names two."""

_INQUIRY = "investigate"
"""Whom an inquiry is aimed at is often still open."""


class Elsewhere:
    """Looks further in the sentences of one report."""

    def __init__(self, parse: Parse, whom: Whom, concern: Concern) -> None:
        self._parse = parse
        self._whom = whom
        self._concern = concern

    def recipients(self, trigger: Trigger, besides: Ids) -> Ids:
        """The first of them who is somebody else than those known already."""
        event = trigger.pattern.event
        found: Ids = ()
        if event in _ADDRESSED:
            found = self._first(self._shared(trigger.token), besides)
        if not found and event in _ASKED and trigger.nominal:
            found = self._first(self._answering(trigger.token), besides)
        if not found and event in _BOUND:
            found = self._first(self._in_condition(trigger.token), besides)
        if event is EventType.PROTEST:
            found = self._protested(trigger, besides)
        return found

    def other_party(self, trigger: Trigger, besides: Ids) -> Ids:
        """Where a sentence names two parties and one speaks against somebody: the other."""
        against = trigger.pattern.event in _AGAINST and _INQUIRY not in trigger.pattern.mode and not trigger.nominal
        return self._whom.only_other(trigger.token, besides) if against else ()

    def _protested(self, trigger: Trigger, besides: Ids) -> Ids:
        """Against whom people march, from what they demand; else those in whose country they do."""
        head = self._parse.head(trigger.token) if trigger.nominal and trigger.token.dep == "obj" else None
        words = (trigger.token, *((head,) if head is not None else ()))
        wanted = (self._concern.purpose(word, besides) for word in words)
        where = (self._concern.landing(word, besides) for word in words)
        return next((ids for ids in (*wanted, *where) if ids), ())

    def _first(self, words: Iterator[Token], besides: Ids) -> Ids:
        found = (tuple(i for i in self._whom.means(word) if i not in besides) for word in words)
        return next((ids for ids in found if ids), ())

    def _shared(self, verb: Token) -> Iterator[Token]:
        """The addressee of a verb joined to this one: "voiced concern and asked Norland for an answer"."""
        head = self._parse.head(verb)
        apart = any(t.lemma == "but" for t in self._parse.children(verb, "cc"))
        if verb.dep == "conj" and head is not None and not apart and self._parse.child(verb, "nsubj") is None:
            yield from self._parse.children(head, "iobj")
        for joined in self._parse.children(verb, "conj"):
            if joined.pos in VERBAL and self._parse.child(joined, "nsubj") is None:
                yield from self._parse.children(joined, "iobj", "obj")

    def _answering(self, noun: Token) -> Iterator[Token]:
        """Who turns down or takes up a demand or an offer: "the demand was refused by Norland"."""
        verb = self._parse.head(noun)
        if verb is None or verb.pos not in VERBAL or noun.dep not in ("obj", "nsubj:pass"):
            return
        agent = agent_of(self._parse, verb)
        if agent is not None:
            yield agent

    def _in_condition(self, verb: Token) -> Iterator[Token]:
        """Whoever has to do something first: "will strike if Norland does not withdraw"."""
        clause = clause_of(self._parse, verb)
        around = (verb, *self._parse.children(verb, "xcomp", "acl"), *((clause,) if clause is not None else ()))
        for above in around:
            for condition in self._parse.children(above, "advcl"):
                if any(m.lemma.lower() in _CONDITIONS for m in self._parse.children(condition, "mark")):
                    yield from self._parse.subtree(condition)
