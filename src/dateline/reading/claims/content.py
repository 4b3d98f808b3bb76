"""What a word is about: the lemmas of its object, of the clause that it governs, and of that clause's object."""

from collections.abc import Iterator

from dateline.knowledge.events import Pattern
from dateline.language import Parse, Token

_MEANT = ("obj", "nsubj:pass", "xcomp", "ccomp", "obl", "acl", "nmod", "compound", "advcl")
_BESIDE = ("conj", "compound", "amod")
_WITHIN = ("obj", "xcomp", "obl", "nmod", "compound:prt")
_PASSIVE = ("amod", "acl")


def content(parse: Parse, token: Token) -> frozenset[str]:
    """ "refused to hold talks": hold, talk; "their demand for a ceasefire": ceasefire."""
    return frozenset(part.lemma.lower() for part in _parts(parse, token))


def modes(parse: Parse, token: Token, pattern: Pattern) -> tuple[str, ...]:
    """The modes of the pattern and those that what it is about adds."""
    meant = content(parse, token) if pattern.modes else frozenset()
    return (*pattern.mode, *(mode for mode, words in pattern.modes.items() if not meant.isdisjoint(words)))


def _parts(parse: Parse, token: Token) -> Iterator[Token]:
    for head in _heads(parse, token):
        for one in (head, *parse.children(head, *_BESIDE)):
            yield one
            if one.pos in ("VERB", "AUX", "ADJ") or one is head:
                for below in parse.children(one, *_WITHIN):
                    yield below
                    yield from parse.children(below, *_BESIDE)


def _heads(parse: Parse, token: Token) -> Iterator[Token]:
    yield from (child for child in parse.children(token, *_MEANT) if child.dep != "acl:relcl")
    head = parse.head(token)
    if head is not None and token.relation in _PASSIVE:
        yield head
