"""Which of the places of one name is meant: by its size, by what stands beside it, by what else the report names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.knowledge.places import Entry
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.heat import Weighed, heat_of, shares_of
from dateline.reading.places.senses import Known
from dateline.reading.places.weights import around, believable, capital_among, named_after, prior, told

_ROUNDS = 2
_SENSES = 25


def resolve(candidates: Sequence[Candidate], states: Mapping[str, int], known: Known) -> Mapping[str, Entry]:
    """The sense of every name that has one. A name means the same throughout a report."""
    names = tuple(_names(candidates, known))
    shares = {name.key: shares_of(name.senses) for name in names}
    for _ in range(_ROUNDS):
        heat = heat_of(names, shares, states)
        weighed = {
            name.key: tuple((entry, weight + heat.at(entry, name.key)) for entry, weight in name.senses)
            for name in names
        }
        shares = {key: shares_of(senses) for key, senses in weighed.items()}
    return {key: share[0][0] for key, share in shares.items()}


def _names(candidates: Sequence[Candidate], known: Known) -> Iterator[Weighed]:
    by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_name[candidate.name].append(candidate)
    for name, group in by_name.items():
        senses = sorted(_senses(name, group, known), key=lambda sense: -sense[1])
        if senses:
            yield Weighed(name, tuple(senses[:_SENSES]), len(group) ** 0.5)


def _senses(name: str, group: Sequence[Candidate], known: Known) -> Iterator[tuple[Entry, float]]:
    """What a name can mean, with the weight of each by itself."""
    outer = around(next((c.container for c in group if c.container), ""), known)
    entries = believable(group[0].meaning.entries, outer)
    kinds = frozenset(c.meaning.kind for c in group)
    contains = any(c.contains for c in group)
    capital = capital_among(entries, known.capital_of(name))
    for entry in entries:
        weight = prior(entry, capital, outer, contains=contains)
        yield entry, weight + told(entry, kinds) + named_after(entry, entries)
