"""How well the examples are read: `python -m benchmarks.accuracy` prints the figures that the floors hold.

Every figure is F1 (or a share, where marked) over all reports together, matched one to one, best overlap first.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from benchmarks.gold import Gold, GoldCommitment, GoldDispute, GoldEvent, GoldStatement, place_of, reports
from dateline import read
from dateline.model import Claim, Commitment, Dispute, Form, Mood, Reading, Span, Statement

_ENOUGH = 0.5
G = TypeVar("G")
F = TypeVar("F")


class _Names:
    """Which actor of the gold is which of the reading: one of its names is one of the mentions, articles aside."""

    def __init__(self, gold: Gold, reading: Reading) -> None:
        text = reading.document.text
        self._gold = {name: {_plain(n) for n in (name, *others)} for name, others in gold.actors.items()}
        self._found = {
            actor.id: {_plain(actor.name)}
            | {_plain(m.span.of(text)) for m in actor.mentions if m.form is not Form.PRONOUN}
            for actor in reading.actors
        }

    def same(self, name: str, actor: str | None) -> bool:
        return bool(self._gold.get(name, {_plain(name)}) & self._found.get(actor or "", set()))

    def all_same(self, names: Sequence[str], actors: Sequence[str]) -> bool:
        """Whether both are empty, or each gold actor is found and as many as there are."""
        found = all(any(self.same(name, actor) for actor in actors) for name in names)
        return found and bool(names) == bool(actors)


def measure() -> dict[str, float]:
    """The figures by name, each 0 to 1."""
    count: Counter[str] = Counter()
    for _, text, gold in reports():
        _score(gold, read(text, published=gold.published), count)
    kinds = [key.removesuffix(" gold") for key in count if key.endswith(" gold")]
    return {kind: _f1(count, kind) for kind in kinds} | {
        key.removesuffix(" asked"): count[key.replace(" asked", " right")] / count[key]
        for key in count
        if key.endswith(" asked")
    }


def _score(gold: Gold, reading: Reading, count: Counter[str]) -> None:
    names = _Names(gold, reading)
    _statements(gold, reading, names, count)
    _events(gold, reading, names, count)
    commitments = list(_commitments(gold, reading, names))
    _tally(count, "commitment", len(gold.commitment), len(reading.commitments), len(commitments))
    disputes = list(_disputes(gold, reading, names))
    _tally(count, "dispute", len(gold.dispute), len(reading.disputes), len(disputes))
    values = {time.value for time in reading.times}
    _tally(count, "time value", len(set(gold.times)), len(values), len(set(gold.times) & values))
    places = {(p.span.of(reading.document.text).lower(), p.country or "") for p in reading.places}
    wanted = {(name.lower(), country) for name, country in gold.places.items()}
    _tally(count, "place and country", len(wanted), len(places), len(wanted & places))


def _statements(gold: Gold, reading: Reading, names: _Names, count: Counter[str]) -> None:
    text = reading.document.text

    def weight(told: GoldStatement, found: Statement) -> float:
        share = _dice(_characters([place_of(told.content, text)]), _characters(found.content))
        return share if share >= _ENOUGH else 0.0

    pairs = _pair(gold.statement, reading.statements, weight)
    spoken = [(g, f) for g, f in pairs if names.same(g.by, f.speaker)]
    sizes = len(gold.statement), len(reading.statements)
    _tally(count, "statement", *sizes, len(pairs))
    _tally(count, "statement and speaker", *sizes, len(spoken))
    _tally(count, "statement, speaker and act", *sizes, sum(g.act == f.act for g, f in spoken))


def _events(gold: Gold, reading: Reading, names: _Names, count: Counter[str]) -> None:
    text = reading.document.text

    def weight(told: GoldEvent, found: Claim) -> float:
        if not place_of(told.trigger, text).touches(found.trigger):
            return 0.0
        return 2.0 + (told.type == found.type) + names.all_same(told.agents, found.agents)

    pairs = _pair(gold.event, reading.claims, weight)
    typed = [(g, f) for g, f in pairs if g.type == f.type]
    sided = [
        (g, f) for g, f in typed if names.all_same(g.agents, f.agents) and names.all_same(g.recipients, f.recipients)
    ]
    sizes = len(gold.event), len(reading.claims)
    _tally(count, "event", *sizes, len(pairs))
    _tally(count, "event and type", *sizes, len(typed))
    _tally(count, "event, type and both sides", *sizes, len(sided))
    for told, found in pairs:
        _ask(count, "status (share)", right=told.status == _status(found))
        _ask(count, "according to (share)", right=names.all_same(told.said_by, found.said_by))
        _ask(count, "date (share)", right=told.date == (found.when.value if found.when else ""))
        if told.status != "actual":
            _ask(count, "unreal kept apart (share)", right=_status(found) != "actual")


def _commitments(gold: Gold, reading: Reading, names: _Names) -> Iterator[tuple[GoldCommitment, Commitment]]:
    text = reading.document.text
    pairs = _pair(
        gold.commitment,
        reading.commitments,
        lambda g, f: _dice(_characters([place_of(g.what, text)]), _characters([f.what])),
    )
    return ((g, f) for g, f in pairs if names.same(g.by, f.by) and g.kind == f.kind)


def _disputes(gold: Gold, reading: Reading, names: _Names) -> Iterator[tuple[GoldDispute, Dispute]]:
    text = reading.document.text

    def weight(told: GoldDispute, found: Dispute) -> float:
        return _dice(_characters([place_of(told.about, text)]), _characters([found.about]))

    pairs = _pair(gold.dispute, reading.disputes, weight)
    return (
        (g, f)
        for g, f in pairs
        if names.same(g.denied_by, f.denied_by) and (not g.claimed_by or names.same(g.claimed_by, f.claim_by))
    )


def _status(claim: Claim) -> str:
    if claim.negated:
        return "negated"
    return "actual" if claim.mood is Mood.ACTUAL else "open"


def _pair(gold: Sequence[G], found: Sequence[F], weight: Callable[[G, F], float]) -> list[tuple[G, F]]:
    """One-to-one pairs, best weight first; weight 0 is no match."""
    scored = [(weight(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for value, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if value > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def _plain(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", re.sub(r"[’']s?$", "", name.strip().lower()))


def _characters(spans: Sequence[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def _dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _tally(count: Counter[str], kind: str, gold: int, found: int, both: int) -> None:
    count.update({f"{kind} gold": gold, f"{kind} found": found, f"{kind} both": both})


def _ask(count: Counter[str], kind: str, *, right: bool) -> None:
    count.update({f"{kind} asked": 1, f"{kind} right": int(right)})


def _f1(count: Counter[str], kind: str) -> float:
    whole = count[f"{kind} gold"] + count[f"{kind} found"]
    return 2 * count[f"{kind} both"] / whole if whole else 0.0


def main() -> None:
    for kind, value in measure().items():
        print(f"{kind:32} {value:.3f}")


if __name__ == "__main__":
    main()
