"""Puts times together that stand side by side and are one, and takes in the words that shade them."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.times import Slot, TimeRules
from dateline.model import Span
from dateline.reading.times.meaning import Kind, Meaning, merge, slot


class Mention(Struct, frozen=True):
    """Words with what they mean."""

    span: Span
    meaning: Meaning


class Joints(Struct, frozen=True):
    """The joins, links and modifiers made ready for the search."""

    between: dict[tuple[Slot, Slot], frozenset[str]]
    shades: dict[Slot, re.Pattern[str]]
    links: frozenset[str]


def joints(rules: TimeRules) -> Joints:
    """Build once per process."""
    between: dict[tuple[Slot, Slot], frozenset[str]] = {}
    for join in rules.joins:
        for pair in ((left, right) for left in join.left for right in join.right):
            between[pair] = between.get(pair, frozenset()) | frozenset(join.between)
    words: dict[Slot, list[str]] = {}
    for modifier in rules.modifiers:
        for before in modifier.before:
            words.setdefault(before, []).extend(modifier.words)
    shades = {before: _ending_in(phrases) for before, phrases in words.items()}
    return Joints(between, shades, frozenset(rules.links))


def _ending_in(phrases: Sequence[str]) -> re.Pattern[str]:
    longest = sorted((r"\s+".join(map(re.escape, p.split())) for p in phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest)})[\s-]+$", re.IGNORECASE)


def joined(text: str, mentions: Iterable[Mention], known: Joints) -> tuple[Mention, ...]:
    """Left to right, each with the one before where they make one time."""

    done: list[Mention] = []
    for mention in mentions:
        one = _one(text, done[-1], mention, known) if done else None
        if one is None:
            done.append(mention)
        else:
            done[-1] = one
    return tuple(done)


def _one(text: str, left: Mention, right: Mention, known: Joints) -> Mention | None:
    if right.span.start - left.span.end > 12:
        return None
    gap = " ".join(text[left.span.end : right.span.start].lower().split())
    if gap not in known.between.get((slot(left.meaning), slot(right.meaning)), ()):
        return None
    meaning = merge(left.meaning, right.meaning)
    return None if meaning is None else Mention(Span(left.span.start, right.span.end), meaning)


def dated(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Gives both hours of "at 10:35 a.m. (0735 GMT) Friday" the day behind them."""
    done = list(mentions)
    for index in range(len(done) - 2):
        local, world, day = done[index : index + 3]
        if slot(local.meaning) is slot(world.meaning) is Slot.CLOCK and slot(day.meaning) in (Slot.DAY, Slot.WEEKDAY):
            between = text[local.span.end : world.span.start], text[world.span.end : day.span.start]
            if _OPENS.fullmatch(between[0]) and _CLOSES.fullmatch(between[1]):
                for place, hour in enumerate((local, world), index):
                    meaning = merge(hour.meaning, day.meaning)
                    done[place] = hour if meaning is None else Mention(hour.span, meaning)
    return tuple(done)


_OPENS = re.compile(r"\s?[(,]\s?")
_CLOSES = re.compile(r"\s?[),]\s?(?:on |, )?", re.IGNORECASE)


def shared(text: str, mentions: Sequence[Mention], links: frozenset[str]) -> tuple[Mention, ...]:
    """A month or day takes the year of the one that it is listed with: `June` in "from June to August 2014"."""
    done: list[Mention] = []
    year: int | None = None
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if index + 1 < len(mentions) and not _listed(text, mention, mentions[index + 1], links):
            year = None
        if year is not None and mention.meaning.year is None:
            mention = Mention(mention.span, replace(mention.meaning, year=year))
        year = mention.meaning.year
        done.append(mention)
    return tuple(reversed(done))


def _listed(text: str, left: Mention, right: Mention, links: frozenset[str]) -> bool:
    if left.meaning.kind is not Kind.CALENDAR or left.meaning.which is not None:
        return False
    if right.span.start - left.span.end > 12 or {slot(left.meaning), slot(right.meaning)} - {Slot.MONTH, Slot.DAY}:
        return False
    return " ".join(text[left.span.end : right.span.start].lower().split()) in links


def shaded(text: str, mention: Mention, free: int, known: Joints) -> Span:
    """The span with its shading words ("early", "the end of"), never before `free`."""
    start = mention.span.start
    pattern = known.shades.get(slot(mention.meaning))
    found = pattern.search(text, max(free, start - 30), start) if pattern else None
    return Span(found.start() if found else start, mention.span.end)
