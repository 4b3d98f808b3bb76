"""What Dateline knows of how English tells times: words, phrases, joins, feasts. The data lies beside this file."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.load import decode, files, overlay
from dateline.knowledge.times.phrases import Row, Step, literals, unfold
from dateline.knowledge.times.schema import (
    Example,
    Holiday,
    Join,
    Modifier,
    ReadsAs,
    Rule,
    Slot,
    Tense,
    TimesFile,
    Value,
    Words,
)

__all__ = [
    "MADE_BY_CODE",
    "Example",
    "Holiday",
    "Join",
    "Modifier",
    "ReadsAs",
    "Row",
    "Rule",
    "Slot",
    "Step",
    "Tense",
    "TimeRules",
    "Value",
    "Words",
    "cases",
    "literals",
    "load",
]

MADE_BY_CODE = frozenset(
    {"number", "amount", "ordinal", "year", "dayofmonth", "hour", "clock", "decade", "military", "isodate", "holiday"}
)
"""Classes that code fills from digits; a file may add words to them."""


class TimeRules(Struct, frozen=True, kw_only=True):
    """All files of the family as one."""

    words: tuple[Words, ...]
    rules: tuple[Rule, ...]
    rows: tuple[tuple[Row, ...], ...]
    """For each rule, every way to say it."""
    joins: tuple[Join, ...]
    modifiers: tuple[Modifier, ...]
    links: tuple[str, ...]
    holidays: tuple[Holiday, ...]
    tense: Tense


def load(folders: Iterable[Path]) -> TimeRules:
    """The family `times` of the folders, a later folder over an earlier one.

    Raises: KnowledgeError for a file that cannot be used.
    """
    paths = tuple(files(folders, "times"))
    read = tuple((path, decode(path, TimesFile)) for path in paths)
    words = _merged(w for _, file in read for w in file.words)
    holidays = overlay((h for _, file in read for h in file.holiday), lambda h: h.id)
    entries = _entries(words, holidays)
    known = MADE_BY_CODE | entries.keys()
    _refuse_twins((path, rule.id) for path, file in read for rule in file.rule)
    placed = overlay(((path, rule) for path, file in read for rule in file.rule), lambda pair: pair[1].id)
    return TimeRules(
        words=words,
        rules=tuple(rule for _, rule in placed),
        rows=tuple(_rows(path, rule, entries, known) for path, rule in placed),
        joins=tuple(j for _, file in read for j in file.join),
        modifiers=tuple(m for _, file in read for m in file.modifier),
        links=tuple(link for _, file in read for link in file.links),
        holidays=holidays,
        tense=next((file.tense for _, file in reversed(read) if file.tense), Tense()),
    )


def cases(path: Path) -> Iterable[tuple[Rule, Example, date | None]]:
    """Every example of a file with the day on which its text was published."""
    file = decode(path, TimesFile)
    return tuple((rule, e, e.published or file.published) for rule in file.rule for e in rule.examples)


def _refuse_twins(rules: Iterable[tuple[Path, str]]) -> None:
    """A rule may replace one of another folder, never one of its own."""
    seen: set[tuple[Path, str]] = set()
    for path, rule in rules:
        if (path.parent, rule) in seen:
            raise KnowledgeError(path, f'rule "{rule}"', "another rule of this folder has the same id", "Rename one")
        seen.add((path.parent, rule))


_NEEDED = {
    ReadsAs.REFERENCE: "value",
    ReadsAs.SHIFT: "unit",
    ReadsAs.ANCHORED: "unit",
    ReadsAs.DURATION: "unit",
    ReadsAs.SPAN: "unit",
}


def _pieces(row: Row, rule: Rule) -> set[str]:
    return {step.name for step in row.steps} | {name for name, _ in row.caught} | rule.with_.keys()


def _merged(words: Iterable[Words]) -> tuple[Words, ...]:
    """Classes of one name as one, later words over earlier ones."""
    merged: dict[str, Words] = {}
    for entry in words:
        before = merged.get(entry.id)
        merged[entry.id] = (
            entry
            if before is None
            else Words(
                id=entry.id,
                words=before.words | entry.words,
                abbreviated=before.abbreviated | entry.abbreviated,
                capital=before.capital or entry.capital,
                stop=before.stop + entry.stop,
            )
        )
    return tuple(merged.values())


def _entries(words: tuple[Words, ...], holidays: tuple[Holiday, ...]) -> dict[str, dict[str, Any]]:
    """The multi-word entries of each class."""
    longer: dict[str, dict[str, Any]] = {
        w.id: {e: v for e, v in w.words.items() if " " in e or "'" in e} for w in words
    }
    longer["holiday"] = {name: h.id for h in holidays for name in h.words}
    return longer


def _rows(path: Path, rule: Rule, entries: dict[str, dict[str, Any]], known: frozenset[str]) -> tuple[Row, ...]:
    if not any(example.gives for example in rule.examples):
        fix = "Add one with the text and the values it gives"
        raise KnowledgeError(path, f'rule "{rule.id}"', "no example shows it matching", fix)
    try:
        rows = tuple(row for phrase in rule.phrases for row in unfold(phrase, entries))
    except ValueError as error:
        raise KnowledgeError(path, f'rule "{rule.id}"', str(error), "Pair the brackets of its phrases") from None
    unknown = {s.key for row in rows for s in row.steps if not s.key.startswith("=")} - known
    if unknown:
        fix = "Name a class of words that some file defines"
        raise KnowledgeError(path, f'rule "{rule.id}"', f"no words are known as {', '.join(sorted(unknown))}", fix)
    needed = _NEEDED.get(rule.reads_as)
    if needed and not all(needed in _pieces(row, rule) for row in rows):
        fix = f"Catch one in every phrase, as {{class:{needed}}}, or put it into `with`"
        raise KnowledgeError(path, f'rule "{rule.id}"', f"{rule.reads_as.value} needs a {needed}", fix)
    return rows
