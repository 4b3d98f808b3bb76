"""Moves sightings from one actor to another identity, where people split an actor or take a split back."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from dateline.knowledge import Knowledge
from dateline.situation.identity import Sighting
from dateline.store import schema
from dateline.store.judgements import load_splits
from dateline.store.pack import Packed, pack, parted, unpack
from dateline.store.rows import chunks, lookup
from dateline.store.tying.register import add_sightings, replace_presences
from dateline.store.write import write_forms


def resight(connection: Connection, reports: Iterable[int], know: Knowledge) -> set[int]:
    """Identifies the actors of reports anew, as the splits that stand have it; gives the identities concerned."""
    before: set[int] = set()
    after: set[int] = set()
    for report in reports:
        before |= _identities(connection, report)
        _point_to(connection, report, _packed(connection, report, know))
        after |= _identities(connection, report)
    changed = before ^ after
    _see_again(connection, changed, know)
    return before | after


def _packed(connection: Connection, report: int, know: Knowledge) -> Packed:
    body, table = schema.body.c, schema.report.c
    asked = select(body.reading, body.text, table.name, table.version).join_from(schema.body, schema.report)
    row = connection.execute(asked.where(body.report == report)).one()
    return parted(pack(unpack(row.reading, row.text), row.name, row.version, know), load_splits(connection))


def _identities(connection: Connection, report: int) -> set[int]:
    asked = select(schema.form.c.identity).join_from(schema.actor, schema.form)
    found = connection.execute(asked.where((schema.actor.c.report == report) & schema.form.c.identity.is_not(None)))
    return set(found.scalars())


def _point_to(connection: Connection, report: int, packed: Packed) -> None:
    """Gives actors, claims and statements of a report the forms that its actors have now."""
    identities = _known_or_new(connection, packed.sightings)
    forms = write_forms(connection, [packed], identities)
    actor, claim, statement = schema.actor, schema.claim.c, schema.statement
    rows = connection.execute(select(actor.c.id, actor.c.form).where(actor.c.report == report)).all()
    for row in rows:
        form = forms[packed.actors[row.id]]
        if form == row.form:
            continue
        connection.execute(update(actor).where((actor.c.report == report) & (actor.c.id == row.id)).values(form=form))
        here = select(claim.n).where(claim.report == report)
        sides = (schema.claim_side.c.form == row.form) & schema.claim_side.c.claim.in_(here)
        connection.execute(update(schema.claim_side).where(sides).values(form=form))
        for column in ("speaker", "addressee"):
            those = (statement.c.report == report) & (statement.c[column] == row.form)
            connection.execute(update(statement).where(those).values({column: form}))


def _known_or_new(connection: Connection, sightings: Sequence[Sighting]) -> dict[str, int]:
    """The numbers of the identities of sightings. Those that are new are seen by these, and added up afterwards."""
    identity = schema.identity.c
    known = lookup(connection, identity.id, identity.n, {sighting.identity.id for sighting in sightings})
    new = add_sightings(connection, (sighting for sighting in sightings if sighting.identity.id not in known))
    return {**known, **new}


def _see_again(connection: Connection, identities: Iterable[int], know: Knowledge) -> None:
    """Adds up the presences of identities from nothing, as there is no taking away from one; drops those of nobody."""
    identity = schema.identity.c
    numbers = lookup(connection, identity.n, identity.id, identities)
    held: list[Sighting] = []
    for report in sorted(_reports(connection, numbers)):
        held += (s for s in _packed(connection, report, know).sightings if s.identity.id in numbers.values())
    replace_presences(connection, {id_: number for number, id_ in numbers.items()}, held)


def _reports(connection: Connection, identities: Iterable[int]) -> set[int]:
    asked = select(schema.actor.c.report).distinct().join_from(schema.actor, schema.form)
    return {
        report
        for some in chunks(identities)
        for report in connection.execute(asked.where(schema.form.c.identity.in_(some))).scalars()
    }
