"""Finds the places of a report: names used as locations, each resolved by what else the report names."""

from datetime import date

from dateline.knowledge.actors import ActorKnowledge
from dateline.knowledge.places import Entry, PlaceKnowledge
from dateline.language import Parse
from dateline.model import Document, Place
from dateline.reading.places.beside import beside
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.datelines import in_datelines
from dateline.reading.places.grounds import on_grounds
from dateline.reading.places.mentions import look, marked
from dateline.reading.places.resolve import resolve
from dateline.reading.places.senses import Known
from dateline.reading.places.states import named_states
from dateline.reading.places.unmarked import sites, unmarked

__all__ = ["find_places"]


def find_places(parse: Parse, document: Document, know: PlaceKnowledge, actors: ActorKnowledge) -> tuple[Place, ...]:
    """The places in text order. States and capitals count where something is in them, not where they act.

    A name that the gazetteer does not know stays without coordinates.
    """
    known = Known(know, actors)
    here = look(parse, known)
    found = (*in_datelines(document, known), *marked(here))
    found = (*found, *unmarked(here, found), *sites(here))
    found = (*found, *(c for c in on_grounds(here) if not any(c.span.touches(other.span) for other in found)))
    candidates = sorted(found, key=lambda c: c.span)
    senses = beside(parse, candidates, resolve(candidates, named_states(parse, actors), known))
    kept = [c for c in candidates if not _acts(c, senses.get(c.name), known)]
    return tuple(_place(number, c, senses.get(c.name), known, document.published) for number, c in enumerate(kept, 1))


def _acts(candidate: Candidate, entry: Entry | None, known: Known) -> bool:
    """Whether it stands for a government: only a state or its capital does, not a Paris in Texas."""
    if not candidate.acts or entry is None or entry.kind == "country":
        return candidate.acts
    return entry.country in known.capital_of(candidate.name)


def _place(
    number: int,
    candidate: Candidate,
    entry: Entry | None,
    known: Known,
    published: date | None,
) -> Place:
    if entry is None:
        kind = candidate.meaning.kind or None
        return Place(id=f"p{number}", span=candidate.span, name=candidate.name, kind=kind)
    return Place(
        id=f"p{number}",
        span=candidate.span,
        name=entry.name,
        geonames=entry.geonames,
        lat=entry.lat,
        lon=entry.lon,
        country=known.places.country(entry, published) or None,
        kind=entry.kind or None,
    )
