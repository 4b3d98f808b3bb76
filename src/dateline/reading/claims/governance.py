"""Which word governs another, and what the knowledge says that it does to it."""

from dateline.knowledge.events import Complement, EventKnowledge
from dateline.language import Parse, Token

_CLAUSES = ("advcl", "acl")
_MARKED = frozenset({"obl", "nmod", *_CLAUSES})
_FINITE = frozenset({"have", "will", "would", "may", "might", "can", "could"})
_NEAR = 2
_PLAIN_MARKS = frozenset({"of", "from", "to", "against"})


def effects_of(know: EventKnowledge, word: Token) -> tuple[Complement, ...]:
    """All that the knowledge has for a word, what it has for this very form first."""
    return (*know.effects_of_forms.get(word.text.lower(), ()), *know.effects.get(word.lemma.lower(), ()))


def governing(parse: Parse, know: EventKnowledge, word: Token, above: Token) -> Complement | None:
    """The entry by which the word above governs the one that hangs on it, if any does."""
    return next((c for c in effects_of(know, above) if _governs(parse, c, word, above)), None)


def governor(parse: Parse, know: EventKnowledge, word: Token) -> Token | None:
    """What a word hangs on; for "to do" or "for doing" right behind an object that takes it, that: "refusal to go"."""
    head = parse.head(word)
    if head is not None and word.dep == "acl" and head.relation == "obl":
        return _beyond_phrase(parse, know, word, head)
    if head is not None and word.dep == "acl" and head.dep == "obj" and word.text.endswith("ing"):
        return _beyond_object(parse, know, head)
    if head is not None and word.relation == "acl" and word.dep != "acl":
        return _reported(parse, know, word, head)
    if head is not None and word.relation == "nmod" and head.pos == "PROPN" and head.dep == "obj":
        return _beyond_name(parse, know, word, head)
    if head is None or word.relation not in ("advcl", "xcomp"):
        return head
    thing = parse.child(head, "obj")
    if thing is None or not (thing.pos == "NOUN" or parse.child(thing, "det", "nmod:poss")):
        return head
    first = parse.subtree(word)[0]
    taken = any("acl" in c.relations and _opens(c, first) for c in effects_of(know, thing))
    return thing if taken and parse.subtree(thing)[-1].index == first.index - 1 else head


def _beyond_phrase(parse: Parse, know: EventKnowledge, word: Token, noun: Token) -> Token:
    """The verb that "to do" completes though the tree hangs it on the phrase between: "agreed in principle to go"."""
    verb = parse.head(noun)
    if verb is None or effects_of(know, noun) or parse.subtree(word)[0].lemma != "to":
        return noun
    return verb if any("xcomp" in c.relations and (c.mood or c.negated) for c in effects_of(know, verb)) else noun


def _beyond_name(parse: Parse, know: EventKnowledge, word: Token, name: Token) -> Token:
    """The verb that "of raids" completes though the tree hangs it on the name between: "warned Norland of raids"."""
    verb = parse.head(name)
    cases = {t.lemma.lower() for t in parse.children(word, "case")}
    effects = effects_of(know, verb) if verb is not None else ()
    taken = any(c.mood and "obl" in c.relations and not cases.isdisjoint(c.prepositions) for c in effects)
    return verb if verb is not None and taken else name


def _beyond_object(parse: Parse, know: EventKnowledge, thing: Token) -> Token:
    """The verb of "envisaged soldiers taking part", where the tree takes the clause for a mere attribute."""
    verb = parse.head(thing)
    return verb if verb is not None and any("obj/acl" in c.relations for c in effects_of(know, verb)) else thing


def _reported(parse: Parse, know: EventKnowledge, word: Token, noun: Token) -> Token:
    """The report that a clause completes though the tree hangs it on a nearer noun: "a report by the paper that"."""
    opened = parse.child(word, "mark") is not None and parse.child(word, "nsubj") is not None
    verb = parse.head(noun)
    thing = parse.child(verb, "obj") if verb is not None and opened and not effects_of(know, noun) else None
    told = thing is not None and any("that" in c.prepositions for c in effects_of(know, thing))
    return thing if thing is not None and told else noun


def _opens(complement: Complement, first: Token) -> bool:
    """Whether a clause that begins so can complete the noun of the entry."""
    if first.lemma == "to":
        return bool(complement.doer)
    return first.lemma == "for" and "for" in complement.prepositions


def _governs(parse: Parse, complement: Complement, word: Token, above: Token) -> bool:
    if complement.tagged and above.pos not in complement.tagged:
        return False
    if complement.under and not _stands_under(parse, above, complement.under):
        return False
    tie = "acl" if above.index != word.head else word.relation
    if word.dep not in complement.relations and tie not in complement.relations:
        return False
    if not complement.asserted and word.dep == "ccomp" and _is_assertion(parse, word):
        return False
    cases = {t.lemma.lower() for t in parse.children(word, "mark", "case")}
    first = parse.subtree(word)[0]
    if word.relation == "acl" and first.lemma.lower() in complement.prepositions:  # whatever the tree calls "that"
        cases.add(first.lemma.lower())
    if word.relation in _CLAUSES and not cases:
        return _follows(parse, word, above) and _spelled(parse, complement, above)
    if complement.prepositions and word.relation in _MARKED:
        if cases.isdisjoint(complement.prepositions):
            return False
    elif word.relation == "advcl" and not (above.index < word.index and cases & _PLAIN_MARKS):
        return False
    return _spelled(parse, complement, above)


def _stands_under(parse: Parse, word: Token, lemmas: tuple[str, ...]) -> bool:
    head = parse.head(word)
    return head is not None and head.lemma.lower() in lemmas


def _is_assertion(parse: Parse, clause: Token) -> bool:
    """ "insisted that they left", not "insisted that they leave"."""
    told = clause.has("Tense=Past") or any(t.lemma in _FINITE for t in parse.children(clause, "aux", "cop"))
    return told and not any(t.lemma == "to" for t in parse.children(clause, "mark"))


def _follows(parse: Parse, word: Token, above: Token) -> bool:
    """Whether "doing" completes the word before it: no comma sets it apart."""
    first = parse.subtree(word)[0].index
    return above.index < first and word.text.endswith("ing") and parse.tokens[first - 1].text != ","


def _spelled(parse: Parse, complement: Complement, above: Token) -> bool:
    """Whether one of its words stands here: of "call off" the particle, of "call on" the preposition right behind."""
    if above.text.lower() in complement.forms:
        return True
    near = parse.children(above)
    cases = (c for t in near for c in parse.children(t, "case", "mark") if 0 < c.index - above.index <= _NEAR)
    around = {t.lemma.lower() for t in (*near, *cases)}
    spelled = (words.split() for words in complement.words)
    return any(words[0] == above.lemma.lower() and around.issuperset(words[1:]) for words in spelled)
