"""Fetches what was told in the terms of the register, by the numbers of claims and undertakings."""

from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from dateline.situation.telling import Telling
from dateline.situation.undertaking import Undertaking
from dateline.store import schema
from dateline.store.rows import chunks
from dateline.store.tying.told import Told, decode

_AT_HAND = 4000
"""Reports."""

_Report = tuple[Told, dict[str, Telling]]


class Shelf:
    """What reports told, as it stood when it was first asked for: one shelf is for one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._claims: dict[int, tuple[int, str]] = {}
        self._undertakings: dict[int, tuple[int, int]] = {}
        self._told: OrderedDict[int, _Report] = OrderedDict()

    def tellings(self, claims: Iterable[int]) -> dict[int, Telling]:
        """Those of the claims that tell something; a rejected one does not."""
        wanted = sorted(set(claims))
        self._find_claims(wanted)
        by_report = sorted((n for n in wanted if n in self._claims), key=lambda n: self._claims[n])
        found = {}
        for some in chunks(by_report):
            here = self._reports({self._claims[number][0] for number in some})
            for number in some:
                report, record = self._claims[number]
                telling = here[report][1].get(record)
                if telling is not None:
                    found[number] = telling
        return found

    def undertakings(self, numbers: Iterable[int]) -> dict[int, Undertaking]:
        wanted = sorted(set(numbers))
        table = schema.undertaking.c
        for some in chunks(n for n in wanted if n not in self._undertakings):
            rows = self._connection.execute(select(table.n, table.report, table.place).where(table.n.in_(some)))
            self._undertakings.update((row.n, (row.report, row.place)) for row in rows)
        found = {}
        for some in chunks(wanted):
            here = self._reports({self._undertakings[number][0] for number in some})
            for number in some:
                report, place = self._undertakings[number]
                undertakings = here[report][0].undertakings
                if place < len(undertakings):
                    found[number] = undertakings[place]
        return found

    def _find_claims(self, wanted: Iterable[int]) -> None:
        table = schema.claim.c
        for some in chunks(n for n in wanted if n not in self._claims):
            rows = self._connection.execute(select(table.n, table.report, table.id).where(table.n.in_(some)))
            self._claims.update((row.n, (row.report, row.id)) for row in rows)

    def _reports(self, wanted: Iterable[int]) -> dict[int, _Report]:
        """What a few reports told."""
        found = {report: self._told[report] for report in wanted if report in self._told}
        table = schema.told.c
        for some in chunks(report for report in wanted if report not in found):
            rows = self._connection.execute(select(table.report, table.resolved).where(table.report.in_(some)))
            found.update((row.report, _unpacked(row.resolved)) for row in rows)
        for report, told in found.items():
            self._told[report] = told
            self._told.move_to_end(report)
        while len(self._told) > _AT_HAND:
            self._told.popitem(last=False)
        return found


def _unpacked(packed: bytes | None) -> _Report:
    told = decode(packed) if packed is not None else Told()
    return told, {telling.at.record: telling for telling in told.whole}
