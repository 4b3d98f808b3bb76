"""Reads the mentions that are descriptions: offices, groups, things that stand for their owner."""

from collections.abc import Callable

from dateline.knowledge.actors import ActorKnowledge, Anaphor, Entry, Group, Office, OfficeKind
from dateline.language import Parse, Token
from dateline.model import ActorKind, Form
from dateline.reading.actors.extents import core, extent
from dateline.reading.actors.names import Named, Names
from dateline.reading.actors.owners import doers_of, owners_of, placed_in, possessor_of, senders_of, source_of
from dateline.reading.actors.phrase import BODY_ROLES, DEFINITE, Found, Phrase, is_counted, is_plural

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ"})
_PARTS = frozenset({"compound", "flat", "goeswith"})
_MARKS = frozenset({"'s", "’s"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "appos", "conj", "root"})
_STANDING = frozenset({"in", "at"})
_BETWEEN_PLACES = frozenset({",", "and", "the"})
_ENVOY_LINKS = frozenset({"to"})


def of_noun(parse: Parse, names: Names, know: ActorKnowledge, token: Token) -> Phrase | None:
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
    if (office is not None and office.kind is OfficeKind.HONORIFIC) or _is_bare(parse, token) or _is_done(parse, token):
        return None
    if _is_abstract(parse, names, know, token) or (group is not None and group.not_of and _is_of(parse, token)):
        return None
    entry = _same_body(parse, names, token, office, group, anaphor)
    links = _ENVOY_LINKS if office is not None and office.kind is OfficeKind.ENVOY else frozenset[str]()
    first, last = extent(parse, token, links)
    if group is not None and group.by_place and last == token.index + 1:
        last = _behind_its_place(parse, names, last)
    last = _over_places(parse, names, last) if last > token.index + 1 else last
    first = _behind_joined_name(parse, names, first, token.index)
    beside = _state_beside(parse, names, first)
    first -= len(beside)
    children = parse.children(token, "det", "nmod:poss")
    league = group is not None and group.kind is ActorKind.IGO
    find_owners = senders_of if league else owners_of if asset is None or not asset.done else doers_of
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
        owners=tuple(dict.fromkeys((*beside, *find_owners(parse, names, token, first)))),
        placed=placed_in(parse, names, token, range(first, last)) if not league else None,
        possessor=(source_of(parse, token) if asset is not None and asset.issued else None)
        or possessor_of(parse, names, token),
        definite=any(t.lemma in DEFINITE or t.dep == "nmod:poss" for t in children),
        plural=is_plural(token),
        counted=is_counted(parse, token),
        effect=next((m.effect for w in words if (m := know.modifier(w.text))), None),
        also=also,
    )


def _behind_its_place(parse: Parse, names: Names, last: int) -> int:
    """Where "the embassy in Lindhavn" ends, also where the tree hangs the town on the verb."""
    link = parse.tokens[last : last + 1]
    if not link or link[0].text not in _STANDING or not _is_place(parse, names, last + 1):
        return last
    end = last + 1
    while _is_place(parse, names, end):
        end += 1
    return end


def _over_places(parse: Parse, names: Names, last: int) -> int:
    """Where a phrase ends that goes on with places: "the embassies in Lindhavn, Norland, and Sudby, Sudria"."""
    while _is_place(parse, names, last - 1):
        start = last
        while start < len(parse.tokens) and parse.tokens[start].text in _BETWEEN_PLACES:
            start += 1
        end = start
        while _is_place(parse, names, end):
            end += 1
        if start == last or end == start or parse.tokens[start].sentence != parse.tokens[last - 1].sentence:
            break
        if parse.tokens[end - 1].head >= end or parse.tokens[end - 1].dep in _SUBJECTS - {"appos", "conj"}:
            break
        last = end
    return last


def _is_place(parse: Parse, names: Names, index: int) -> bool:
    proper = index < len(parse.tokens) and parse.tokens[index].pos == "PROPN"
    return proper and (index in names.placed or index in names.owners)


