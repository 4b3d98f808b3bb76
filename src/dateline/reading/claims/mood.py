"""Whether a claim says that something happened, is planned, promised, demanded or possible, or did not happen.

The event's own clause speaks first (auxiliaries, negation, conditions); then every word above it that governs it and is
known to bear on it, up to the first that says nothing of it.
"""

from msgspec import Struct

from dateline.knowledge.events import Complement, EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import is_negated
from dateline.model import EventType, Mood, Span
from dateline.reading.claims.conditions import condition_of, opens_condition
from dateline.reading.claims.governance import effects_of, governing, governor

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
_OPEN_CLAUSES = frozenset({"if", "unless", "whether", "provided", "lest"})
_NOT_DONE = frozenset({"instead", "rather", "without"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod", "obl:agent", "iobj"})
_ALTERNATIVES = frozenset({"or", "nor", "neither"})
_ORDINALS = frozenset({"first", "last", "only", "latest", "second", "third", "next"})


class Standing(Struct, frozen=True):
    """How a claim presents its event."""

    mood: Mood = Mood.ACTUAL
    negated: bool = False
    condition: Span | None = None

    def under(self, outer: "Standing") -> "Standing":
        """With what stands above: a word above decides over one below, negations cancel out."""
        mood = self.mood if outer.mood is Mood.ACTUAL else outer.mood
        return Standing(mood, self.negated ^ outer.negated, self.condition or outer.condition)


class Moods:
    """Reads how one report presents its events."""

    def __init__(self, parse: Parse, know: EventKnowledge) -> None:
        self._parse = parse
        self._know = know

    def standing(self, trigger: Token, event: EventType | None) -> Standing:
        """Climbs from the event's word to the root, as far as each word above bears on whether the event took place."""
        standing = self.own(trigger)
        word = trigger
        while (above := governor(self._parse, self._know, word)) is not None:
            step = self._step(word, above, event)
            if step is None:
                return standing
            standing = standing.under(step)
            word = above
        return self._asked(word, standing)

    def _asked(self, root: Token, standing: Standing) -> Standing:
        """A question says of nothing that it happened."""
        words = self._parse.words(self._parse.sentence(root))
        last = next((t.text for t in reversed(words) if t.text not in ("”", '"', "'", "’", ")")), "")
        return standing.under(Standing(Mood.POSSIBLE)) if last == "?" and standing.mood is Mood.ACTUAL else standing

    def own(self, word: Token) -> Standing:
        """What auxiliaries, negation, modifiers and conditions of a word's own clause say."""
        mood = self._own_mood(word)
        standing = Standing(mood, is_negated(self._parse, word), None)
        for child in self._parse.children(word, "amod", "compound", "advmod"):
            found = next((c for c in effects_of(self._know, child) if child.relation in c.modifies), None)
            if found is not None and child.index < word.index + 2:
                standing = standing.under(Standing(found.mood or Mood.ACTUAL, found.negated))
        open_ = standing.mood is not Mood.ACTUAL or (
            word.has("VerbForm=Inf") and self._parse.child(word, "aux") is None
        )
        condition = condition_of(self._parse, word, open_=open_) if word.pos in _VERBAL else None
        bare = word.has("VerbForm=Inf") and self._parse.child(word, "aux") is None
        if condition is not None and standing.mood is Mood.ACTUAL and bare:
            return Standing(Mood.PLANNED, standing.negated, condition)
        return Standing(standing.mood, standing.negated, condition)

    def _own_mood(self, word: Token) -> Mood:
        auxiliaries = self._parse.children(word, "aux")
        forms = (form for a in auxiliaries for form in (a.lemma.lower(), a.text.lower()))
        mood = next((_MODALS[form] for form in forms if form in _MODALS), Mood.ACTUAL)
        if mood is Mood.PLANNED and word.has("Tense=Past") and any(a.lemma == "have" for a in auxiliaries):
            return Mood.POSSIBLE
        if mood is Mood.ACTUAL and any(t.lemma == "any" for t in self._parse.children(word, "det")):
            return Mood.POSSIBLE
        if mood is Mood.ACTUAL and word.has("Mood=Imp"):
            return Mood.DEMANDED
        to = any(m.lemma == "to" for m in self._parse.children(word, "mark"))
        main = word.dep in ("root", "parataxis", "ccomp")
        is_to = any(a.lemma == "be" for a in auxiliaries) and not word.has("VerbForm=Part")
        if mood is Mood.ACTUAL and to and word.pos == "VERB" and (main or is_to):
            return Mood.PLANNED
        return mood

    def _step(self, word: Token, above: Token, event: EventType | None) -> Standing | None:
        """What the word above does to what hangs on it; None where it says nothing about it."""
        effect = governing(self._parse, self._know, word, above)
        if effect is not None:
            return self._effect(effect, above, word, event)
        if word.dep == "conj":
            return self._joined(word, above)
        if word.relation == "advcl":
            return self._adverbial(word, above)
        if word.dep == "acl":
            return self._described(word, above)
        if word.dep in ("xcomp", "aux", "cop"):
            to = word.dep == "xcomp" and any(m.lemma == "to" for m in self._parse.children(word, "mark"))
            return Standing(Mood.PLANNED).under(self.own(above)) if to else self.own(above)
        if word.dep in _ARGUMENTS and word.pos in _NOUNS and above.pos in _VERBAL:
            return self._indefinite(word, above)
        return None

    def _effect(self, effect: Complement, above: Token, word: Token, event: EventType | None) -> Standing | None:
        if event in effect.spares and word.pos in _NOUNS:
            return None
        if effect.factive:
            return None
        outer = self.own(above)
        if effect.mood is not None and outer.condition is None:  # what is promised may depend on something
            depends = (condition_of(self._parse, t, open_=True) for t in (word, above) if t.pos in _VERBAL)
            outer = Standing(outer.mood, outer.negated, next(filter(None, depends), None))
        if effect.negated and outer.negated and effect.doubled is not None:
            return Standing(effect.doubled, negated=False, condition=outer.condition)
        inner = Standing(effect.mood or Mood.ACTUAL, effect.negated)
        if effect.mood is not None and outer.mood is not Mood.ACTUAL:
            outer = Standing(Mood.ACTUAL, outer.negated, outer.condition)
        return inner.under(outer)

    def _joined(self, word: Token, above: Token) -> Standing | None:
        """What holds for the first of two joined words holds for the second unless it says otherwise."""
        if self._parse.child(word, "nsubj") is not None and word.pos in _VERBAL:
            return None
        outer = self.own(above)
        bare = word.has("VerbForm=Inf") and not above.has("VerbForm=Inf") and self._parse.child(word, "aux") is None
        if bare and word.pos == "VERB":  # "is due to arrive, visit the camp and leave" hung on "due"
            return Standing(Mood.PLANNED).under(outer)
        if self._parse.child(word, "aux") is not None or (word.pos in _VERBAL and _finite(word) and not _finite(above)):
            return Standing(condition=outer.condition)
        joint = {c.lemma.lower() for c in self._parse.children(word, "cc")}
        negated = outer.negated and (not joint or bool(joint & _ALTERNATIVES) or word.pos in _NOUNS)
        return Standing(outer.mood, negated, outer.condition)

    def _adverbial(self, word: Token, above: Token) -> Standing | None:
        marks = {t.lemma.lower() for t in self._parse.children(word, "mark", "advmod", "case")}
        outer = self.own(above)
        if marks & _NOT_DONE:
            return Standing(negated="without" not in marks)
        if marks & _OPEN_CLAUSES or opens_condition(self._parse, word, open_=outer.mood is not Mood.ACTUAL):
            return Standing(Mood.POSSIBLE)
        if "to" in marks:
            return Standing(Mood.PLANNED)
        if word.text.endswith("ing") and not marks - {"by", "thereby"} and outer.mood is not Mood.ACTUAL:
            return Standing(outer.mood, condition=outer.condition)
        return None

    def _described(self, word: Token, noun: Token) -> Standing | None:
        """A noun with "to do": open, but for "the first to do"."""
        if not any(m.lemma == "to" for m in self._parse.children(word, "mark")):
            return None
        if any(t.lemma.lower() in _ORDINALS for t in self._parse.children(noun, "amod")):
            return None
        return Standing(Mood.PLANNED)

    def _indefinite(self, word: Token, verb: Token) -> Standing | None:
        """An event that a verb not of what happened first brings up: "could bring sanctions"."""
        definite = self._parse.child(word, "nmod:poss") or any(
            t.has("Definite=Def") or t.has("PronType=Dem") for t in self._parse.children(word, "det")
        )
        outer = self.own(verb)
        if definite or outer.mood is Mood.ACTUAL or word.dep != "obj":
            return None
        return Standing(outer.mood, condition=outer.condition)


def _finite(word: Token) -> bool:
    return word.has("VerbForm=Fin")
