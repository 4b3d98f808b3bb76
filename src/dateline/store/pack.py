"""A reading as a store keeps it: whole, compressed, and as flat rows for questions. Made where the report was read."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dateline.knowledge import Knowledge
from dateline.model import Actor, Claim, Place, Reading, Statement, covering
from dateline.model.world import Judgement
from dateline.situation.identity import Sighting, sightings
from dateline.situation.judgements import judged
from dateline.situation.stories import Sketch, sketch
from dateline.store.identity import form_key
from dateline.store.tying.told import encode, told_of

Row = dict[str, Any]

_LEVEL = 6
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Reading)


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """One reading, ready to be written. Rows name forms by their key and lack the numbers that the store gives."""

    report: Row
    text: str
    reading: bytes
    forms: dict[str, Row]
    actors: dict[str, str]
    """Form key by the id that the reading gave the actor."""
    claims: tuple[Row, ...]
    sides: tuple[tuple[tuple[str, int, str], ...], ...]
    """For each claim: side, position and id of the actor."""
    statements: tuple[Row, ...]
    sketch: Sketch
    sightings: tuple[Sighting, ...]
    told: bytes


def pack(reading: Reading, name: str, version: str, know: Knowledge) -> Packed:
    """The rows of a reading whose document is known by its content; `name` is what its source called it."""
    document = reading.document
    seen = sightings(reading, know.actors)
    identities = {sighting.at.record: sighting.identity.id for sighting in seen}
    forms = {actor.id: _form(actor, identities.get(actor.id)) for actor in reading.actors}
    actors = {actor: form_key(**form) for actor, form in forms.items()}
    return Packed(
        report={
            "id": document.id,
            "name": name,
            "title": document.title,
            "published": document.published,
            "publisher": document.publisher,
            "author": document.author,
            "url": document.url,
            "language": document.language,
            "words": len(document.text.split()),
            "version": version,
        },
        text=document.text,
        reading=compress(reading),
        forms={actors[actor]: form for actor, form in forms.items()},
        actors=actors,
        claims=tuple(_claim(claim, {place.id: place for place in reading.places}) for claim in reading.claims),
        sides=tuple(tuple(_sides(claim)) for claim in reading.claims),
        statements=tuple(_statement(statement, actors) for statement in reading.statements),
        sketch=sketch(document),
        sightings=seen,
        told=encode(told_of(reading, seen, know)),
    )


def parted(packed: Packed, splits: Sequence[Judgement]) -> Packed:
    """The same with the actors that people split off under identities of their own."""
    seen = judged(packed.sightings, splits)
    if seen == packed.sightings:
        return packed
    new = {sighting.at.record: sighting.identity.id for sighting in seen}
    forms = {actor: {**packed.forms[key], "identity": new.get(actor)} for actor, key in packed.actors.items()}
    actors = {actor: form_key(**form) for actor, form in forms.items()}
    moved = {packed.actors[actor]: key for actor, key in actors.items()}
    return msgspec.structs.replace(
        packed,
        sightings=seen,
        actors=actors,
        forms={actors[actor]: form for actor, form in forms.items()},
        statements=tuple(
            {**row, "speaker": moved.get(row["speaker"]), "addressee": moved.get(row["addressee"])}
            for row in packed.statements
        ),
    )


def compress(reading: Reading) -> bytes:
    """A reading without its text, which is kept beside it."""
    document = msgspec.structs.replace(reading.document, text="")
    return zlib.compress(_encoder.encode(msgspec.structs.replace(reading, document=document)), _LEVEL)


def unpack(packed: bytes, text: str) -> Reading:
    """The reading that was compressed, with its text."""
    reading = _decoder.decode(zlib.decompress(packed))
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, text=text))


def _form(actor: Actor, identity: str | None) -> Row:
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "codes": "; ".join(actor.codes),
        "known_as": actor.known_as,
        "identity": identity,
    }


def _claim(claim: Claim, places: Mapping[str, Place]) -> Row:
    place = places.get(claim.place or "")
    return {
        "id": claim.id,
        "type": claim.type.value,
        "mode": " ".join(claim.mode),
        "mood": claim.mood.value,
        "negated": claim.negated,
        "value": claim.when.value if claim.when else None,
        "first": claim.when.first if claim.when else None,
        "last": claim.when.last if claim.when else None,
        "place": place.name if place else None,
        "geonames": place.geonames if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "killed": claim.killed,
        "injured": claim.injured,
        "arrested": claim.arrested,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "statement": claim.statement,
        "rule": claim.rule,
    }


def _sides(claim: Claim) -> Iterator[tuple[str, int, str]]:
    for side, actors in (("agent", claim.agents), ("recipient", claim.recipients), ("said_by", claim.said_by)):
        yield from ((side, position, actor) for position, actor in enumerate(actors))


def _statement(statement: Statement, actors: Mapping[str, str]) -> Row:
    span = covering(statement.content or statement.cue)
    return {
        "id": statement.id,
        "speaker": actors.get(statement.speaker or ""),
        "addressee": actors.get(statement.addressee or ""),
        "act": statement.act.value,
        "form": statement.form.value,
        "value": statement.when,
        "inside": statement.inside,
        "span_start": span.start,
        "span_end": span.end,
        "rule": statement.rule,
    }
