"""Whether a claim says that something happened, is planned, promised, demanded or possible, or did not happen."""

from msgspec import Struct

from dateline.knowledge.events import Complement, EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import is_negated
from dateline.model import Mood, Span

_MODALS = {
    "will": Mood.PLANNED,
    "shall": Mood.PLANNED,
    "would": Mood.PLANNED,
    "'ll": Mood.PLANNED,
    "’ll": Mood.PLANNED,
    "can": Mood.POSSIBLE,
    "could": Mood.POSSIBLE,
    "may": Mood.POSSIBLE,
    "might": Mood.POSSIBLE,
    "should": Mood.DEMANDED,
    "must": Mood.DEMANDED,
    "ought": Mood.DEMANDED,
}
_CONDITIONS = frozenset({"if", "unless", "once", "provided", "providing", "until", "when"})
_SURE_CONDITIONS = _CONDITIONS - {"when", "until"}
_OPEN = frozenset({"if", "unless", "whether", "provided"})
_BEARING = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod", "obl:agent", "conj", "root"})
_VERBAL = frozenset({"VERB", "AUX"})


class Standing(Struct, frozen=True):
    """How a claim presents its event."""

    mood: Mood = Mood.ACTUAL
    negated: bool = False
    condition: Span | None = None


def standing(parse: Parse, trigger: Token, know: EventKnowledge) -> Standing:
    """Climbs from the event's word to the root, as far as each word above bears on whether the event took place."""
    mood, negated, condition = _own(parse, trigger)
    word = trigger
    for above in parse.ancestors(trigger):
        step = _step(parse, word, above, know)
        if step is None:
            break
        mood = _weaker(mood, step.mood)
        negated ^= step.negated
        if _carries(parse, word, above, step):
            own_mood, own_negated, own_condition = _own(parse, above)
            mood = _weaker(mood, own_mood)
            negated ^= own_negated
            condition = condition or own_condition
        word = above
    return Standing(mood, negated, condition)


class _Effect(Struct, frozen=True):
    mood: Mood | None = None
    negated: bool = False


def _own(parse: Parse, word: Token) -> tuple[Mood, bool, Span | None]:
    """What auxiliaries, negation and conditions of a word's own clause say."""
    auxiliaries = parse.children(word, "aux")
    mood = next((_MODALS[a.lemma.lower()] for a in auxiliaries if a.lemma.lower() in _MODALS), None)
    mood = mood or next((_MODALS[a.text.lower()] for a in auxiliaries if a.text.lower() in _MODALS), Mood.ACTUAL)
    condition = _condition(parse, word, sure=mood is Mood.ACTUAL)
    if mood is Mood.ACTUAL and condition is not None and word.has("VerbForm=Inf"):
        mood = Mood.PLANNED
    return mood, is_negated(parse, word), condition


def _condition(parse: Parse, word: Token, *, sure: bool) -> Span | None:
    """The clause on which it depends. "When" and "until" are conditions only of what is still to come."""
    marks = _SURE_CONDITIONS if sure else _CONDITIONS
    for clause in parse.children(word, "advcl"):
        opener = [t for t in parse.children(clause, "mark", "advmod", "case") if t.index < clause.index]
        if any(t.lemma.lower() in marks for t in opener):
            return parse.extent(clause)
    return None


def _step(parse: Parse, word: Token, above: Token, know: EventKnowledge) -> _Effect | None:
    """What the word above does to what hangs on it; None where it says nothing about it."""
    link = word.dep
    for complement in know.effects.get(above.lemma.lower(), ()):
        if _governs(parse, complement, word, above):
            return _Effect(complement.mood, complement.negated)
    if link in ("conj", "parataxis"):
        return _Effect() if link == "conj" and not parse.child(word, "nsubj") else None
    if word.relation in ("advcl", "acl") and link != "acl:relcl":
        return _adverbial(parse, word)
    if link in ("xcomp", "ccomp", "aux", "cop"):
        return _Effect()
    return None


def _governs(parse: Parse, complement: Complement, word: Token, above: Token) -> bool:
    if word.dep not in complement.relations and word.relation not in complement.relations:
        return False
    return word.relation != "advcl" or _is_complement(parse, word, above)


def _is_complement(parse: Parse, word: Token, above: Token) -> bool:
    """An adverbial clause counts as a complement only as "of/from/to doing" right behind its verb."""
    marks = [t.lemma.lower() for t in parse.children(word, "mark", "case")]
    return above.index < word.index and any(m in ("of", "from", "to", "against", "for") for m in marks)


def _adverbial(parse: Parse, word: Token) -> _Effect | None:
    marks = {t.lemma.lower() for t in parse.children(word, "mark", "advmod")}
    if marks & _OPEN:
        return _Effect(mood=Mood.POSSIBLE)
    if "to" in marks:
        return _Effect(mood=Mood.PLANNED)
    return None


def _carries(parse: Parse, word: Token, above: Token, step: _Effect) -> bool:
    """Whether negation and modals above reach down: through complements, not through mere reports of it."""
    if word.dep == "conj":
        return word.has("VerbForm=Inf") or not parse.child(word, "aux", "mark")
    if word.dep == "ccomp":
        return False
    return above.pos in _VERBAL or above.pos == "ADJ" or step.mood is not None


def _weaker(inner: Mood, outer: Mood | None) -> Mood:
    """The reading that promises less of what happened: a word above decides over one below."""
    return inner if outer is None or outer is Mood.ACTUAL else outer
