"""Reads the mentions that are names: of persons with their titles, of what the knowledge lists, of other bodies."""

from collections.abc import Callable

from dateline.knowledge.actors import ActorKnowledge, Entry, Role
from dateline.language import Parse, Token
from dateline.model import ActorKind, Form
from dateline.reading.actors.extents import extent
from dateline.reading.actors.names import Named, Names, is_organisation, is_people, is_person
from dateline.reading.actors.owners import owners_of, placed_in
from dateline.reading.actors.phrase import BODY_ROLES, DEFINITE, Found, Phrase, is_counted, is_plural
from dateline.reading.actors.titles import title_before

_NOUNS = frozenset({"NOUN", "PROPN"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj"})
_NATIONAL = "citizen"
"""The office of whoever is told of by nationality alone."""


def of_name(parse: Parse, names: Names, know: ActorKnowledge, one: Named) -> Phrase | None:
    if is_person(one):
        return _of_person(parse, names, know, one)
    if one.entries:
        return _of_listed(parse, names, one) or _of_national(parse, know, one)
    token = parse.tokens[_head(parse, one.first, one.last)]
    surface = _surface(parse, one)
    inside = tuple(dict.fromkeys(names.owners[i] for i in range(one.first, one.last) if i in names.owners))
    owners = inside or tuple(owners_of(parse, names, token))
    placed = placed_in(parse, names, token, range(one.first, one.last))
    thing = _tail(know.asset, surface)
    if thing is not None and any(entry.id in know.state for entry in owners):
        return Phrase(
            head=token.index,
            first=one.first,
            last=one.last,
            core=(one.first, one.last),
            form=Form.DESCRIPTION,
            owners=owners,
            asset=thing,
            definite=True,
        )
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
            group=_tail(know.group, surface),
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


def _tail(find: Callable[[str], Found | None], surface: str) -> Found | None:
    """The common noun that a capitalised name ends in: "Foreign Ministry", "Norland Embassy", "Senate"."""
    words = surface.lower().split()
    return next((found for start in range(len(words)) if (found := find(" ".join(words[start:])))), None)


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
        counted=people and is_counted(parse, token),
        people=people,
    )


def _of_national(parse: Parse, know: ActorKnowledge, one: Named) -> Phrase | None:
    """One of a nation whom an adjective names: "a Norlander", "the Norwegian, Ola Brekke"."""
    token = parse.tokens[_head(parse, one.first, one.last)]
    entry = next((e for e in one.entries if e.role is Role.ADJECTIVE), None)
    determined = parse.children(token, "det")
    if entry is None or token.relation not in _ARGUMENTS or not determined or is_plural(token):
        return None
    first, last = extent(parse, token)
    return Phrase(
        head=token.index,
        first=first,
        last=last,
        core=(first, token.index + 1),
        form=Form.DESCRIPTION,
        office=know.office_by_id.get(_NATIONAL),
        owners=(entry,),
        definite=any(t.lemma in DEFINITE for t in determined),
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
    described = (noun for noun in parse.children(token, "appos") if not _is_other(names, noun))
    return next((e for noun in described for e in owners_of(parse, names, noun)), None)


def _is_other(names: Names, noun: Token) -> bool:
    """Whether a word names a body, not what somebody is."""
    inside = names.inside.get(noun.index)
    return inside is not None and any(entry.role in BODY_ROLES for entry in inside.entries)


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


def _surface(parse: Parse, one: Named) -> str:
    return parse.text[parse.tokens[one.first].start : parse.tokens[one.last - 1].end]


def _head(parse: Parse, first: int, last: int) -> int:
    """The token that ties a name to the rest of its sentence."""
    inside = range(first, last)
    tops = [i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i]
    return tops[-1] if tops else last - 1
