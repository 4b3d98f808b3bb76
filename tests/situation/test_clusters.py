"""Average linkage against a slow one written from its definition."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.situation.clusters import average_linkage, grouped

LIKENESSES = st.integers(0, 9).flatmap(
    lambda n: st.lists(st.floats(0.01, 1.0), min_size=n * n, max_size=n * n, unique=True).map(
        lambda values: np.array(values).reshape(n, n)
    )
)


def slowly(matrix: np.ndarray, least: float) -> list[list[int]]:
    groups = [[row] for row in range(len(matrix))]
    while len(groups) > 1:
        mean, one, other = max(
            ((float(matrix[np.ix_(a, b)].mean()), a, b) for a, b in combinations(groups, 2)), key=lambda found: found[0]
        )
        if mean < least:
            break
        groups = [*(g for g in groups if g not in (one, other)), one + other]
    return sorted(sorted(group) for group in groups)


@given(LIKENESSES, st.floats(0.05, 0.95))
def test_it_is_average_linkage(values: np.ndarray, least: float) -> None:
    matrix = (values + values.T) / 2

    rows = range(len(matrix))
    sparse = average_linkage(rows, lambda i, j: float(matrix[i, j]), least)

    assert sorted(grouped(matrix.copy(), least)) == slowly(matrix, least)
    assert sorted(list(group) for group in sparse) == slowly(matrix, least)


def test_only_the_pairs_given_may_share_a_group() -> None:
    assert average_linkage("abc", lambda _one, _other: 0.9, 0.5, [(0, 1)]) == (("a", "b"), ("c",))


def test_what_contradicts_each_other_never_shares_a_group() -> None:
    likeness = {frozenset("ab"): 0.9, frozenset("bc"): 0.9, frozenset("ac"): 0.0}

    groups = average_linkage("abc", lambda a, b: likeness[frozenset((a, b))], 0.3)

    assert groups == (("a", "b"), ("c",))
