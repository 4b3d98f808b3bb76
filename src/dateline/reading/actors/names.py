"""Finds proper names of actors: what the knowledge lists, and what the recogniser marked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from dateline.knowledge.actors import ActorKnowledge, Entry, Role
from dateline.language import Name, Parse, Token
from dateline.model import ActorKind, Place
from dateline.reading.actors.mend import CALENDAR, PERSON, mended

_LONGEST = 9
_ARTICLES = frozenset({"al", "el", "al-", "el-"})
_ORGANISATIONS = frozenset({"ORG", "MEDIA"})
_LED = "-led"
_PLURAL_PEOPLE = "NORP"
_WHERE = frozenset({"GPE", "LOC", "FAC"})
_MODIFYING = frozenset({Role.ADJECTIVE, Role.NAME, Role.CAPITAL, Role.PEOPLE})
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Dr", "Miss"})


class Named(Struct, frozen=True):
    """A proper name: tokens first up to, not including, last, with what the knowledge says it can mean."""

    first: int
    last: int
    label: str
    entries: tuple[Entry, ...] = ()


class Names(Struct, frozen=True, kw_only=True):
    """All names, and the ids of states and bodies that words inside phrases point to ("Turkish" at its token)."""

    named: tuple[Named, ...]
    owners: Mapping[int, Entry]
    inside: Mapping[int, Named]
    """The name that a token belongs to."""
    placed: Mapping[int, Entry]
    """The state in which a place lies, at the words that name the place and are no actor of their own."""
    where: frozenset[int]
    """The words that name places where something is."""


def find_names(parse: Parse, know: ActorKnowledge, on: date | None, places: Sequence[Place] = ()) -> Names:
    """The names in text order, none overlapping, with what they mean on the day of the report.

    A listed name inside a longer recognised one ("Bank of Norland") is no actor of its own, but still tells of whom
    the longer one is.
    """
    listed = _settled(tuple(_listed(parse, know, on)))
    placed = _placed(parse, know, on, places)
    marked = tuple(_trimmed(parse, know, name) for name in mended(parse, know, placed))
    kept = tuple(_kept(parse, listed, marked))
    named = tuple(sorted([*kept, *_only_marked(parse, know, kept, marked)], key=lambda n: n.first))
    persons = {i for n in named if is_person(n) for i in range(n.first, n.last)}
    owners = {i: owner for n in listed if (owner := _owner(n)) for i in range(n.first, n.last) if i not in persons}
    seas = {i for one in listed if _names_a_sea(parse, know, one) for i in range(one.first, one.last)}
    owners = {i: owner for i, owner in owners.items() if i not in seas and not _is_ethnic(parse, i)}
    owners = {**_leaders(parse, know, on), **owners}
    return Names(
        named=named,
        owners=owners,
        inside={i: n for n in named for i in range(n.first, n.last)},
        placed={i: state for i, state in placed.items() if i not in owners and i not in persons},
        where=frozenset(t.index for place in places for t in parse.within(place.span)),
    )


def _leaders(parse: Parse, know: ActorKnowledge, on: date | None) -> dict[int, Entry]:
    """Whose a "Norland-led" force is."""
    led = ((token.index, token.text.removesuffix(_LED)) for token in parse.tokens if token.text.endswith(_LED))
    return {index: entries[0] for index, name in led if (entries := know.meant(name, on))}


def _settled(listed: tuple[Named, ...]) -> tuple[Named, ...]:
    """Names that several states share, those first of which the report speaks most ("Korea" beside "South Korea")."""
    told = Counter(named.entries[0].id for named in listed if len({entry.id for entry in named.entries}) == 1)
    return tuple(
        Named(n.first, n.last, n.label, tuple(sorted(n.entries, key=lambda entry: -told[entry.id]))) for n in listed
    )


def _names_a_sea(parse: Parse, know: ActorKnowledge, one: Named) -> bool:
    """Whether a state only lends its name: "the Norland Sea", "the Gulf of Norland"."""
    behind = parse.tokens[one.last : one.last + 1]
    before = parse.tokens[max(one.first - 2, 0) : one.first]
    of = len(before) > 1 and before[1].text == "of" and before[0].pos == "PROPN" and know.is_feature(before[0].text)
    return of or any(t.pos in ("PROPN", "NOUN") and know.is_feature(t.text) for t in behind)


def _is_ethnic(parse: Parse, index: int) -> bool:
    """ "Ethnic" Norlanders are no citizens of Norland."""
    return index > 0 and parse.tokens[index - 1].lemma.lower() == "ethnic"


def _placed(parse: Parse, know: ActorKnowledge, on: date | None, places: Sequence[Place]) -> dict[int, Entry]:
    lands = {place.country for place in places if place.country in know.state}
    states = {land: state for land in lands if land is not None and (state := _state_of_land(know, land, on))}
    return {
        token.index: states[place.country]
        for place in places
        if place.country in states
        for token in parse.within(place.span)
    }


def _state_of_land(know: ActorKnowledge, land: str, on: date | None) -> Entry | None:
    """The state that a land is or, on the day, was part of."""
    found = next((e for e in know.meant(know.state[land].name, on) if e.id in know.state), None)
    state = know.state[found.id] if found is not None else None
    return Entry(state.id, state.name, Role.NAME, ActorKind.COUNTRY, state.id) if state is not None else None


def _listed(parse: Parse, know: ActorKnowledge, on: date | None) -> Iterator[Named]:
    """The longest listed name at each place."""
    index = 0
    while index < len(parse.tokens):
        found = _longest(parse, know, on, parse.tokens[index])
        if found is not None:
            yield found
        index = found.last if found is not None else index + 1


def _longest(parse: Parse, know: ActorKnowledge, on: date | None, token: Token) -> Named | None:
    if not (token.text[:1].isupper() or _is_article(parse, token)):
        return _uncapitalised(parse, know, token)
    end = min(token.index + _LONGEST, parse.sentences[token.sentence].last)
    for last in range(end, token.index, -1):
        surface = parse.text[token.start : parse.tokens[last - 1].end]
        entries = know.meant(surface, on)
        if not entries and surface.isupper() and len(surface) > 4:
            entries = know.meant(surface.title(), on)
        if entries:
            return Named(token.index, last, "LISTED", entries)
    return None


def _is_article(parse: Parse, token: Token) -> bool:
    """The Arabic article, tied to its name: "al-Quds"."""
    return token.text[:3] in _ARTICLES or (token.text in _ARTICLES and parse.text[token.end : token.end + 1] == "-")


def _uncapitalised(parse: Parse, know: ActorKnowledge, token: Token) -> Named | None:
    """The name of a state or league in a transcript that has no capitals: "the united states"."""
    second = parse.tokens[token.index + 1 : token.index + 2]
    if not second or second[0].sentence != token.sentence or not know.begins_small(token.text, second[0].text):
        return None
    end = min(token.index + _LONGEST, parse.sentence(token).last)
    for last in range(end, token.index + 1, -1):
        entries = know.small(parse.text[token.start : parse.tokens[last - 1].end])
        if entries:
            return Named(token.index, last, "LISTED", entries)
    return None


def _trimmed(parse: Parse, know: ActorKnowledge, name: Name) -> Name:
    """A marked name without the state before it and the day behind it that the knowledge lists it without."""
    if name.label == PERSON:
        return name
    for first in range(name.first, min(name.first + 3, name.last)):
        for last in range(name.last, max(name.last - 2, first), -1):
            surface = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
            around = (*parse.tokens[name.first : first], *parse.tokens[last : name.last])
            if know.lookup(surface) and all(_is_loose(know, token) for token in around):
                return Name(first, last, name.label)
    return name


def _is_loose(know: ActorKnowledge, token: Token) -> bool:
    if token.text in CALENDAR or token.lemma.lower() in ("the", "(", "group", "news", "party", "ethnic"):
        return True
    return any(entry.id in know.state for entry in know.lookup(token.text))


def _kept(parse: Parse, listed: Sequence[Named], marked: Sequence[Name]) -> Iterator[Named]:
    """The listed names that stand for themselves, not for part of a longer name or of a person's."""
    around = {i: name for name in marked for i in range(name.first, name.last)}
    for one in listed:
        if all(entry.role is Role.REGION for entry in one.entries):
            continue
        outer = around.get(one.first) or around.get(one.last - 1)
        if outer is None or not _swallows(parse, outer, one):
            yield one


