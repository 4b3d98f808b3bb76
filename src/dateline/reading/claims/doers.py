"""Who does what a noun tells of: whoever stands behind "by", or does what the words that carry the noun say."""

from collections.abc import Iterator

from dateline.knowledge.events import Complement, EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, agent_of, is_passive, oblique
from dateline.model import Mood
from dateline.reading.claims.governance import governing, governor
from dateline.reading.claims.whom import Whom

_ASKING = frozenset({Mood.DEMANDED, Mood.POSSIBLE})
AGENT_MARKS = ("by", "between", "from")
_OF_THE_DESCRIBED = frozenset({"of", "to", "with", "for"})
"""Marks of what somebody is "suspected of", "believed to", "charged with" or "wanted for" doing."""
_OCCASIONS = frozenset({"before", "after", "while", "by", "since", "without"})


class Doers:
    """Finds the doers of one report."""

    def __init__(self, parse: Parse, know: EventKnowledge, whom: Whom) -> None:
        self._parse = parse
        self._know = know
        self._whom = whom

    def of(self, token: Token) -> Token | None:
        """Who does it, be the word verb, adjective or noun."""
        if token.pos in VERBAL and not self._parse.child(token, "nmod:poss"):  # "our resolve", tagged a verb
            return self.of_verb(token)
        if token.pos == "ADJ":
            return self._parse.child(token, "nsubj") or agent_of(self._parse, token) or self._parse.child(token, "expl")
        return next(iter(self._whom.owner_tokens(token)), None) or self.of_noun(token)

    def of_verb(self, verb: Token) -> Token | None:
        """The agent in the clause, or the subject of a verb that keeps it: "promised them to leave"."""
        head = governor(self._parse, self._know, verb)
        if head is not None and head.index != verb.head and not self._parse.child(verb, "nsubj"):
            thing = self._parse.head(verb)
            envisaged = thing is not None and thing.dep == "obj" and verb.text.endswith("ing")
            return thing if envisaged else self.of(head)
        if head is not None and verb.dep == "xcomp" and head.pos in VERBAL and not self._parse.child(verb, "nsubj"):
            effect = governing(self._parse, self._know, verb, head)
            if effect is not None and effect.control == "subject":
                return self.of_verb(head) or self._parse.child(head, "nsubj:pass")
        if verb.relation == "advcl" and head is not None and (asked := self._asked(verb, head)) is not None:
            return asked
        if (main := _main_verb(self._parse, verb)) is not None:
            return self.of_verb(main)
        if (suspect := self._suspect(verb)) is not None:
            return suspect
        if _is_mistaken_noun(self._parse, verb):
            return oblique(self._parse, verb, "by")
        agent = _active_subject(self._parse, verb) or agent_of(self._parse, verb)
        found = _inner_subject(self._parse, agent) or self._of_aux(verb) or _headline_subject(self._parse, verb)
        return found or self._of_it(verb) or self._lent(verb) or self._above(verb)

    def _above(self, verb: Token) -> Token | None:
        """The doer of the verb that a clause completes, found in whatever way: "remains committed to fighting"."""
        head = self._parse.head(verb)
        if head is None or verb.dep not in ("advcl", "xcomp") or head.pos not in VERBAL:
            return None
        if is_passive(self._parse, verb) or governing(self._parse, self._know, verb, head) is None:
            return None
        return self.of_verb(head)

    def _lent(self, verb: Token) -> Token | None:
        """ "remains firmly committed to": a participle that the tree makes a clause without subject of its own."""
        head = self._parse.head(verb)
        bare = verb.dep == "ccomp" and verb.has("VerbForm=Part") and not self._parse.children(verb, "mark", "aux")
        if not bare or head is None:
            return None
        beside = (t for t in self._parse.children(head, "ccomp") if t.index < verb.index)
        return next((who for t in beside if (who := self._parse.child(t, "nsubj")) is not None), None)

    def _asked(self, verb: Token, head: Token) -> Token | None:
        """Whom somebody asks or lets do it, where the tree takes "to do" for a purpose: "urged all states to sign"."""
        effect = governing(self._parse, self._know, verb, head)
        if effect is None or effect.mood not in _ASKING or effect.control == "subject":
            return None
        asked = self._parse.child(head, "iobj", "obj")
        return asked if asked is not None and asked.index < verb.index and self._whom.is_somebody(asked) else None

    def _suspect(self, verb: Token) -> Token | None:
        """ "rebels suspected of bombing": whom a participle describes who are said to have done it."""
        head = self._parse.head(verb)
        if head is None or verb.relation not in ("advcl", "acl", "xcomp") or is_passive(self._parse, verb):
            return None
        described = head.dep == "acl" and is_passive(self._parse, head)
        by = self._parse.child(head, "obl:agent") is not None  # "suspected by the police of bombing"
        marks = {m.lemma for m in self._parse.children(verb, "mark", "case")}
        return self._parse.head(head) if described and marks & ({"of"} if by else _OF_THE_DESCRIBED) else None

    def _of_it(self, verb: Token) -> Token | None:
        """ "it is willing to leave": an "it" that the tree takes for empty."""
        head = self._parse.head(verb)
        willing = head is not None and head.pos == "ADJ" and verb.dep == "xcomp"
        return self._parse.child(head, "expl") if willing and head is not None else None

    def _of_aux(self, verb: Token) -> Token | None:
        """ "Norland had "for now" halted raids": marks between them may tie the subject to the auxiliary."""
        if is_passive(self._parse, verb):
            return None
        before = (aux for aux in self._parse.children(verb, "aux") if aux.pos == "VERB" and aux.index < verb.index)
        return next((who for aux in before if (who := self._parse.child(aux, "nsubj")) is not None), None)

    def of_noun(self, noun: Token, *marks: str, depth: int = 3) -> Token | None:
        """Who does what a noun tells of: an agent behind "by", or whoever does what the words that carry it say."""
        parse = self._parse
        of = oblique(parse, noun, "of")
        by = oblique(parse, noun, *(marks or AGENT_MARKS)) or (oblique(parse, of, "by") if of is not None else None)
        head = parse.head(noun)
        if by is None and parse.child(noun, "cop") is not None:  # "is a donor"
            return parse.child(noun, "nsubj")
        if by is not None or head is None:
            return by
        if noun.dep == "xcomp":  # "remains a donor"
            return agent_of(parse, head)
        if _is_gerund(parse, noun):
            verb = next((a for a in parse.ancestors(noun) if a.pos in VERBAL), None)
            return self.of_verb(verb) if verb is not None else None
        if head.pos in VERBAL:
            if any(c.receiver for c in self.carriers(head, noun)):
                return oblique(parse, head, "by", "from")
            return self._bearer(head, noun)
        if not depth or not self._carries(head, noun):
            return None
        return next(iter(self._whom.owner_tokens(head)), None) or self.of_noun(head, *marks, depth=depth - 1)

    def _bearer(self, verb: Token, noun: Token) -> Token | None:
        """Whose deed the noun is by what its verb says: the doer's, or of "is committed to" the one so bound."""
        if not self._carries(verb, noun):
            return None
        if is_passive(self._parse, verb) and any(c.doer == "patient" for c in self.carriers(verb, noun)):
            return self._parse.child(verb, "nsubj:pass")
        return self.of_verb(verb)

    def _carries(self, head: Token, noun: Token) -> bool:
        """Whether the word above is one whose doer also does what the noun tells of: "launched an attack"."""
        return any(c.doer for c in self.carriers(head, noun))

    def is_carried(self, noun: Token) -> bool:
        """Whether the verb above tells nothing but that its subject does it: "launched an attack"."""
        head = self._parse.head(noun)
        return head is not None and head.pos in VERBAL and self._carries(head, noun)

    def carriers(self, head: Token, noun: Token) -> Iterator[Complement]:
        cases = {t.lemma.lower() for t in self._parse.children(noun, "case")}
        for complement in self._know.effects.get(head.lemma.lower(), ()):
            tied = noun.relation in complement.relations or noun.dep in complement.relations
            if tied and (noun.relation not in ("obl", "nmod") or not cases.isdisjoint(complement.prepositions)):
                yield complement


