"""JSON formats: PLOVER records, GeoJSON, FollowTheMoney entities."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.knowledge.plover import Plover
from dateline.model import ActorKind
from dateline.model.world import EventStatus
from dateline.store.exports.facts import Fact, Side, Told

_FACTUALITY = {
    EventStatus.PLANNED: "future",
    EventStatus.OVERDUE: "future",
    EventStatus.DENIED: "negation",
}
"""PLOVER's auxiliary modes; what is only demanded or possible is hypothetical."""
_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.COMPANY: "Company",
    ActorKind.COUNTRY: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.PEOPLE: "LegalEntity",
}


def plover_lines(facts: Iterable[Fact], _: Plover, version: str) -> Iterator[str]:
    """One PLOVER record a line."""
    for fact in facts:
        yield msgspec.json.encode(_plover(fact, version)).decode() + "\n"


def geojson(facts: Iterable[Fact], _: Plover, __: str) -> Iterator[str]:
    """A FeatureCollection (RFC 7946); events without a point have a null geometry."""
    yield '{"type": "FeatureCollection", "features": [\n'
    for number, fact in enumerate(facts):
        yield (",\n" if number else "") + msgspec.json.encode(_feature(fact)).decode()
    yield "\n]}\n"


def ftm(facts: Iterable[Fact], _: Plover, __: str) -> Iterator[str]:
    """FollowTheMoney entities, one a line: events, and each actor before the first event that names them."""
    seen: set[str] = set()
    for fact in facts:
        sides = {side.id: side for side in (*fact.agents, *fact.recipients) if side.id}
        for side in (side for who, side in sides.items() if who not in seen):
            kind = _SCHEMATA.get(side.kind, "Organization")
            yield _entity(side.id, kind, {"name": [side.name], "country": [_iso(side)]})
        seen |= sides.keys()
        yield _entity(fact.id, "Event", _event(fact, list(sides)))


def _event(fact: Fact, involved: list[str]) -> dict[str, list[str]]:
    return {
        "name": [f"{fact.type.value} ({fact.status.value})"],
        "date": [str(fact.day) if fact.day else ""],
        "description": [fact.told.words],
        "sourceUrl": [fact.told.url or ""],
        "publisher": [fact.told.publisher or ""],
        "involved": [_key(who) for who in involved],
    }


def _plover(fact: Fact, version: str) -> dict[str, Any]:
    told = fact.told
    auxiliary = _FACTUALITY.get(fact.status)
    if auxiliary is None and fact.status.value in ("demanded", "possible"):
        auxiliary = "hypothetical"
    record: dict[str, Any] = {
        "id": fact.id,
        "date": str(fact.day) if fact.day else None,
        "enddate": str(fact.last) if fact.last and fact.last != fact.day else None,
        "actor": [_plover_side(side) for side in fact.agents],
        "recipient": [_plover_side(side) for side in fact.recipients],
        "event": [fact.type.value],
        "mode": [*fact.mode, *([auxiliary] if auxiliary else [])],
        "quad_code": fact.type.quad.value,
        "event_scale": fact.score,
        "dead": fact.killed,
        "injured": fact.injured,
        "coder": f"dateline {version}",
        "context": list(told.context),
        "event_text": [told.words],
        "text_info": {"start": told.start, "end": told.end},
        "cite_info": _cite(told),
        "event_loc": _location(told),
    }
    return {name: value for name, value in record.items() if value not in (None, [], {})}


def _plover_side(side: Side) -> dict[str, Any]:
    found = {
        "code": side.code,
        "sector": "".join(side.sectors[:2]),
        "entity_text": side.name,
        "identifier_text": side.id,
    }
    return {name: value for name, value in found.items() if value}


def _cite(told: Told) -> dict[str, str]:
    found = {"citation": told.title, "title": told.report, "url": told.url, "publisher": told.publisher}
    return {name: value for name, value in found.items() if value}


def _location(told: Told) -> dict[str, Any]:
    if told.place is None:
        return {}
    found = {
        "resolved_place": told.place,
        "geonameid": told.geonames,
        "lat": told.lat,
        "lon": told.lon,
        "country_code": told.country,
    }
    return {name: value for name, value in found.items() if value is not None}


def _feature(fact: Fact) -> dict[str, Any]:
    told = fact.told
    point = {"type": "Point", "coordinates": [told.lon, told.lat]} if told.lat is not None else None
    return {
        "type": "Feature",
        "id": fact.id,
        "geometry": point,
        "properties": {
            "date": str(fact.day) if fact.day else None,
            "type": fact.type.value,
            "status": fact.status.value,
            "agents": [side.name for side in fact.agents],
            "recipients": [side.name for side in fact.recipients],
            "place": told.place,
            "words": told.words,
        },
    }


def _iso(side: Side) -> str:
    return side.code.lower() if len(side.code) == 3 and side.code.isalpha() else ""


def _entity(key: str, kind: str, properties: dict[str, list[str]]) -> str:
    """An entity with the properties that are not empty."""
    values = {name: [one for one in given if one] for name, given in properties.items()}
    entity = {"id": _key(key), "schema": kind, "properties": {name: given for name, given in values.items() if given}}
    return msgspec.json.encode(entity).decode() + "\n"


def _key(name: str) -> str:
    return "dl-" + hashlib.blake2b(name.encode(), digest_size=10).hexdigest()
