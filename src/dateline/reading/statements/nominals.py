"""Reads nouns and adjectives that are cues: "his claim that X", "criticism of X", "confident that X"."""

from collections.abc import Mapping, Sequence

from dateline.knowledge.speech import Frame, Word
from dateline.language import Parse, Token
from dateline.reading.statements.parts import (
    Part,
    Reading,
    Use,
    by_preposition,
    clause_words,
    is_infinitive,
    is_negated,
    read_frames,
)
from dateline.reading.statements.sources import source_of_adjective, source_of_noun

_OBJECT_LIKE = frozenset({"at", "to", "over", "with", "against"})
_SOURCES = frozenset({"by", "from"})


def noun_use(parse: Parse, noun: Token, words: Sequence[Word]) -> Use | None:
    """The first frame that fits the noun."""
    found = next(read_frames(parse, noun, words, _NOUN_FRAMES), None)
    if found is None:
        return None
    word, frame, part = found
    return Use(cue=word.cue, frame=frame, token=noun, part=part, source=source_of_noun(parse, noun))


def adjective_use(parse: Parse, adjective: Token, words: Sequence[Word]) -> Use | None:
    """The first frame that fits the adjective: "is confident that", "made it clear that"."""
    found = next(read_frames(parse, adjective, words, _ADJECTIVE_FRAMES), None)
    if found is None:
        return None
    word, frame, part = found
    source = source_of_adjective(parse, adjective)
    return Use(
        cue=word.cue, frame=frame, token=adjective, part=part, source=source, negated=is_negated(parse, adjective)
    )


def _noun_clause(parse: Parse, noun: Token, tail: str) -> Part | None:  # noqa: ARG001  every frame gets a tail
    for clause in parse.children(noun, "acl", "ccomp", "advcl"):
        first = parse.subtree(clause)[0]
        if clause.index > noun.index and first.lemma in ("that", "whether") and not first.has("PronType=Rel"):
            return Part(content=clause_words(parse, clause, noun))
    return _clause_of_verb(parse, noun)


def _clause_of_verb(parse: Parse, noun: Token) -> Part | None:
    """The clause behind the noun that the tree ties to its verb: "jeered at the claim that X"."""
    verb = parse.head(noun)
    cases = {c.lemma for c in parse.children(noun, "case")}
    if verb is None or verb.pos != "VERB" or not (noun.dep == "obj" or cases & _OBJECT_LIKE):
        return None
    for clause in parse.children(verb, "ccomp", "advcl", "conj"):
        if clause.index > noun.index and parse.subtree(clause)[0].lemma == "that":
            return Part(content=clause_words(parse, clause, noun))
    return None


def _noun_infinitive(parse: Parse, noun: Token, tail: str) -> Part | None:  # noqa: ARG001  every frame gets a tail
    for clause in parse.children(noun, "acl", "xcomp", "advcl"):
        if clause.index > noun.index and is_infinitive(parse, clause):
            return Part(content=clause_words(parse, clause, noun))
    return None


def _noun_preposition(parse: Parse, noun: Token, tail: str) -> Part | None:
    found = by_preposition(parse, noun, tail)
    if found is None or tail in _SOURCES:
        return None
    nominal, case = found
    return Part(content=tuple(t for t in clause_words(parse, nominal, noun) if t not in case), words=case)


def _adjective_clause(parse: Parse, adjective: Token, tail: str) -> Part | None:  # noqa: ARG001  every frame gets a tail
    clause = parse.child(adjective, "ccomp", "csubj") or _marked(parse, adjective) or _beside(parse, adjective)
    if clause is None or clause.index < adjective.index or is_infinitive(parse, clause):
        return None
    return Part(content=clause_words(parse, clause, adjective))


def _marked(parse: Parse, adjective: Token) -> Token | None:
    clauses = parse.children(adjective, "advcl", "acl")
    return next((c for c in clauses if any(m.lemma in ("that", "whether") for m in parse.children(c, "mark"))), None)


def _beside(parse: Parse, adjective: Token) -> Token | None:
    """The clause that the tree hangs on the verb instead: "made clear that X"."""
    verb = parse.head(adjective) if adjective.dep == "xcomp" else None
    return parse.child(verb, "ccomp") if verb is not None else None


def _adjective_infinitive(parse: Parse, adjective: Token, tail: str) -> Part | None:  # noqa: ARG001  every frame gets a tail
    for clause in parse.children(adjective, "xcomp", "advcl", "ccomp"):
        if clause.index > adjective.index and is_infinitive(parse, clause):
            return Part(content=clause_words(parse, clause, adjective))
    return None


_NOUN_FRAMES: Mapping[Frame, Reading] = {
    Frame.CLAUSE: _noun_clause,
    Frame.INFINITIVE: _noun_infinitive,
    Frame.PREPOSITION: _noun_preposition,
}
_ADJECTIVE_FRAMES: Mapping[Frame, Reading] = {
    Frame.CLAUSE: _adjective_clause,
    Frame.INFINITIVE: _adjective_infinitive,
    Frame.PREPOSITION: _noun_preposition,
}
