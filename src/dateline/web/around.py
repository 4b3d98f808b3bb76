"""The sentence around a claim, so that a reviewer can judge it without opening the report."""

import re
from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import select

from dateline.store import Store, schema
from dateline.store.asking.rows import ClaimRow
from dateline.store.rows import chunks

_WINDOW = 280
"""Letters looked at on either side."""
_END = re.compile(r"[.!?][\"”’')]*\s+|\n")


class Around(Struct, frozen=True):
    """Words before the claim, its own up to the deed, the deed, its own after that, and words after it."""

    before: str
    head: str
    deed: str
    tail: str
    after: str


def around(store: Store, claims: Iterable[ClaimRow]) -> dict[str, Around]:
    """For the name of each claim its sentence."""
    rows = tuple(claims)
    report, body = schema.report.c, schema.body.c
    asked = select(report.id, body.text).join_from(schema.report, schema.body)
    with store.reading() as connection:
        texts = {
            row.id: row.text
            for some in chunks({claim.report for claim in rows})
            for row in connection.execute(asked.where(report.id.in_(some)))
        }
    return {claim.name: _cut(texts[claim.report], claim) for claim in rows}


def _cut(text: str, claim: ClaimRow) -> Around:
    start, end = min(claim.start, claim.trigger_start), max(claim.end, claim.trigger_end)
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    breaks = [match.end() for match in _END.finditer(before)]
    stop = _END.search(after)
    return Around(
        before=before[breaks[-1] :] if breaks else before,
        head=text[start : claim.trigger_start],
        deed=text[claim.trigger_start : claim.trigger_end],
        tail=text[claim.trigger_end : end],
        after=after[: stop.end()] if stop is not None else after,
    )
