"""Finds the words that tell of events."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dateline.knowledge.events import Entry, EventKnowledge, Pattern
from dateline.language import Parse, Token
from dateline.language.clauses import is_verbal, patient_of
from dateline.model import EventType
from dateline.reading.claims.surroundings import Surroundings, lemmas

_SAID_BY_PROTEST = frozenset({EventType.ACCUSE, EventType.REQUEST})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
"""Behind a preposition they only date the verb: "called the king on Friday" is no "call on"."""
_NOT_IN_FORMS = frozenset({"nsubj", "acl:relcl", "parataxis"})
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
    found: dict[int, tuple[Trigger, ...]] = {}
    for sentence in parse.sentences:
        tokens = parse.words(sentence)
        spoken = frozenset(word for token in tokens for word in (*lemmas(parse, token), token.text.lower()))
        found |= {t.index: fitting for t in tokens if (fitting := _triggers(parse, know, t, spoken))}
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


def _triggers(parse: Parse, know: EventKnowledge, token: Token, spoken: frozenset[str]) -> tuple[Trigger, ...]:
    """The patterns that one word fits, given all words of its sentence."""
    written = lemmas(parse, token)
    if (token.pos == "VERB" and not _is_half_of_word(parse, token)) or (
        written[0] in know.verbs and _mistaken_verb(parse, token)
    ):
        return _fitting(parse, token, know.verbs.get(written[0], ()), nominal=False, spoken=spoken)
    if token.pos in ("NOUN", "PROPN") and token.relation != "flat" and not _is_in_name(parse, token):
        patterns = tuple(p for lemma in reversed(written) for p in know.nouns.get(lemma, ()))
        return _fitting(parse, token, patterns, nominal=True, spoken=spoken)
    if token.pos == "ADJ":
        return _fitting(parse, token, know.adjectives.get(written[0], ()), nominal=False, spoken=spoken)
    patterns = tuple(p for lemma in written[1:] for p in know.nouns.get(lemma, ()))
    return _fitting(parse, token, patterns, nominal=True, spoken=spoken)


def _is_in_name(parse: Parse, noun: Token) -> bool:
    """ "the Organisation of Norlandic Cooperation": a capital inside a sentence, but not in a headline."""
    if noun.pos != "PROPN" or not noun.text[:1].isupper():
        return False
    words = [t for t in parse.words(parse.sentence(noun)) if t.text[:1].isalpha()]
    return words[0].index != noun.index and 2 * sum(t.text[:1].isupper() for t in words) < len(words)


def _mistaken_verb(parse: Parse, token: Token) -> bool:
    """ "Norland did not down the jet": the tagger may call the verb something else."""
    return token.pos in ("ADP", "ADV", "NOUN", "X") and is_verbal(parse, token) and bool(parse.children(token, "obj"))


def _is_half_of_word(parse: Parse, token: Token) -> bool:
    """ "Norland-backed rebels", "a rebel-held town": an attribute, no happening."""
    before = parse.tokens[token.index - 1] if token.index else token
    return before.text in ("-", "–") and before.end == token.start and token.relation == "amod"


def _fitting(
    parse: Parse, token: Token, entries: tuple[Entry, ...], *, nominal: bool, spoken: frozenset[str]
) -> tuple[Trigger, ...]:
    """The patterns that fit: those whose words are several before those of one word, narrow ones before wide ones."""
    if not entries:
        return ()
    around = Surroundings(parse, token, nominal=nominal)
    found = [
        (len(words), -rank, Trigger(token, entry.pattern, words, nominal))
        for rank, entry in enumerate(entries)
        for words in _words(parse, token, entry, nominal=nominal, spoken=spoken)
        if around.allow(entry.pattern)
    ]
    return tuple(trigger for *_, trigger in sorted(found, key=lambda f: f[:2], reverse=True))


def _words(
    parse: Parse, token: Token, entry: Entry, *, nominal: bool, spoken: frozenset[str]
) -> Iterator[tuple[Token, ...]]:
    """The tokens of every form of the pattern that stands here; a form with a word not spoken need not be tried."""
    for others in filter(spoken.issuperset, entry.others):
        found = _spelled(parse, token, others, nominal=nominal)
        if len(found) > len(others):
            yield found


def _spelled(parse: Parse, token: Token, others: tuple[str, ...], *, nominal: bool) -> tuple[Token, ...]:
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
        if (nominal and child.relation not in _MODIFIERS) or child.dep in _NOT_IN_FORMS:
            continue
        if lemma in (*lemmas(parse, child), child.text.lower()):
            return child
        if not nominal:
            case = next((c for c in parse.children(child, "case", "mark") if c.lemma.lower() == lemma), None)
            if case is not None and child.text not in _DAYS and (child.index > token.index or case.dep == "mark"):
                return case
    return None if nominal else _described(parse, token, lemma)


def _described(parse: Parse, verb: Token, lemma: str) -> Token | None:
    """The object above a participle or a relative clause: "sanctions imposed on", "the talks that they held"."""
    noun = patient_of(parse, verb) if verb.relation == "acl" else None
    return noun if noun is not None and noun.index == verb.head and lemma in lemmas(parse, noun) else None


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
