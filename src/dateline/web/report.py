"""One report as a page shows it: the text cut into pieces, and beside it every record in plain words."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.model import Claim, Commitment, Dispute, Mood, Reading, Span, Statement
from dateline.web.marks import Piece, paragraphs


class Row(Struct, frozen=True, kw_only=True):
    """A record beside the text: `record` is the id that ties it to the words, `rule` the entry that read it."""

    record: str
    head: str
    kind: str
    words: str
    notes: tuple[str, ...] = ()
    rule: str = ""


class ReportView(Struct, frozen=True, kw_only=True):
    """What the templates of a report need."""

    title: str
    facts: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[Row, ...]
    statements: tuple[Row, ...]
    commitments: tuple[Row, ...]
    disputes: tuple[Row, ...]
    actors: tuple[Row, ...]


def report_view(reading: Reading) -> ReportView:
    """Everything of a reading, ready to show."""
    names = {actor.id: actor.name for actor in reading.actors}
    document = reading.document
    facts = (document.publisher, str(document.published or "day of publication unknown"), document.url)
    return ReportView(
        title=document.title or document.text.strip().partition("\n")[0][:120],
        facts=" · ".join(fact for fact in facts if fact),
        paragraphs=paragraphs(reading),
        claims=tuple(_claim(reading, claim, names) for claim in reading.claims),
        statements=tuple(_statement(reading, statement, names) for statement in reading.statements),
        commitments=tuple(_commitment(reading, one, names) for one in reading.commitments),
        disputes=tuple(_dispute(reading, one, names) for one in reading.disputes),
        actors=tuple(
            Row(
                record=actor.id,
                head=actor.name,
                kind=actor.kind.value.replace("_", " "),
                words=", ".join(role.title for role in actor.roles),
                notes=actor.codes,
            )
            for actor in reading.actors
        ),
    )


def _claim(reading: Reading, claim: Claim, names: Mapping[str, str]) -> Row:
    sides = _together(claim.agents, names) or "?"
    if claim.recipients:
        sides += " → " + _together(claim.recipients, names)
    sources = " ← ".join(names.get(i, "?") for i in reversed(claim.said_by)) or "the reporter"
    return Row(
        record=claim.id,
        head=sides,
        kind=claim.type.value,
        words=_words(reading, claim.span),
        notes=(*_notes(reading, claim), f"according to {sources}"),
        rule=claim.rule,
    )


def _notes(reading: Reading, claim: Claim) -> Iterable[str]:
    if claim.negated:
        yield "not so"
    if claim.mood is not Mood.ACTUAL:
        yield claim.mood.value
    if claim.condition is not None:
        yield f"if: {_words(reading, claim.condition)}"
    if claim.when is not None:
        yield claim.when.value
    yield from (f"in {place.name}" for place in reading.places if place.id == claim.place)
    tolls = (("killed", claim.killed), ("injured", claim.injured), ("arrested", claim.arrested))
    yield from (f"{number} {what}" for what, number in tolls if number is not None)


def _statement(reading: Reading, statement: Statement, names: Mapping[str, str]) -> Row:
    outer = next((s for s in reading.statements if s.id == statement.inside), None)
    notes = (
        statement.form.value,
        _to(statement.addressee, names),
        statement.when or "",
        f"told by {names.get(outer.speaker or '', 'an unnamed source')}" if outer is not None else "",
    )
    return Row(
        record=statement.id,
        head=names.get(statement.speaker or "", "unnamed source"),
        kind=statement.act.value,
        words=" … ".join(_words(reading, span) for span in statement.content),
        notes=tuple(note for note in notes if note),
        rule=statement.rule,
    )


def _commitment(reading: Reading, one: Commitment, names: Mapping[str, str]) -> Row:
    notes = (
        _to(one.to, names),
        f"if: {_words(reading, one.condition)}" if one.condition is not None else "",
        f"due {one.due}" if one.due is not None else "",
    )
    return Row(
        record=one.claim or one.via or "",
        head=names.get(one.by, "?"),
        kind=one.kind.value,
        words=_words(reading, one.what),
        notes=tuple(note for note in notes if note),
    )


def _dispute(reading: Reading, one: Dispute, names: Mapping[str, str]) -> Row:
    return Row(
        record=next(iter(one.claims), ""),
        head=f"{names.get(one.claim_by or '', 'reported')} ≠ {names.get(one.denied_by, '?')}",
        kind="denied",
        words=_words(reading, one.about),
    )


def _to(actor: str | None, names: Mapping[str, str]) -> str:
    return f"to {names.get(actor, '?')}" if actor is not None else ""


def _together(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return " + ".join(names.get(i, "?") for i in ids)


def _words(reading: Reading, span: Span) -> str:
    return " ".join(span.of(reading.document.text).split())
