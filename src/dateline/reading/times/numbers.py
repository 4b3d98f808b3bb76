"""Numbers in words: rows of number words as one arc (`twenty-six`, `a hundred and ten`, `nineteen ninety-six`)."""

from collections.abc import Iterator, Sequence

from dateline.reading.times.lattice import Arc, Item

Numeral = tuple[int | float, int]
"""A value and the index of the item behind it."""


def spelled(items: Sequence[Item], at: int) -> tuple[Arc, ...]:
    """The arcs of a number of several words that begins here."""
    return tuple(_arcs(items, at))


def _arcs(items: Sequence[Item], at: int) -> Iterator[Arc]:
    numeral = _numeral(items, at)
    if numeral is None:
        return
    value, end = numeral
    if end > at + 1:
        yield ("number", value, end - at)
        yield ("amount", value, end - at)
    if not items[at].word[0].isdigit():
        yield from _year(items, at)


def _year(items: Sequence[Item], at: int) -> Iterator[Arc]:
    """`nineteen ninety-six`."""
    century = _caught(items, at, "number")
    rest = _small(items, _past_hyphen(items, at + 1))
    if century is not None and rest and 10 <= century <= 20 and 10 <= rest[0] <= 99:
        yield ("year", int(century * 100 + rest[0]), rest[1] - at)


def _numeral(items: Sequence[Item], at: int) -> Numeral | None:
    """`two`, `twenty-six`, `three hundred and five`, `two thousand`, `1.2 million`."""
    first = _small(items, at)
    if first is None:
        return None
    value, end = first
    while (scale := _caught(items, end, "scale")) is not None and items[end].linked:
        value, end = value * scale, end + 1
        more = _small(items, end + 1) if _is(items, end, "and") else _small(items, end)
        if more and more[0] < scale and items[more[1] - 1].linked and items[end].linked:
            value, end = value + more[0], more[1]
    return value, end


def _small(items: Sequence[Item], at: int) -> Numeral | None:
    """A number below a hundred in words, or any in figures."""
    value = _caught(items, at, "number")
    if value is None:
        return None
    if value in range(20, 100, 10) and not items[at].word[0].isdigit():
        after = _past_hyphen(items, at + 1)
        ones = _caught(items, after, "number")
        if ones is not None and 1 <= ones <= 9 and items[after].linked and not items[after].word[0].isdigit():
            return value + ones, after + 1
    return value, at + 1


def _past_hyphen(items: Sequence[Item], at: int) -> int:
    return at + 1 if _is(items, at, "-") else at


def _is(items: Sequence[Item], at: int, word: str) -> bool:
    return at < len(items) and items[at].linked and items[at].word == word


def _caught(items: Sequence[Item], at: int, key: str) -> int | float | None:
    if at >= len(items):
        return None
    return next((v for k, v, n in items[at].arcs if k == key and isinstance(v, int | float)), None)
