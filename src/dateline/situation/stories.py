"""Finds near copies: agency copy with cuts, reordered paragraphs, another headline or an added credit."""

import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from dateline.model import Document
from dateline.model.world import Story
from dateline.situation.components import components
from dateline.situation.ids import stable_id

SHINGLE = 4
"""Words in a row that two near copies share."""
PERMUTATIONS, ROWS, SEED = 96, 2, 1962
"""Of two reports that share a third of their shingles, 99 in 100 share a key; of unlike ones, 2 in 10,000."""
COPIED = 0.5
"""Share of the shorter report's shingles that make it a near copy of the longer."""
SHORTEST = 12
"""Reports with fewer shingles are copies only of those with the same words."""

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[.!?]+[\s\"”’')]+|\n+")


class Sketch(Struct, frozen=True, kw_only=True):
    """What of a report is needed to find its near copies: `keys` to look candidates up, `shingles` to compare.

    `shingles` are sorted 32-bit hashes, the same in every process. A report without words has no keys.
    """

    document: str
    published: date | None
    keys: tuple[int, ...]
    shingles: bytes


def sketch(document: Document) -> Sketch:
    """The sketch of a report's text without its notes and headline."""
    rows = _rows(_without_notes(document).lower())
    hashes = np.fromiter(map(zlib.crc32, map(str.encode, rows)), "<u4", len(rows))
    hashes.sort()
    different = hashes[np.flatnonzero(np.diff(hashes, prepend=~hashes[:1]))]
    return Sketch(document=document.id, published=document.published, keys=_keys(rows), shingles=different.tobytes())


def near_copies(one: Sketch, other: Sketch) -> bool:
    """Whether most of the shorter report's words stand, in the same rows, in the longer."""
    ours, theirs = _hashes(one), _hashes(other)
    shorter = min(len(ours), len(theirs))
    needed = COPIED * shorter if shorter >= SHORTEST else max(len(ours), len(theirs))
    return shorter > 0 and len(np.intersect1d(ours, theirs, assume_unique=True)) >= needed


def find_stories(sketches: Iterable[Sketch]) -> tuple[Story, ...]:
    """The stories of reports; one without near copies is a story of its own. Reports must be given once each.

    A set of reports that holds, with each, all members of its candidates' stories gives what all reports would give.
    """
    ordered = sorted(sketches, key=lambda s: (s.published or date.max, s.document))
    found = components(ordered, lambda s: s.keys, near_copies)
    return tuple(_story(members) for members in found)


def _story(members: Sequence[Sketch]) -> Story:
    """Named after its smallest document id, which neither order nor dates change."""
    return Story(
        id=stable_id("story", min(member.document for member in members)),
        documents=tuple(member.document for member in members),
    )


def _rows(text: str) -> list[str]:
    """Words in a row, not across the border of two sentences, which another order would break."""
    sentences = [_WORD.findall(sentence) for sentence in _BREAK.split(text)]
    rows: list[str] = []
    for words in sentences:
        rows += map(" ".join, zip(*(words[i:] for i in range(SHINGLE)), strict=False))
    return rows or [" ".join(words) for words in sentences if words]


def _keys(rows: Sequence[str]) -> tuple[int, ...]:
    if not rows:
        return ()
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(rows)
    digest = minhash.digest()
    pairs = np.array(digest, np.uint64).reshape(-1, ROWS)
    return tuple(((pairs[:, 0] << np.uint64(32) | pairs[:, 1]) >> np.uint64(1)).tolist())


def _hashes(one: Sketch) -> NDArray[np.uint32]:
    return np.frombuffer(one.shingles, "<u4")


def _without_notes(document: Document) -> str:
    text, at, kept = document.text, 0, []
    for note in sorted(document.notes, key=lambda n: n.span):
        kept.append(text[at : note.span.start])
        at = max(at, note.span.end)
    return " ".join((*kept, text[at:]))
