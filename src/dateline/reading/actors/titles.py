"""Reads the office that stands before a person's name, and whose office it is."""

from msgspec import Struct

from dateline.knowledge.actors import ActorKnowledge, Effect, Entry, Office, OfficeKind
from dateline.language import Parse, Token
from dateline.reading.actors.mend import office_named
from dateline.reading.actors.names import Named, Names, is_person

_WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
_LINKS = frozenset({"of", "for", "-", "/", "and", "to"})
_BRACKETS = frozenset({"(", ")", "the"})
_MARKS = frozenset({"'s", "’s", "'", "’"})
_REACH = 14


class Title(Struct, frozen=True):
    """What stands before a name: tokens `first` up to the name's first."""

    office: Office
    first: int
    owners: tuple[Entry, ...]
    possessor: int | None
    effect: Effect | None


def title_before(parse: Parse, names: Names, know: ActorKnowledge, one: Named) -> Title | None:
    """The office right before a name: "the French foreign minister Ola Brekke"."""
    start = _behind_link(parse, know, _start(parse, names, one), one.first)
    start = _behind_other(parse, names, know, start, one.first)
    office = _office(know, parse.tokens[start : one.first]) if start < one.first else None
    if office is None:
        return None
    tokens = parse.tokens[start : one.first]
    real = office.kind is not OfficeKind.HONORIFIC
    return Title(
        office,
        start,
        tuple(dict.fromkeys(e for t in tokens if (e := names.owners.get(t.index) or names.placed.get(t.index)))),
        possessor_before(parse, start) if real else None,
        next((m.effect for t in tokens if (m := know.modifier(t.text))), None),
    )


def _office(know: ActorKnowledge, tokens: tuple[Token, ...]) -> Office | None:
    """The office that a title ends with, or that stands before "of": "Director of the Bureau"."""
    while tokens and (tokens[-1].text == "-" or know.modifier(tokens[-1].text) is not None):
        tokens = tokens[:-1]  # "president-elect"
    of = next((i for i, t in enumerate(tokens) if t.text == "of" and i), None)
    return office_named(know, tokens) or (office_named(know, tokens[:of]) if of is not None else None)


def possessor_before(parse: Parse, start: int) -> int | None:
    """The owner before "'s" or a possessive pronoun right before a phrase."""
    if start == 0:
        return None
    before = parse.tokens[start - 1]
    if before.pos == "PRON" and before.has("Poss=Yes"):
        return before.index
    if before.text in _MARKS and start > 1:
        return parse.tokens[start - 2].index
    return None


def _start(parse: Parse, names: Names, one: Named) -> int:
    start = one.first
    lowest = max(parse.sentence(parse.tokens[one.first]).first, one.first - _REACH)
    linked = start > lowest and parse.tokens[start - 1].text.lower() in _LINKS
    while not linked and start > lowest and _in_title(names, parse.tokens[start - 1]):
        start -= 1
    while start < one.first and parse.tokens[start].text.lower() in _LINKS | _BRACKETS:
        start += 1
    return _without_governor(parse, start, one.first)


def _without_governor(parse: Parse, start: int, end: int) -> int:
    """Leaves out the word of another phrase before a link: "letter to President Brekke" is no title."""
    for index in range(end - 1, start, -1):
        token = parse.tokens[index]
        if token.text.lower() == "to" and token.dep == "case" and token.head >= end - 1:
            return index + 1
    return start


def _behind_link(parse: Parse, know: ActorKnowledge, start: int, end: int) -> int:
    """Leaves out what only speaks of the office: "strong support of President Brekke"."""
    for index in range(end - 2, start, -1):
        behind = parse.tokens[index + 1 : end]
        if parse.tokens[index].text.lower() in _LINKS - {"-", "/"} and office_named(know, behind) is not None:
            return index + 1
    return start


def _behind_other(parse: Parse, names: Names, know: ActorKnowledge, start: int, end: int) -> int:
    """Leaves out the office of somebody else: "the Sudrian envoy and Norland minister Brekke"."""
    for index in range(end - 1, start, -1):
        sides = parse.tokens[start:index], parse.tokens[index + 1 : end]
        if parse.tokens[index].pos == "CCONJ" and all(_is_owned_office(names, know, side) for side in sides):
            return index + 1
    return start


def _is_owned_office(names: Names, know: ActorKnowledge, tokens: tuple[Token, ...]) -> bool:
    return office_named(know, tokens) is not None and any(t.index in names.owners for t in tokens)


def _in_title(names: Names, token: Token) -> bool:
    inside = names.inside.get(token.index)
    if inside is not None and is_person(inside):
        return False
    return token.pos in _WORDS or token.text.lower() in _LINKS or token.text in _BRACKETS or inside is not None
