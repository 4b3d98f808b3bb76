"""Places named with a common noun: "Iranian territory", "the Saudi capital", "the Korean peninsula", "the gulf"."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.knowledge.places import Entry
from dateline.language import Token
from dateline.model import Span
from dateline.reading.places.acting import ON_GROUND, stands_in
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.mentions import Setting
from dateline.reading.places.senses import Known, Meaning

_CAPITAL = "capital"
_NOUNS = frozenset({"NOUN", "PROPN"})


def on_grounds(here: Setting) -> Iterator[Candidate]:
    """Such phrases where something is on the ground: behind "in", "on", "from", and beside a name for the same."""
    grounds = here.known.places.words["grounds"]
    for token in here.parse.tokens:
        lemma = token.lemma.lower()
        if token.pos in _NOUNS and token.text.islower():
            yield from _natural(here, token)
        if lemma in grounds and token.pos == "NOUN":
            before = here.parse.tokens[token.index - 1] if token.index else None
            is_ground = token.relation == "appos" or (before is not None and stands_in(here.parse, before, ON_GROUND))
            if before is not None and before.head == token.index and is_ground:
                yield from _ground(here, before, token, grounds[lemma])


def _natural(here: Setting, noun: Token) -> Iterator[Candidate]:
    """A feature whose last word is small: "the Korean peninsula"; alone where papers so call one: "in the gulf"."""
    if noun.lemma.lower() not in here.known.places.words["nature"] or not noun.index:
        return
    before = here.parse.tokens[noun.index - 1]
    alone = noun.relation != "compound" and not here.parse.children(noun, "nmod", "acl")
    bare = before.text.lower() == "the" and stands_in(here.parse, noun) and (alone or _names_area(here, noun))
    named = before.text[:1].isupper() and before.end + 1 == noun.start and before.head == noun.index
    if bare or named:
        span = noun.span if bare else Span(before.start, noun.end)
        known = tuple(e for e in here.known.places.lookup(span.of(here.parse.text)) if _is_feature(e))
        if known:
            yield Candidate(span=span, name=span.of(here.parse.text), meaning=Meaning(known))


def _names_area(here: Setting, noun: Token) -> bool:
    """ "the gulf region", not "the gulf crisis"."""
    head = here.parse.head(noun)
    return noun.relation == "compound" and head is not None and head.lemma.lower() in here.known.places.words["spots"]


def _is_feature(entry: Entry) -> bool:
    return entry.geonames is None and entry.kind not in ("city", "county", "province", "country")


def _ground(here: Setting, adjective: Token, noun: Token, kind: str) -> Iterator[Candidate]:
    land = here.known.land_of(adjective.text)
    if land is not None:
        entry = _capital(here.known, land.country) if kind == _CAPITAL else land
        if entry is not None:
            span = Span(adjective.start, noun.end)
            found = entry if kind == _CAPITAL else replace(entry, geonames=None, kind=kind)
            yield Candidate(
                span=span,
                name=span.of(here.parse.text),
                meaning=Meaning((found,), kind),
            )


def _capital(known: Known, state: str) -> Entry | None:
    names = known.actors.state[state].capital
    found = (e for name in names for e in known.places.lookup(name) if e.country == state and e.kind == "city")
    return max(found, key=lambda e: e.population, default=None)
