"""Whom a question means: a state by its code, a registered actor by id or name."""

import re

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from dateline.errors import StoreError
from dateline.model import ActorKind
from dateline.situation.names import folded
from dateline.store import schema

_STATE = re.compile(r"[A-Z]{3}")
_MOST = 400
_BUSY = 4000
"""Parts in events."""


class Side(Struct, frozen=True):
    """A state with everybody who acts for it, or certain actors."""

    name: str
    country: str | None = None
    actors: tuple[str, ...] = ()

    def holds(self, who: ColumnElement[str], country: ColumnElement[str | None]) -> ColumnElement[bool]:
        """That a column with an actor's id, and the one with his country, are of this side."""
        return country == self.country if self.country else who.in_(self.actors)

    @property
    def ids(self) -> Select[str]:
        """The ids of its actors, as a subquery."""
        who = schema.who.c
        return select(who.id).where(who.country == self.country if self.country else who.id.in_(self.actors))

    @property
    def forms(self) -> Select[int]:
        """The numbers of the forms in which reports name its actors, as a subquery."""
        return select(schema.form.c.n).where(schema.form.c.who.in_(self.ids))


def is_busy(connection: Connection, side: Side) -> bool:
    """Whether so much is told of a side that walking everything by day finds it sooner than sorting its own."""
    table = schema.event_side.c
    some = select(table.event).where(side.holds(table.who, table.country)).limit(_BUSY).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() == _BUSY


def find_side(connection: Connection, name: str) -> Side:
    """Whom a name means: `RUS`, `actor-0123456789abcdef`, an id of the knowledge, or any name that reports use.

    Raises: StoreError for somebody of whom no report tells.
    """
    if _STATE.fullmatch(name):
        return Side(name, country=name)
    actors = _actors(connection, name)
    if not actors:
        raise StoreError(name, "nobody of that name in this store", "`dateline who WORDS` finds names by their parts")
    return Side(name, actors=actors)


def find_actors(connection: Connection, name: str) -> tuple[str, ...]:
    """The ids of those who have that name, or else of those whose names hold its words."""
    return _actors(connection, name) or _by_parts(connection, name)


def country_of(connection: Connection, place: str) -> str | None:
    """The code of a country by its name, if reports speak of it."""
    if _STATE.fullmatch(place):
        return place
    who, named = schema.who.c, schema.who_name.c
    asked = select(who.country).join_from(schema.who_name, schema.who, named.who == who.id)
    country = (named.name == folded(place)) & (who.kind == ActorKind.COUNTRY) & who.country.is_not(None)
    return connection.execute(asked.where(country).limit(1)).scalar_one_or_none()


def _actors(connection: Connection, name: str) -> tuple[str, ...]:
    who, named, alias = schema.who.c, schema.who_name.c, schema.who_alias.c
    by_name = select(named.who).where(named.name == folded(name))
    by_alias = select(alias.who).where(alias.alias == name)
    that = or_(who.id == name, who.known_as == name, who.id.in_(by_name), who.id.in_(by_alias))
    return tuple(connection.execute(select(who.id).where(that).order_by(who.reports.desc(), who.id)).scalars())


def _by_parts(connection: Connection, name: str) -> tuple[str, ...]:
    who, named = schema.who.c, schema.who_name.c
    asked = select(who.id).join_from(schema.who, schema.who_name, named.who == who.id)
    for word in folded(name).split():
        asked = asked.where((" " + named.name + " ").contains(f" {word}", autoescape=True))
    return tuple(
        connection.execute(
            asked.group_by(who.id, who.reports).order_by(who.reports.desc(), who.id).limit(_MOST)
        ).scalars()
    )
