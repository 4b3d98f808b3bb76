"""Whether a claim says that something happened, is planned, promised, demanded or possible, or did not happen.

The event's own clause speaks first (auxiliaries, negation, conditions); then every word above it that governs it and is
known to bear on it, up to the first that says nothing of it.
"""

from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge.events import Complement, EventKnowledge
from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL
from dateline.model import EventType, Mood, Span
from dateline.reading.claims.clause import has_to, is_bare, is_denied, is_progressive, mood_of
from dateline.reading.claims.conditions import condition_of, is_condition_phrase, opens_condition
from dateline.reading.claims.governance import effects_of, governing, governor

_OPEN_CLAUSES = frozenset({"if", "unless", "whether", "provided", "lest"})
_NOT_DONE = frozenset({"instead", "rather", "without"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ALTERNATIVES = frozenset({"or"})
_DENYING = frozenset({"nor", "neither"})
"""Joining words that themselves deny what they join."""
_TELLING = frozenset({"acl", "ccomp"})
"""Relations of clauses that are themselves told of: "rejected reports that they complained" denies the complaint."""
_FIRST_PERSON = frozenset({"i", "we"})
_OCCASIONS = frozenset({"for", "at", "on", "during"})
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
            if word.relation in _TELLING:
                event = None
            word = above
        return self._asked(word, standing)

    def _asked(self, root: Token, standing: Standing) -> Standing:
        """A question says of nothing that it happened."""
        words = self._parse.words(self._parse.sentence(root))
        last = next((t.text for t in reversed(words) if t.text not in ("”", '"', "'", "’", ")")), "")
        return standing.under(Standing(Mood.POSSIBLE)) if last == "?" and standing.mood is Mood.ACTUAL else standing

    def own(self, word: Token, below: Token | None = None) -> Standing:
        """What auxiliaries, negation, modifiers and conditions of a word's own clause say, `below` left aside."""
        standing = Standing(mood_of(self._parse, word), is_denied(self._parse, word, below), None)
        for child in self._modifiers(word):
            found = next((c for c in effects_of(self._know, child) if child.relation in c.modifies), None)
            if found is not None:
                standing = standing.under(Standing(found.mood or Mood.ACTUAL, found.negated))
        if word.pos not in VERBAL:
            return standing
        bare = is_bare(self._parse, word)
        condition = condition_of(self._parse, word, open_=bare or standing.mood is not Mood.ACTUAL)
        planned = bare and condition is not None and standing.mood is Mood.ACTUAL
        return Standing(Mood.PLANNED if planned else standing.mood, standing.negated, condition)

    def _modifiers(self, word: Token) -> Iterator[Token]:
        """Words that qualify it, also by its time: "possible talks", "next week's talks", "the talks next week"."""
        near = self._parse.children(word, "amod", "compound", "advmod")
        yield from (t for t in near if t.index < word.index + 2)
        for time in self._parse.children(word, "nmod:poss", "nmod:unmarked") if word.pos in _NOUNS else ():
            yield from self._parse.children(time, "amod")

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
        if word.relation == "csubj":
            return self._judged(above) if has_to(self._parse, word) else self._named(above)
        if word.dep in ("xcomp", "aux", "cop"):
            to = word.dep == "xcomp" and has_to(self._parse, word)
            return Standing(Mood.PLANNED).under(self.own(above)) if to else self.own(above)
        if is_condition_phrase(self._parse, word):  # "freed them in exchange for the release": as open as the deed
            named = effects_of(self._know, word)
            return None if any(c.mood for c in named) else Standing(self.own(above).mood)
        if word.pos in _NOUNS and above.pos in VERBAL:
            return self._beside(word, above, event)
        return None

    def _beside(self, word: Token, verb: Token, event: EventType | None) -> Standing | None:
        """An event that is the object, or the occasion, of a verb not of what happened."""
        if word.dep in ("obj", "obl:unmarked"):
            return self._indefinite(word, verb)
        cases = {t.lemma.lower() for t in self._parse.children(word, "case")}
        if event is not EventType.CONSULT or word.dep != "obl" or cases.isdisjoint(_OCCASIONS):
            return None
        outer = self.own(verb)  # "will fly to Oslo for talks"
        return Standing(outer.mood, condition=outer.condition) if outer.mood is not Mood.ACTUAL else None

    def _effect(self, effect: Complement, above: Token, word: Token, event: EventType | None) -> Standing | None:
        if effect.factive or self._is_fact(effect, above, word, event):
            return None
        outer = self.own(above, word)
        if (effect.only and event not in effect.only) or (
            event in effect.ongoing and is_progressive(self._parse, above)
        ):
            return outer
        if effect.mood is not None and outer.condition is None:  # what is promised may depend on something
            depends = (condition_of(self._parse, t, open_=True) for t in (word, above) if t.pos in VERBAL)
            outer = Standing(outer.mood, outer.negated, next(filter(None, depends), None))
        if effect.negated and outer.negated and effect.doubled is not None:
            return Standing(effect.doubled, negated=False, condition=outer.condition)
        inner = Standing(effect.mood or Mood.ACTUAL, effect.negated)
        if effect.mood is not None and outer.mood is not Mood.ACTUAL:
            outer = Standing(Mood.ACTUAL, outer.negated, outer.condition)
        return inner.under(outer)

    def _is_fact(self, effect: Complement, above: Token, word: Token, event: EventType | None) -> bool:
        """Whether it took place all the same: "rejected the demand", "discussed the attack", "want to thank you"."""
        if word.pos in _NOUNS:
            return event in effect.spares or (event in effect.known and self._is_definite(word))
        return event in effect.performs and any(
            t.lemma.lower() in _FIRST_PERSON for t in self._parse.children(above, "nsubj")
        )

    def _joined(self, word: Token, above: Token) -> Standing | None:
        """What holds for the first of two joined words holds for the second unless it says otherwise."""
        joint = {c.lemma.lower() for c in self._parse.children(word, "cc")}
        if joint & _NOT_DONE:  # "left rather than sign"
            return Standing(negated=True)
        if self._parse.child(word, "nsubj") is not None and word.pos in VERBAL:
            return None
        outer = self.own(above)
        bare = is_bare(self._parse, word) and not above.has("VerbForm=Inf")
        if bare and word.pos == "VERB":  # "is due to arrive, visit the camp and leave" hung on "due"
            return Standing(Mood.PLANNED).under(outer)
        own = self._parse.child(word, "aux") is not None
        if own or (word.pos in VERBAL and _finite(word) and not _finite(above) and joint.isdisjoint(_ALTERNATIVES)):
            return Standing(condition=outer.condition)
        negated = (
            outer.negated
            and joint.isdisjoint(_DENYING)
            and (not joint or bool(joint & _ALTERNATIVES) or word.pos in _NOUNS)
        )
        return Standing(outer.mood, negated, outer.condition)

    def _adverbial(self, word: Token, above: Token) -> Standing | None:
        openers = self._parse.children(word, "mark", "advmod", "case")
        marks = {form.lower() for t in openers for form in (t.lemma, t.text)}
        outer = self.own(above)
        if marks & _NOT_DONE:
            return Standing(negated="without" not in marks)
        if marks & _OPEN_CLAUSES or opens_condition(self._parse, word, open_=outer.mood is not Mood.ACTUAL):
            return Standing(Mood.POSSIBLE, negated=is_denied(self._parse, word))  # "if it does not yield": left open
        if "to" in marks:
            return Standing(Mood.PLANNED)
        if word.text.endswith("ing") and not marks - {"by", "thereby"} and outer.mood is not Mood.ACTUAL:
            return Standing(outer.mood, condition=outer.condition)
        return None

    def _judged(self, above: Token) -> Standing:
        """ "It was wrong to attack" tells of an attack, "it is wrong", "it would be wrong to attack" do not."""
        outer = self.own(above)
        past = any(t.has("Tense=Past") for t in (above, *self._parse.children(above, "cop")) if t.pos in VERBAL)
        return Standing(outer.mood if past or outer.mood is not Mood.ACTUAL else Mood.POSSIBLE)

    def _named(self, above: Token) -> Standing | None:
        """ "Freeing them was an immediate objective": what the tree may hang on another word of the predicate."""
        near = self._parse.children(above, "amod", "compound")
        moods = (c.mood for t in near for c in effects_of(self._know, t) if "csubj" in c.relations and c.mood)
        mood = next(moods, None)
        outer = self.own(above)
        if mood is None:  # "beating them will take time"
            return Standing(outer.mood) if outer.mood is not Mood.ACTUAL else None
        return Standing(mood).under(outer)

    def _described(self, word: Token, noun: Token) -> Standing | None:
        """A noun with "to do": open, but for "the first to do"."""
        if not has_to(self._parse, word):
            return None
        if any(t.lemma.lower() in _ORDINALS for t in self._parse.children(noun, "amod")):
            return None
        return Standing(Mood.PLANNED)

    def _indefinite(self, word: Token, verb: Token) -> Standing | None:
        """An event that a verb not of what happened first brings up: "could bring sanctions"."""
        outer = self.own(verb)
        if self._is_definite(word):
            return None
        if outer.mood is Mood.ACTUAL:  # "conferred on building a barrage": as open as the building
            new = any(t.has("Definite=Ind") for t in self._parse.children(word, "det"))
            return Standing() if new and not _finite(verb) and not verb.has("Tense=Past") else None
        return Standing(outer.mood, condition=outer.condition)

    def _is_definite(self, noun: Token) -> bool:
        """Whether the reader is taken to know of it: "the attack", "their talks", "this raid"."""
        known = any(t.has("Definite=Def") or t.has("PronType=Dem") for t in self._parse.children(noun, "det"))
        return known or self._parse.child(noun, "nmod:poss") is not None


def _finite(word: Token) -> bool:
    return word.has("VerbForm=Fin")
