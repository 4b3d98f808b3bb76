"""One report as a page shows it: the text cut into pieces, and beside it every record in plain words."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.model import Actor, Claim, Commitment, Dispute, EventType, Mood, Reading, Span, Statement
from dateline.web.hints import hints_of, on_its_page, vouched
from dateline.web.marks import Layer, Piece, paragraphs
from dateline.web.wording import act_name, hint_of


class Chip(Struct, frozen=True):
    """A word that says how a record is to be taken, what a pointer shows over it, and its style."""

    text: str
    hint: str = ""
    style: str = ""


class Row(Struct, frozen=True, kw_only=True):
    """A record beside the text: `record` is the id that ties it to the words, `rule` the entry that read it."""

    record: str
    head: str
    type: EventType | None = None
    verb: str = ""
    chips: tuple[Chip, ...] = ()
    words: str = ""
    condition: str = ""
    notes: tuple[str, ...] = ()
    rule: str = ""
    original: str = ""
    """Where these words stand on the page that the report was taken from."""


class Section(Struct, frozen=True):
    """Records of one kind."""

    name: str
    short: str
    title: str
    rows: tuple[Row, ...]


class ReportView(Struct, frozen=True, kw_only=True):
    """What the templates of a report need; `hints` say for a record's id what a pointer shows over its words."""

    title: str
    facts: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    sections: tuple[Section, ...]
    hints: Mapping[str, str]


def report_view(reading: Reading) -> ReportView:
    """Everything of a reading, ready to show."""
    document = reading.document
    facts = (document.publisher, document.author, _day(reading))
    return ReportView(
        title=document.title or document.text.strip().partition("\n")[0][:120],
        facts=" · ".join(fact for fact in facts if fact),
        paragraphs=paragraphs(reading),
        sections=tuple(section for section in _sections(reading) if section.rows),
        hints=hints_of(reading),
    )


def _day(reading: Reading) -> str:
    """The day of publication, or what the report itself tells of it."""
    within = reading.published_within
    if reading.document.published is not None:
        return str(reading.document.published)
    if within is None or (within.first is None and within.last is None):
        return "day of publication unknown"
    ends = (f"from {within.first}" if within.first else "", f"up to {within.last}" if within.last else "")
    return f"published {' '.join(filter(None, ends))}, as far as it tells"


def hint_over(piece: Piece, hints: Mapping[str, str]) -> str:
    """What a pointer shows over a piece: the innermost records first."""
    return "\n".join(hints[record] for record in reversed(piece.records) if record in hints)


def holds_apart(every: Iterable[Iterable[Piece]]) -> bool:
    """Whether some of the text is no part of what the reporter tells."""
    return any(Layer.APART in piece.layers for pieces in every for piece in pieces)


def _sections(reading: Reading) -> Iterable[Section]:
    names = {actor.id: actor.name for actor in reading.actors}
    disputes = tuple(_dispute(reading, one, names) for one in reading.disputes)
    commitments = tuple(_commitment(reading, one, names) for one in reading.commitments)
    claims = tuple(_claim(reading, claim, names) for claim in reading.claims)
    statements = tuple(_statement(reading, statement, names) for statement in reading.statements)
    yield Section("disputes", "disputed", "Disputed", disputes)
    yield Section("commitments", "undertaken", "Pledges, offers, threats and refusals", commitments)
    yield Section("claims", "done", "What is told to have happened, or not, or to come", claims)
    yield Section("statements", "said", "Who said what", statements)
    yield Section("actors", "people and bodies", "Who is who", tuple(map(_actor, reading.actors)))


def _claim(reading: Reading, claim: Claim, names: Mapping[str, str]) -> Row:
    sides = _together(claim.agents, names) or "somebody"
    if claim.recipients:
        sides += " → " + _together(claim.recipients, names)
    return Row(
        record=claim.id,
        head=sides,
        type=claim.type,
        chips=tuple(_moods(claim)),
        words=_words(reading, claim.span),
        condition=_words(reading, claim.condition) if claim.condition is not None else "",
        notes=(vouched(claim, names), *_circumstances(reading, claim)),
        rule=claim.rule,
        original=on_its_page(reading.document, claim.span),
    )


def _moods(claim: Claim) -> Iterable[Chip]:
    if claim.negated:
        yield Chip("not so", hint_of("negated"), "v-denied")
    if claim.mood is not Mood.ACTUAL:
        yield Chip(claim.mood.value, hint_of(claim.mood.value), f"v-{claim.mood.value}")


def _circumstances(reading: Reading, claim: Claim) -> Iterable[str]:
    if claim.when is not None:
        yield claim.when.value
    yield from (f"in {place.name}" for place in reading.places if place.id == claim.place)
    tolls = (("killed", claim.killed), ("injured", claim.injured), ("arrested", claim.arrested))
    yield from (f"{number} {what}" for what, number in tolls if number is not None)


def _statement(reading: Reading, statement: Statement, names: Mapping[str, str]) -> Row:
    outer = next((s for s in reading.statements if s.id == statement.inside), None)
    notes = (
        {"direct": "in their own words", "mixed": "partly in their own words"}.get(statement.form.value, ""),
        statement.when or "",
        f"as told by {names.get(outer.speaker or '', 'an unnamed source')}" if outer is not None else "",
    )
    return Row(
        record=statement.id,
        head=names.get(statement.speaker or "", "An unnamed source"),
        verb=" ".join(filter(None, (act_name(statement.act), _to(statement.addressee, names)))),
        words=" … ".join(_words(reading, span) for span in statement.content),
        notes=tuple(note for note in notes if note),
        rule=statement.rule,
        original=on_its_page(reading.document, statement.content[0]) if statement.content else "",
    )


def _commitment(reading: Reading, one: Commitment, names: Mapping[str, str]) -> Row:
    return Row(
        record=one.claim or one.via or "",
        head=" → ".join(filter(None, (names.get(one.by, "somebody"), names.get(one.to or "", "")))),
        chips=(Chip(one.kind.value, hint_of(one.kind.value), f"k-{one.kind.value}"),),
        words=_words(reading, one.what),
        condition=_words(reading, one.condition) if one.condition is not None else "",
        notes=(f"due {one.due}",) if one.due is not None else (),
    )


def _dispute(reading: Reading, one: Dispute, names: Mapping[str, str]) -> Row:
    return Row(
        record=next(iter(one.claims), ""),
        head=names.get(one.denied_by, "Somebody"),
        verb=f"denies what {names.get(one.claim_by or '', 'is reported')}" + (" says" if one.claim_by else ""),
        words=_words(reading, one.about),
    )


def _actor(actor: Actor) -> Row:
    return Row(
        record=actor.id,
        head=actor.name,
        notes=tuple(filter(None, (actor.kind.value.replace("_", " "), *(role.title for role in actor.roles)))),
        chips=tuple(Chip(code, hint_of("codes")) for code in actor.codes),
    )


def _to(actor: str | None, names: Mapping[str, str]) -> str:
    return f"to {names.get(actor, 'somebody')}" if actor is not None else ""


def _together(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return " + ".join(names.get(i, "somebody") for i in ids)


def _words(reading: Reading, span: Span) -> str:
    return " ".join(span.of(reading.document.text).split())
