"""What a report contributes to events and commitments: as it tells it, and in the terms of the register."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

import msgspec

from dateline.knowledge import Knowledge
from dateline.model import Reading
from dateline.situation.identity import Sighting
from dateline.situation.telling import Party, Telling, tellings
from dateline.situation.undertaking import Undertaking, undertakings


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Claims and commitments of one report. What the report is about is kept once, not with each claim."""

    context: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()

    @property
    def whole(self) -> tuple[Telling, ...]:
        """The tellings with what the report is about."""
        return tuple(msgspec.structs.replace(telling, context=self.context) for telling in self.tellings)


_decoder = msgspec.msgpack.Decoder(Told)


def told_of(reading: Reading, sightings: Iterable[Sighting], know: Knowledge) -> Told:
    """What a report tells, its actors under the ids that the reading gave them."""
    local = {sighting.at.record: sighting.at.record for sighting in sightings}
    told = tellings(reading, local, "", know)
    return Told(
        context=told[0].context if told else (),
        tellings=tuple(msgspec.structs.replace(one, context=()) for one in told),
        undertakings=undertakings(reading, local, "", know),
    )


def resolved(told: Told, actor_of: Mapping[str, str], story: str) -> Told:
    """The same in the terms of the register: `actor_of` gives the actor by the id in the reading."""

    def party(local: Party) -> Party:
        return msgspec.structs.replace(local, actor=actor_of.get(local.actor, local.actor))

    return msgspec.structs.replace(
        told,
        tellings=tuple(_telling(one, party, story) for one in told.tellings),
        undertakings=tuple(_undertaking(one, party, story) for one in told.undertakings),
    )


def _telling(one: Telling, party: Callable[[Party], Party], story: str) -> Telling:
    return msgspec.structs.replace(
        one,
        agents=tuple(sorted({party(side) for side in one.agents})),
        recipients=tuple(sorted({party(side) for side in one.recipients})),
        said_by=tuple(party(source) for source in one.said_by),
        answers=tuple(sorted({party(side) for side in one.answers})),
        story=story,
    )


def _undertaking(one: Undertaking, party: Callable[[Party], Party], story: str) -> Undertaking:
    to = party(one.to) if one.to is not None else None
    return msgspec.structs.replace(one, by=party(one.by), to=to, story=story)


def encode(told: Told) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(told), 3)


def decode(packed: bytes) -> Told:
    return _decoder.decode(zlib.decompress(packed))


def hashed(key: str) -> int:
    """A key as a number that an index takes little room for."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
