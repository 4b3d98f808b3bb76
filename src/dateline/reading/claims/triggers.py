"""Finds the words that tell of events."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dateline.knowledge.events import EventKnowledge, Pattern
from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, patient_of
from dateline.model import EventType
from dateline.reading.claims.content import content, says

_QUANTITIES = frozenset(
    {"hundred", "dozen", "thousand", "million", "score", "number", "lot", "group", "couple", "pair", "handful", "part"}
    | {"most", "all", "some", "many", "several", "amount", "ton", "tonne", "piece", "member", "half", "more"}
)
_OTHER_CLAUSES = frozenset({"acl:relcl", "parataxis", "ccomp"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_VERBAL = frozenset({"VERB", "AUX"})
_SAID_BY_PROTEST = frozenset({EventType.ACCUSE, EventType.REQUEST})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
"""Behind a preposition they only date the verb: "called the king on Friday" is no "call on"."""
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
    return tuple(ts for i, ts in sorted(found.items()) if i not in taken and not _told_above(parse, ts[0], found))


def _told_above(parse: Parse, trigger: Trigger, found: Mapping[int, tuple[Trigger, ...]]) -> bool:
    return _told_by_verb(parse, trigger, found) or _is_its_purpose(parse, trigger, found)


def _is_its_purpose(parse: Parse, trigger: Trigger, found: Mapping[int, tuple[Trigger, ...]]) -> bool:
    """Whether an infinitive only says what the event above it is for: "marched to denounce", "met to discuss"."""
    token = trigger.token
    above = found.get(token.head, ()) if token.relation in ("advcl", "xcomp") and not trigger.nominal else ()
    if not above or above[0].nominal or not any(m.lemma == "to" for m in parse.children(token, "mark")):
        return False
    event, over = trigger.pattern.event, above[0].pattern.event
    return event is over or (over is EventType.PROTEST and event in _SAID_BY_PROTEST)


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
        found = _spelled(parse, token, others, nominal=nominal)
        if len(found) > len(others):
            yield found


def _spelled(parse: Parse, token: Token, others: list[str], *, nominal: bool) -> tuple[Token, ...]:
    """The trigger with the other words of a form, each beside one before it, as far as they are there."""
    found: tuple[Token, ...] = (token,)
    for other in others:
        near = [_around(parse, one, other, nominal=nominal) for one in found]
        if len(others) > 1 and not nominal:
            near.append(_within_object(parse, token, other))
        found = (*found, *[t for t in near if t is not None and _follows(found[-1], t)][:1])
    return found


def _follows(before: Token, word: Token) -> bool:
    """Whether a form goes on in the phrase of its preposition: "under attack", not "in Norland ... on Sudrians"."""
    return before.dep not in ("case", "mark") or before.head in (word.index, word.head)


def _around(parse: Parse, token: Token, lemma: str, *, nominal: bool) -> Token | None:
    """A word of the form beside the trigger: particle, object, preposition of a complement, modifier of a noun."""
    for child in parse.children(token):
        if (nominal and child.relation not in _MODIFIERS) or child.dep == "nsubj":
            continue
        if lemma in (child.lemma.lower(), child.text.lower()):
            return child
        if not nominal:
            case = next((c for c in parse.children(child, "case", "mark") if c.lemma.lower() == lemma), None)
            if case is not None and child.text not in _DAYS:
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
    if pattern.says is not None and pattern.says is not says(parse, token):
        return False
    meant = content(parse, token) if pattern.about or pattern.not_about else frozenset()
    if (pattern.about and meant.isdisjoint(pattern.about)) or not meant.isdisjoint(pattern.not_about):
        return False
    around = _lemmas(_clause(parse, token)) if pattern.with_words or pattern.without_words else frozenset()
    if pattern.with_words and around.isdisjoint(pattern.with_words):
        return False
    return around.isdisjoint(pattern.without_words)


def _clause(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The word's own clause: without what is told of a noun in it, and without other sentences joined to it."""
    return parse.subtree(token, lambda t: t.dep not in _OTHER_CLAUSES and (t.dep != "conj" or t.pos not in _VERBAL))


def _lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.lemma.lower() for token in tokens)


def _subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Who or what does it, with what modifies it."""
    agent = _antecedent(parse, verb, agent_of(parse, verb))
    return (agent, *parse.children(agent, "compound", "conj", "amod", "nmod")) if agent is not None else ()


def _objects(parse: Parse, token: Token, *, nominal: bool) -> Iterator[Token]:
    """What the pattern's `object` may name: the thing acted on, with what modifies it or what it is a number of."""
    for head in _acted_on(parse, token, nominal=nominal):
        yield head
        yield from parse.children(head, "compound", "conj", "amod")
        if nominal or head.pos == "NUM" or head.lemma.lower() in _QUANTITIES:
            yield from parse.children(head, "nmod")


def _acted_on(parse: Parse, token: Token, *, nominal: bool) -> tuple[Token, ...]:
    if nominal:
        return tuple(parse.children(token, "nmod", "compound", "amod"))
    if token.pos == "ADJ" and token.dep == "amod":
        head = parse.head(token)
        return (head,) if head is not None else ()
    patient = _antecedent(parse, token, patient_of(parse, token))
    behind = (t for t in parse.children(token, "obl") if t.index > token.index)
    return (patient,) if patient is not None else tuple(behind)[:1]


def _antecedent(parse: Parse, verb: Token, side: Token | None) -> Token | None:
    """The noun that a relative pronoun stands for: "strikers who had blocked the road"."""
    relative = side is not None and side.pos == "PRON" and side.lemma.lower() in _RELATIVE
    return parse.head(verb) if relative and verb.dep == "acl:relcl" else side
