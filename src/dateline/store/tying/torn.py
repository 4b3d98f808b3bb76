"""Finds blocks that fell apart: what is left of them may be small enough now for neighbours it was cut off from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping


def torn(before: Mapping[int, int | None], parts: Iterable[Iterable[int]]) -> set[int]:
    """Those who are left of blocks that are in several parts now, or lack somebody. `before` is everybody's block."""
    part_of = {number: part for part, members in enumerate(parts) for number in members}
    blocks: dict[int, list[int]] = defaultdict(list)
    for number, block in before.items():
        if block is not None:
            blocks[block].append(number)
    apart = (members for members in blocks.values() if len({part_of.get(number) for number in members}) > 1)
    return {number for members in apart for number in members if number in part_of}
