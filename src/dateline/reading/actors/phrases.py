"""Finds the words that mention actors, and what each mention says by itself."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge.actors import ActorKnowledge, Asset, Effect, Entry, Group, Office, OfficeKind, Role
from dateline.language import Parse, Token
from dateline.language.clauses import noun_phrase
from dateline.model import Form
from dateline.reading.actors.names import Named, Names, is_organisation, is_people, is_person

_NOUNS = frozenset({"NOUN", "PROPN"})
_TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
_TITLE_LINKS = frozenset({"of", "for", "-", "/", "and", "to"})
_TITLE_REACH = 9
_OWNING = ("of", "from", "for", "in", "to", "at")
_PARTS = frozenset({"compound", "flat", "goeswith"})


class Phrase(Struct, frozen=True, kw_only=True):
    """One mention before anybody knows whom it means: tokens first up to, not including, last."""

    head: int
    first: int
    last: int
    form: Form
    name: str = ""
    entry: Entry | None = None
    person: bool = False
    people: bool = False
    office: Office | None = None
    title: tuple[int, int] | None = None
    group: Group | None = None
    asset: Asset | None = None
    owners: tuple[Entry, ...] = ()
    """States or bodies that the phrase belongs to, as its words say."""
    possessor: int | None = None
    """The token of an owner that is another mention: "his", "Mr Putin's"."""
    definite: bool = False
    plural: bool = False
    effect: Effect | None = None


def find_phrases(parse: Parse, names: Names, know: ActorKnowledge) -> tuple[Phrase, ...]:
    """All mentions but pronouns, in text order."""
    named = (phrase for one in names.named if (phrase := _of_name(parse, names, know, one)) is not None)
    found = {phrase.head: phrase for phrase in named}
    titles = {i for p in found.values() for i in range(p.first, p.last)}
    for token in parse.tokens:
        if token.pos in _NOUNS and token.index not in titles and token.index not in names.inside:
            phrase = _of_noun(parse, names, know, token)
            if phrase is not None:
                found[token.index] = phrase
    return tuple(found[i] for i in sorted(found))


def _of_name(parse: Parse, names: Names, know: ActorKnowledge, one: Named) -> Phrase | None:
    head = _head(parse, one.first, one.last)
    surface = parse.text[parse.tokens[one.first].start : parse.tokens[one.last - 1].end]
    if is_person(one):
        return _of_person(parse, names, know, one, head, surface)
    if one.entries:
        entry = _best(parse, head, one)
        if entry is None or entry.role is Role.ADJECTIVE:
            return None
        return Phrase(head=head, first=one.first, last=one.last, form=Form.NAME, name=surface, entry=entry)
    owners = tuple(names.owners[i] for i in range(one.first, one.last) if i in names.owners)
    owners = owners or tuple(_owners(parse, names, parse.tokens[head]))
    if is_organisation(one):
        return Phrase(head=head, first=one.first, last=one.last, form=Form.NAME, name=surface, owners=owners)
    if is_people(parse, one):
        return Phrase(
            head=head,
            first=one.first,
            last=one.last,
            form=Form.NAME,
            name=surface,
            people=True,
            owners=owners,
            plural=True,
        )
    return None


def _best(parse: Parse, head: int, one: Named) -> Entry | None:
    """What a listed name means here: an adjective before a noun is one, a plural means people."""
    token = parse.tokens[head]
    governor = parse.head(token)
    before_noun = token.relation in ("amod", "compound") and governor is not None and governor.pos in _NOUNS
    wanted = [e for e in one.entries if (e.role is Role.ADJECTIVE) == before_noun]
    if not before_noun and token.pos == "ADJ" and token.relation in ("amod", "conj", "root", "advmod"):
        wanted = [e for e in one.entries if e.role is Role.ADJECTIVE]
    if not wanted and before_noun and one.entries[0].role in (Role.NAME, Role.CAPITAL):
        return None
    return next(iter(wanted or one.entries))


def _of_person(parse: Parse, names: Names, know: ActorKnowledge, one: Named, head: int, surface: str) -> Phrase:
    office, start, owners, possessor, effect = _title_before(parse, names, know, one)
    return Phrase(
        head=head,
        first=start,
        last=one.last,
        form=Form.NAME,
        name=surface,
        person=True,
        office=office,
        title=(start, one.first) if start < one.first else None,
        owners=owners,
        possessor=possessor,
        effect=effect,
    )


def _title_before(
    parse: Parse, names: Names, know: ActorKnowledge, one: Named
) -> tuple[Office | None, int, tuple[Entry, ...], int | None, Effect | None]:
    """The office right before a name, where the phrase begins, and whose office it is."""
    start = one.first
    lowest = max(parse.sentences[parse.tokens[one.first].sentence].first, one.first - _TITLE_REACH)
    linked = start > lowest and parse.tokens[start - 1].text.lower() in _TITLE_LINKS
    while not linked and start > lowest and _in_title(names, parse.tokens[start - 1]):
        start -= 1
    while start < one.first and parse.tokens[start].text.lower() in _TITLE_LINKS:
        start += 1
    words = " ".join(t.text.rstrip(".") if len(t.text) < 5 else t.text for t in parse.tokens[start : one.first])
    office = know.office(words) if words else None
    if office is None:
        return None, one.first, (), None, None
    tokens = parse.tokens[start : one.first]
    owners = tuple(dict.fromkeys(names.owners[t.index] for t in tokens if t.index in names.owners))
    effect = next((m.effect for t in tokens if (m := know.modifier(t.text))), None)
    real = office.kind is not OfficeKind.HONORIFIC
    return office, start, owners, _possessor_before(parse, start) if real else None, effect


def _in_title(names: Names, token: Token) -> bool:
    inside = names.inside.get(token.index)
    if inside is not None and is_person(inside):
        return False
    return token.pos in _TITLE_WORDS or token.text.lower() in _TITLE_LINKS or inside is not None


def _possessor_before(parse: Parse, start: int) -> int | None:
    """The owner before "'s" or a possessive pronoun right before a phrase."""
    if start == 0:
        return None
    before = parse.tokens[start - 1]
    if before.pos == "PRON" and before.has("Poss=Yes"):
        return before.index
    if before.text in ("'s", "’s", "'", "’") and start > 1:
        return parse.tokens[start - 2].index
    return None


def _of_noun(parse: Parse, names: Names, know: ActorKnowledge, token: Token) -> Phrase | None:
    governor = parse.head(token)
    if token.relation in _PARTS and governor is not None and governor.pos in _NOUNS and governor.index > token.index:
        return None
    words = _before(parse, token)
    office = _office(parse, know, words, token)
    group = know.group(token.text) or know.group(token.lemma) if office is None else None
    asset = know.asset(token.text) or know.asset(token.lemma) if office is None and group is None else None
    if office is None and group is None and asset is None:
        return None
    if office is not None and office.kind is OfficeKind.HONORIFIC:
        return None
    whole = noun_phrase(parse, token)
    children = parse.children(token, "det", "nmod:poss")
    return Phrase(
        head=token.index,
        first=whole[0].index,
        last=whole[-1].index + 1,
        form=Form.DESCRIPTION,
        office=office,
        group=group,
        asset=asset,
        owners=tuple(_owners(parse, names, token)),
        possessor=next((t.index for t in children if t.dep == "nmod:poss"), None),
        definite=any(t.lemma in ("the", "this", "that", "both", "these") or t.dep == "nmod:poss" for t in children),
        plural=token.has("Number=Plur"),
        effect=next((m.effect for w in words if (m := know.modifier(w.text))), None),
    )


def _before(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The words of the noun phrase right before its head."""
    start = token.index
    low = parse.sentences[token.sentence].first
    while start > low and parse.tokens[start - 1].pos in _TITLE_WORDS and parse.tokens[start - 1].head <= token.index:
        start -= 1
    return parse.tokens[start : token.index]


