"""A text's time words, as a lattice: at each place the classes that begin there and where they end.

Only words that some phrase can use become items, so most of a report costs one look into a dictionary.
"""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from dateline.knowledge.times import Row, TimeRules

Arc = tuple[str, object, int]
"""A class, the value caught, and the number of items it takes."""

SCAN = re.compile(
    r"(?P<iso>(?<!\d)(?:\d{4}([-/])\d\d\2\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d)(?!\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m\b))"
    r"|(?P<slash>\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<decade>(?:1[0-9]|20)?\d0['’]?s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s\d/\d)?(?![\d/]))"
    r"|(?P<meridian>[ap]\.\s?m\b\.?)"
    r"|(?P<genitive>['’]s\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[-–.,'’&])",
    re.IGNORECASE,
)


class Item(Struct, frozen=True, gc=False):
    """A word that phrases know; `linked`: nothing but a blank or a line end parts it from the item before."""

    start: int
    end: int
    word: str
    linked: bool
    arcs: tuple[Arc, ...]


class Lexicon(Struct, frozen=True):
    """What each word can be, with or without a capital, and which need a full stop behind them."""

    plain: Mapping[str, tuple[Arc, ...]]
    capital: Mapping[str, tuple[Arc, ...]]
    dotted: frozenset[str]
    stop: frozenset[str]


def lexicon(rules: TimeRules) -> Lexicon:
    """The words of all classes and of all phrases."""
    plain: dict[str, list[Arc]] = {}
    capital: dict[str, list[Arc]] = {}
    for word in _literals(rules.rows):
        plain.setdefault(word, []).append((f"={word}", None, 1))
    for entry in rules.words:
        target = capital if entry.capital else plain
        for word, value in {**entry.words, **entry.abbreviated}.items():
            if " " not in word and "'" not in word:
                target.setdefault(word, []).append((entry.id, value, 1))
    for word in capital:
        capital[word] += plain.get(word, [])
    return Lexicon(
        plain={word: tuple(arcs) for word, arcs in plain.items()},
        capital={word: tuple(arcs) for word, arcs in capital.items()},
        dotted=frozenset(word for entry in rules.words for word in entry.abbreviated),
        stop=frozenset(word for entry in rules.words for word in entry.stop),
    )


def _literals(rows: Iterable[tuple[Row, ...]]) -> Iterable[str]:
    steps = {step.key for group in rows for row in group for step in row.steps}
    return sorted(key[1:] for key in steps if key.startswith("="))


def items(text: str, words: Lexicon) -> tuple[Item, ...]:
    """The items of a text in order."""
    found: list[Item] = []
    end = -1
    plain, capital = words.plain, words.capital
    for match in SCAN.finditer(text):
        kind = match.lastgroup
        written = match.group()
        if kind == "word":
            word = written.lower()
            arcs = plain.get(word, ()) if word == written else capital.get(word) or plain.get(word, ())
        elif kind == "mark":
            word = "-" if written == "–" else "'" if written == "’" else written
            arcs = plain.get(word, ())
        else:
            word, arcs = _figure(kind or "", written, plain)
        start, after = match.span()
        if not arcs or start < end:
            continue
        if word in words.dotted:
            stopped = text.startswith(".", after)
            if word in words.stop and not stopped:
                continue
            after += stopped
        found.append(Item(start, after, word, _linked(text, end, start), arcs))
        end = after
    return tuple(found)


def _linked(text: str, end: int, start: int) -> bool:
    if start == end:
        return True
    gap = text[end:start] if end >= 0 else "."
    return gap == " " or (gap.isspace() and gap.count("\n") < 2)


def _figure(kind: str, written: str, plain: Mapping[str, tuple[Arc, ...]]) -> tuple[str, tuple[Arc, ...]]:
    """A number, ordinal, decade, clock time or the like, with all that it can stand for."""
    if kind == "genitive":
        return "'s", plain.get("'s", ())
    if kind == "meridian":
        word = f"{written[0].lower()}m"
        return word, plain.get(word, ())
    if kind == "slash":
        return written, plain.get(written, ())
    if kind == "iso":
        return written, (("isodate", written, 1),)
    if kind == "clock":
        return written, (("clock", written, 1),)
    if kind == "ordinal":
        value = int(re.sub(r"\D", "", written))
        days: tuple[Arc, ...] = (("dayofmonth", value, 1),) if 1 <= value <= 31 else ()
        return written, (("ordinal", value, 1), *days, *plain.get(written, ()))
    if kind == "decade":
        return written, (("decade", _decade(re.sub(r"\D", "", written)), 1),)
    return written, number_arcs(written) + plain.get(written, ())


def _decade(digits: str) -> int:
    """The first three digits of its years."""
    return int(digits[:3]) if len(digits) == 4 else 190 + int(digits[0])


def number_arcs(written: str) -> tuple[Arc, ...]:
    """What a number in figures can be: an amount, a year, a day of the month, an hour."""
    value = figure(written)
    arcs: list[Arc] = [("number", value, 1), ("amount", value, 1)]
    if written.isdigit():
        if len(written) == 4 and 1000 <= value <= 2199:
            arcs.append(("year", int(value), 1))
        if len(written) == 4 and value < 2400 and value % 100 < 60:
            arcs.append(("military", written, 1))
        if len(written) <= 2 and 1 <= value <= 31:
            arcs.append(("dayofmonth", int(value), 1))
        if len(written) <= 2 and value <= 24:
            arcs.append(("hour", int(value), 1))
    return tuple(arcs)


def figure(written: str) -> float | int:
    """`1,200`, `2.5`, `2 1/2` as a number."""
    whole, _, part = written.replace(",", "").partition(" ")
    value = float(whole) if "." in whole else int(whole)
    if part:
        above, _, below = part.partition("/")
        value += int(above) / max(int(below), 1)
    return value
