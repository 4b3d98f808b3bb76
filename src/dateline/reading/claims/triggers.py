"""Finds the words that tell of events."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dateline.knowledge.events import EventKnowledge, Pattern
from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, patient_of
from dateline.reading.claims.content import content

_MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod"})


class Trigger(Struct, frozen=True):
    """A word with the pattern that it sets off."""

    token: Token
    pattern: Pattern
    words: tuple[Token, ...]
    nominal: bool


def find_triggers(parse: Parse, know: EventKnowledge) -> tuple[tuple[Trigger, ...], ...]:
    """For each word that tells of an event, the patterns that fit it, the narrowest first; in text order.

    A noun under a verb that already tells of it is passed over.
    """
    found = {token.index: fitting for token in parse.tokens if (fitting := _triggers(parse, know, token))}
    taken = {w.index for ts in found.values() for w in ts[0].words if w.index != ts[0].token.index}
    return tuple(ts for i, ts in sorted(found.items()) if i not in taken and not _told_by_verb(parse, ts[0], found))


def _told_by_verb(parse: Parse, trigger: Trigger, found: Mapping[int, tuple[Trigger, ...]]) -> bool:
    """Whether a noun only repeats its verb: "staged a protest", "carried out an attack" as one pattern."""
    head = parse.head(trigger.token)
    above = found.get(head.index, ()) if head is not None else ()
    if not above or not trigger.nominal or above[0].nominal:
        return False
    return trigger.token.dep == "obj" and trigger.token.lemma in above[0].pattern.object


def _triggers(parse: Parse, know: EventKnowledge, token: Token) -> tuple[Trigger, ...]:
    lemma = token.lemma.lower()
    if token.pos == "VERB" and not _is_half_of_word(parse, token):
        return _fitting(parse, token, know.verbs.get(lemma, ()), nominal=False)
    if token.pos in ("NOUN", "PROPN") and token.relation != "flat":
        return _fitting(parse, token, know.nouns.get(lemma, ()), nominal=True)
    if token.pos == "ADJ":
        return _fitting(parse, token, know.adjectives.get(lemma, ()), nominal=False)
    return ()


def _is_half_of_word(parse: Parse, token: Token) -> bool:
    """ "Norland-backed rebels", "a rebel-held town": an attribute, no happening."""
    before = parse.tokens[token.index - 1] if token.index else token
    return before.text in ("-", "–") and before.end == token.start and token.relation == "amod"


def _fitting(parse: Parse, token: Token, patterns: tuple[Pattern, ...], *, nominal: bool) -> tuple[Trigger, ...]:
    """The patterns that fit: those whose words are several before those of one word, narrow ones before wide ones."""
    found = [
        (len(words), -rank, Trigger(token, pattern, words, nominal))
        for rank, pattern in enumerate(patterns)
        for words in _words(parse, token, pattern, nominal=nominal)
        if _fits(parse, token, pattern, nominal=nominal)
    ]
    return tuple(trigger for *_, trigger in sorted(found, key=lambda f: f[:2], reverse=True))


def _words(parse: Parse, token: Token, pattern: Pattern, *, nominal: bool) -> Iterator[tuple[Token, ...]]:
    """The tokens of every form of the pattern that stands here."""
    lemma = token.lemma.lower()
    for form in pattern.noun if nominal else (*pattern.verb, *pattern.adjective):
        parts = form.split()
        own, others = (parts[-1], parts[:-1]) if nominal else (parts[0], parts[1:])
        if own != lemma:
            continue
        found = [
            _around(parse, token, other, nominal=nominal)
            or (_within_object(parse, token, other) if len(others) > 1 and not nominal else None)
            for other in others
        ]
        if all(found):
            yield (token, *(t for t in found if t is not None))


def _around(parse: Parse, token: Token, lemma: str, *, nominal: bool) -> Token | None:
    """A word of the form beside the trigger: particle, object, preposition of a complement, modifier of a noun."""
    for child in parse.children(token):
        if nominal and child.relation not in _MODIFIERS:
            continue
        if lemma in (child.lemma.lower(), child.text.lower()):
            return child
        if not nominal:
            case = next((c for c in parse.children(child, "case", "mark") if c.lemma.lower() == lemma), None)
            if case is not None:
                return case
    return None


def _within_object(parse: Parse, verb: Token, lemma: str) -> Token | None:
    """A word inside the verb's object: "extend an olive branch", "throw its weight behind the plan"."""
    patient = patient_of(parse, verb)
    for child in parse.children(patient, "amod", "compound", "nmod") if patient is not None else ():
        if lemma == child.lemma.lower() and child.relation != "nmod":
            return child
        case = next((c for c in parse.children(child, "case") if c.lemma.lower() == lemma), None)
        if case is not None:
            return case
    return None


def _fits(parse: Parse, token: Token, pattern: Pattern, *, nominal: bool) -> bool:
    if pattern.object and _lemmas(_objects(parse, token, nominal=nominal)).isdisjoint(pattern.object):
        return False
    if pattern.not_object and not _lemmas(_objects(parse, token, nominal=nominal)).isdisjoint(pattern.not_object):
        return False
    subjects = _subjects(parse, token) if (pattern.subject or pattern.not_subject) and not nominal else ()
    if pattern.subject and not nominal and _lemmas(subjects).isdisjoint(pattern.subject):
        return False
    if pattern.not_subject and not _lemmas(subjects).isdisjoint(pattern.not_subject):
        return False
    meant = content(parse, token) if pattern.about or pattern.not_about else frozenset()
    if (pattern.about and meant.isdisjoint(pattern.about)) or not meant.isdisjoint(pattern.not_about):
        return False
    around = _lemmas(parse.subtree(token)) if pattern.with_words or pattern.without_words else frozenset()
    if pattern.with_words and around.isdisjoint(pattern.with_words):
        return False
    return around.isdisjoint(pattern.without_words)


def _lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.lemma.lower() for token in tokens)


def _subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Who or what does it, with what modifies it."""
    agent = agent_of(parse, verb)
    return (agent, *parse.children(agent, "compound", "conj", "amod", "nmod")) if agent is not None else ()


def _objects(parse: Parse, token: Token, *, nominal: bool) -> Iterator[Token]:
    """What the pattern's `object` may name: the thing acted on, with what modifies it."""
    if nominal:
        heads = list(parse.children(token, "nmod", "compound", "amod"))
    else:
        patient = patient_of(parse, token)
        behind = [t for t in parse.children(token, "obl") if t.index > token.index]
        heads = [patient] if patient is not None else behind[:1]
    for head in heads:
        yield head
        yield from parse.children(head, "compound", "conj", "amod", "nmod")
