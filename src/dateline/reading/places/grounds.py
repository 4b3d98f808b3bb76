"""Places named by a nationality and a word for ground: "Iranian territory", "the Saudi capital"."""

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


def on_grounds(here: Setting) -> Iterator[Candidate]:
    """Such phrases where something is on the ground: behind "in", "on", "from", and beside a name for the same."""
    grounds = here.known.places.words["grounds"]
    for token in here.parse.tokens:
        lemma = token.lemma.lower()
        if lemma in grounds and token.pos == "NOUN":
            before = here.parse.tokens[token.index - 1] if token.index else None
            is_ground = token.relation == "appos" or (before is not None and stands_in(here.parse, before, ON_GROUND))
            if before is not None and before.head == token.index and is_ground:
                yield from _ground(here, before, token, grounds[lemma])


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
