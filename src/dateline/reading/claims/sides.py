"""Who acts and upon whom: reads the sides of an event where its pattern says that they stand."""

from collections.abc import Iterable, Sequence

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, oblique, patient_of
from dateline.model import EventType, Statement
from dateline.reading.actors import Cast
from dateline.reading.claims.content import clause_of
from dateline.reading.claims.doers import AGENT_MARKS, Doers
from dateline.reading.claims.triggers import Trigger
from dateline.reading.claims.whom import Ids, Whom

_BEARERS = frozenset({"VERB", "AUX"})
_FAR = frozenset({"by", "on", "against", "with", "for"})
_OCCASIONS = frozenset({"after", "before", "during", "in", "at", "following", "amid", "for", "on", "ahead"})
_LANDING = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.RETREAT,
        EventType.CONCEDE,
        EventType.AID,
        EventType.SANCTION,
    }
)
"""Deeds that fall upon whoever's land they are done in, where nobody else is named."""
_JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})


class Sides:
    """Reads the sides of the events of one report."""

    def __init__(self, parse: Parse, know: EventKnowledge, cast: Cast, statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._whom = Whom(parse, cast, statements)
        self._doers = Doers(parse, know, self._whom)

    def agents(self, trigger: Trigger) -> Ids:
        places = trigger.pattern.agent
        if trigger.nominal:  # the noun's own words come before the subject of a verb that only carries it
            places = (*(p for p in places if p != "subject"), *(p for p in places if p == "subject"))
        return self._first(trigger, places, ()) or self._taking_part(trigger) or self._author(trigger)

    def _author(self, trigger: Trigger) -> Ids:
        """Whose paper says it: "passed a resolution condemning", "a report by Norland accusing"."""
        paper = self._parse.head(trigger.token) if trigger.token.dep == "acl" and not trigger.nominal else None
        if paper is None or paper.pos != "NOUN" or not trigger.token.text.endswith("ing"):
            return ()
        owners = self._whom.owners(paper)
        verb = self._parse.head(paper) if paper.dep in ("obj", "nsubj:pass") else None
        maker = agent_of(self._parse, verb) if verb is not None and verb.pos in _BEARERS else None
        return owners or (self._whom.means(maker) if maker is not None else ())

    def _taking_part(self, trigger: Trigger) -> Ids:
        """Who is at a meeting during which they do something: "said after talks with the envoy"; who clashes."""
        if trigger.pattern.event is EventType.ASSAULT and trigger.pattern.reciprocal and trigger.token.dep == "acl":
            head = self._parse.head(trigger.token)  # "Troops clashed with rebels" taken for a noun and its participle
            return self._whom.means(head) if head is not None and self._parse.head(head) is None else ()
        meeting = trigger.nominal and trigger.pattern.event is EventType.CONSULT
        if not meeting or oblique(self._parse, trigger.token, "with") is None:
            return ()
        verb = next((a for a in self._parse.ancestors(trigger.token) if a.pos in _BEARERS), None)
        doer = self._doers.of_verb(verb) if verb is not None and _is_occasion(self._parse, trigger.token) else None
        return self._whom.means(doer) if doer is not None else ()

    def recipients(self, trigger: Trigger, agents: Ids) -> Ids:
        """Whoever stands where the pattern says; else whom the object or the content concerns."""
        if not trigger.pattern.recipient:
            return ()
        found = self._first(trigger, trigger.pattern.recipient, agents)
        if found and not self._weak(trigger, found, agents):
            return self._with_land(trigger, found, agents)
        thing = self._token(trigger, "object")
        if thing is not None and thing.pos == "PRON" and trigger.token.pos == "VERB":  # "him" is somebody, known or not
            return found
        if len(agents) > 1 and trigger.pattern.event in _MUTUAL:  # they deal with each other
            return found
        return self._concerned(trigger, (*agents, *found), lands=trigger.pattern.event in _LANDING) or found

    def _with_land(self, trigger: Trigger, found: Ids, agents: Ids) -> Ids:
        """Also whose land it is where the others are people of no known country: "feeds people in Norland"."""
        if self._whom.placed(found) or trigger.pattern.event not in _LANDING:
            return found
        return (*found, *self._whom.landing(trigger.token, (*agents, *found)))

    def named(self, trigger: Trigger, agents: Ids) -> Ids:
        """Both sides as far as words name them, without whom only the place of the deed brings in."""
        found = self._first(trigger, trigger.pattern.recipient, agents)
        return (*agents, *(found or self._concerned(trigger, agents, lands=False)))

    def _first(self, trigger: Trigger, places: Iterable[str], besides: Ids) -> Ids:
        """Whoever stands at the first place that names anybody; those known best by description come last."""
        found = [ids for place in places if (ids := tuple(i for i in self._at(trigger, place) if i not in besides))]
        strong = (ids for ids in found if not self._weak(trigger, ids, besides))
        return next(strong, next(iter(found), ()))

    def _weak(self, trigger: Trigger, ids: Ids, others: Ids) -> bool:
        """Whether a better side may stand elsewhere: a mere description, or what the other side only uses."""
        judged = trigger.pattern.event in _JUDGING
        return self._whom.vague(ids) or (not judged and self._whom.kin(ids, others))

    def _concerned(self, trigger: Trigger, agents: Ids, *, lands: bool) -> Ids:
        thing = self._token(trigger, "object")
        found: Ids = self._receivers(trigger, agents)
        if not found and thing is not None:
            found = self._whom.behind(thing, agents, where=lands)
        found = found or self._whom.content(trigger.token, agents)
        if not found and not trigger.nominal:
            found = self._whom.beside(trigger.token, agents, where=lands)
        if not found and lands:
            found = self._whom.landing(trigger.token, agents)
        return found

    def _receivers(self, trigger: Trigger, agents: Ids) -> Ids:
        """Who is given what a noun tells of: "gave Norland a deadline", "Norland faced criticism"."""
        verb = self._parse.head(trigger.token) if trigger.nominal else None
        if verb is None or verb.pos not in _BEARERS or trigger.token.dep not in ("obj", "obl"):
            return ()
        given = [t for t in self._parse.children(verb, "iobj", "obj") if t.index != trigger.token.index]
        if any(c.receiver == "subject" for c in self._doers.carriers(verb, trigger.token)):
            given += self._parse.children(verb, "nsubj")
        return next((ids for t in given if (ids := tuple(i for i in self._whom.means(t) if i not in agents))), ())

    def _at(self, trigger: Trigger, place: str) -> Ids:
        first, _, second = place.partition("/")
        token = self._token(trigger, first)
        if token is None or token.index == trigger.token.index:
            return ()
        if second == "owner":
            return self._whom.owners(token)
        if second:
            behind = oblique(self._parse, token, second)
            return self._whom.means(behind) if behind is not None else ()
        found = self._whom.means(token)
        if found and place != "subject" and not self._whom.placed(found):  # "people in Norland": Norland's, too
            found = (*found, *(i for i in self._whom.behind(token, found, where=True) if i not in found))
        return found

    def _token(self, trigger: Trigger, place: str) -> Token | None:
        parse, token = self._parse, trigger.token
        if place == "subject":
            marks = _agent_marks(trigger)
            return self._doers.of_noun(token, *marks) if trigger.nominal else self._doers.of_verb(token)
        if place == "object":
            return _nominal_patient(parse, token) if trigger.nominal else _patient(parse, trigger)
        if place == "receiver":
            return parse.child(token, "iobj")
        if place == "it":
            return parse.child(token, "expl")
        if place == "doer":
            return _doer(parse, token)
        if place == "owner":
            return next((t for t in self._whom.owner_tokens(token) if not _is_patient(trigger, t)), None)
        return oblique(parse, token, place) or self._beside(trigger, place) or _nested(parse, trigger, place)

    def _beside(self, trigger: Trigger, preposition: str) -> Token | None:
        """The prepositional phrase that the tree hangs on the verb's object or on the noun's verb instead."""
        if trigger.nominal:
            head = self._parse.head(trigger.token)
            tied = head is not None and head.pos in _BEARERS and trigger.token.dep in ("obj", "nsubj:pass")
            if preposition == "by":  # "the demand was refused by Norland": whose verb it is
                return None
            return oblique(self._parse, head, preposition) if tied and head is not None else None
        patient = patient_of(self._parse, trigger.token)
        return oblique(self._parse, patient, preposition) if patient is not None else None


def _is_occasion(parse: Parse, noun: Token) -> bool:
    """ "during talks", "at the start of a meeting"."""
    above = parse.head(noun)
    marked = (noun, above) if above is not None and noun.dep == "nmod" else (noun,)
    return any(c.lemma.lower() in _OCCASIONS for t in marked for c in parse.children(t, "case"))


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
    behind = (t for t in around if t.index > trigger.token.index and t.pos not in _BEARERS)
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