def _state_beside(parse: Parse, names: Names, first: int) -> tuple[Entry, ...]:
    """The state of an adjective right before it, wherever the tree hangs it: "the agency and Norland police"."""
    before = parse.tokens[first - 1] if first else None
    entry = names.owners.get(before.index) if before is not None and before.pos == "ADJ" else None
    return (entry,) if entry is not None else ()


def _same_body(
    parse: Parse, names: Names, token: Token, office: Office | None, group: Group | None, anaphor: Anaphor | None
) -> Entry | None:
    """Whom a noun with a name still means: "the Front militants", "bureau agents", "the kingdom of Norland"."""
    if anaphor is not None and ActorKind.COUNTRY in anaphor.kinds and not is_plural(token):
        return _same_state(parse, names, token)
    for child in parse.children(token, "compound", "amod"):
        inside = names.inside.get(child.index)
        entry = next(iter(inside.entries), None) if inside is not None else None
        if entry is None or entry.role not in BODY_ROLES:
            continue
        if entry.kind is ActorKind.ARMED_GROUP:
            staff = _is_kind(office, OfficeKind.REBEL) or (group is not None and group.kind is entry.kind)
        else:
            staff = entry.kind is ActorKind.GOVERNMENT and _is_kind(office, OfficeKind.POLICE, OfficeKind.SPY)
        if (staff and is_plural(token)) or (anaphor is not None and entry.kind in anaphor.kinds):
            return entry
    return None


def _same_state(parse: Parse, names: Names, token: Token) -> Entry | None:
    """The state of "the Norland kingdom", "the island nation of Norland"."""
    for child in parse.children(token, "amod", "compound", "nmod"):
        of = child.relation != "nmod" or any(case.lemma == "of" for case in parse.children(child, "case"))
        entry = names.owners.get(child.index) if of else None
        if entry is not None and entry.kind is ActorKind.COUNTRY:
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
    return any(entry.role in BODY_ROLES for entry in one.entries)


def _quantity(parse: Parse, know: ActorKnowledge, token: Token, first: int) -> tuple[tuple[int, ...], int]:
    """Words such as "dozens of" before a noun, and where the phrase begins with them."""
    governor = parse.head(token)
    of = any(case.lemma == "of" for case in parse.children(token, "case"))
    if token.relation != "nmod" or not of or governor is None or not know.is_quantity(governor.lemma):
        return (), first
    return (governor.index,), min(first, extent(parse, governor)[0])


def _is_bare(parse: Parse, token: Token) -> bool:
    """A singular noun with nothing before it that does nothing: "used force", "a plan for refugee camps"."""
    if is_plural(token) or token.pos == "PROPN" or token.dep in _SUBJECTS or token.text[:1].isupper():
        return False
    return not parse.children(token, "det", "nmod:poss", "amod", "compound", "nummod", "nmod", "nmod:unmarked")


def _is_abstract(parse: Parse, names: Names, know: ActorKnowledge, token: Token) -> bool:
    """A noun that with no article and no owner names a thing, no body: "lethal force"."""
    if is_plural(token) or not know.is_abstract(token.lemma) or token.text[:1].isupper():
        return False
    owned = any(child.index in names.owners for child in parse.children(token))
    return not owned and not parse.children(token, "det", "nmod:poss", "compound", "nummod")


def _is_of(parse: Parse, token: Token) -> bool:
    """Whether "of" goes on from a noun."""
    links = (case for child in parse.children(token, "nmod") for case in parse.children(child, "case"))
    return any(case.lemma == "of" for case in links)


def _is_done(parse: Parse, token: Token) -> bool:
    """A thing done that the tree takes for one noun: "to exchange intelligence"."""
    verbs = (c for c in parse.children(token, "compound") if c.pos == "VERB" and c.index)
    return any(parse.tokens[verb.index - 1].text == "to" for verb in verbs)


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
