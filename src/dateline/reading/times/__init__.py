"""Finds every time that a report tells, and the days it can mean."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from dateline.knowledge.times import Holiday, TimeRules
from dateline.language import Parse
from dateline.model import Span, Time
from dateline.reading.times.answers import Context
from dateline.reading.times.joins import Joints, Mention, joined, joints, shaded, shared
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


def find_times(parse: Parse, rules: TimeRules, published: date | None) -> tuple[Time, ...]:
    """Returns the times in text order; none overlaps another.

    A number that is no date, a day inside a proper name ("Black Friday") and an age are passed over. Without a day
    of publication, what depends on it keeps an X in its value (`XXXX-WXX-5`). A parse without tokens is read by its
    text alone: without tense, a weekday is the latest.
    """
    ready = _ready(_ByIdentity(rules))
    mentions = joined(parse.text, _mentions(parse, ready.phrases), ready.joints)
    mentions = shared(parse.text, mentions, ready.joints.links)
    return tuple(_times(parse, mentions, rules, ready, published))


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
