"""Groups what is alike on average, so that chains of neighbours do not run together. No order of arrival changes it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Matrix = NDArray[np.float64]


def average_linkage(
    items: Sequence[T],
    likeness: Callable[[T, T], float],
    least: float,
    pairs: Iterable[tuple[int, int]] | None = None,
) -> tuple[tuple[T, ...], ...]:
    """Groups in which items are on average at least so alike. Items that contradict each other (0) never share a group.

    `items` must come in an order of their own (by id); ties go to the first. `pairs` are the index pairs that may be
    alike at all, if not all of them: whatever is not among them contradicts each other.
    """
    rows: list[dict[int, float]] = [{} for _ in items]
    for i, j in combinations(range(len(items)), 2) if pairs is None else pairs:
        value = likeness(items[i], items[j])
        if value > 0:
            rows[i][j] = rows[j][i] = value
    return tuple(tuple(items[i] for i in group) for group in _linked(_Rows(rows), least))


class _Likenesses(Protocol):
    """Mean likenesses of groups, each under the number of its first item."""

    def __len__(self) -> int: ...
    def nearest(self, row: int, before: int | None) -> tuple[int | None, float]:
        """Who is nearest to `row`, and how near; at a tie the one `before` it in the chain, else the first."""

    def join(self, kept: int, gone: int, size: int, other: int) -> None:
        """The groups, of `size` and `other` items, become one under `kept`."""


def grouped(likenesses: Matrix, least: float) -> list[list[int]]:
    """Average linkage of row numbers over a full matrix, 0 for "never"; the matrix is used up."""
    mean = np.where(likenesses > 0, likenesses, -np.inf)
    np.fill_diagonal(mean, -np.inf)
    return _linked(_Full(mean), least)


def _linked(likenesses: _Likenesses, least: float) -> list[list[int]]:
    """Follows chains of nearest neighbours.

    Two that are each other's nearest can be merged at once, since no later merge brings anything nearer to either.
    """
    groups: dict[int, list[int]] = {row: [row] for row in range(len(likenesses))}
    waiting = set(groups)
    chain: list[int] = []
    while chain or waiting:
        top = chain[-1] if chain else min(waiting)
        before = chain[-2] if len(chain) > 1 else None
        nearest, likeness = likenesses.nearest(top, before)
        if nearest is None or likeness < least:
            waiting.discard(top)
            chain = []
        elif nearest == before:
            chain = chain[:-2]
            kept, gone = sorted((top, nearest))
            likenesses.join(kept, gone, len(groups[kept]), len(groups[gone]))
            groups[kept] += groups.pop(gone)
            waiting.discard(gone)
            waiting.add(kept)
        else:
            chain = [*chain, nearest] if chain else [top, nearest]
    return [sorted(group) for _, group in sorted(groups.items())]


class _Rows:
    """Only those who may share a group: whoever is not in a row contradicts it."""

    def __init__(self, rows: list[dict[int, float]]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def nearest(self, row: int, before: int | None) -> tuple[int | None, float]:
        others = self._rows[row]
        best = max(others, key=lambda other: (others[other], other == before, -other), default=None)
        return best, 0.0 if best is None else others[best]

    def join(self, kept: int, gone: int, size: int, other: int) -> None:
        """Whoever may not be with both may not be with what they become."""
        rows = self._rows
        one, two = rows[kept], rows[gone]
        joined = {k: (size * one[k] + other * two[k]) / (size + other) for k in one.keys() & two.keys()}
        for k in (one.keys() | two.keys()) - {kept, gone}:
            rows[k].pop(gone, None)
            if k in joined:
                rows[k][kept] = joined[k]
            else:
                rows[k].pop(kept, None)
        rows[kept], rows[gone] = joined, {}


class _Full:
    """Everyone's likeness to everyone, in a matrix; minus infinity for "never"."""

    def __init__(self, mean: Matrix) -> None:
        self._mean = mean

    def __len__(self) -> int:
        return len(self._mean)

    def nearest(self, row: int, before: int | None) -> tuple[int | None, float]:
        others = self._mean[row]
        best = int(others.argmax())
        if before is not None and others[before] >= others[best]:
            best = before
        return best, float(others[best])

    def join(self, kept: int, gone: int, size: int, other: int) -> None:
        mean = self._mean
        joined = (size * mean[kept] + other * mean[gone]) / (size + other)
        joined[[kept, gone]] = -np.inf
        mean[kept], mean[:, kept] = joined, joined
        mean[gone], mean[:, gone] = -np.inf, -np.inf
