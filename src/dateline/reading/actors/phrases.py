"""Finds the words that mention actors, and what each mention says by itself."""

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from dateline.knowledge.actors import (
    ActorKnowledge,
    Anaphor,
    Asset,
    Effect,
    Entry,
    Group,
    Office,
    OfficeKind,
    Role,
)
from dateline.language import Parse, Token
from dateline.model import ActorKind, Form
from dateline.reading.actors.extents import core, extent
from dateline.reading.actors.names import Named, Names, is_organisation, is_people, is_person
from dateline.reading.actors.owners import owners_of, placed_in, possessor_of, source_of
from dateline.reading.actors.titles import title_before

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
_PARTS = frozenset({"compound", "flat", "goeswith"})
_MARKS = frozenset({"'s", "’s"})
_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "appos", "conj", "root"})
_BODY_ROLES = frozenset({Role.ORGANISATION, Role.BODY, Role.SEAT})
_ENVOY_LINKS = frozenset({"to"})


Found = TypeVar("Found")


class Phrase(Struct, frozen=True, kw_only=True):
    """One mention before anybody knows whom it means: tokens first up to, not including, last."""

    head: int
    first: int
    last: int
    form: Form
    core: tuple[int, int]
    """The shortest words that still name it."""
    name: str = ""
    entry: Entry | None = None
    person: bool = False
    people: bool = False
    office: Office | None = None
    title: tuple[int, int] | None = None
    group: Group | None = None
    within: Group | None = None
    """The group to which an office belongs: "a spokesman for the army"."""
    asset: Asset | None = None
    anaphor: Anaphor | None = None
    owners: tuple[Entry, ...] = ()
    """States or bodies that the phrase belongs to, as its words say."""
    placed: Entry | None = None
    """The state of a place that the phrase names: "a court in Lindhavn"."""
    possessor: int | None = None
    """The token of an owner that is another mention: "his", "Mr Putin's", "the Brekke administration"."""
    definite: bool = False
    plural: bool = False
    counted: bool = False
    """Some of many: "two suspects", "other soldiers"; no earlier mention is meant."""
    effect: Effect | None = None
    also: tuple[int, ...] = ()
    """Words of quantity before it that mean the same: "dozens" of soldiers."""


def find_phrases(parse: Parse, names: Names, know: ActorKnowledge) -> tuple[Phrase, ...]:
    """All mentions but pronouns, in text order."""
    named = (phrase for one in names.named if (phrase := _of_name(parse, names, know, one)) is not None)
    found = {phrase.head: phrase for phrase in named}
    taken = {i for p in found.values() for i in range(p.title[0] if p.title else p.core[0], p.core[1])}
    for token in parse.tokens:
        if _is_nominal(token) and token.index not in taken and token.index not in names.inside:
            phrase = _of_noun(parse, names, know, token)
            if phrase is not None:
                found[token.index] = phrase
    return tuple(found[i] for i in sorted(found))


def _is_nominal(token: Token) -> bool:
    """Nouns, and adjectives that stand for one: "the official" may be tagged either way."""
    return token.pos in _NOUNS or (token.pos == "ADJ" and token.relation in _ARGUMENTS)


def _of_name(parse: Parse, names: Names, know: ActorKnowledge, one: Named) -> Phrase | None:
    if is_person(one):
        return _of_person(parse, names, know, one)
    if one.entries:
        return _of_listed(parse, names, one)
    token = parse.tokens[_head(parse, one.first, one.last)]
    surface = _surface(parse, one)
    inside = tuple(dict.fromkeys(names.owners[i] for i in range(one.first, one.last) if i in names.owners))
    owners = inside or tuple(owners_of(parse, names, token))
    placed = placed_in(parse, names, token, range(one.first, one.last))
    if is_organisation(parse, names, one):
        return Phrase(
            head=token.index,
            first=_around(parse, one, token)[0],
            last=one.last,
            core=(one.first, one.last),
            form=Form.NAME,
            name=surface,
            owners=owners,
            placed=placed,
            group=_group_named(know, surface),
            definite=True,
        )
    if is_people(parse, one):
        first, last = extent(parse, token)
        return Phrase(
            head=token.index,
            first=min(first, one.first),
            last=max(last, one.last),
            core=(one.first, one.last),
            form=Form.NAME,
            name=surface,
            people=True,
            owners=owners,
            placed=placed,
            plural=True,
        )
    return None