def _swallows(parse: Parse, outer: Name, one: Named) -> bool:
    wider = outer.first < one.first or one.last < outer.last
    if outer.label == PERSON:
        return wider or _titled(parse, one)
    if not wider:
        return False
    sooner = outer.first <= one.first and one.last <= outer.last
    return sooner and outer.label not in (*_WHERE, "NORP")


def _titled(parse: Parse, one: Named) -> bool:
    """Whether a word such as "Mr" makes the listed name a person's ("Mr Jordan")."""
    before = parse.tokens[one.first - 1] if one.first else None
    return before is not None and before.text.rstrip(".") in _HONORIFICS


def _only_marked(parse: Parse, know: ActorKnowledge, kept: Sequence[Named], marked: Sequence[Name]) -> Iterator[Named]:
    taken = {i for one in kept for i in range(one.first, one.last)}
    for name in marked:
        if taken.isdisjoint(range(name.first, name.last)):
            first = _start(parse, know, name)
            last = _without_mark(parse, first, name.last)
            if any(t.pos == "PROPN" or t.text[:1].isupper() for t in parse.tokens[first:last]):
                yield Named(first, last, name.label)


def _start(parse: Parse, know: ActorKnowledge, name: Name) -> int:
    """Where a marked name begins once an article and titles such as "Mr" are left out."""
    first = name.first
    if know.pronouns_of(parse.text[parse.tokens[first].start : parse.tokens[name.last - 1].end]):
        return first  # a title that is also a given name
    while first < name.last - 1 and _is_title(know, parse.tokens[first], name.label):
        first += 1
    return first if parse.tokens[first].pos not in ("PRON", "VERB", "AUX") else name.last


