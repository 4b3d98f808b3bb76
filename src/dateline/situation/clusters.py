"""Cuts what is joined through others only: average linkage, which no order of arrival changes."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def average_linkage(items: Sequence[T], likeness: Callable[[T, T], float], least: float) -> tuple[tuple[T, ...], ...]:
    """Groups in which items are on average at least so alike. Items that contradict each other (0) never share a group.

    `items` must come in an order of their own (by id); ties go to the first.
    """
    count = len(items)
    matrix = np.zeros((count, count))
    for i in range(count):
        for j in range(i):
            matrix[i, j] = matrix[j, i] = likeness(items[i], items[j])
    return tuple(tuple(items[i] for i in group) for group in merged(matrix, least))


def merged(matrix: np.ndarray, least: float) -> list[list[int]]:
    """Average linkage over a full matrix of likenesses with 0 for "never"; groups of row numbers, by first row."""
    count = len(matrix)
    groups: list[list[int]] = [[i] for i in range(count)]
    sums, never, sizes = matrix.copy(), matrix <= 0, np.ones(count)
    mean = np.where(never, -1.0, matrix)
    np.fill_diagonal(mean, -1.0)
    while count > 1:
        at = int(mean.argmax())
        i, j = sorted(divmod(at, count))
        if mean[i, j] < least:
            break
        groups[i] += groups[j]
        groups[j] = []
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        never[i] |= never[j]
        never[:, i] |= never[:, j]
        sizes[i] += sizes[j]
        mean[i] = np.where(never[i], -1.0, sums[i] / (sizes[i] * sizes))
        mean[j] = -1.0
        mean[i, i] = -1.0
        dead = [k for k in range(count) if not groups[k]]
        mean[i, dead] = -1.0
        mean[:, i] = mean[i]
        mean[:, j] = -1.0
    return [sorted(group) for group in groups if group]
