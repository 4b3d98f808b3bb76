"""The questions as methods of a store: `store.events(actor="RUS", since="2015-11-01")`."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from dateline.errors import StoreError
from dateline.store.asking import claims as _claims
from dateline.store.asking import events as _events
from dateline.store.asking import people as _people
from dateline.store.asking import pledges as _pledges
from dateline.store.asking import relations as _relations
from dateline.store.asking import reports as _reports
from dateline.store.asking import said as _said
from dateline.store.asking import timeline as _timeline
from dateline.store.asking import words as _words
from dateline.store.asking.answer import Answer
from dateline.store.asking.rows import (
    ActorRow,
    ClaimRow,
    CommitmentRow,
    DisputeRow,
    EventRow,
    LedgerRow,
    RelationRow,
    ReportRow,
    StatementRow,
    TimelineRow,
)

F = TypeVar("F", bound=msgspec.Struct)


class Questions(ABC):
    """Each method takes a filter, or the fields of one; what is wrong with a field is a StoreError."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees the store as it is at one moment."""

    def events(self, asked: _events.EventFilter | None = None, /, **fields: object) -> Answer[EventRow]:
        """The events that fit, the latest first unless `oldest_first`."""
        with self.reading() as connection:
            return _events.events(connection, _filter(_events.EventFilter, asked, fields))

    def timeline(self, asked: _events.EventFilter | None = None, /, **fields: object) -> Answer[TimelineRow]:
        """The events that fit, the oldest first, each in the words that told of it first."""
        with self.reading() as connection:
            return _timeline.timeline(connection, _filter(_events.EventFilter, asked, fields))

    def claims(self, asked: _claims.ClaimFilter | None = None, /, **fields: object) -> Answer[ClaimRow]:
        """The claims that fit, each with its words."""
        with self.reading() as connection:
            return _claims.claims(connection, _filter(_claims.ClaimFilter, asked, fields))

    def said(self, asked: _said.SaidFilter | None = None, /, **fields: object) -> Answer[StatementRow]:
        """The statements that fit, each with its words."""
        with self.reading() as connection:
            return _said.said(connection, _filter(_said.SaidFilter, asked, fields))

    def who(self, asked: _people.WhoFilter | None = None, /, **fields: object) -> Answer[ActorRow]:
        """The actors that fit, with names and roles."""
        with self.reading() as connection:
            return _people.who(connection, _filter(_people.WhoFilter, asked, fields))

    def commitments(self, asked: _pledges.CommitmentFilter | None = None, /, **fields: object) -> Answer[CommitmentRow]:
        """The commitments that fit, with what came of them."""
        with self.reading() as connection:
            return _pledges.commitments(connection, _filter(_pledges.CommitmentFilter, asked, fields))

    def disputes(self, asked: _pledges.DisputeFilter | None = None, /, **fields: object) -> Answer[DisputeRow]:
        """The disputes that fit, with the words of either side."""
        with self.reading() as connection:
            return _pledges.disputes(connection, _filter(_pledges.DisputeFilter, asked, fields))

    def relation(self, asked: _relations.RelationFilter | None = None, /, **fields: object) -> Answer[RelationRow]:
        """What two sides did to each other: `store.relation(one="RUS", other="TUR", by="month")`."""
        with self.reading() as connection:
            return _relations.relation(connection, _filter(_relations.RelationFilter, asked, fields))

    def search(self, asked: _words.SearchFilter | None = None, /, **fields: object) -> Answer[ReportRow]:
        """The reports in which all the words stand, the best first."""
        with self.reading() as connection:
            return _words.search(connection, _filter(_words.SearchFilter, asked, fields))

    def reports(self, asked: _reports.ReportFilter | None = None, /, **fields: object) -> Answer[ReportRow]:
        """The reports that fit, the latest first."""
        with self.reading() as connection:
            return _reports.reports(connection, _filter(_reports.ReportFilter, asked, fields))

    def ledger(self, asked: _reports.LedgerFilter | None = None, /, **fields: object) -> Answer[LedgerRow]:
        """What became of inputs, in the order in which they came."""
        with self.reading() as connection:
            return _reports.ledger(connection, _filter(_reports.LedgerFilter, asked, fields))

    def ledger_counts(self) -> dict[str, int]:
        """How many inputs there were of each status."""
        with self.reading() as connection:
            return _reports.ledger_counts(connection)


def _filter(kind: type[F], asked: F | None, fields: dict[str, object]) -> F:
    """The filter with the fields put over it, days and types also as words."""
    if not fields and asked is not None:
        return asked
    given = {**(msgspec.structs.asdict(asked) if asked is not None else {}), **fields}
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        known = ", ".join(kind.__struct_fields__)
        raise StoreError("question", str(error), f"The fields are {known}") from None
