"""Where an actor is named: what a reviewer sees before saying that some of it is of somebody else."""

from datetime import date

from msgspec import Struct
from sqlalchemy import select

from dateline.store import Store, schema


class Sighting(Struct, frozen=True):
    """One report's mention of an actor; `reference` (`<report>#<actor there>`) is how a judgement names it."""

    reference: str
    report: str
    name: str
    title: str
    published: date | None


def sightings(store: Store, actor: str, most: int) -> tuple[Sighting, ...]:
    """The latest reports that name the actor, each with the name there."""
    cast, form, report = schema.actor.c, schema.form.c, schema.report.c
    columns = (cast.id.label("record"), form.name, report.id.label("document"), report.title, report.published)
    query = select(*columns).join_from(schema.actor, schema.form, cast.form == form.n)
    query = query.join(schema.report, cast.report == report.n).where(form.who == actor)
    with store.reading() as connection:
        rows = connection.execute(query.order_by(report.published.desc(), report.n, cast.id).limit(most)).all()
    return tuple(
        Sighting(f"{row.document}#{row.record}", row.document, row.name, row.title or "", row.published) for row in rows
    )
