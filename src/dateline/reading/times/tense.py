"""Whether the words around a time speak of what was or of what is to come."""

from collections.abc import Sequence
from enum import IntEnum

from dateline.knowledge.times import Tense
from dateline.language import BlockKind, Parse, Token
from dateline.model import Span

_INSIDE_NOUN = frozenset({"nmod:poss", "compound", "amod", "nummod", "nmod:desc"})
"""The time of a thing, not of the deed: "discussed Friday's ruling", "expects a third-quarter loss"."""


class Direction(IntEnum):
    """Before or after publication."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def direction(parse: Parse, span: Span, tense: Tense) -> Direction:
    """Where the nearest governing verb puts the time; UNKNOWN without a tree or without a verb."""
    if not parse.within(span):
        return Direction.UNKNOWN
    time = parse.top(span)
    leaning = _preposition(parse, time, tense)
    if leaning is Direction.FUTURE and _had_not(parse, time):
        return Direction.PAST
    if leaning is not Direction.UNKNOWN:
        return leaning
    if time.dep in _INSIDE_NOUN:
        return Direction.UNKNOWN
    for word in parse.ancestors(time):
        found = _word(parse, word, time, tense)
        if found is not Direction.UNKNOWN:
            return found
    return Direction.UNKNOWN


def _preposition(parse: Parse, time: Token, tense: Tense) -> Direction:
    """`until Friday`, `since Monday`, `ahead of Friday's vote`."""
    noun = parse.head(time) if time.dep == "nmod:poss" else None
    cases = [case.lemma for word in (time, noun) if word is not None for case in parse.children(word, "case", "mark")]
    if any(case in tense.ahead for case in cases):
        return Direction.FUTURE
    return Direction.PAST if any(case in tense.behind for case in cases) else Direction.UNKNOWN


def _had_not(parse: Parse, time: Token) -> bool:
    """`until Friday they had not met`: that Friday is over."""
    verb = next((word for word in parse.ancestors(time) if word.pos == "VERB"), None)
    return verb is not None and _was_before(parse.children(verb, "aux")) and _negated(parse, verb)


def _was_before(helpers: Sequence[Token]) -> bool:
    return any(h.lemma == "have" and h.has("Tense=Past") for h in helpers)


def _negated(parse: Parse, verb: Token) -> bool:
    """By "not", or by a subject that is nobody."""
    return any(
        child.has("Polarity=Neg") or child.lemma in ("not", "never", "none", "nobody", "neither")
        for child in parse.children(verb, "advmod", "nsubj")
    )


def _word(parse: Parse, word: Token, time: Token, tense: Tense) -> Direction:
    helpers = parse.children(word, "aux", "cop")
    if word.pos not in ("VERB", "AUX") and not helpers:
        planned = word.pos == "ADJ" and word.lemma in tense.planning
        return Direction.FUTURE if planned else Direction.UNKNOWN
    if any(h.text.lower() in tense.past_if_negated for h in helpers) and _negated(parse, word):
        return Direction.PAST
    if any(h.lemma in tense.future_auxiliaries for h in helpers):
        return Direction.FUTURE
    if word.lemma in tense.planning:
        return _planned(word, helpers, time)
    if _bare(word, helpers):
        return _infinitive(parse, word, tense)
    if word.has("VerbForm=Ger"):
        return Direction.UNKNOWN
    return _finite(parse, (word, *helpers))


def _planned(word: Token, helpers: tuple[Token, ...], time: Token) -> Direction:
    """`is due on Friday`, `planned a march for Friday`; but `on Friday they planned` and `had been due on Friday`."""
    if _was_before(helpers):
        return Direction.PAST
    finite = word.has("VerbForm=Fin") and word.has("Tense=Past")
    return Direction.PAST if finite and time.index < word.index else Direction.FUTURE


def _bare(verb: Token, helpers: tuple[Token, ...]) -> bool:
    """`to meet`, `to be met`, but not `did meet` or `to have met`."""
    bare = any(w.has("VerbForm=Inf") for w in (verb, *helpers))
    return bare and not any(h.lemma in ("do", "have") for h in helpers)


def _infinitive(parse: Parse, verb: Token, tense: Tense) -> Direction:
    """`plans to meet`, `the plan to meet` lie ahead; `failed to meet`, `came to meet` are as past as their verb."""
    above = parse.head(verb)
    if above is None:
        return Direction.FUTURE
    if _was_before(parse.children(above, "aux")):
        return Direction.PAST
    if verb.relation in ("acl", "advcl", "nmod"):
        return Direction.FUTURE if above.lemma in tense.planning else Direction.UNKNOWN
    return Direction.UNKNOWN if above.lemma in tense.accomplished else Direction.FUTURE


def _finite(parse: Parse, words: tuple[Token, ...]) -> Direction:
    """A finite past or a participle is past; a present is future, for a named day, save in headlines."""
    if any(w.has("Tense=Past") or (w.lemma == "have" and w.pos == "AUX") for w in words):
        return Direction.PAST
    if any(w.has("Tense=Pres") and w.has("VerbForm=Fin") for w in words):
        headline = parse.sentence(words[0]).kind is BlockKind.HEADLINE
        return Direction.PAST if headline else Direction.FUTURE
    return Direction.UNKNOWN
