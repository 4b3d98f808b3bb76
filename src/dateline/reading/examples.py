"""Runs the examples of knowledge entries through the whole reading, for `dateline knowledge check` and the tests."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from dateline.knowledge.actors import Meant, Said
from dateline.knowledge.actors import examples as actor_examples
from dateline.knowledge.events import Example, Given
from dateline.knowledge.events import examples as event_examples
from dateline.knowledge.places import Example as PlaceExample
from dateline.knowledge.places import Given as GivenPlace
from dateline.knowledge.speech import Example as SpeechExample
from dateline.knowledge.speech import Expected
from dateline.model import Actor, Claim, Document, Place, Reading, Span, Statement
from dateline.reading.reader import Reader

PUBLISHED = date(2015, 11, 27)
"""The day on which every example counts as published: a Friday."""


Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


class Case(Struct, frozen=True):
    """One example to run. `problem` of a reading is empty where the example holds; `gap` says why it may not yet."""

    family: str
    entry: str
    text: str
    gap: str
    problem: Callable[[Reading], str]

    def run(self, reader: Reader) -> str:
        """What is wrong, in words; empty where nothing is."""
        return self.problem(reader.read(Document(id="example", text=self.text, published=PUBLISHED)))


def cases(reader: Reader) -> Iterator[Case]:
    """Every example of the reader's knowledge of actors, speech, events and places."""
    for word, named in actor_examples(reader.knowledge.actors):
        yield Case("actors", word, named.text, named.gap, _problem_with_actors(named))
    for spoken in reader.knowledge.speech.entries:
        for said in spoken.examples:
            yield Case("speech", spoken.id, said.text, said.gap, _problem_with_statements(said))
    for entry, example in event_examples(reader.knowledge.events):
        yield Case("events", entry, example.text, example.gap, _problem_with_claims(example))
    for entry, placed in reader.knowledge.places.words.examples:
        yield Case("places", entry, placed.text, placed.gap, _problem_with_places(placed))


def _problem_with_actors(example: Said) -> Callable[[Reading], str]:
    def problem(reading: Reading) -> str:
        if not example.gives:
            return "; ".join(f"found {actor.name}" for actor in reading.actors)
        return "; ".join(filter(None, (_problem_with_actor(meant, reading) for meant in example.gives)))

    return problem


def _problem_with_actor(meant: Meant, reading: Reading) -> str:
    text = reading.document.text
    actor = next((a for a in reading.actors if any(m.span.of(text) == meant.words for m in a.mentions)), None)
    if actor is None:
        return f'nobody is meant by "{meant.words}"'
    mentions = {m.span.of(text) for m in actor.mentions}
    wrong = [f'"{words}" is somebody else' for words in meant.same if words not in mentions]
    asked = (
        ("code", meant.code, actor.codes or ("",)),
        ("name", meant.name, (actor.name,)),
        ("kind", meant.kind, (actor.kind,)),
        ("role", meant.role, tuple(role.title for role in actor.roles)),
    )
    wrong += [f"{what} of {meant.words} is {found}" for what, wanted, found in asked if wanted not in (None, *found)]
    return "; ".join(wrong)


def _problem_with_claims(example: Example) -> Callable[[Reading], str]:
    def problem(reading: Reading) -> str:
        types = {given.event for given in example.gives}
        asked = [claim for claim in reading.claims if not types or claim.type in types]
        return _difference(example.gives, asked, lambda g, c: _is_claim(g, c, reading), _describe(reading))

    return problem


def _problem_with_statements(example: SpeechExample) -> Callable[[Reading], str]:
    def problem(reading: Reading) -> str:
        text = reading.document.text
        return _difference(example.gives, reading.statements, lambda g, s: _is_statement(g, s, text), _quote(text))

    return problem


def _problem_with_places(example: PlaceExample) -> Callable[[Reading], str]:
    def problem(reading: Reading) -> str:
        text = reading.document.text
        return _difference(example.gives, reading.places, lambda g, p: _is_place(g, p, text), str)

    return problem


def _is_place(given: GivenPlace, place: Place, text: str) -> bool:
    return (
        place.span.of(text) == given.text
        and given.country in ("", place.country)
        and given.kind in ("", place.kind)
        and (given.near is None or _is_near(place, given.near))
    )


def _is_near(place: Place, point: tuple[float, float]) -> bool:
    """Within a degree."""
    if place.lat is None or place.lon is None:
        return False
    return abs(place.lat - point[0]) < 1 and abs(place.lon - point[1]) < 1


def _difference(
    wanted: Sequence[Wanted],
    found: Sequence[Found],
    same: Callable[[Wanted, Found], bool],
    describe: Callable[[Found], str],
) -> str:
    """Pairs what is wanted with what was found, one to one; names what is left on either side."""
    left = list(found)
    missing = []
    for one in wanted:
        match = next((other for other in left if same(one, other)), None)
        if match is None:
            missing.append(str(one))
        else:
            left.remove(match)
    parts = [f"missing {m}" for m in missing] + [f"found {describe(f)}" for f in left]
    return "; ".join(parts)


def _is_claim(given: Given, claim: Claim, reading: Reading) -> bool:
    names = {actor.id: _names(actor, reading.document.text) for actor in reading.actors}
    return (
        claim.type is given.event
        and claim.mood is given.mood
        and claim.negated == given.negated
        and _side(given.agent, claim.agents, names)
        and _side(given.recipient, claim.recipients, names)
        and _side(given.said_by, claim.said_by, names)
        and given.mode in (None, *claim.mode)
        and given.killed in (None, claim.killed)
        and (given.condition is None or _words(claim.condition, reading.document.text) == given.condition)
    )


def _names(actor: Actor, text: str) -> set[str]:
    """Every way in which an example may name an actor: fullest form, whole phrase, phrase from its head on."""
    phrases = {m.span.of(text) for m in actor.mentions}
    heads = {text[m.head.start : max(m.head.end, m.span.end)] for m in actor.mentions}
    return {name.lower() for name in (actor.name, *phrases, *heads)}


def _side(wanted: str | tuple[str, ...] | None, found: Sequence[str], names: dict[str, set[str]]) -> bool:
    if wanted is None:
        return True
    everybody = [name for name in ((wanted,) if isinstance(wanted, str) else wanted) if name]
    return len(everybody) == len(found) and all(any(n.lower() in names[i] for i in found) for n in everybody)


def _words(span: Span | None, text: str) -> str:
    return span.of(text) if span is not None else ""


def _is_statement(given: Expected, statement: Statement, text: str) -> bool:
    return (
        _joined(statement.cue, text) == given.cue
        and _joined(statement.content, text, " ... ") == given.content
        and _joined(statement.source, text) == given.source
        and given.act in (None, statement.act)
    )


def _joined(spans: Sequence[Span], text: str, link: str = " ") -> str:
    return link.join(span.of(text) for span in spans)


def _describe(reading: Reading) -> Callable[[Claim], str]:
    names = {actor.id: actor.name for actor in reading.actors}

    def describe(claim: Claim) -> str:
        agents, recipients = ([names[i] for i in ids] for ids in (claim.agents, claim.recipients))
        negated = " negated" if claim.negated else ""
        return f"{claim.type} {agents} -> {recipients} {claim.mood}{negated} ({claim.rule})"

    return describe


def _quote(text: str) -> Callable[[Statement], str]:
    def quote(statement: Statement) -> str:
        parts = (
            _joined(statement.source, text),
            _joined(statement.cue, text),
            _joined(statement.content, text, " ... "),
        )
        return f"{parts} {statement.act} ({statement.rule})"

    return quote
