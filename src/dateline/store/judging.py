"""People's decisions: accepts, rejects and edits claims, merges and splits actors and events, and takes that back."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, select

from dateline.errors import StoreError
from dateline.knowledge import Knowledge
from dateline.model.world import Judgement, Ruling
from dateline.situation.judgements import ACTOR
from dateline.store import schema
from dateline.store.asking.answer import Answer
from dateline.store.asking.judgements import judgement_rows
from dateline.store.asking.rows import JudgementRow
from dateline.store.judgements import judgement_id, load_judgements, write_judgement
from dateline.store.tying.judged import CLAIM, Change, claim_target
from dateline.store.tying.parting import resight
from dateline.store.tying.register import drop_nobodies, merged, named_identities
from dateline.store.tying.rulings import EVENT
from dateline.store.tying.settle import settle_reports


class Judging(ABC):
    """Methods of a store. `by` is whoever decides; every decision is kept, and can be taken back by another."""

    where: str

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]: ...

    def accept(self, claim: str, *, by: str, why: str = "") -> Judgement:
        """Says that a claim (`<report>#<id>`) was read rightly."""
        return self._on_claim(Ruling.ACCEPT, claim, by, why)

    def reject(self, claim: str, *, by: str, why: str = "") -> Judgement:
        """Says that a claim was read wrongly: it no longer counts in events, disputes, commitments and relations."""
        return self._on_claim(Ruling.REJECT, claim, by, why)

    def edit(self, claim: str, change: dict[str, object], *, by: str, why: str = "") -> Judgement:
        """Sets fields of a claim right: type, mode, mood, negated, agents, recipients, first, last, country, tolls.

        Raises: StoreError for other fields and values that they cannot have.
        """
        try:
            checked = msgspec.to_builtins(msgspec.convert(change, Change))
        except msgspec.ValidationError as error:
            raise StoreError(claim, str(error), f"What can be set: {', '.join(Change.__struct_fields__)}") from None
        if not checked:
            raise StoreError(claim, "nothing to set", f"What can be set: {', '.join(Change.__struct_fields__)}")
        return self._on_claim(Ruling.EDIT, claim, by, why, {"set": checked})

    def merge_actors(self, actor: str, others: Sequence[str], *, by: str, why: str = "") -> Judgement:
        """Says that actors (ids) are one and the same."""
        with self.writing() as connection:
            _check_there(connection, self.where, schema.who, (actor, *others))
            return _decide(connection, Ruling.MERGE, ACTOR + actor, by, why, {"with": list(others)})

    def split_actor(self, actor: str, apart: Sequence[str], *, by: str, why: str = "") -> Judgement:
        """Says that some of an actor's mentions (`<report>#<actor of its reading>`) are of somebody else."""
        with self.writing() as connection:
            _check_there(connection, self.where, schema.who, (actor,))
            for reference in apart:
                _check_sighting(connection, self.where, actor, reference)
            return _decide(connection, Ruling.SPLIT, ACTOR + actor, by, why, {"apart": list(apart)})

    def merge_events(self, event: str, others: Sequence[str], *, by: str, why: str = "") -> Judgement:
        """Says that events (ids) are one happening."""
        with self.writing() as connection:
            _check_there(connection, self.where, schema.event, (event, *others))
            anchors = [min(_claims_of(connection, one)) for one in (event, *others)]
            change = {"with": list(others), "claims": anchors}
            return _decide(connection, Ruling.MERGE, EVENT + event, by, why, change)

    def split_event(self, event: str, apart: Sequence[str], *, by: str, why: str = "") -> Judgement:
        """Says that some of an event's claims (`<report>#<id>`) are of another happening."""
        with self.writing() as connection:
            _check_there(connection, self.where, schema.event, (event,))
            strange = set(apart) - set(_claims_of(connection, event))
            if strange or not apart:
                raise StoreError(event, f"not of this event: {', '.join(sorted(strange)) or 'nothing named'}", _CLAIMS)
            return _decide(connection, Ruling.SPLIT, EVENT + event, by, why, {"apart": list(apart)})

    def undo(self, judgement: str, *, by: str, why: str = "") -> Judgement:
        """Takes a decision back; it stays in the list, and taking that back brings it to bear again."""
        with self.writing() as connection:
            every = {one.id: one for one in load_judgements(connection)}
            if judgement not in every:
                raise StoreError(judgement, "no such judgement", "`dateline judgements list` shows them")
            undone = every[judgement]
            return _decide(connection, undone.ruling, undone.target, by, why, undone.change, undoes=judgement)

    def judgements(self) -> Answer[JudgementRow]:
        """All decisions in the order of time, with which are taken back and which find nothing any more."""
        with self.reading() as connection:
            return judgement_rows(connection)

    def export_judgements(self) -> tuple[Judgement, ...]:
        """All decisions, for `import_judgements` of another store."""
        with self.reading() as connection:
            return load_judgements(connection)

    def import_judgements(self, judgements: Iterable[Judgement], know: Callable[[], Knowledge] = Knowledge.load) -> int:
        """Adds decisions made elsewhere; those that are there already stay as they are. Gives how many were new."""
        with self.writing() as connection:
            known = {judgement.id for judgement in load_judgements(connection)}
            new = [judgement for judgement in judgements if judgement.id not in known]
            for judgement in new:
                write_judgement(connection, judgement)
            if new:
                _bring_to_bear(connection, new, know())
        return len(new)

    def _on_claim(
        self, ruling: Ruling, claim: str, by: str, why: str, change: dict[str, object] | None = None
    ) -> Judgement:
        with self.writing() as connection:
            target, words = _claim(connection, self.where, claim)
            return _decide(connection, ruling, target, by, why, {**(change or {}), "words": words})