def _group_named(know: ActorKnowledge, surface: str) -> Group | None:
    """The common noun that a capitalised name ends in: "Foreign Ministry", "Iraqi Foreign Ministry", "Senate"."""
    words = surface.lower().split()
    return next((g for start in range(len(words)) if (g := know.group(" ".join(words[start:])))), None)


def _of_listed(parse: Parse, names: Names, one: Named) -> Phrase | None:
    head = _head(parse, one.first, one.last)
    entry = _best(parse, head, one)
    if entry is None or entry.role is Role.ADJECTIVE:
        return None
    people = entry.role is Role.PEOPLE
    token = parse.tokens[head]
    first, last = _around(parse, one, token, entry) if not people else extent(parse, token)
    return Phrase(
        head=head,
        first=min(first, one.first),
        last=max(last, one.last),
        core=(one.first, one.last),
        form=Form.NAME,
        name=_surface(parse, one),
        entry=entry,
        placed=_home_of(parse, names, token, one) if people else None,
        counted=people and _is_counted(parse, token),
        people=people,
    )


def _home_of(parse: Parse, names: Names, token: Token, one: Named) -> Entry | None:
    """Where people live: "Albanians in Norland"."""
    inside = placed_in(parse, names, token, range(one.first, one.last))
    return inside or next((e for e in owners_of(parse, names, token)), None)


def _around(parse: Parse, one: Named, token: Token, entry: Entry | None = None) -> tuple[int, int]:
    """The name of a body with what stands right before it: "the Norland news site Dagen"."""
    if entry is not None and entry.kind is ActorKind.COUNTRY:
        return one.first, one.last
    first = extent(parse, token)[0]
    owned = any(t.dep == "nmod:poss" or t.pos == "CCONJ" for t in parse.tokens[first : one.first])
    return (one.first if owned else min(first, one.first)), one.last


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


def _of_person(parse: Parse, names: Names, know: ActorKnowledge, one: Named) -> Phrase:
    head = _head(parse, one.first, one.last)
    title = title_before(parse, names, know, one)
    start = title.first if title is not None else one.first
    behind = _state_behind(parse, names, one)
    return Phrase(
        head=head,
        first=_with_owner(parse, start),
        last=behind + 1 if behind is not None else one.last,
        core=(one.first, one.last),
        form=Form.NAME,
        name=_surface(parse, one),
        person=True,
        office=title.office if title is not None else None,
        title=(start, one.first) if title is not None else None,
        owners=(title.owners if title is not None else ()) or _owners_behind(names, behind),
        possessor=title.possessor if title is not None else _owner_before(parse, one.first),
        effect=title.effect if title is not None else None,
        placed=_said_of(parse, names, parse.tokens[head]),
    )


def _said_of(parse: Parse, names: Names, token: Token) -> Entry | None:
    """The state that an apposition gives a person: "Ola Brekke, a Norland pianist"."""
    described = parse.children(token, "appos")
    return next((e for noun in described for e in owners_of(parse, names, noun)), None)


def _with_owner(parse: Parse, start: int) -> int:
    """Where a phrase begins once its owner is taken in: "Brekke's spokesman ..." , "his counterpart ..."."""
    owner = _owner_before(parse, start)
    if owner is None:
        return start
    first = extent(parse, parse.tokens[owner])[0] if owner < start - 1 else owner
    return first if start - first < 7 else start


def _owner_before(parse: Parse, start: int) -> int | None:
    before = parse.tokens[start - 1] if start else None
    if before is not None and before.pos == "PRON" and before.has("Poss=Yes"):
        return before.index
    marked = before is not None and start > 1 and before.text in ("'s", "’s") and before.dep == "case"
    return before.head if marked and before is not None else None


