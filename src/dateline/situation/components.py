"""Joins what belongs together: items that are alike, directly or through others."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")
MANY = 40
"""Items of two pieces from which on they stay apart."""


def components(
    items: Sequence[T], keys: Callable[[T], Iterable[Hashable]], alike: Callable[[T, T], bool]
) -> tuple[tuple[T, ...], ...]:
    """The connected components, in the order of their first items; each keeps the order of `items`.

    Only items that share a key are compared. Whether two are joined depends on nothing but the two, so that a part of
    the items that is closed under joining gives the same components as all of them.
    """
    root = list(range(len(items)))
    for left, right in _sharing(items, keys):
        _join(root, left, right, items, alike)
    return _gathered(items, root)


def cut_components(
    items: Sequence[T],
    keys: Callable[[T], Iterable[Hashable]],
    alike: Callable[[T, T], bool],
    stretch: Callable[[T], int | None],
) -> tuple[tuple[T, ...], ...]:
    """The same, where chains of likeness that would go on for years are cut between stretches of time.

    The components of each stretch are pieces. Pieces of two stretches are joined where items of both are alike, unless
    they are many together: what the busiest do every day would be one component otherwise. Whether two pieces are
    joined depends on nothing but the two.
    """
    when = [stretch(item) for item in items]
    root = list(range(len(items)))
    across: list[tuple[int, int]] = []
    for left, right in _sharing(items, keys):
        if when[left] != when[right]:
            across.append((left, right))
        else:
            _join(root, left, right, items, alike)
    size = Counter(_top(root, index) for index in range(len(items)))
    piece = [_top(root, index) for index in range(len(items))]
    for left, right in across:
        if size[piece[left]] + size[piece[right]] <= MANY:
            _join(root, left, right, items, alike)
    return _gathered(items, root)


def _join(root: list[int], left: int, right: int, items: Sequence[T], alike: Callable[[T, T], bool]) -> None:
    a, b = _top(root, left), _top(root, right)
    if a != b and alike(items[left], items[right]):
        root[max(a, b)] = min(a, b)


def _gathered(items: Sequence[T], root: list[int]) -> tuple[tuple[T, ...], ...]:
    found: dict[int, list[T]] = {}
    for index, item in enumerate(items):
        found.setdefault(_top(root, index), []).append(item)
    return tuple(tuple(members) for members in found.values())


def _sharing(items: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> Iterator[tuple[int, int]]:
    """Each pair of indices whose items share a key, once."""
    holders: dict[Hashable, list[int]] = {}
    for index, item in enumerate(items):
        for key in dict.fromkeys(keys(item)):
            holders.setdefault(key, []).append(index)
    met: set[tuple[int, int]] = set()
    for indices in holders.values():
        for pair in combinations(indices, 2):
            if pair not in met:
                met.add(pair)
                yield pair


def _top(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index
