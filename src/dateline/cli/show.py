"""Prints a reading that a person likes to look at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Claim, Commitment, Dispute, Mood, Reading, Span, Statement

_WORDS = 160
_REPORTER = "the reporter"
_UNKNOWN = "?"


def show(reading: Reading, console: Console | None = None) -> None:
    """Head, what happened, statements by speaker, commitments, disputes: each with its words."""
    console = console or Console(highlight=False)
    names = {actor.id: actor.name for actor in reading.actors}
    console.print(_head(reading))
    for title, part in (
        ("What is told to have happened, or not, or to come", _events(reading, names)),
        ("Who said what", _statements(reading, names)),
        ("Commitments", _commitments(reading, names)),
        ("Disputes", _disputes(reading, names)),
    ):
        if part is not None:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(Padding(part, (0, 0, 0, 2)))


def _head(reading: Reading) -> Text:
    document = reading.document
    head = Text(document.title or document.id, style="bold underline")
    facts = [document.publisher, _published(reading), document.url]
    head.append("\n" + " · ".join(fact for fact in facts if fact), style="not bold not underline dim")
    counts = (
        f"{len(reading.actors)} actors, {len(reading.claims)} claims, {len(reading.statements)} statements, "
        f"{len(reading.commitments)} commitments, {len(reading.disputes)} disputes"
    )
    return head.append("\n" + counts, style="not bold not underline")


def _published(reading: Reading) -> str:
    if reading.document.published is not None:
        return str(reading.document.published)
    days = reading.published_within
    ends = (("not before", days.first), ("not after", days.last)) if days is not None else ()
    told = " and ".join(f"{end} {day}" for end, day in ends if day is not None)
    return f"publication date unknown{told and ', ' + told} (tell it with --published)"


def _events(reading: Reading, names: Mapping[str, str]) -> Table | None:
    if not reading.claims:
        return None
    table = _table("when", "what", "who → to whom", "according to", "words")
    for claim in sorted(reading.claims, key=_time_order):
        when = claim.when.value if claim.when is not None else ""
        source = " ← ".join(_names(reversed(claim.said_by), names)) or _REPORTER
        table.add_row(when, _kind(claim), _sides(reading, claim, names), source, _words(reading, claim.span))
    return table


def _time_order(claim: Claim) -> tuple[str, int]:
    return (str(claim.when.first) if claim.when is not None and claim.when.first else "9999", claim.trigger.start)


def _kind(claim: Claim) -> Text:
    kind = Text(claim.type.value, style="cyan")
    if claim.negated:
        kind.append("\nnot so", style="bold red")
    if claim.mood is not Mood.ACTUAL:
        kind.append(f"\n{claim.mood.value}", style="yellow")
    tolls = (("killed", claim.killed), ("injured", claim.injured), ("arrested", claim.arrested))
    kind.append("".join(f"\n{number} {what}" for what, number in tolls if number is not None), style="red")
    return kind


def _sides(reading: Reading, claim: Claim, names: Mapping[str, str]) -> Text:
    sides = Text(" + ".join(_names(claim.agents, names)) or _UNKNOWN, style="bold")
    if claim.recipients:
        sides.append(" → ").append(" + ".join(_names(claim.recipients, names)))
    place = next((p.name for p in reading.places if p.id == claim.place), None)
    if place is not None:
        sides.append(f"\nin {place}", style="not bold dim")
    if claim.condition is not None:
        sides.append("\n" + _words(reading, claim.condition).plain, style="not bold yellow")
    return sides


def _statements(reading: Reading, names: Mapping[str, str]) -> Group | None:
    if not reading.statements:
        return None
    speakers = dict.fromkeys(s.speaker for s in reading.statements)
    return Group(*(line for speaker in speakers for line in _said_by(reading, speaker, names)))


def _said_by(reading: Reading, speaker: str | None, names: Mapping[str, str]) -> Iterator[Text]:
    yield Text(names.get(speaker or "", "unnamed"), style="bold")
    for statement in reading.statements:
        if statement.speaker == speaker:
            yield _statement(reading, statement, names)


def _statement(reading: Reading, statement: Statement, names: Mapping[str, str]) -> Text:
    line = Text("  ").append(statement.act.value, style="cyan")
    line.append(f" {statement.when}" if statement.when else "", style="dim")
    addressee = names.get(statement.addressee or "")
    line.append(f" to {addressee}" if addressee else "", style="dim")
    line.append("  ")
    mark = ("“", "”") if statement.form.value == "direct" else ("", "")
    line.append(mark[0] + " … ".join(_words(reading, span).plain for span in statement.content) + mark[1])
    outer = next((s for s in reading.statements if s.id == statement.inside), None)
    if outer is not None:
        line.append(f"  (told by {names.get(outer.speaker or '', 'unnamed')})", style="dim")
    return line


def _commitments(reading: Reading, names: Mapping[str, str]) -> Table | None:
    if not reading.commitments:
        return None
    table = _table("kind", "by → to", "what", "if", "due")
    for one in reading.commitments:
        table.add_row(*_commitment(reading, one, names))
    return table


def _commitment(reading: Reading, one: Commitment, names: Mapping[str, str]) -> tuple[str | Text, ...]:
    sides = " → ".join(_names([i for i in (one.by, one.to) if i], names))
    condition = _words(reading, one.condition) if one.condition is not None else ""
    return one.kind.value, sides, _words(reading, one.what), condition, str(one.due or "")


def _disputes(reading: Reading, names: Mapping[str, str]) -> Table | None:
    if not reading.disputes:
        return None
    table = _table("claimed by", "denied by", "about")
    for one in reading.disputes:
        table.add_row(*_dispute(reading, one, names))
    return table


def _dispute(reading: Reading, one: Dispute, names: Mapping[str, str]) -> tuple[str | Text, ...]:
    return names.get(one.claim_by or "", _UNKNOWN), names.get(one.denied_by, _UNKNOWN), _words(reading, one.about)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _names(ids: Iterable[str], names: Mapping[str, str]) -> Sequence[str]:
    return [names.get(i, _UNKNOWN) for i in ids]


def _words(reading: Reading, span: Span) -> Text:
    """The words themselves, on one line; the text is shown as it is, never as markup."""
    words = " ".join(span.of(reading.document.text).split())
    return Text(words if len(words) <= _WORDS else words[: _WORDS - 1] + "…")
