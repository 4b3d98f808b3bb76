"""Who does it where no place of the pattern says so: those at a meeting or a march, authors, whoever acted before."""

from dateline.knowledge.events import EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, agent_of, is_passive, oblique, obliques
from dateline.model import EventType
from dateline.reading.claims.doers import Doers
from dateline.reading.claims.triggers import Trigger
from dateline.reading.claims.whom import Ids, Whom

_OCCASIONS = frozenset({"after", "before", "during", "in", "at", "following", "amid", "for", "on", "ahead"})
_BLAMED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_PUNISHING = frozenset({EventType.ACCUSE, EventType.SANCTION, EventType.COERCE, EventType.THREATEN, EventType.REJECT})
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})


class Agents:
    """Looks around the events of one report."""

    def __init__(self, parse: Parse, know: EventKnowledge, whom: Whom, doers: Doers) -> None:
        self._parse = parse
        self._know = know
        self._whom = whom
        self._doers = doers

    def around(self, trigger: Trigger) -> Ids:
        """The first whom anything around the event tells."""
        return self._taking_part(trigger) or self._author(trigger) or self._going_on(trigger) or self._blamed(trigger)

    def _blamed(self, trigger: Trigger) -> Ids:
        """Who is blamed or punished for what a noun tells of: "sanctions against Norland for the raid"."""
        if (
            not trigger.nominal
            or trigger.pattern.event not in _BLAMED
            or not self._marked(trigger.token, "for", "over")
        ):
            return ()
        head = self._parse.head(trigger.token)
        above = self._parse.head(head) if head is not None else None
        targets: tuple[Token, ...] = ()
        if head is not None and self._punishes(head):
            targets = (*self._parse.children(head, "obj"), *obliques(self._parse, head, "against", "on"))
        elif head is not None and above is not None and self._punishes(above):  # hung on the name itself
            targets = (head,)
        found = (self._whom.means(t) for t in targets if t.index < trigger.token.index)
        return next((ids for ids in found if ids), ())

    def _punishes(self, word: Token) -> bool:
        lemma = word.lemma.lower()
        entries = (*self._know.verbs.get(lemma, ()), *self._know.nouns.get(lemma, ()))
        return any(entry.pattern.event in _PUNISHING for entry in entries)

    def _author(self, trigger: Trigger) -> Ids:
        """Whose paper says it: "passed a resolution condemning", "a report by Norland accusing"."""
        paper = self._parse.head(trigger.token) if trigger.token.dep == "acl" and not trigger.nominal else None
        if paper is None or paper.pos != "NOUN" or not trigger.token.text.endswith("ing"):
            return ()
        owners = self._whom.owners(paper)
        verb = self._parse.head(paper) if paper.dep in ("obj", "nsubj:pass") else None
        maker = agent_of(self._parse, verb) if verb is not None and verb.pos in VERBAL else None
        return owners or (self._whom.means(maker) if maker is not None else ())

    def _taking_part(self, trigger: Trigger) -> Ids:
        """Who is at a meeting during which they do something: "said after talks with the envoy"; who clashes."""
        if trigger.pattern.event is EventType.ASSAULT and trigger.pattern.reciprocal and trigger.token.dep == "acl":
            head = self._parse.head(trigger.token)  # "Troops clashed with rebels" taken for a noun and its participle
            return self._whom.means(head) if head is not None and self._parse.head(head) is None else ()
        if trigger.nominal and trigger.pattern.event is EventType.PROTEST:
            return self._protesters(trigger)
        meeting = trigger.nominal and trigger.pattern.event is EventType.CONSULT
        if meeting and trigger.token.dep == "nmod" and self._marked(trigger.token, "on", "in"):
            head = self._parse.head(trigger.token)  # "the minister, on a visit to Norland, said"
            return self._whom.means(head) if head is not None and self._whom.is_somebody(head) else ()
        if not meeting or oblique(self._parse, trigger.token, "with") is None:
            return ()
        verb = next((a for a in self._parse.ancestors(trigger.token) if a.pos in VERBAL), None)
        doer = self._doers.of_verb(verb) if verb is not None and _is_occasion(self._parse, trigger.token) else None
        return self._whom.means(doer) if doer is not None else ()

    def _marked(self, noun: Token, *prepositions: str) -> bool:
        return any(c.lemma.lower() in prepositions for c in self._parse.children(noun, "case"))

    def _protesters(self, trigger: Trigger) -> Ids:
        """The people who do something at a protest, or to whom it is done."""
        verb = next((a for a in self._parse.ancestors(trigger.token) if a.pos in VERBAL), None)
        if verb is None or not _is_occasion(self._parse, trigger.token):
            return ()
        around = (self._doers.of_verb(verb), *self._parse.children(verb, "obj", "obl"))
        people = (tuple(i for i in self._whom.means(t) if self._whom.civil(i)) for t in around if t is not None)
        return next((ids for ids in people if ids), ())

    def tied(self, trigger: Trigger) -> Ids:
        """ "a Norland-led offensive": the name that a hyphen ties to a participle before the noun."""
        if not trigger.nominal or trigger.pattern.event in _MUTUAL:
            return ()
        led = (t for t in self._parse.children(trigger.token, "amod") if t.has("VerbForm=Part"))
        names = (n for t in led for n in self._parse.children(t, "compound", "nsubj") if n.index + 2 == t.index)
        return next((ids for name in names if (ids := self._whom.means(name))), ())

    def _going_on(self, trigger: Trigger) -> Ids:
        """Who did what was told last, where the tree joins a verb to one whose doer is nobody."""
        verb, head = trigger.token, self._parse.head(trigger.token)
        if trigger.nominal or verb.dep != "conj" or head is None or is_passive(self._parse, verb):
            return ()
        if self._parse.child(verb, "nsubj") is not None:
            return ()
        between = self._parse.tokens[head.index + 1 : verb.index]
        told = [t for t in reversed(between) if t.pos == "VERB" and t.relation in ("acl", "conj", "advcl")][:1]
        misjoined = head.dep == "ccomp" and verb.has("VerbForm=Fin") and not head.has("VerbForm=Fin")
        above = [a for a in self._parse.ancestors(head) if a.pos == "VERB"] if misjoined else []
        doers = (self._doers.of_verb(t) for t in (*told, *above))
        return next((ids for doer in doers if doer is not None and (ids := self._whom.means(doer))), ())


def _is_occasion(parse: Parse, noun: Token) -> bool:
    """ "during talks", "at the start of a meeting"."""
    above = parse.head(noun)
    marked = (noun, above) if above is not None and noun.dep == "nmod" else (noun,)
    return any(c.lemma.lower() in _OCCASIONS for t in marked for c in parse.children(t, "case"))
