"""Whose a noun phrase is: states and bodies that its words name, places in it, and other mentions."""

from collections.abc import Iterator

from dateline.knowledge.actors import Entry
from dateline.language import Parse, Token
from dateline.reading.actors.names import Names, is_person

_OWNING = frozenset({"of", "from", "for"})
_LED = "led"
_DOING = frozenset({"by"})
_HOSTING = frozenset({"in", "at"})
_PLACING = frozenset({"of", "from", "in", "at", "near", "inside", "outside", "around", "across"})
_BEFORE = ("amod", "compound", "nmod:poss")
_STAYING = frozenset({"living", "operating", "working", "serving", "residing"})
_SOURCES = frozenset({"from", "by", "of", "on", "in"})
_ATTACHED = ("amod", "compound", "nmod", "flat", "nmod:poss", "nmod:unmarked")


def doers_of(parse: Parse, names: Names, token: Token, first: int = 0) -> Iterator[Entry]:
    """States and listed bodies that do a deed: "the Norland invasion", "an invasion by Norland"."""
    return _entries(parse, names, token, _DOING, first)


def owners_of(parse: Parse, names: Names, token: Token, first: int = 0) -> Iterator[Entry]:
    """States and listed bodies that a noun phrase belongs to: "Turkish X", "X of Turkey", "Turkey's X".

    Those in which it only is ("X in Turkey") own it where no others do.
    `first` is where the phrase begins: what "and" joins to it from before owns nothing of it.
    """
    own = tuple(senders_of(parse, names, token, first))
    yield from own or _entries(parse, names, token, _HOSTING, first)


def senders_of(parse: Parse, names: Names, token: Token, first: int = 0) -> Iterator[Entry]:
    """Whose a noun phrase is wherever it stands: not the host of "the alliance's force in Norland"."""
    return _entries(parse, names, token, _OWNING, first)


def _entries(parse: Parse, names: Names, token: Token, cases: frozenset[str], first: int) -> Iterator[Entry]:
    for child in _attached(parse, token, cases):
        for part in _parts(parse, child, token):
            entry = names.owners.get(part.index) if part.index >= first else None
            if entry is not None:
                yield entry


def _parts(parse: Parse, child: Token, token: Token) -> tuple[Token, ...]:
    """The words of a modifier that may be an owner: "Norland's army chief", "chief of the Norland army"."""
    if child.relation == "compound" and child.index < token.index:
        return parse.subtree(child)
    if child.text == _LED:  # "Norland-led"
        return parse.children(child, "compound", "amod", "obl")
    heads = (child, *parse.children(child, "conj"))
    return (*heads, *(part for head in heads if head.pos == "NOUN" for part in parse.children(head, *_BEFORE)))


def placed_in(parse: Parse, names: Names, token: Token, inside: range) -> Entry | None:
    """The state of a place that the phrase names before its head, or behind a preposition of place."""
    based = (obl for clause in parse.children(token, "acl") for obl in _located(parse, clause))
    for child in (*_attached(parse, token, _PLACING), *based):
        for part in parse.subtree(child):
            entry = names.placed.get(part.index) or (names.owners.get(part.index) if part.head != token.index else None)
            if entry is not None and (part.index in inside or part.index > token.index):
                return entry
    return next((names.placed[i] for i in inside if i in names.placed), None)


def possessor_of(parse: Parse, names: Names, token: Token) -> int | None:
    """The token of another mention that owns it: "his X", "Brekke's X", "the Brekke X", "X of President Brekke"."""
    owner = parse.child(token, "nmod:poss")
    if owner is not None:
        return owner.index
    for child in _attached(parse, token, _OWNING | _HOSTING):
        for part in _parts(parse, child, token):
            inside = names.inside.get(part.index)
            if inside is not None and is_person(inside) and part.relation in ("compound", "nmod", "conj"):
                return part.index
    return None


def source_of(parse: Parse, token: Token) -> int | None:
    """The token of those from whom a paper comes: "a statement from the office", "a letter by the envoy"."""
    for child in parse.children(token, "nmod"):
        if any(case.lemma in _SOURCES for case in parse.children(child, "case")):
            return child.index
    return None


def _located(parse: Parse, clause: Token) -> Iterator[Token]:
    """Where those are who are "based in", "living in" or "operating near" a place."""
    moving = clause.text.endswith("ing") and clause.text.lower() not in _STAYING
    for child in () if moving else parse.children(clause, "obl"):
        if any(case.lemma in _PLACING for case in parse.children(child, "case")):
            yield child


def _attached(parse: Parse, token: Token, cases: frozenset[str]) -> Iterator[Token]:
    for child in parse.children(token, *_ATTACHED):
        case = parse.child(child, "case")
        if child.dep != "nmod" or (case is not None and case.lemma in cases):
            yield child
