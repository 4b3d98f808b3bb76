"""Finds what is said by place in the sentence, where the tree ties the clause to some other word than the cue."""

from collections.abc import Sequence

from msgspec import Struct

from dateline.language import Parse, Token
from dateline.language.clauses import SUBJECTS, VERBAL

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOMINAL = frozenset({*_NOUNS, "DET", "ADJ", "ADP", "PART", "CCONJ", "SYM", "X"})
_OPENERS = frozenset({"SCONJ", "ADP", "ADV"})
_LONGEST = 14
"""Words of a source between two commas."""
_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})
_DESCRIBING = frozenset({"acl", "acl:relcl", "amod"})
_LOOSE = frozenset({"parataxis", "discourse", "punct"})


class Placed(Struct, frozen=True, kw_only=True):
    """What stands where a cue's content is expected, and who stands where its source is."""

    content: tuple[Token, ...]
    source: Token | None


def said_by_place(parse: Parse, verb: Token) -> Placed | None:
    """ "X, said NP"; "NP said X" with X for the tree's main clause; "X, NP said on Monday"."""
    past = verb.has("VerbForm=Fin") or verb.has("Tense=Past")
    if not past or parse.child(verb, "nsubj:pass", "aux:pass") is not None or verb.dep in _DESCRIBING:
        return None
    return _before_inverted(parse, verb) or _behind(parse, verb) or _before(parse, verb)


def _before_inverted(parse: Parse, verb: Token) -> Placed | None:
    """ "The road is shut, said the mayor"."""
    words = parse.tokens[parse.sentence(verb).first : verb.index]
    source = next((t for t in parse.children(verb, "nsubj") if t.index > verb.index), None)
    if source is None or not words or words[-1].text != "," or parse.child(verb, "cc") is not None:
        return None
    return Placed(content=words[:-1], source=source) if _is_clause(words) else None


def _behind(parse: Parse, verb: Token) -> Placed | None:
    """ "Some say the road is shut": a clause whose subject opens right behind the cue."""
    source = next((t for t in reversed(parse.children(verb, *SUBJECTS)) if t.index < verb.index), None)
    last = parse.sentence(verb).last
    if source is None or verb.index + 1 >= last:
        return None
    first = parse.tokens[verb.index + 1]
    if first.pos == "CCONJ" or any(t.text in _MARKS for t in parse.tokens[source.index : verb.index]):
        return None
    subject = next((t for t in (first, *parse.ancestors(first)) if t.relation in ("nsubj", "expl")), None)
    if subject is None or _start(parse, subject, verb) != first.index:
        return None
    head = parse.head(subject)
    if head is None or head.index == verb.index:
        words = parse.tokens[first.index : last]
        return Placed(content=words, source=source) if head is not None and _is_clause(words) else None
    words = parse.subtree(head, lambda t: t.index > verb.index and t.dep not in _LOOSE)
    return Placed(content=words, source=source) if head.index > verb.index and _is_clause(words) else None


def _start(parse: Parse, subject: Token, verb: Token) -> int:
    return parse.subtree(subject, lambda t: t.index > verb.index)[0].index


def _before(parse: Parse, verb: Token) -> Placed | None:
    """ "The road is shut, the mayor said on Monday, and will be for long"; the tree may split it behind the comma."""
    sentence = parse.sentence(verb)
    comma = _comma_before(parse, verb)
    rest = parse.tokens[verb.index + 1 : sentence.last]
    tail = next((i for i, t in enumerate(rest) if t.text == ","), len(rest))
    source = parse.tokens[comma + 1 : verb.index] if comma is not None else ()
    if comma is None or any(t.pos in VERBAL for t in rest[:tail]) or _has_object(parse, verb):
        return None
    said = parse.tokens[_clause_start(parse, sentence.first, comma) : comma]
    if not said:  # the sentence begins with the comma
        return None
    named = _named(source, verb)
    if not said:
        return None
    opened = said[0].pos in _OPENERS or said[0].has("VerbForm=Part")
    if named is None or opened or not _is_clause(said) or any(t.text in _MARKS for t in (*said, *rest)):
        return None
    return Placed(content=(*said, *rest[tail:]), source=named)


def _clause_start(parse: Parse, first: int, comma: int) -> int:
    """Where the clause before the comma starts: with its sentence, or the one before if that ends with the comma."""
    return first if comma >= first else parse.sentence(parse.tokens[comma]).first


def _comma_before(parse: Parse, verb: Token) -> int | None:
    """The comma before the source: "X, a spokeswoman, Ola Brekke, said"."""
    sentence = parse.sentence(verb)
    comma = None
    for index in range(verb.index - 1, max(sentence.first - 2, verb.index - _LONGEST, -1), -1):
        token = parse.tokens[index]
        if token.text == ",":
            if comma is not None and not _is_apposed(parse, index, comma):
                return comma
            comma = index
        elif not _may_be_source(token, verb) or token.sentence != verb.sentence:
            return comma
    return comma


def _is_apposed(parse: Parse, first: int, last: int) -> bool:
    """Whether the words between two commas are a name or description and not the end of the clause before."""
    between = parse.tokens[first + 1 : last]
    return bool(between) and between[0].pos in ("DET", "PROPN") and parse.tokens[last + 1].pos in ("DET", "PROPN")


def _may_be_source(token: Token, verb: Token) -> bool:
    return token.pos in _NOMINAL or (token.pos in ("AUX", "ADV", "PUNCT") and token.head == verb.index)


def _has_object(parse: Parse, verb: Token) -> bool:
    """Whether it says what is said, not only to whom."""
    return any(t.pos != "PROPN" and not t.has("Number=Plur") for t in parse.children(verb, "obj"))


def _named(words: Sequence[Token], verb: Token) -> Token | None:
    """The head of the first noun phrase among the words before the cue."""
    inside = {t.index for t in words}
    nouns = [t for t in words if t.pos in _NOUNS]
    tops = [t for t in nouns if t.head not in inside or t.head == verb.index]
    return next(iter(tops or nouns), None)


def _is_clause(words: Sequence[Token]) -> bool:
    return any(t.pos in VERBAL and not t.has("VerbForm=Inf") for t in words)
