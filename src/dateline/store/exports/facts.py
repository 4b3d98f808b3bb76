"""What every format is made of: an event with its sides in codes, its place, and the report that told of it first."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select

from dateline.model import ActorKind, EventType
from dateline.model.world import EventStatus
from dateline.store import schema
from dateline.store.asking.events import EventFilter, events
from dateline.store.asking.plan import cut_words
from dateline.store.asking.rows import EventRow
from dateline.store.rows import chunks

_PORTION = 500


class Side(Struct, frozen=True, kw_only=True):
    """One who takes part. `code` is PLOVER's country or its like (`RUS`, `IGO`), `sectors` what follows (`GOV`)."""

    id: str
    name: str
    kind: ActorKind
    code: str = ""
    sectors: tuple[str, ...] = ()

    @property
    def joined(self) -> str:
        """Country and first sector run together, as CAMEO writes actors: RUSGOV."""
        return self.code + (self.sectors[0] if self.sectors else "")


class Told(Struct, frozen=True, kw_only=True):
    """The report that told of an event first, with its words and the place that it gave."""

    report: str = ""
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    words: str = ""
    start: int = 0
    end: int = 0
    context: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None


class Fact(Struct, frozen=True, kw_only=True):
    """An event ready for any format."""

    id: str
    type: EventType
    mode: tuple[str, ...]
    status: EventStatus
    day: date | None
    last: date | None
    agents: tuple[Side, ...]
    recipients: tuple[Side, ...]
    score: float
    stories: int
    claims: int
    killed: int | None
    injured: int | None
    told: Told

    @property
    def pairs(self) -> Iterator[tuple[Side | None, Side | None]]:
        """Who acts on whom, pair by pair, for tables of two actors; without a recipient the agents pair up."""
        if self.recipients or len(self.agents) < 2:
            for agent in self.agents or (None,):
                for recipient in self.recipients or (None,):
                    yield agent, recipient
        else:
            yield from ((a, b) for a in self.agents for b in self.agents if a.id != b.id)


def facts(connection: Connection, asked: EventFilter) -> Iterator[Fact]:
    """All events that fit, portion by portion, so that memory does not grow with their number."""
    offset = asked.offset
    while rows := tuple(events(connection, replace(asked, limit=_PORTION, offset=offset))):
        offset += len(rows)
        sides = _sides(connection, [i for row in rows for i in (*row.agent_ids, *row.recipient_ids) if i])
        told = _told(connection, [row.id for row in rows])
        yield from (_fact(row, sides, told.get(row.id, Told())) for row in rows)


def _fact(row: EventRow, sides: Mapping[str, Side], told: Told) -> Fact:
    return Fact(
        id=row.id,
        type=row.type,
        mode=row.mode,
        status=row.status,
        day=row.day,
        last=row.last,
        agents=_named(row.agent_ids, row.agents, sides),
        recipients=_named(row.recipient_ids, row.recipients, sides),
        score=row.score,
        stories=row.stories,
        claims=row.claims,
        killed=row.killed_least,
        injured=row.injured_least,
        told=told,
    )


def _named(ids: Sequence[str], names: Sequence[str], sides: Mapping[str, Side]) -> tuple[Side, ...]:
    known = zip(ids, names, strict=False)
    return tuple(sides.get(who) or Side(id=who, name=name, kind=ActorKind.PEOPLE) for who, name in known)


def _sides(connection: Connection, ids: Sequence[str]) -> dict[str, Side]:
    who = schema.who.c
    query = select(who.id, who.name, who.kind, who.codes)
    return {
        row.id: _side(row.id, row.name, ActorKind(row.kind), row.codes)
        for some in chunks(dict.fromkeys(ids))
        for row in connection.execute(query.where(who.id.in_(some)))
    }


def _side(who: str, name: str, kind: ActorKind, codes: str) -> Side:
    first, *sectors = codes.replace(";", ",").split(",")[0].split() or [""]
    return Side(id=who, name=name, kind=kind, code=first, sectors=tuple(sectors))


def _told(connection: Connection, ids: Sequence[str]) -> dict[str, Told]:
    """For each event its first telling; one that gives a place goes before one that does not."""
    event, claim, report, body = schema.event.c, schema.claim.c, schema.report.c, schema.body.c
    query = (
        select(
            event.id,
            report.id.label("report"),
            report.published,
            report.publisher,
            report.title,
            report.url,
            cut_words(claim).label("words"),
            claim.span_start.label("start"),
            claim.span_end.label("end"),
            claim.place,
            claim.country,
            claim.geonames,
            claim.lat,
            claim.lon,
        )
        .join_from(schema.event, schema.claim, claim.event == event.n)
        .join(schema.report, claim.report == report.n)
        .join(schema.body, body.report == report.n)
        .order_by(claim.lat.is_(None).desc(), report.published.desc(), report.id.desc(), claim.span_start.desc())
    )
    return {
        row.id: Told(**{name: value for name, value in row._mapping.items() if name != "id"})
        for some in chunks(ids)
        for row in connection.execute(query.where(event.id.in_(some)))
    }
