"""Finds the stories that new reports belong to."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update
from sqlalchemy import bindparam as bound

from dateline.situation.stories import Sketch, find_stories
from dateline.store import schema
from dateline.store.rows import chunks

_NUMBER = 8
"""Bytes of a key."""


def packed_keys(keys: Iterable[int]) -> bytes:
    return b"".join(key.to_bytes(_NUMBER, "little", signed=True) for key in keys)


def unpacked_keys(packed: bytes) -> tuple[int, ...]:
    parts = range(0, len(packed), _NUMBER)
    return tuple(int.from_bytes(packed[at : at + _NUMBER], "little", signed=True) for at in parts)


def settle_stories(connection: Connection, reports: Sequence[int]) -> set[int]:
    """Gives reports their stories; tells whose story is another than before."""
    pool = set(reports)
    for report in reports:
        pool |= _same_stories(connection, _candidates(connection, report))
    sketches = {row.id: row for row in _sketches(connection, pool)}
    found = find_stories(
        Sketch(document=row.id, published=row.published, keys=unpacked_keys(row.bands), shingles=row.shingles)
        for row in sketches.values()
    )
    new = {document: story.id for story in found for document in story.documents}
    changed = {sketches[document].n: story for document, story in new.items() if sketches[document].story != story}
    if changed:
        table = schema.report
        renamed = update(table).where(table.c.n == bound("number")).values(story=bound("named"))
        connection.execute(renamed, [{"number": number, "named": story} for number, story in changed.items()])
    return set(changed)


def _candidates(connection: Connection, report: int) -> set[int]:
    """Reports that share a key."""
    keys = connection.execute(select(schema.sketch.c.bands).where(schema.sketch.c.report == report)).scalar_one()
    found: set[int] = set()
    for some in chunks(unpacked_keys(keys)):
        found.update(
            connection.execute(select(schema.sketch_key.c.report).where(schema.sketch_key.c.key.in_(some))).scalars()
        )
    return found - {report}


def _same_stories(connection: Connection, reports: set[int]) -> set[int]:
    """Those reports and all others of their stories."""
    found = set(reports)
    table = schema.report.c
    for some in chunks(reports):
        stories = select(table.story).where(table.n.in_(some) & table.story.is_not(None))
        found.update(connection.execute(select(table.n).where(table.story.in_(stories))).scalars())
    return found


def _sketches(connection: Connection, reports: set[int]) -> list[schema.AnyRow]:
    report, sketch = schema.report.c, schema.sketch.c
    asked = select(report.n, report.id, report.published, report.story, sketch.bands, sketch.shingles).join_from(
        schema.report, schema.sketch
    )
    return [row for some in chunks(sorted(reports)) for row in connection.execute(asked.where(report.n.in_(some)))]
