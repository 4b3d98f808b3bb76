"""Finds every time that a report tells, and the days it can mean."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from dateline.knowledge.times import Holiday, TimeRules
from dateline.language import Parse
from dateline.model import Note, NoteKind, Span, Time
from dateline.reading.times.answers import Context
from dateline.reading.times.joins import Joints, Mention, dated, joined, joints, shaded, shared
from dateline.reading.times.meaning import read
from dateline.reading.times.periods import Period
from dateline.reading.times.phrases import Phrases, phrases, search
from dateline.reading.times.resolve import resolve
from dateline.reading.times.tense import direction
from dateline.reading.times.words import bearers, stands

__all__ = ["find_times"]

_REMEMBERED = 6


class _Ready(Struct, frozen=True):
    phrases: Phrases
    joints: Joints
    holidays: dict[str, Holiday]


class _ByIdentity:
    """Rules as a key of the cache: the same object, the same preparation."""

    def __init__(self, rules: TimeRules) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.rules is other.rules


@lru_cache(maxsize=4)
def _ready(key: _ByIdentity) -> _Ready:
    rules = key.rules
    return _Ready(phrases(rules), joints(rules), {h.id: h for h in rules.holidays})


def find_times(parse: Parse, rules: TimeRules, published: date | None, notes: Sequence[Note] = ()) -> tuple[Time, ...]:
    """Returns the times in text order; none overlaps another.

    Of the notes that were set apart only datelines are read. A full date in one is the day of publication where that
    is not known.

    A number that is no date, a day inside a proper name ("Black Friday") and an age are passed over. Without a day
    of publication, what depends on it keeps an X in its value (`XXXX-WXX-5`). A parse without tokens is read by its
    text alone: without tense, a weekday is the latest.
    """
    ready = _ready(_ByIdentity(rules))
    read = (m for m in _mentions(parse, ready.phrases) if not _is_apart(m.span, notes))
    mentions = joined(parse.text, read, ready.joints)
    mentions = shared(parse.text, dated(parse.text, mentions), ready.joints.links)
    return tuple(_times(parse, mentions, rules, ready, published or _dateline(mentions, notes)))


def _is_apart(span: Span, notes: Sequence[Note]) -> bool:
    return any(note.span.touches(span) for note in notes if note.kind is not NoteKind.DATELINE)


def _dateline(mentions: Sequence[Mention], notes: Sequence[Note]) -> date | None:
    """The day that a dateline gives in full."""
    spans = [note.span for note in notes if note.kind is NoteKind.DATELINE]
    days = (m.meaning for m in mentions if any(span.covers(m.span) for span in spans))
    return next((date(d.year, d.month, d.day) for d in days if d.year and d.month and d.day), None)


def _mentions(parse: Parse, known: Phrases) -> Iterator[Mention]:
    names = bearers(parse)
    for found in search(parse.text, known):
        meaning = read(found.rule.reads_as, found.caught, found.rule.type)
        if meaning is not None and stands(parse, names, found.span, found.rule):
            yield Mention(found.span, meaning)


def _times(
    parse: Parse, mentions: tuple[Mention, ...], rules: TimeRules, ready: _Ready, published: date | None
) -> Iterator[Time]:
    anchors: tuple[Period, ...] = ()
    free = 0
    for mention in mentions:
        context = Context(
            published=published,
            direction=direction(parse, mention.span, rules.tense),
            anchors=anchors,
            holidays=ready.holidays,
        )
        answer = resolve(mention.meaning, context)
        span: Span = shaded(parse.text, mention, free, ready.joints)
        yield Time(span=span, type=answer.type, value=answer.value, first=answer.first, last=answer.last)
        free = span.end
        if answer.period is not None:
            anchors = (answer.period, *anchors)[:_REMEMBERED]
