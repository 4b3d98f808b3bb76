"""Finds the places of a report: names used as locations, each resolved by what else the report names."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.actors import ActorKnowledge, Role
from dateline.knowledge.places import Entry, PlaceKnowledge
from dateline.language import Name, Parse, Token
from dateline.model import Document, NoteKind, Place, Span

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "obj", "iobj"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "into", "outside", "around", "across", "over", "toward", "towards"}
)
_DATELINE_NAME = re.compile(r"[A-Z][A-Za-z.’' -]*[A-Za-z.]")
_KNOWN_ONLY_IF_LARGE = 15_000
_SAME_STATE, _SAME_COUNTRY, _NEXT_TO = 3.0, 2.0, 5.0
_KIND_BONUS = {"country": 2.5, "province": 1.5, "city": 0.0}
_ABBREVIATED = re.compile(r"^[A-Z][a-z]{1,4}\.$|^[A-Z]\.?[A-Z]\.?$")


class _Candidate(Struct, frozen=True):
    """A name with all that it can mean, and the name right behind a comma after it."""

    span: Span
    name: str
    entries: tuple[Entry, ...]
    container: str = ""
    listed: bool = True


def find_places(parse: Parse, document: Document, know: PlaceKnowledge, actors: ActorKnowledge) -> tuple[Place, ...]:
    """The places in text order. Countries count where something is in them, not where they act.

    A name that the gazetteer does not know stays without coordinates.
    """
    candidates = sorted((*_in_datelines(document, know), *_in_text(parse, know, actors)), key=lambda c: c.span)
    setting = _setting(candidates, _states(parse, actors))
    senses: dict[str, Entry | None] = {}
    for candidate in sorted(candidates, key=lambda c: not c.container):
        if candidate.container or candidate.name not in senses:
            senses[candidate.name] = _resolve(candidate, setting, know)
    return tuple(_place(number, c, senses[c.name]) for number, c in enumerate(candidates, 1))


def _place(number: int, candidate: _Candidate, entry: Entry | None) -> Place:
    if entry is None:
        return Place(id=f"p{number}", span=candidate.span, name=candidate.name)
    return Place(
        id=f"p{number}",
        span=candidate.span,
        name=entry.name,
        geonames=entry.geonames,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        kind=entry.kind,
    )


def _in_datelines(document: Document, know: PlaceKnowledge) -> Iterator[_Candidate]:
    """ "LINDHAVN, Norland (AP) --": town and country before the agency."""
    for note in document.notes:
        if note.kind is NoteKind.DATELINE:
            words = note.span.of(document.text).partition("(")[0]
            start = note.span.start
            parts = [
                m for part in re.finditer(r"[^,/_–—]+", words) if (m := _DATELINE_NAME.search(words, *part.span()))
            ]
            following = [m.group() for m in parts[1:]] + [""]
            for match, container in zip(parts, following, strict=True):
                name = match.group().title() if match.group().isupper() else match.group()
                entries = know.lookup(name)
                if entries:
                    span = Span(start + match.start(), start + match.end())
                    yield _Candidate(span, name, entries, container)


def _in_text(parse: Parse, know: PlaceKnowledge, actors: ActorKnowledge) -> Iterator[_Candidate]:
    taken = {i for name in parse.names for i in range(name.first, name.last)}
    for name in parse.names:
        if name.label in _LABELS:
            found = _candidate(parse, know, actors, name)
            if found is not None:
                yield found
    for token in parse.tokens:
        if token.index not in taken and token.pos == "PROPN" and token.text[:1].isupper():
            found = _unmarked(parse, know, actors, token, taken)
            if found is not None:
                yield found


def _candidate(parse: Parse, know: PlaceKnowledge, actors: ActorKnowledge, name: Name) -> _Candidate | None:
    first = name.first + (parse.tokens[name.first].lemma.lower() == "the")
    if first >= name.last:
        return None
    span = Span(parse.tokens[first].start, parse.tokens[name.last - 1].end)
    surface = span.of(parse.text)
    roles = {entry.role for entry in actors.lookup(surface)}
    if (roles and roles <= {Role.ADJECTIVE, Role.PEOPLE}) or Role.SEAT in roles:
        return None
    top = parse.top(span)
    if roles & {Role.NAME, Role.CAPITAL} and _acts(parse, top):
        return None
    entries = _entries(know, actors, surface)
    return _Candidate(span, surface, entries, _container(parse, name.last))


def _entries(know: PlaceKnowledge, actors: ActorKnowledge, surface: str) -> tuple[Entry, ...]:
    """What the gazetteer has under a name, or under the common name of the state that it means."""
    found = know.lookup(surface)
    states = [e for e in actors.lookup(surface) if e.role is Role.NAME and e.id in actors.state]
    for state in states:
        found = (*(e for e in know.lookup(state.name) if e.kind == "country"), *found)
    return tuple(dict.fromkeys(found))


def _acts(parse: Parse, token: Token) -> bool:
    """Whether a state or capital stands for its government: it does or says something, or owns it."""
    head = parse.head(token)
    if any(case.lemma.lower() in _LOCATIVE for case in parse.children(token, "case")):
        return False
    if token.dep in _ACTING or token.relation in ("nmod", "compound", "amod"):
        return True
    return token.relation == "conj" and head is not None and _acts(parse, head)


def _container(parse: Parse, after: int) -> str:
    """The name behind a comma: "Paris, Texas", "Aleppo, Syria", "Springfield (Ill.)"."""
    tokens = parse.tokens[after : after + 5]
    if len(tokens) < 2 or tokens[0].text not in (",", "(") or not tokens[1].text[:1].isupper():
        return ""
    name = next((n for n in parse.names if n.first == after + 1), None)
    if name is not None and name.label in _LABELS:
        return parse.name_span(name).of(parse.text)
    return tokens[1].text if _ABBREVIATED.match(tokens[1].text) else ""


def _unmarked(
    parse: Parse, know: PlaceKnowledge, actors: ActorKnowledge, token: Token, taken: set[int]
) -> _Candidate | None:
    """A large town or a country behind "in" that the recogniser missed."""
    before = parse.tokens[token.index - 1] if token.index else None
    if before is None or before.text.lower() not in _LOCATIVE or token.index + 1 in taken:
        return None
    following = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else None
    if following is not None and following.pos in ("PROPN", "NOUN", "NUM"):
        return None
    entries = tuple(e for e in _entries(know, actors, token.text) if e.population >= _KNOWN_ONLY_IF_LARGE)
    return _Candidate(token.span, token.text, entries, "", listed=False) if entries else None


def _states(parse: Parse, actors: ActorKnowledge) -> Counter[str]:
    """How often each state is named in any way, as far as single words tell."""
    named = (e for t in parse.tokens if t.text[:1].isupper() for e in actors.lookup(t.text)[:1])
    return Counter(e.id for e in named if e.role in (Role.NAME, Role.ADJECTIVE, Role.CAPITAL, Role.PEOPLE))


class _Setting(Struct, frozen=True):
    """Countries and states of the US that the report is about, with how sure that is (0 to 1)."""

    countries: Mapping[str, float]
    divisions: Mapping[str, float]


def _setting(candidates: Sequence[_Candidate], states: Counter[str]) -> _Setting:
    countries: Counter[str] = Counter(states)
    divisions: Counter[str] = Counter()
    for candidate in candidates:
        best = candidate.entries[0] if candidate.entries else None
        if best is not None and (best.kind != "city" or best.population > 500_000 or len(candidate.entries) == 1):
            countries[best.country] += 1
            divisions[best.division] += best.kind == "province" or len(candidate.entries) == 1
    return _Setting(_shares(countries), _shares(divisions))


def _shares(counts: Counter[str]) -> Mapping[str, float]:
    most = max(counts.values(), default=0) or 1
    return {name: (count / most) ** 0.5 for name, count in counts.items() if name}


def _resolve(candidate: _Candidate, setting: _Setting, know: PlaceKnowledge) -> Entry | None:
    around = _around(candidate.container, know)
    return max(candidate.entries, key=lambda entry: _weight(entry, setting, around), default=None)


def _around(container: str, know: PlaceKnowledge) -> tuple[Entry, ...]:
    return tuple(e for e in know.lookup(container) if e.kind in ("country", "province")) if container else ()


def _weight(entry: Entry, setting: _Setting, around: Sequence[Entry]) -> float:
    weight = math.log10(entry.population + 10) + _KIND_BONUS.get(entry.kind, 2.0)
    weight += _SAME_COUNTRY * setting.countries.get(entry.country, 0.0)
    weight += _SAME_STATE * setting.divisions.get(entry.division, 0.0)
    for outer in around:
        if outer.kind == "country" and outer.country == entry.country and entry.kind != "country":
            weight += _NEXT_TO
        if outer.kind == "province" and outer.division == entry.division and entry.kind == "city":
            weight += _NEXT_TO
    return weight
