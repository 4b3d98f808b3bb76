"""Groups what is alike on average, so that chains of neighbours do not run together. No order of arrival changes it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

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
    return tuple(tuple(items[i] for i in group) for group in _linked(rows, least))


def _linked(rows: list[dict[int, float]], least: float) -> list[list[int]]:
    """Average linkage like `grouped`, over rows that hold only those who may share a group."""
    groups: dict[int, list[int]] = {row: [row] for row in range(len(rows))}
    waiting = set(groups)
    chain: list[int] = []
    while chain or waiting:
        top = chain[-1] if chain else min(waiting)
        before = chain[-2] if len(chain) > 1 else None
        nearest = max(rows[top], key=lambda other: (rows[top][other], other == before, -other), default=None)
        if nearest is None or rows[top][nearest] < least:
            waiting.discard(top)
            chain = []
        elif nearest == before:
            chain = chain[:-2]
            kept, gone = sorted((top, nearest))
            _join(rows, kept, gone, len(groups[kept]), len(groups[gone]))
            groups[kept] += groups.pop(gone)
            waiting.discard(gone)
            waiting.add(kept)
        else:
            chain = [*chain, nearest] if chain else [top, nearest]
    return [sorted(group) for _, group in sorted(groups.items())]


def _join(rows: list[dict[int, float]], kept: int, gone: int, size: int, other: int) -> None:
    """Whoever may not be with both may not be with what they become."""
    one, two = rows[kept], rows[gone]
    joined = {k: (size * one[k] + other * two[k]) / (size + other) for k in one.keys() & two.keys()}
    for k in (one.keys() | two.keys()) - {kept, gone}:
        rows[k].pop(gone, None)
        if k in joined:
            rows[k][kept] = joined[k]
        else:
            rows[k].pop(kept, None)
    rows[kept], rows[gone] = joined, {}


def grouped(likenesses: Matrix, least: float) -> list[list[int]]:
    """Average linkage of row numbers over a full matrix, 0 for "never"; the matrix is used up.

    Follows chains of nearest neighbours: two that are each other's nearest can be merged at once, since no later merge
    brings anything nearer to either.
    """
    mean = np.where(likenesses > 0, likenesses, -np.inf)
    np.fill_diagonal(mean, -np.inf)
    groups: dict[int, list[int]] = {row: [row] for row in range(len(mean))}
    waiting = set(groups)
    chain: list[int] = []
    while chain or waiting:
        top = chain[-1] if chain else min(waiting)
        before = chain[-2] if len(chain) > 1 else None
        nearest = _nearest(mean[top], before)
        if mean[top, nearest] < least:
            waiting.discard(top)
            chain = []
        elif nearest == before:
            chain = chain[:-2]
            kept, gone = sorted((top, nearest))
            _merge(mean, kept, gone, len(groups[kept]), len(groups[gone]))
            groups[kept] += groups.pop(gone)
            waiting.discard(gone)
            waiting.add(kept)
        else:
            chain = [*chain, nearest] if chain else [top, nearest]
    return [sorted(group) for _, group in sorted(groups.items())]


def _nearest(row: Matrix, before: int | None) -> int:
    """The first of the nearest; the one before in the chain, if it is no further."""
    best = int(row.argmax())
    return before if before is not None and row[before] >= row[best] else best


def _merge(mean: Matrix, kept: int, gone: int, size: int, other: int) -> None:
    joined = (size * mean[kept] + other * mean[gone]) / (size + other)
    joined[[kept, gone]] = -np.inf
    mean[kept], mean[:, kept] = joined, joined
    mean[gone], mean[:, gone] = -np.inf, -np.inf
