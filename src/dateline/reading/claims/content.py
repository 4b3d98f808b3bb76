"""What a word is about: the lemmas of its object, of the clause that it governs, and of that clause's object."""

from collections.abc import Iterator

from dateline.knowledge.events import Pattern, Says
from dateline.language import Parse, Token
from dateline.language.clauses import is_negated

_MEANT = ("obj", "nsubj:pass", "xcomp", "ccomp", "obl", "acl", "nmod", "compound", "advcl")
_BESIDE = ("conj", "compound", "amod")
_WITHIN = ("obj", "nsubj:pass", "xcomp", "obl", "nmod", "compound:prt")
_PASSIVE = ("amod", "acl")
_PURPOSE = frozenset({"to", "for", "from", "of", "against", "into"})
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "wo"})
_UNSAID = frozenset({"xcomp", "acl"})
_OPEN = frozenset({"whether", "if"})
_MUST = frozenset({"must", "should", "ought"})


def content(parse: Parse, token: Token) -> frozenset[str]:
    """ "refused to hold talks": hold, talk; "their demand for a ceasefire": ceasefire."""
    return frozenset(part.lemma.lower() for part in _parts(parse, token))


def modes(parse: Parse, token: Token, pattern: Pattern) -> tuple[str, ...]:
    """The modes of the pattern and those that what it is about adds."""
    meant = content(parse, token) if pattern.modes else frozenset()
    return (*pattern.mode, *(mode for mode, words in pattern.modes.items() if not meant.isdisjoint(words)))


def clause_of(parse: Parse, token: Token) -> Token | None:
    """The head of the clause that tells what is said: before or behind the word, or above it where it is thrown in."""
    head = parse.head(token)
    return parse.child(token, "ccomp") or (head if token.dep == "parataxis" and head is not None else None)


def says(parse: Parse, token: Token) -> Says | None:
    """Whether what is said will, will not or must be done."""
    clause = clause_of(parse, token)
    if clause is None or token.dep in _UNSAID or _asks(parse, clause):
        return None
    forms = {form for aux in parse.children(clause, "aux") for form in (aux.lemma.lower(), aux.text.lower())}
    if forms & _MUST:
        return Says.MUST
    if forms & _WILL:
        return Says.WILL_NOT if is_negated(parse, clause) else Says.WILL
    return None


def _asks(parse: Parse, clause: Token) -> bool:
    """An indirect question: "refused to say which countries would"."""
    first = parse.subtree(clause)[0]
    return first.has("PronType=Int") or any(m.lemma in _OPEN for m in parse.children(clause, "mark"))


def _parts(parse: Parse, token: Token) -> Iterator[Token]:
    for head in _heads(parse, token):
        if head.relation in ("xcomp", "advcl", "acl") and is_negated(
            parse, head
        ):  # "vowed not to bomb" is about no bombing
            continue
        for one in (head, *parse.children(head, *_BESIDE)):
            yield one
            if one.pos in ("VERB", "AUX", "ADJ") or one is head:
                for below in parse.children(one, *_WITHIN):
                    yield below
                    yield from parse.children(below, *_BESIDE)


def _heads(parse: Parse, token: Token) -> Iterator[Token]:
    for child in parse.children(token, *_MEANT):
        aside = child.relation == "advcl" and not any(m.lemma in _PURPOSE for m in parse.children(child, "mark"))
        kept = child.dep == "xcomp" and is_negated(parse, child)
        if child.dep != "acl:relcl" and not aside and not kept:
            yield child
    head = parse.head(token)
    if head is not None and (token.relation in _PASSIVE or token.dep == "parataxis"):
        yield head
