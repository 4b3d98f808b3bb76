"""What a frame finds at a cue, and the looks at the tree that all frames share."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.speech import Cue, Frame, Word
from dateline.language import Parse, Token
from dateline.language.clauses import is_negation
from dateline.reading.statements.lost_sources import is_gerund
from dateline.reading.statements.sources import higher_verb

SUBJECTS = ("nsubj", "csubj")


class Part(Struct, frozen=True, kw_only=True):
    """What one frame finds: content as a set of words, which need not touch, and the words that belong to the cue."""

    content: tuple[Token, ...]
    words: tuple[Token, ...] = ()
    addressee: Token | None = None
    sourced: bool = True
    """Whether the cue's own source counts: nobody is named as the source in "Norland is said to ..."."""
    source: Token | None = None
    """Whose it is where the content tells better than the tree."""


class Use(Struct, frozen=True, kw_only=True):
    """A cue at work in a sentence."""

    cue: Cue
    frame: Frame
    token: Token
    part: Part
    source: Token | None
    negated: bool = False

    @property
    def words(self) -> tuple[Token, ...]:
        return tuple(sorted({t.index: t for t in (self.token, *self.part.words)}.values(), key=_index))


Reading = Callable[[Parse, Token, str], Part | None]
"""From a cue and its tail to what the frame finds there, if it fits."""


def read_frames(
    parse: Parse, token: Token, words: Sequence[Word], readings: Mapping[Frame, Reading]
) -> Iterator[tuple[Word, Frame, Part]]:
    """What the entries find at a word, in the order of the frames; the longest words of a cue first."""
    for frame, read in readings.items():
        for word in sorted(words, key=lambda w: -len(w.tail)):
            if frame in word.cue.frames:
                part = read(parse, token, word.tail)
                if part is not None and part.content:
                    yield word, frame, part


def is_negated(parse: Parse, verb: Token) -> bool:
    """ "did not say", "never said", "nor did he say", "without saying"."""
    nobody = (d for s in parse.children(verb, *SUBJECTS) for d in (s, *parse.children(s, "det")))
    if any(is_negation(t) for t in (*parse.children(verb, "advmod", "cc"), *nobody)):
        return True
    above = shared_with(parse, verb)
    if above is not None:
        return is_negated(parse, above)
    return any(t.lemma == "without" for t in parse.children(verb, "mark", "case"))


def shared_with(parse: Parse, verb: Token) -> Token | None:
    """The verb whose subject and auxiliaries it shares: "would not elaborate or comment"."""
    head = parse.head(verb)
    if verb.dep != "conj" or head is None or head.pos != "VERB" or not verb.has("VerbForm=Inf"):
        return None
    return head if parse.child(verb, "aux", *SUBJECTS) is None else None


def tail_words(parse: Parse, verb: Token, tail: str) -> tuple[Token, ...] | None:
    """The particle that must go with a verb; None where it is missing, or where there is one and none is asked for."""
    if not tail:
        return None if parse.child(verb, "compound:prt") is not None else ()
    found = tuple(t for t in parse.children(verb) if t.text.lower() == tail and t.dep not in ("mark", "aux"))
    return found or None


def clause_words(parse: Parse, content: Token, verb: Token) -> tuple[Token, ...]:
    """The clause without the words of the cue's own branch and without verbs that the tree joins too low."""

    def keep(token: Token) -> bool:
        if token.index == verb.index or (token.dep == "conj" and higher_verb(parse, token) is not token):
            return False
        return token.dep not in ("parataxis", "conj") or not _behind_semicolon(parse, token)

    return parse.subtree(content, keep)


def _behind_semicolon(parse: Parse, token: Token) -> bool:
    first = parse.subtree(token)[0].index
    return any(t.text == ";" for t in parse.tokens[max(first - 2, 0) : first])


def by_preposition(parse: Parse, governor: Token, *prepositions: str) -> tuple[Token, tuple[Token, ...]] | None:
    """The nominal or clause behind one of the prepositions, and the preposition."""
    for nominal in parse.children(governor, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp"):
        cases = parse.children(nominal, "case", "mark", "advmod")
        if nominal.index > governor.index and cases and cases[0].text.lower() in prepositions:
            return nominal, cases[:1]
    return None


def is_infinitive(parse: Parse, token: Token) -> bool:
    return not is_gerund(token) and any(t.lemma == "to" for t in parse.children(token, "mark"))


def joined(*parts: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(sorted({t.index: t for part in parts for t in part}.values(), key=_index))


def _index(token: Token) -> int:
    return token.index
