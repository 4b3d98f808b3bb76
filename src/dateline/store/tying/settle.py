"""Ties in the reports that are waiting: one function from dirty reports to a situation that knows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.knowledge import Knowledge
from dateline.model.world import Judgement
from dateline.situation.judgements import standing
from dateline.store import schema
from dateline.store.judgements import load_judgements
from dateline.store.pack import pack, unpack
from dateline.store.rows import chunks
from dateline.store.tying.commitments import settle_commitments
from dateline.store.tying.events import settle_events
from dateline.store.tying.judged import CLAIM
from dateline.store.tying.register import settle_register
from dateline.store.tying.retell import Changes, retell
from dateline.store.tying.rulings import EventRulings
from dateline.store.tying.shelf import Shelf
from dateline.store.tying.stories import settle_stories
from dateline.store.write import write_derived

_KEPT = (schema.report, schema.body, schema.ledger, schema.judgement)
MOST = 1000
"""Reports that are tied in at once, in one transaction."""


def settle(connection: Connection, know: Knowledge) -> int:
    """Ties in the next reports that are waiting; gives their number, 0 when none is left."""
    dirty = schema.dirty.c
    reports = connection.execute(select(dirty.report).order_by(dirty.report).limit(MOST)).scalars().all()
    if reports:
        _derive_missing(connection, reports, know)
        settle_reports(connection, reports, know)
        for some in chunks(reports):
            connection.execute(delete(schema.dirty).where(dirty.report.in_(some)))
    return len(reports)


def forget_derived(connection: Connection) -> None:
    """Takes back everything but reports, readings, ledger and judgements; all reports wait to be tied in again."""
    for table in reversed(schema.metadata.sorted_tables):
        if table not in _KEPT:
            connection.execute(delete(table))
    connection.execute(update(schema.report).values(story=None))
    connection.execute(insert(schema.dirty).from_select(["report"], select(schema.report.c.n)))


def _derive_missing(connection: Connection, reports: Sequence[int], know: Knowledge) -> None:
    """Makes what follows from the readings of reports that were kept by an earlier version, or are built anew."""
    report, body, told = schema.report, schema.body, schema.told
    asked = select(report.c.n, report.c.name, report.c.version, body.c.reading, body.c.text).join_from(report, body)
    there = select(told.c.report)
    for some in chunks(reports):
        rows = connection.execute(asked.where(report.c.n.in_(some) & report.c.n.not_in(there))).all()
        packed = [pack(unpack(row.reading, row.text), row.name, row.version, know) for row in rows]
        write_derived(connection, packed, {one.report["id"]: row.n for one, row in zip(packed, rows, strict=True)})


def settle_reports(
    connection: Connection,
    reports: Sequence[int],
    know: Knowledge,
    *,
    identities: Iterable[int] = (),
    claims: Iterable[int] = (),
) -> None:
    """Stories and register first, then what the reports tell in their terms, then what follows from that.

    `identities` and `claims` are looked at again although no report of them changed: a judgement concerns them.
    """
    ruled = standing(load_judgements(connection))
    seen = _identities(connection, reports) | set(identities)
    touched = {
        *reports,
        *settle_stories(connection, reports),
        *settle_register(connection, seen, ruled, know.actors.state),
    }
    changes = retell(connection, touched, _on_claims(ruled))
    shelf = Shelf(connection)
    again = {number: (told, told) for number, told in shelf.tellings(claims).items()}
    changes = Changes({**again, **changes.claims}, changes.undertakings)
    settle_events(connection, shelf, changes, know.plover, EventRulings(ruled))
    settle_commitments(connection, shelf, changes)


def waiting(connection: Connection) -> int:
    """How many reports are not tied in yet."""
    return int(connection.execute(select(func.count()).select_from(schema.dirty)).scalar_one())


def _identities(connection: Connection, reports: Sequence[int]) -> set[int]:
    form = schema.form.c
    asked = select(form.identity).distinct().join_from(schema.actor, schema.form).where(form.identity.is_not(None))
    return {
        identity
        for some in chunks(reports)
        for identity in connection.execute(asked.where(schema.actor.c.report.in_(some))).scalars()
    }


def _on_claims(judgements: Sequence[Judgement]) -> Mapping[str, Sequence[Judgement]]:
    """Judgements on claims by the id of the report."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.target.startswith(CLAIM):
            found[judgement.target.split(":")[1]].append(judgement)
    return found
