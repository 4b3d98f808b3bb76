"""Step vectors: co-occurrence vectors (PPMI, SVD) with columns that say which name lists a word stands in.

Words of the lists that the text does not show share one row for each combination of lists, so a town that was never
seen looks like a town. A third of the lists is held back from the columns, lest the names that augmentation
swaps in be known by their column alone.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import svds
from spacy.language import Language
from spacy.vectors import Vectors

from dateline_training.namelists import LARGE_TOWN, NameLists, countries, provinces, towns

WINDOW = 4
COLUMN = 0.5
LISTS = ("given", "family", "country", "town", "large town", "province", "nationality", "people", "creed", "place part")


def cooccurrence(lines: Iterable[Sequence[str]], least: int, most: int, width: int) -> tuple[list[str], np.ndarray]:
    """Words that occur `least` times, at most `most` of them, and their vectors of length one."""
    lines = list(lines)
    counts = Counter(word for line in lines for word in line)
    words = [word for word, count in counts.most_common(most) if count >= least]
    ids = _ids(lines, {word: number for number, word in enumerate(words)})
    positive = _positive_information(_pairs(ids, len(words)))
    left, values, _ = svds(positive, k=width, random_state=0)
    embedded = left * np.sqrt(values)
    return words, embedded / (np.linalg.norm(embedded, axis=1, keepdims=True) + 1e-9)


def _ids(lines: Sequence[Sequence[str]], index: dict[str, int]) -> np.ndarray:
    gap = [-1] * WINDOW
    return np.array(
        [number for line in lines for number in (*(index.get(word, -1) for word in line), *gap)], dtype=np.int32
    )


def _pairs(ids: np.ndarray, size: int) -> sparse.csr_matrix:
    counts = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = ids[:-distance], ids[distance:]
        both = (left >= 0) & (right >= 0)
        weight = np.full(both.sum(), 1 / distance, dtype=np.float32)
        near = sparse.coo_matrix((weight, (left[both], right[both])), shape=(size, size)).tocsr()
        counts = counts + near + near.T
    return counts


def _positive_information(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Positive pointwise mutual information with smoothed context counts (Levy, Goldberg and Dagan 2015)."""
    rows = np.asarray(counts.sum(1)).ravel()
    contexts = rows**0.75
    contexts /= contexts.sum()
    pairs = counts.tocoo()
    information = np.log(pairs.data / (rows[pairs.row] * contexts[pairs.col]))
    keep = information > 0
    return sparse.csr_matrix(
        (information[keep].astype(np.float32), (pairs.row[keep], pairs.col[keep])), shape=counts.shape
    )


def memberships(lists: NameLists) -> dict[str, frozenset[int]]:
    """For every word of the name lists, the numbers of the lists it stands in."""
    members: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(_listed(lists)):
        for name in names:
            if zlib.crc32(name.encode()) % 3:
                parts = name.split()
                for part in parts:
                    members[part].add(number if len(parts) == 1 or number < 2 else len(LISTS) - 1)
    return {word: frozenset(numbers) for word, numbers in members.items() if len(word) > 1 and word[0].isupper()}


def _listed(lists: NameLists) -> Iterator[Iterable[str]]:
    yield (part for culture in lists.cultures for name in culture.given for part in name.split())
    yield (part for culture in lists.cultures for name in culture.family for part in name.split())
    yield countries()
    yield towns()
    yield towns(LARGE_TOWN)
    yield provinces()
    yield lists.groups["nationalities"]
    yield lists.groups["people"]
    yield (*lists.groups["faiths"], *lists.groups["leanings"], *lists.groups["languages"])


def assemble(nlp: Language, words: list[str], embedded: np.ndarray, members: dict[str, frozenset[int]]) -> None:
    """Put rows for the words of the text and shared rows for the words of the lists into `nlp`."""
    width = embedded.shape[1]
    keys = {word: row for row, word in enumerate(words)}
    combinations = sorted({tuple(sorted(numbers)) for word, numbers in members.items() if word not in keys})
    shared = {numbers: len(words) + place for place, numbers in enumerate(combinations)}
    data = np.zeros((len(words) + len(combinations), width + len(LISTS)), dtype=np.float32)
    data[: len(words), :width] = embedded
    for word, numbers in members.items():
        if word in keys:
            data[keys[word], [width + number for number in numbers]] = COLUMN
    for combination, row in shared.items():
        like = [keys[word] for word, numbers in members.items() if word in keys and numbers == frozenset(combination)]
        data[row, :width] = embedded[like].mean(0) if like else 0
        data[row, [width + number for number in combination]] = COLUMN
    for word, numbers in members.items():
        keys.setdefault(word, shared.get(tuple(sorted(numbers)), -1))
    for word in tuple(keys):
        for variant in (word.upper(), word.capitalize() if word.islower() else word):
            keys.setdefault(variant, keys[word])
    vectors = Vectors(strings=nlp.vocab.strings, shape=data.shape)
    vectors.data = data
    for word, row in keys.items():
        vectors.add(nlp.vocab.strings.add(word), row=row)
    nlp.vocab.vectors = vectors


def tokenized(nlp: Language, path: Path) -> Iterator[list[str]]:
    """Words of every line of a text."""
    with path.open(encoding="utf-8") as lines:
        for document in nlp.tokenizer.pipe(line.strip() for line in lines):
            yield [token.text for token in document if not token.is_space]
