"""What a clause's own words say of the deed that it tells of: modals, negation, "no longer", "had they gone"."""

from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, is_negated, is_negation
from dateline.model import Mood

_MODALS = {
    "will": Mood.PLANNED,
    "shall": Mood.PLANNED,
    "would": Mood.PLANNED,
    "'ll": Mood.PLANNED,
    "’ll": Mood.PLANNED,
    "'d": Mood.PLANNED,
    "wo": Mood.PLANNED,
    "can": Mood.POSSIBLE,
    "ca": Mood.POSSIBLE,
    "could": Mood.POSSIBLE,
    "may": Mood.POSSIBLE,
    "might": Mood.POSSIBLE,
    "should": Mood.DEMANDED,
    "must": Mood.DEMANDED,
    "ought": Mood.DEMANDED,
}
_MAIN = frozenset({"root", "parataxis", "ccomp"})
_INVERTED = frozenset({"have", "be", "should"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "xcomp"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_TURNING = frozenset({"longer", "long", "yet", "ever"})


def mood_of(parse: Parse, word: Token) -> Mood:
    """What auxiliaries, "any" and the verb's form say, all words above left aside."""
    auxiliaries = parse.children(word, "aux")
    if is_inverted(parse, word) or any(t.lemma.lower() == "whether" for t in parse.children(word, "mark")):
        return Mood.POSSIBLE
    mood = _modal(auxiliaries)
    if mood is not Mood.ACTUAL:  # "should have met", "must have met": nobody says for sure that they did
        return Mood.POSSIBLE if any(a.lemma == "have" for a in auxiliaries) else mood
    if any(t.lemma == "any" for t in parse.children(word, "det")):
        return Mood.POSSIBLE
    if word.has("Mood=Imp"):
        return Mood.DEMANDED
    is_to = any(a.lemma == "be" for a in auxiliaries) and not word.has("VerbForm=Part")
    planned = word.pos == "VERB" and has_to(parse, word) and (word.dep in _MAIN or is_to)
    return Mood.PLANNED if planned else Mood.ACTUAL


def is_denied(parse: Parse, word: Token, below: Token | None = None) -> bool:
    """ "did not", "no strikes", "no longer bombs", "no troops attacked"; what a subject `below` says is its own."""
    return is_negated(parse, word) or _is_over(parse, word) or _by_nobody(parse, word, below)


def is_bare(parse: Parse, word: Token) -> bool:
    """Whether it is an infinitive that no auxiliary governs."""
    return word.has("VerbForm=Inf") and parse.child(word, "aux") is None


def has_to(parse: Parse, word: Token) -> bool:
    return any(mark.lemma == "to" for mark in parse.children(word, "mark"))


def is_inverted(parse: Parse, clause: Token) -> bool:
    """ "Had Norland attacked", "should they attack": a condition without "if"."""
    if clause.relation not in _SUBORDINATE:
        return False
    subject = parse.child(clause, "nsubj")
    first = parse.child(clause, "aux", "aux:pass", "cop")
    words = (first, subject) if first is not None and subject is not None else None
    if words is None or words[0].lemma.lower() not in _INVERTED:
        return False
    opening = parse.subtree(clause)[0].index == words[0].index
    return opening and words[0].index < words[1].index


def is_progressive(parse: Parse, word: Token) -> bool:
    """ "is trying", "have been trying"."""
    return word.text.endswith("ing") and any(a.lemma == "be" for a in parse.children(word, "aux"))


def is_told(parse: Parse, word: Token) -> bool:
    """Whether a verb's form tells of the past: "met", "have met", "were met"."""
    finite = (word, *parse.children(word, "aux", "aux:pass"))
    return any((t.has("VerbForm=Fin") and t.has("Tense=Past")) or t.lemma == "have" for t in finite if t.pos in VERBAL)


def is_simple_past(parse: Parse, token: Token) -> bool:
    """Whether the finite verb at or above the word stands in the past without "has", "had" or "would"."""
    above = (a for a in (token, *parse.ancestors(token)) if a.has("VerbForm=Fin") or parse.child(a, "aux"))
    verb = next(above, None)
    return verb is not None and verb.has("Tense=Past") and parse.child(verb, "aux") is None


def _modal(auxiliaries: tuple[Token, ...]) -> Mood:
    forms = (form for a in auxiliaries for form in (a.lemma.lower(), a.text.lower()))
    return next((_MODALS[form] for form in forms if form in _MODALS), Mood.ACTUAL)


def _is_over(parse: Parse, word: Token) -> bool:
    """ "no longer", "not yet", where the tree hangs the negation on the adverb; not "not only"."""
    turning = (t for t in parse.children(word, "advmod") if t.lemma.lower() in _TURNING)
    return any(is_negation(t) for adverb in turning for t in parse.children(adverb, "advmod", "det"))


def _by_nobody(parse: Parse, word: Token, below: Token | None) -> bool:
    """ "No troops attacked", "neither Norland nor Sudria attacked", "none of them attacked"."""
    if word.pos not in VERBAL:
        return False
    subjects = [t for t in parse.children(word, "nsubj") if t != below]
    return any(t.lemma.lower() in _NOBODY or any(map(is_negation, parse.children(t, "det", "cc"))) for t in subjects)
