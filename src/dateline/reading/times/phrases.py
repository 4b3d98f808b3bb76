"""Finds the phrases of the rules in a text: a walk over the lattice, the longest phrase first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dateline.knowledge.times import ReadsAs, Rule, TimeRules
from dateline.model import Span
from dateline.reading.times.lattice import Item, Lexicon, items, lexicon
from dateline.reading.times.numbers import spelled

Caught = Mapping[str, Any]
Node = dict[str, Any]
_END = ""
_BEFORE = re.compile(r"([^\s\"“‘(\[]+)\s*$")
_BEHIND = re.compile(r"[\s\-]*([^\W_]+|[^\s.,;:!?)\]\"'”’])")


class Ending(Struct, frozen=True):
    """Where a row of a rule is complete: names for what its steps caught, and its own constants."""

    rule: int
    rank: tuple[bool, bool, int]
    """Among endings at one place the lowest is read."""
    names: tuple[str, ...]
    caught: tuple[tuple[str, Any], ...]


class Found(Struct, frozen=True):
    """A phrase in the text."""

    span: Span
    rule: Rule
    caught: Caught


class Phrases(Struct, frozen=True):
    """The rules made ready for the search. `tree` holds the rows of all rules, word by word."""

    rules: tuple[Rule, ...]
    words: Lexicon
    tree: Node


def phrases(rules: TimeRules) -> Phrases:
    """Build once per process."""
    tree: Node = {}
    for index, rows in enumerate(rules.rows):
        for row in rows:
            node = tree
            for step in row.steps:
                node = node.setdefault(step.key, {})
            ending = Ending(index, _rank(rules.rules[index], index), tuple(step.name for step in row.steps), row.caught)
            node.setdefault(_END, []).append(ending)
    return Phrases(rules=rules.rules, words=lexicon(rules), tree=tree)


def _rank(rule: Rule, index: int) -> tuple[bool, bool, int]:
    """Rules that say "no time" first, then those that ask for a word around, then in the order of the files."""
    return rule.reads_as is not ReadsAs.NOTHING, not (rule.before or rule.after), index


def search(text: str, known: Phrases) -> Iterator[Found]:
    """The phrases in text order; where several begin at one place, the longest that its rule admits."""
    row = items(text, known.words)
    at = 0
    while at < len(row):
        found = _at(text, row, at, known)
        if found is None:
            at += 1
            continue
        yield found
        while at < len(row) and row[at].start < found.span.end:
            at += 1


def _at(text: str, row: Sequence[Item], at: int, known: Phrases) -> Found | None:
    ends = sorted(_walk(row, at, at, known.tree, ()), key=lambda end: (-end[0], end[1].rank))
    for end, ending, values in ends:
        rule = known.rules[ending.rule]
        span = Span(row[at].start, row[end - 1].end)
        if admits(rule, text, span):
            caught = {name: value for name, value in zip(ending.names, values, strict=True) if name}
            return Found(span, rule, {**caught, **dict(ending.caught), **rule.with_})
    return None


def _walk(
    row: Sequence[Item], first: int, at: int, node: Node, values: tuple[object, ...]
) -> Iterator[tuple[int, Ending, tuple[object, ...]]]:
    for ending in node.get(_END, ()):
        yield at, ending, values
    if at >= len(row) or (at > first and not row[at].linked):
        return
    for key, value, length in _arcs(row, at):
        child = node.get(key)
        if child is not None:
            yield from _walk(row, first, at + length, child, (*values, value))


def _arcs(row: Sequence[Item], at: int) -> tuple[tuple[str, object, int], ...]:
    arcs = row[at].arcs
    return arcs + spelled(row, at) if any(key == "number" for key, _, _ in arcs) else arcs


def admits(rule: Rule, text: str, span: Span) -> bool:
    """Whether the words around the phrase let the rule read it."""
    if rule.after or rule.unless_after:
        before = _BEFORE.search(text, max(span.start - 30, 0), span.start)
        word = before.group(1).lower().rstrip(".") if before else ""
        if word in rule.unless_after or (rule.after and word not in rule.after):
            return False
    if rule.before or rule.unless_before:
        behind = _BEHIND.match(text, span.end)
        word = behind.group(1).lower() if behind else ""
        if word in rule.unless_before or (rule.before and word not in rule.before):
            return False
    return True