def _is_title(know: ActorKnowledge, token: Token, label: str) -> bool:
    if token.lemma.lower() == "the":
        return True
    office = know.office(token.text.rstrip(".")) if label == PERSON else None
    return office is not None and office.title_before_name


def _without_mark(parse: Parse, first: int, last: int) -> int:
    """Where a name ends once a mark of possession behind it is left out."""
    while last - 1 > first and parse.tokens[last - 1].text in ("'s", "’s", "'", "’"):
        last -= 1
    return last


def _owner(one: Named) -> Entry | None:
    """What a name inside a phrase makes the phrase belong to."""
    return next((e for e in one.entries if e.role in _MODIFYING), None) or next(iter(one.entries), None)


def is_person(named: Named) -> bool:
    return not named.entries and named.label == PERSON


def is_organisation(parse: Parse, names: Names, named: Named) -> bool:
    """Whether a name is a body's; "Iraq-Jordan" and "counter-ISIL" are no names."""
    tokens = parse.tokens[named.first : named.last]
    text = parse.text[tokens[0].start : tokens[-1].end]
    tied = "-" in text and " " not in text and not text.isupper()
    between = tied and any(t.index in names.owners for t in tokens)
    small = text[:1].islower() and not _is_article(parse, tokens[0])
    return not named.entries and named.label in _ORGANISATIONS and not between and not (tied and small)


def is_people(parse: Parse, named: Named) -> bool:
    """Whether a name such as "Kurds" means people, not what people are like."""
    last = parse.tokens[named.last - 1]
    return not named.entries and named.label == _PLURAL_PEOPLE and last.text.endswith("s") and last.pos != "ADJ"
