"""Where a side of an event stands: the word at the place that a pattern names, wherever the tree hangs it."""

from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, agent_of, oblique, patient_of
from dateline.reading.claims.content import clause_of
from dateline.reading.claims.doers import AGENT_MARKS, Doers
from dateline.reading.claims.triggers import Trigger
from dateline.reading.claims.whom import Whom

_FAR = frozenset({"by", "on", "against", "with", "for"})


class Positions:
    """Finds the words for the events of one report."""

    def __init__(self, parse: Parse, whom: Whom, doers: Doers) -> None:
        self._parse = parse
        self._whom = whom
        self._doers = doers

    def word(self, trigger: Trigger, place: str) -> Token | None:
        """The head of the phrase that stands at a place of a pattern; a preposition names the phrase behind it."""
        parse, token = self._parse, trigger.token
        match place:
            case "subject":
                return self._subject(trigger)
            case "object":
                return _nominal_patient(parse, token) if trigger.nominal else _patient(parse, trigger)
            case "receiver":
                return parse.child(token, "iobj")
            case "it":
                return parse.child(token, "expl")
            case "doer":
                return _doer(parse, token)
            case "owner":
                return next((t for t in self._whom.owner_tokens(token) if not _is_patient(trigger, t)), None)
        return oblique(parse, token, place) or self._beside(trigger, place) or _nested(parse, trigger, place)

    def _subject(self, trigger: Trigger) -> Token | None:
        if trigger.nominal:
            return self._doers.of_noun(trigger.token, *_agent_marks(trigger))
        return self._doers.of_verb(trigger.token)

    def _beside(self, trigger: Trigger, preposition: str) -> Token | None:
        """The prepositional phrase that the tree hangs on the verb's object or on the noun's verb instead."""
        if trigger.nominal:
            head = self._parse.head(trigger.token)
            tied = head is not None and head.pos in VERBAL and trigger.token.dep in ("obj", "nsubj:pass")
            if preposition == "by":  # "the demand was refused by Norland": whose verb it is
                return None
            return oblique(self._parse, head, preposition) if tied and head is not None else None
        patient = patient_of(self._parse, trigger.token)
        return oblique(self._parse, patient, preposition) if patient is not None else None


def _agent_marks(trigger: Trigger) -> tuple[str, ...]:
    """The prepositions of an agent, but for those by which the pattern marks the other side."""
    return tuple(mark for mark in AGENT_MARKS if mark not in trigger.pattern.recipient)


def _doer(parse: Parse, token: Token) -> Token | None:
    """Who does what is said: "said that the rebels must disarm"; the speaker where that is "it" or "they"."""
    clause = clause_of(parse, token)
    subject = parse.child(clause, "nsubj") if clause is not None else None
    return subject if subject is not None and subject.pos != "PRON" else agent_of(parse, token)


def _nested(parse: Parse, trigger: Trigger, preposition: str) -> Token | None:
    """The phrase that the tree hangs on another beside it: "an attack by rebels on the town"."""
    if preposition not in _FAR:
        return None
    thing = parse.child(trigger.token, "obj")
    around = parse.children(trigger.token, "nmod", "obl", "conj")
    around = (*around, *parse.children(thing, "nmod")) if thing is not None else around
    behind = (t for t in around if t.index > trigger.token.index and t.pos not in VERBAL)
    return next((found for phrase in behind if (found := oblique(parse, phrase, preposition)) is not None), None)


def _is_patient(trigger: Trigger, owner: Token) -> bool:
    """Whether an owner behind the noun is the one to whom it is done: "the killing of the envoy"."""
    done_to = "of" in trigger.pattern.recipient or "object" in trigger.pattern.recipient
    return trigger.nominal and owner.index > trigger.token.index and done_to


def _patient(parse: Parse, trigger: Trigger) -> Token | None:
    """The object, also where the tree takes the verb's particle for a preposition ("shot down a plane")."""
    if trigger.token.pos == "ADJ":
        return parse.head(trigger.token) if trigger.token.dep == "amod" else parse.child(trigger.token, "nsubj")
    found = patient_of(parse, trigger.token) or _urged(parse, trigger.token)
    if found is not None:
        return found
    cases = (word for word in trigger.words[1:] if word.dep == "case" and word.index == trigger.token.index + 1)
    return next((parse.head(case) for case in cases), None) or _shared(parse, trigger.token)


def _shared(parse: Parse, verb: Token) -> Token | None:
    """The object that a verb shares with the next: "killed and wounded scores of rebels"."""
    joined = (t for t in parse.children(verb, "conj") if t.pos == "VERB" and t.index <= verb.index + 3)
    return next((parse.child(t, "obj") for t in joined if parse.child(t, "nsubj") is None), None)


def _urged(parse: Parse, verb: Token) -> Token | None:
    """Whom somebody urges to do something, where the tree makes them the subject of what is to be done."""
    clause = parse.child(verb, "ccomp")
    if clause is None or not any(mark.lemma == "to" for mark in parse.children(clause, "mark")):
        return None
    return parse.child(clause, "nsubj")


def _nominal_patient(parse: Parse, noun: Token) -> Token | None:
    """Upon whom: "the downing of the jet", "attacks on the town"."""
    return oblique(parse, noun, "of") or oblique(parse, noun, "on", "against", "upon", "with", "to", "at")