def _office(parse: Parse, know: ActorKnowledge, words: tuple[Token, ...], token: Token) -> Office | None:
    """The office of a noun phrase, also where it goes on behind the noun: "minister of defence"."""
    left = " ".join(w.text.lower() for w in words)
    behind = parse.tokens[token.index + 1 : token.index + 4]
    if behind and behind[0].text.lower() in ("of", "for", "-"):
        for length in (3, 2):
            tail = " ".join(t.text.lower() for t in behind[:length]).replace(" - ", "-")
            office = know.office(f"{token.lemma} {tail}")
            if office is not None and any(f"{token.lemma} {tail}" == name for name in office.names):
                return office
    return know.office(f"{left} {token.lemma}".strip())


def _owners(parse: Parse, names: Names, token: Token) -> Iterator[Entry]:
    """States and listed bodies that a noun phrase belongs to: "Turkish X", "X of Turkey", "Turkey's X"."""
    for child in parse.children(token):
        if child.relation in ("amod", "compound", "nmod", "flat"):
            case = parse.child(child, "case")
            if child.dep == "nmod" and (case is None or case.lemma not in _OWNING):
                continue
            for part in (child, *parse.children(child, "conj")):
                entry = names.owners.get(part.index)
                if entry is not None:
                    yield entry


def _head(parse: Parse, first: int, last: int) -> int:
    """The token that ties a name to the rest of its sentence."""
    inside = range(first, last)
    tops = [i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    return tops[-1] if tops else last - 1
