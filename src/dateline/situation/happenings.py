"""Happenings: which reports tell of the same, by words, names, places and days that few others share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log, log1p

import numpy as np
from msgspec import Struct

from dateline.model import Form, Reading
from dateline.model.world import Happening
from dateline.situation.clusters import Matrix, grouped
from dateline.situation.ids import stable_id
from dateline.situation.names import folded
from dateline.situation.words import empty_words, stem

LIKENESS = 0.0036
"""Times the squared logarithm of the number of reports: the likeness from which on reports tell of one happening.
Words weigh by the square of their rarity, which grows with the logarithm of the number."""

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LEAD = 30
"""Words at the start of a report, headline included, that count twice."""
_NAME = 2
_SHOWN = 8


class Portrait(Struct, frozen=True, kw_only=True):
    """What a report is about: its terms with how often they stand there, and a spelling for those worth showing."""

    document: str
    terms: Mapping[str, int]
    spelt: Mapping[str, str]


def portrait(reading: Reading) -> Portrait:
    """The portrait of a report with its headline: words, pairs of words, names of actors and places, days."""
    words = _TOKEN.findall(f"{reading.document.title or ''}\n{reading.document.text}")
    records = tuple(_records(reading))
    terms = _words(words) + Counter({term: times for term, _, times in records})
    spelt = {term: name for term, name, _ in records} | {stem(word.lower()): word for word in reversed(words)}
    return Portrait(
        document=reading.document.id,
        terms=dict(sorted(terms.items())),
        spelt={term: spelt[term] for term in sorted(terms) if term in spelt},
    )


def find_happenings(portraits: Iterable[Portrait]) -> tuple[Happening, ...]:
    """Reports by happening, a report alone in its own if no other tells of the same; in the order of their ids.

    How rare a word is, is counted among these reports: take those of a period, some thousand at most.
    """
    ordered = sorted(portraits, key=lambda p: p.document)
    if not ordered:
        return ()
    vectors, terms = _vectors(ordered)
    groups = grouped(vectors @ vectors.T + np.finfo(float).eps, LIKENESS * log(len(ordered)) ** 2)
    return tuple(
        sorted(
            (_happening([ordered[row] for row in group], vectors[group].sum(axis=0), terms) for group in groups),
            key=lambda happening: happening.id,
        )
    )


def _happening(members: Sequence[Portrait], weights: Matrix, terms: Sequence[str]) -> Happening:
    """Named after the first of its reports in the order of ids; the words that weigh most say what it is about."""
    spelt = {term: spelling for member in reversed(members) for term, spelling in member.spelt.items()}
    weighty = sorted((c for c in range(len(terms)) if weights[c] > 0), key=lambda c: (-weights[c], terms[c]))
    shown = dict.fromkeys(spelt[terms[c]] for c in weighty if terms[c] in spelt)
    return Happening(
        id=stable_id("happening", members[0].document),
        documents=tuple(member.document for member in members),
        about=tuple(shown)[:_SHOWN],
    )


def _vectors(portraits: Sequence[Portrait]) -> tuple[Matrix, list[str]]:
    """Unit vectors of the terms that more than one report has and not all have."""
    count = len(portraits)
    frequency = Counter(term for p in portraits for term in p.terms)
    terms = sorted(term for term, n in frequency.items() if 1 < n < count)
    column = {term: at for at, term in enumerate(terms)}
    rarity = {term: log(count / frequency[term]) ** 2 for term in terms}
    matrix = np.zeros((count, len(terms)))
    for row, one in enumerate(portraits):
        for term, times in one.terms.items():
            if term in column:
                matrix[row, column[term]] = log1p(times) * rarity[term]
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / np.where(lengths > 0, lengths, 1.0), terms


def _words(words: Sequence[str]) -> Counter[str]:
    """Stems and pairs of neighbouring stems; names and numbers count twice, and so does the lead."""
    found: Counter[str] = Counter()
    stems: list[str | None] = []
    for at, word in enumerate(words):
        said = _says_something(word)
        stems.append(stem(word.lower()) if said else None)
        if said:
            found[stem(word.lower())] += (_NAME if word[0].isupper() or word[0].isdigit() else 1) * (
                2 if at < _LEAD else 1
            )
    found.update(f"{one} {other}" for one, other in pairwise(stems) if one and other)
    return found


def _says_something(word: str) -> bool:
    return (len(word) > 2 or word[0].isdigit()) and word.lower() not in empty_words()


def _records(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Actors, places and days as terms, apart from the words that name them; with their spelling and weight."""
    counts: Counter[tuple[str, str]] = Counter()
    for actor in reading.actors:
        named = sum(mention.form is Form.NAME for mention in actor.mentions)
        counts[(f"@{folded(actor.name)}", actor.name)] += named
    counts.update((f"@{folded(place.name)}", place.name) for place in reading.places)
    counts.update((time.value, time.value) for time in reading.times if time.first and time.first == time.last)
    merged: dict[str, tuple[str, int]] = {}
    for (term, spelling), times in sorted(counts.items()):
        merged[term] = (spelling, merged.get(term, ("", 0))[1] + times)
    return ((term, spelling, _NAME * times) for term, (spelling, times) in merged.items() if times)