def _main_verb(parse: Parse, verb: Token) -> Token | None:
    """To which a finite verb is joined that the tree joins to a participle: "fed people fleeing it and asked"."""
    head = parse.head(verb)
    if verb.dep != "conj" or head is None or head.dep != "acl" or not head.text.endswith("ing"):
        return None
    alone = verb.has("VerbForm=Fin") and parse.child(verb, "nsubj") is None
    return (
        next((a for a in parse.ancestors(head) if a.pos == "VERB" and a.has("VerbForm=Fin")), None) if alone else None
    )


def _active_subject(parse: Parse, verb: Token) -> Token | None:
    """ "had spoken by telephone": with a subject of its own, "by" tells the means."""
    if parse.child(verb, "obl:agent") is None or parse.child(verb, "aux:pass") is not None:
        return None
    return next((t for t in parse.children(verb, "nsubj") if t.dep == "nsubj"), None)


def _headline_subject(parse: Parse, verb: Token) -> Token | None:
    """ "Norland expels envoys": the name right before a finite verb, where the tree makes it part of the verb."""
    if not verb.has("VerbForm=Fin") or is_passive(parse, verb):
        return None
    return next((t for t in parse.children(verb, "compound") if t.pos == "PROPN" and t.index + 1 == verb.index), None)


def _inner_subject(parse: Parse, subject: Token | None) -> Token | None:
    """Whom a participle between commas is about, where the tree makes it the subject: "Norland, worried, left"."""
    if subject is None or subject.pos != "VERB" or subject.dep != "nsubj":
        return subject
    return parse.child(subject, "nsubj") or subject


def _is_mistaken_noun(parse: Parse, verb: Token) -> bool:
    """ "in the wake of the Oslo attacks": with article and preposition it is no verb, and the town no subject."""
    return verb.dep in ("nmod", "obl") and bool(parse.children(verb, "det"))


def _is_gerund(parse: Parse, noun: Token) -> bool:
    """ "before meeting with bombers": a noun to the tagger, yet with the subject of its verb."""
    cases = {t.lemma.lower() for t in parse.children(noun, "case", "mark")}
    bare = parse.child(noun, "det", "nmod:poss", "amod", "nummod") is None
    head = parse.head(noun)
    joined = noun.dep == "conj" and head is not None and head.pos == "VERB" and head.text.endswith("ing")
    return noun.text.endswith("ing") and bare and (joined or bool(cases & _OCCASIONS))