def _state_behind(parse: Parse, names: Names, one: Named) -> int | None:
    """The token of the state in "King Harald of Norland"."""
    behind = parse.tokens[one.last : one.last + 2]
    named = len(behind) == 2 and behind[0].text == "of" and behind[1].index in names.owners
    return behind[1].index if named else None


def _owners_behind(names: Names, behind: int | None) -> tuple[Entry, ...]:
    return (names.owners[behind],) if behind is not None else ()


def _of_noun(parse: Parse, names: Names, know: ActorKnowledge, token: Token) -> Phrase | None:
    governor = parse.head(token)
    part = token.relation in _PARTS or (token.dep == "nmod:desc" and governor is not None)
    if part and governor is not None and governor.pos in _NOUNS and governor.index > token.index:
        return None
    words = _words_before(parse, token)
    office = _office(parse, know, words, token)
    anaphor = know.anaphor(token.lemma) or know.anaphor(token.text)
    group = _group_of(parse, know, words, token) if office is None else None
    asset = _longest(know.asset, parse, words, token) if office is None and group is None else None
    if office is None and group is None and asset is None and anaphor is None:
        return None
    if (office is not None and office.kind is OfficeKind.HONORIFIC) or _is_bare(parse, token):
        return None
    entry = _same_body(parse, names, token, office, group, anaphor)
    links = _ENVOY_LINKS if office is not None and office.kind is OfficeKind.ENVOY else frozenset[str]()
    first, last = extent(parse, token, links)
    first = _behind_joined_name(parse, names, first, token.index)
    children = parse.children(token, "det", "nmod:poss")
    also, first = _quantity(parse, know, token, first)
    return Phrase(
        head=token.index,
        first=first,
        last=last,
        core=core(parse, token, first if not also else token.index),
        form=Form.DESCRIPTION,
        entry=entry,
        office=office if entry is None else None,
        group=group,
        within=_within(parse, know, words, token) if office is not None and not office.sector else None,
        asset=asset,
        anaphor=anaphor,
        owners=tuple(dict.fromkeys(owners_of(parse, names, token, first))),
        placed=placed_in(parse, names, token, range(first, last)),
        possessor=(source_of(parse, token) if asset is not None and asset.issued else None)
        or possessor_of(parse, names, token),
        definite=any(t.lemma in _DEFINITE or t.dep == "nmod:poss" for t in children),
        plural=_is_plural(token),
        counted=_is_counted(parse, token),
        effect=next((m.effect for w in words if (m := know.modifier(w.text))), None),
        also=also,
    )


def _same_body(
    parse: Parse, names: Names, token: Token, office: Office | None, group: Group | None, anaphor: Anaphor | None
) -> Entry | None:
    """The body that a noun behind its name still means: "the Front militants", "bureau agents", "the league's bloc"."""
    for child in parse.children(token, "compound", "amod"):
        inside = names.inside.get(child.index)
        entry = next(iter(inside.entries), None) if inside is not None else None
        if entry is None or entry.role not in _BODY_ROLES:
            continue
        if entry.kind is ActorKind.ARMED_GROUP:
            staff = _is_kind(office, OfficeKind.REBEL) or (group is not None and group.kind is entry.kind)
        else:
            staff = entry.kind is ActorKind.GOVERNMENT and _is_kind(office, OfficeKind.POLICE, OfficeKind.SPY)
        if (staff and _is_plural(token)) or (anaphor is not None and entry.kind in anaphor.kinds):
            return entry
    return None


def _is_kind(office: Office | None, *kinds: OfficeKind) -> bool:
    return office is not None and office.kind in kinds


def _behind_joined_name(parse: Parse, names: Names, first: int, head: int) -> int:
    """Where a phrase begins that "and" joins to a name: "the league and Norland police"."""
    for index in range(head - 1, first, -1):
        before = names.inside.get(index - 1)
        if parse.tokens[index].pos == "CCONJ" and before is not None and _is_body(before):
            return index + 1
    return first


def _is_body(one: Named) -> bool:
    return any(entry.role in _BODY_ROLES for entry in one.entries)


