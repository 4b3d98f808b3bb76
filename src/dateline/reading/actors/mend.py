"""Mends what the recogniser marked as names: pieces joined, titles taken off, persons that it missed or mistook."""

import calendar
from collections.abc import Collection, Iterator, Sequence

from dateline.knowledge.actors import ActorKnowledge, Office, OfficeKind
from dateline.language import Name, Parse, Token

PERSON = "PERSON"
_PARTICLES = frozenset(
    {"al", "arap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn"}
    | {"la", "le", "ould", "ul", "ur", "van", "von", "y", "zu", "abu"}
)
CALENDAR = frozenset({*calendar.day_name, *calendar.month_name} - {""})
_OFFICIAL = frozenset({"ORG", "PERSON", "GPE", "MISC", "MEDIA", "LOC", "NORP", "FAC"})
_LOCATIVES = frozenset({"in", "at", "near", "outside", "into", "around", "from"})
_MARKS = frozenset({"'s", "’s", "'", "’"})
_TITLE_REACH = 5
_TITLE_LINKS = frozenset({"of", "for"})


def mended(parse: Parse, know: ActorKnowledge, placed: Collection[int] = ()) -> tuple[Name, ...]:
    """The marked names in text order, none overlapping. `placed` are words that name places found before."""
    names = _joined(parse, _as_elsewhere(parse, _sorted(parse.names)))
    names = _described(parse, know, _untitled(parse, know, _unowned(parse, names)))
    names = _with_titled(parse, know, names)
    return _with_surnames(parse, know, _with_holders(parse, know, names, placed))