_CLAIMS = "`dateline claims --event ID` shows the claims of an event"


def _decide(
    connection: Connection,
    ruling: Ruling,
    target: str,
    by: str,
    why: str,
    change: Mapping[str, object],
    undoes: str | None = None,
) -> Judgement:
    """Writes a decision and brings it to bear. One that takes another back repeats what that one was about."""
    if not by.strip():
        raise StoreError("judgement", "nobody decides this", "Say who: --by NAME")
    at = datetime.now(UTC)
    judgement = Judgement(
        id=judgement_id(ruling, target, by, at),
        ruling=ruling,
        target=target,
        by=by,
        at=at,
        why=why,
        change=dict(change),
        undoes=undoes,
    )
    write_judgement(connection, judgement)
    _bring_to_bear(connection, [judgement], Knowledge.load())
    return judgement


def _bring_to_bear(connection: Connection, judgements: Sequence[Judgement], know: Knowledge) -> None:
    """Computes anew what decisions concern, whether they begin to stand or cease to."""
    reports: set[int] = set()
    identities: set[int] = set()
    claims: set[int] = set()
    for judgement in judgements:
        if judgement.target.startswith(CLAIM):
            reports |= _reports(connection, [judgement.target.split(":")[1]])
        elif judgement.target.startswith(EVENT):
            claims |= _claim_numbers(connection, (*_names(judgement, "claims"), *_names(judgement, "apart")))
        elif judgement.ruling is Ruling.MERGE:
            identities |= named_identities(connection, merged(judgement))
        else:
            parted = _reports(connection, {name.rpartition("#")[0] for name in _names(judgement, "apart")})
            identities |= resight(connection, sorted(parted), know)
            reports |= parted
    settle_reports(connection, sorted(reports), know, identities=identities, claims=claims)
    if identities:
        drop_nobodies(connection)


def _names(judgement: Judgement, field: str) -> tuple[str, ...]:
    given = judgement.change.get(field, ())
    return tuple(map(str, given)) if isinstance(given, list | tuple) else ()


def _reports(connection: Connection, documents: Iterable[str]) -> set[int]:
    """The numbers of those reports that are kept and tied in."""
    report, told = schema.report.c, schema.told.c
    asked = select(report.n).join_from(schema.report, schema.told).where(report.id.in_(tuple(documents)))
    return set(connection.execute(asked.where(told.report == report.n)).scalars())


def _claim_numbers(connection: Connection, names: Iterable[str]) -> set[int]:
    found = set()
    for name in names:
        document, _, record = name.rpartition("#")
        number = connection.execute(_claim_query(document, record)).first()
        found |= {number.n} if number is not None else set()
    return found


def _claim_query(document: str, record: str) -> schema.AnySelect:
    claim, report, body = schema.claim.c, schema.report.c, schema.body.c
    columns = (claim.n, claim.type, claim.trigger_start, claim.trigger_end, claim.span_start, claim.span_end, body.text)
    query = select(*columns).join_from(schema.claim, schema.report, claim.report == report.n)
    return query.join(schema.body, body.report == report.n).where((report.id == document) & (claim.id == record))


def _claim(connection: Connection, where: str, name: str) -> tuple[str, str]:
    """The target that finds a claim in later readings, and its words."""
    document, _, record = name.rpartition("#")
    row = connection.execute(_claim_query(document, record)).first()
    if row is None:
        raise StoreError(
            where, f"no claim {name}", "Name it by its report and its id, as in 0123456789abcdef01234567#c3"
        )
    target = claim_target(document, row.type, row.trigger_start, row.trigger_end)
    return target, " ".join(row.text[row.span_start : row.span_end].split())


def _claims_of(connection: Connection, event: str) -> list[str]:
    claim, report = schema.claim.c, schema.report.c
    asked = select(report.id.label("document"), claim.id).join_from(schema.claim, schema.report)
    asked = asked.where(claim.event.in_(select(schema.event.c.n).where(schema.event.c.id == event)))
    return [f"{row.document}#{row.id}" for row in connection.execute(asked)]


def _check_there(connection: Connection, where: str, table: schema.AnyTable, ids: Sequence[str]) -> None:
    there = set(connection.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars())
    missing = [one for one in ids if one not in there]
    if missing:
        raise StoreError(where, f"no {table.name} {missing[0]}", "`dateline who` and `dateline events` show ids")


def _check_sighting(connection: Connection, where: str, actor: str, reference: str) -> None:
    document, _, record = reference.rpartition("#")
    cast, form, report = schema.actor.c, schema.form.c, schema.report.c
    asked = select(form.who).join_from(schema.actor, schema.form).join(schema.report, cast.report == report.n)
    if connection.execute(asked.where((report.id == document) & (cast.id == record))).scalar_one_or_none() != actor:
        raise StoreError(where, f"{reference} is no mention of {actor}", "Name it by its report and its id there")