def _quantity(parse: Parse, know: ActorKnowledge, token: Token, first: int) -> tuple[tuple[int, ...], int]:
    """Words such as "dozens of" before a noun, and where the phrase begins with them."""
    governor = parse.head(token)
    of = any(case.lemma == "of" for case in parse.children(token, "case"))
    if token.relation != "nmod" or not of or governor is None or not know.is_quantity(governor.lemma):
        return (), first
    return (governor.index,), min(first, extent(parse, governor)[0])


def _is_bare(parse: Parse, token: Token) -> bool:
    """A singular noun with nothing before it that does nothing: "used force", "a plan for refugee camps"."""
    if _is_plural(token) or token.pos == "PROPN" or token.dep in _SUBJECTS or token.text[:1].isupper():
        return False
    return not parse.children(token, "det", "nmod:poss", "amod", "compound", "nummod", "nmod", "nmod:unmarked")


def _is_plural(token: Token) -> bool:
    return token.has("Number=Plur") or token.has("Number=Ptan")


def _is_counted(parse: Parse, token: Token) -> bool:
    definite = any(t.lemma in _DEFINITE for t in parse.children(token, "det"))
    counted = bool(parse.children(token, "nummod")) or any(
        t.lemma in ("other", "more", "another", "several", "some", "many", "further") for t in parse.children(token)
    )
    return counted and not definite


def _words_before(parse: Parse, token: Token) -> tuple[Token, ...]:
    """The words of the noun phrase right before its head."""
    start = token.index
    low = parse.sentence(token).first
    while start > low and _is_before(parse.tokens[start - 1], token):
        start -= 1
    return parse.tokens[start : token.index]


def _group_of(parse: Parse, know: ActorKnowledge, words: tuple[Token, ...], token: Token) -> Group | None:
    """The group of a noun; "members of the opposition" are the opposition."""
    group = _longest(know.group, parse, words, token)
    if group is None or group.sector:
        return group
    return _within(parse, know, words, token) or group


def _within(parse: Parse, know: ActorKnowledge, words: tuple[Token, ...], token: Token) -> Group | None:
    """The group of which somebody is the spokesman or chief: "the army's chief", "a spokesman for the rebels"."""
    of = (child for child in parse.children(token, "nmod") if parse.child(child, "case") is not None)
    whole = (know.group(t.text) or know.group(t.lemma) for t in (*reversed(words), *of))
    return next((group for group in whole if group is not None and group.sector), None)


def _is_before(word: Token, token: Token) -> bool:
    return word.text in _MARKS or (word.pos in _BEFORE and word.head <= token.index)


def _longest(find: Callable[[str], Found | None], parse: Parse, words: tuple[Token, ...], token: Token) -> Found | None:
    """What a noun names with the words before it, a longer name first: "foreign ministry", "women's group"."""
    for start in (*(w.start for w in words), token.start):
        before = parse.text[start : token.start].lower()
        found = find(before + token.text) or find(before + token.lemma)
        if found is not None:
            return found
    return None


def _office(parse: Parse, know: ActorKnowledge, words: tuple[Token, ...], token: Token) -> Office | None:
    """The office of a noun phrase, also where it goes on behind the noun: "minister of defence"."""
    left = " ".join(w.text.lower() for w in words)
    behind = parse.tokens[token.index + 1 : token.index + 4]
    if behind and behind[0].text.lower() in ("of", "for", "-"):
        for length in (3, 2):
            tail = " ".join(t.text.lower() for t in behind[:length]).replace(" - ", "-")
            for title in (f"{left} {token.lemma} {tail}".strip(), f"{token.lemma} {tail}"):
                office = know.office(title)
                if office is not None and any(title.endswith(name) and tail in name for name in office.names):
                    return office
    return know.office(f"{left} {token.lemma}".strip())


def _surface(parse: Parse, one: Named) -> str:
    return parse.text[parse.tokens[one.first].start : parse.tokens[one.last - 1].end]


def _head(parse: Parse, first: int, last: int) -> int:
    """The token that ties a name to the rest of its sentence."""
    inside = range(first, last)
    tops = [i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    return tops[-1] if tops else last - 1
