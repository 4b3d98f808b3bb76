"""Who acts and upon whom: reads the sides of an event where its pattern says that they stand."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, coordinated, oblique, patient_of
from dateline.model import Statement
from dateline.reading.actors import Cast
from dateline.reading.claims.triggers import Trigger

_OWNERS = ("nmod:poss", "amod", "compound", "nmod", "nmod:unmarked")
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ourselves"})
_BEARERS = frozenset({"VERB", "AUX"})


class Sides:
    """Reads sides in one report, where "I" and "we" mean whoever speaks."""

    def __init__(self, parse: Parse, know: EventKnowledge, cast: Cast, statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._know = know
        self._cast = cast
        self._statements = statements

    def agents(self, trigger: Trigger) -> tuple[str, ...]:
        places = trigger.pattern.agent
        if trigger.nominal:  # the noun's own words come before the subject of a verb that only carries it
            places = (*(p for p in places if p != "subject"), *(p for p in places if p == "subject"))
        return self._first(trigger, places)

    def recipients(self, trigger: Trigger) -> tuple[str, ...]:
        return self._first(trigger, trigger.pattern.recipient)

    def _first(self, trigger: Trigger, places: Iterable[str]) -> tuple[str, ...]:
        """Whoever stands at the first place that names anybody."""
        return next((found for place in places if (found := self._at(trigger, place))), ())

    def _at(self, trigger: Trigger, place: str) -> tuple[str, ...]:
        first, _, second = place.partition("/")
        token = self._token(trigger, first)
        if token is None or token.index == trigger.token.index:
            return ()
        if second == "owner":
            return self._owners(token)
        if second:
            behind = oblique(self._parse, token, second)
            return self.who(behind) if behind is not None else ()
        return self.who(token)

    def _token(self, trigger: Trigger, place: str) -> Token | None:
        parse, token = self._parse, trigger.token
        if place == "subject":
            return self._nominal_agent(token) if trigger.nominal else agent_of(parse, token)
        if place == "object":
            return _nominal_patient(parse, token) if trigger.nominal else _patient(parse, trigger)
        if place == "receiver":
            return parse.child(token, "iobj")
        if place == "owner":
            return next(iter(self._owner_tokens(token)), None)
        return oblique(parse, token, place) or self._beside(trigger, place)

    def _nominal_agent(self, noun: Token) -> Token | None:
        """Who does what a noun tells of: an agent behind "by", or the subject of a verb that carries the noun."""
        parse = self._parse
        of = oblique(parse, noun, "of")
        by = oblique(parse, noun, "by", "between", "from") or (oblique(parse, of, "by") if of is not None else None)
        head = parse.head(noun)
        if by is not None or head is None or head.pos not in _BEARERS:
            return by
        carrier = self._know.effects.get(head.lemma.lower(), ())
        carried = any(noun.relation in c.relations or noun.dep in c.relations for c in carrier)
        return agent_of(parse, head) if carried else None

    def _beside(self, trigger: Trigger, preposition: str) -> Token | None:
        """The prepositional phrase that the tree hangs on the verb's object or on the noun's verb instead."""
        if trigger.nominal:
            head = self._parse.head(trigger.token)
            tied = head is not None and head.pos in _BEARERS and trigger.token.dep in ("obj", "nsubj:pass")
            return oblique(self._parse, head, preposition) if tied and head is not None else None
        patient = patient_of(self._parse, trigger.token)
        return oblique(self._parse, patient, preposition) if patient is not None else None

    def who(self, token: Token) -> tuple[str, ...]:
        """The actors that a noun phrase means, all joined ones; else those that own what it means."""
        heads = coordinated(self._parse, token)
        found = tuple(dict.fromkeys(i for head in heads for i in self._one(head)))
        return found or tuple(dict.fromkeys(i for head in heads for i in self._modifiers(head)))

    def _one(self, token: Token) -> tuple[str, ...]:
        if token.text.lower() in _FIRST_PERSON:
            return self._speaker(token)
        return self._cast.who(token)

    def _speaker(self, token: Token) -> tuple[str, ...]:
        around = [s for s in self._statements if any(c.covers(token.span) for c in s.content) and s.speaker]
        inner = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        return (inner.speaker,) if inner is not None and inner.speaker is not None else ()

    def _owners(self, token: Token) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i for t in self._owner_tokens(token) for i in self._one(t)))

    def _modifiers(self, token: Token) -> tuple[str, ...]:
        """Those whose thing it is by a word right before it: "British objections", "the army's road"."""
        before = (t for t in self._owner_tokens(token) if t.index < token.index)
        return tuple(dict.fromkeys(i for t in before for i in self._one(t)))

    def _owner_tokens(self, token: Token) -> Iterator[Token]:
        for child in self._parse.children(token, *_OWNERS):
            if child.dep == "nmod" and not any(c.lemma == "of" for c in self._parse.children(child, "case")):
                continue
            for part in coordinated(self._parse, child):
                if self._one(part):
                    yield part


def _patient(parse: Parse, trigger: Trigger) -> Token | None:
    """The object, also where the tree takes the verb's particle for a preposition ("shot down a plane")."""
    found = patient_of(parse, trigger.token) or _urged(parse, trigger.token)
    if found is not None:
        return found
    cases = (word for word in trigger.words[1:] if word.dep == "case" and word.index == trigger.token.index + 1)
    return next((parse.head(case) for case in cases), None)


def _urged(parse: Parse, verb: Token) -> Token | None:
    """Whom somebody urges to do something, where the tree makes them the subject of what is to be done."""
    clause = parse.child(verb, "ccomp")
    if clause is None or not any(mark.lemma == "to" for mark in parse.children(clause, "mark")):
        return None
    return parse.child(clause, "nsubj")


def _nominal_patient(parse: Parse, noun: Token) -> Token | None:
    """Upon whom: "the downing of the jet", "attacks on the town"."""
    return oblique(parse, noun, "of") or oblique(parse, noun, "on", "against", "upon", "with", "to", "at")