def _as_elsewhere(parse: Parse, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """A single word that is a place elsewhere in the report, and never a person's surname, is no person here."""
    towns = {parse.tokens[n.first].text for n in names if n.label == "GPE" and n.last - n.first == 1}
    surnames = {parse.tokens[n.last - 1].text for n in names if n.label == PERSON and n.last - n.first > 1}
    return tuple(
        Name(n.first, n.last, "GPE") if n.label == PERSON and _is_town(parse, n, towns - surnames) else n for n in names
    )


def _is_town(parse: Parse, name: Name, towns: Collection[str]) -> bool:
    token = parse.tokens[name.first]
    titled = token.relation in ("flat", "appos") or bool(parse.children(token, "nmod:desc"))
    return name.last - name.first == 1 and token.text in towns and not titled


def _joined(parse: Parse, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Daniel" and "Moi" around "arap" are one man, and so are all parts that the tree calls one flat name."""
    persons = [_grown(parse, name) for name in names if name.label == PERSON]
    return _laid_over(names, persons)


def _grown(parse: Parse, name: Name) -> Name:
    last = name.last
    while (step := _continues(parse, name, last)) > 0:
        last += step
    return Name(name.first, last, PERSON)


def _continues(parse: Parse, name: Name, last: int) -> int:
    """How many words from `last` on still belong to the person."""
    rest = parse.tokens[last : last + 2]
    if not rest or rest[0].sentence != parse.tokens[name.first].sentence:
        return 0
    if rest[0].text in _PARTICLES and len(rest) == 2 and _is_capital(rest[1]):
        return 2
    flat = rest[0].relation == "flat" and name.first <= rest[0].head < last
    return 1 if flat and _is_capital(rest[0]) and rest[0].text not in CALENDAR else 0


def _unowned(parse: Parse, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Dagen's Ola Brekke" is Ola Brekke."""
    return tuple(_behind_owner(parse, name) for name in names)


def _behind_owner(parse: Parse, name: Name) -> Name:
    marks = [i for i in range(name.first + 1, name.last - 1) if parse.tokens[i].text in _MARKS]
    if not marks:
        return name
    flat = any(t.relation == "flat" for t in parse.tokens[marks[-1] + 1 : name.last])
    return Name(marks[-1] + 1, name.last, PERSON if flat else name.label)


def _described(parse: Parse, know: ActorKnowledge, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Whoever is told to be a minister or a migrant, or is "who" did something, is a person."""
    named = (Name(n.first, n.last, PERSON) if _is_somebody(parse, know, n) else n for n in names)
    return tuple(Name(n.first, n.last, "ORG") if _is_some_body(parse, know, n) else n for n in named)


def _is_some_body(parse: Parse, know: ActorKnowledge, name: Name) -> bool:
    """Whether a name taken for a person's is told to be a newspaper or another body."""
    if name.label != PERSON or know.holder(parse.text[parse.name_span(name).start : parse.name_span(name).end]):
        return False
    behind = (child for i in range(name.first, name.last) for child in parse.children(parse.tokens[i], "appos"))
    told = [noun for noun in behind if any(det.lemma == "a" for det in parse.children(noun, "det"))]
    return any(know.anaphor(noun.lemma) is not None and know.office(noun.lemma) is None for noun in told)


def _is_somebody(parse: Parse, know: ActorKnowledge, name: Name) -> bool:
    tokens = parse.tokens[name.first : name.last]
    if name.label not in ("ORG", "GPE", "MISC") or not all(map(_is_capital, tokens)):
        return False
    if know.lookup(parse.text[tokens[0].start : tokens[-1].end]):
        return False
    top = next((t for t in tokens if not name.first <= t.head < name.last), tokens[0])
    above = parse.head(top)
    if len(tokens) > 1 and top.relation == "appos" and above is not None and know.office(above.lemma) is not None:
        return True
    children = [child for token in tokens for child in parse.children(token) if child.index >= name.last]
    titled = any(c.relation == "appos" and c.pos == "NOUN" and know.office(c.lemma) is not None for c in children)
    who = any(parse.child(c, "nsubj") is not None and _is_who(parse, c) for c in children if c.dep == "acl:relcl")
    return len(tokens) > 1 and (titled or who)


def _is_who(parse: Parse, clause: Token) -> bool:
    return any(subject.lemma == "who" for subject in parse.children(clause, "nsubj"))


def _untitled(parse: Parse, know: ActorKnowledge, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Takes titles off: "Iraqi Prime Minister Ola Brekke" is a person, "US Vice President" no name at all."""
    return tuple(kept for name in names if (kept := _without_title(parse, know, name)) is not None)


def _without_title(parse: Parse, know: ActorKnowledge, name: Name) -> Name | None:
    words = parse.text[parse.name_span(name).start : parse.name_span(name).end]
    if name.label not in _OFFICIAL or know.holder(words) or know.pronouns_of(words):
        return name  # "Dean Rusk": a title that is also a given name
    tokens = parse.tokens[name.first : name.last]
    while len(tokens) > 1 and tokens[-1].text in _TITLE_LINKS:
        tokens = tokens[:-1]
    for end in range(len(tokens), 0, -1):
        office = office_named(know, tokens[:end])
        if office is None or not office.title_before_name:
            continue
        if end < len(tokens):
            rest = tokens[end:]
            proper = all(_is_capital(t) or t.text in _PARTICLES or t.text == "-" for t in rest)
            sure = name.label == PERSON or end > 1
            return Name(name.first + end, name.last, PERSON) if proper and sure and not _is_body(know, rest) else name
        return None if name.label != PERSON or end > 1 else name
    return name


def _with_titled(parse: Parse, know: ActorKnowledge, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Adds the persons that only their title gives away: "President Brekke", "Mr. Brekke"."""
    inside = {i: name for name in names for i in range(name.first, name.last)}
    found = [p for token in parse.tokens[1:] if (p := _titled(parse, know, inside.get(token.index), token))]
    return _laid_over(names, found)


def _titled(parse: Parse, know: ActorKnowledge, mark: Name | None, token: Token) -> Name | None:
    if not _is_proper(token) or (mark is not None and (mark.label == PERSON or mark.first != token.index)):
        return None
    office = _title_ending(parse, know, token.index)
    if office is None or office_named(know, (token,)) is not None or _is_body(know, (token,)):
        return None
    honorific = office.kind is OfficeKind.HONORIFIC
    if not honorific and know.lookup(token.text):
        return None
    last = token.index + 1
    while last < len(parse.tokens) and _is_proper(parse.tokens[last]) and not know.lookup(parse.tokens[last].text):
        last += 1
    return Name(token.index, last, PERSON)


def _title_ending(parse: Parse, know: ActorKnowledge, end: int) -> Office | None:
    """The title that stands right before a word, in the same sentence."""
    sentence = parse.sentence(parse.tokens[end])
    before = parse.tokens[max(sentence.first, end - _TITLE_REACH) : end]
    if not before or before[-1].pos not in ("PROPN", "NOUN") or before[-1].text.endswith(("s", "S")):
        return None
    office = office_named(know, before)
    return office if office is not None and office.title_before_name else None


def _with_holders(
    parse: Parse, know: ActorKnowledge, names: tuple[Name, ...], placed: Collection[int]
) -> tuple[Name, ...]:
    """Adds office-holders of the knowledge whom the recogniser missed or took for something else."""
    persons = {i for name in names if name.label == PERSON or _is_wide(name) for i in range(name.first, name.last)}
    found: list[Name] = []
    index = 0
    while index < len(parse.tokens):
        name = _holder_at(parse, know, index) if index not in persons else None
        if name is not None and name.first in placed and _is_located(parse, name):
            name = None
        if name is not None and persons.isdisjoint(range(name.first, name.last)):
            found.append(name)
        index = name.last if name is not None else index + 1
    return _laid_over(names, found)


def _is_wide(name: Name) -> bool:
    """A building of several words may bear a person's name: "Brekke Airport"."""
    return name.label == "FAC" and name.last - name.first > 1


def _holder_at(parse: Parse, know: ActorKnowledge, index: int) -> Name | None:
    token = parse.tokens[index]
    if not _is_proper(token):
        return None
    end = min(index + know.person_reach.get(token.text, 0), parse.sentence(token).last)
    for last in range(end, index, -1):
        words = parse.text[token.start : parse.tokens[last - 1].end]
        if know.holder(words) and (last - index > 1 or _alone(parse, know, token)):
            return Name(index, last, PERSON)
    return None


def _is_located(parse: Parse, name: Name) -> bool:
    """Whether something is in what a name means: then it is a place that bears a person's name."""
    head = parse.tokens[name.last - 1]
    return any(case.lemma in _LOCATIVES for case in parse.children(head, "case"))


def _alone(parse: Parse, know: ActorKnowledge, token: Token) -> bool:
    """Whether a surname stands by itself, not in "Bush Street" or "Smith Brekke"."""
    glued = "-" in parse.text[max(token.start - 1, 0) : token.start] + parse.text[token.end : token.end + 1]
    around = (*parse.tokens[max(token.index - 1, 0) : token.index], *parse.tokens[token.index + 1 : token.index + 2])
    return (
        know.is_top(token.text)
        and not glued
        and not know.lookup(token.text)
        and not any(_is_proper(t) and t.sentence == token.sentence and not know.office(t.text) for t in around)
    )


def _with_surnames(parse: Parse, know: ActorKnowledge, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Adds words that end a person's full name elsewhere in the report, unless they name a state or body."""
    full = [parse.tokens[n.last - 1].text for n in names if n.label == PERSON and n.last - n.first > 1]
    surnames = {form for text in full for form in (text, text.partition("-")[2] if text[:3] == "al-" else text)}
    persons = {i for n in names if n.label == PERSON for i in range(n.first, n.last)}
    wider = {i for n in names if n.last - n.first > 1 for i in range(n.first, n.last)}
    found = [
        Name(t.index, t.index + 1, PERSON)
        for t in parse.tokens
        if t.text in surnames and t.pos == "PROPN" and t.index not in persons | wider and not know.lookup(t.text)
    ]
    return _laid_over(names, found)


def office_named(know: ActorKnowledge, tokens: Sequence[Token]) -> Office | None:
    """The office that words name, with and without the points of abbreviations."""
    words = " ".join(t.text for t in tokens)
    return know.office(words) or know.office(" ".join(t.text.rstrip(".") for t in tokens)) or know.office(words + ".")


def _is_body(know: ActorKnowledge, tokens: Sequence[Token]) -> bool:
    """Whether words name no person but a body: "General Assembly"."""
    return know.group(tokens[-1].text) is not None or know.group(" ".join(t.text for t in tokens)) is not None


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:3] in ("al-", "el-")


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" and _is_capital(token) and token.text not in CALENDAR and len(token.text) > 1


def _laid_over(names: Sequence[Name], found: Sequence[Name]) -> tuple[Name, ...]:
    taken = {i for name in found for i in range(name.first, name.last)}
    return _sorted([*found, *(n for n in names if taken.isdisjoint(range(n.first, n.last)))])


def _sorted(names: Sequence[Name]) -> tuple[Name, ...]:
    """In text order; where two overlap, the one that begins first."""
    return tuple(_apart(sorted(names, key=lambda n: (n.first, -n.last))))


def _apart(names: Sequence[Name]) -> Iterator[Name]:
    end = 0
    for name in names:
        if name.first >= end:
            yield name
            end = name.last
