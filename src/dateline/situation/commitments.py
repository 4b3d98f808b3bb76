"""Commitments: undertakings told by one report or many, with what came of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import structs

from dateline.model.world import Commitment, Outcome, Reference
from dateline.situation.clusters import average_linkage
from dateline.situation.components import cut_components
from dateline.situation.deeds import keeps, side_of, telling_keys, wanted_tellings
from dateline.situation.ids import stable_id
from dateline.situation.telling import Telling
from dateline.situation.undertaking import Undertaking

SAME = 0.5
"""Likeness of words from which on two undertakings are one."""
WITHIN = timedelta(days=60)
"""How far apart two reports may be that tell of one undertaking: what is promised again a season later is another."""


def lookup_keys(undertaking: Undertaking) -> tuple[str, ...]:
    """Kind, side, a word and the time; undertakings that share none are never compared."""
    named = f"{undertaking.kind}|{side_of(undertaking.by)}"
    words = undertaking.words or (f"|{undertaking.what}",)
    return tuple(f"{named}|{word}|{step}" for word in words for step in _steps(undertaking.made))


def alike(one: Undertaking, other: Undertaking) -> bool:
    return likeness(one, other) >= SAME


def blocks(undertakings: Iterable[Undertaking]) -> tuple[tuple[Undertaking, ...], ...]:
    """Undertakings that may be one, directly or through others: a commitment never crosses the border of a block."""
    ordered = sorted(undertakings, key=lambda u: (u.at, u.what, u.number))
    return cut_components(ordered, lookup_keys, alike, lambda u: u.made.toordinal() // WITHIN.days if u.made else None)


def _steps(day: date | None) -> tuple[str, ...]:
    """The stretch of time that a day is in, and the next, so that days near each other share one."""
    if day is None:
        return ("",)
    step = day.toordinal() // WITHIN.days
    return (str(step), str(step + 1))


def find_commitments(undertakings: Iterable[Undertaking], deeds: Iterable[Telling]) -> tuple[Commitment, ...]:
    """The commitments of undertakings that are closed under `blocks`, in the order of their ids.

    `deeds` hold at least all tellings of which `deeds.telling_keys` meet the `wanted_tellings` of one of them.
    """
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(deeds, key=lambda t: t.at):
        for key in telling_keys(telling):
            told[key].append(telling)
    groups = (group for block in blocks(undertakings) for group in average_linkage(block, likeness, SAME))
    return tuple(sorted((_commitment(group, told) for group in groups), key=lambda c: c.id))


def as_of(commitment: Commitment, day: date) -> Commitment:
    """The commitment as seen on a day: what was due before it and was not kept has lapsed."""
    if commitment.outcome is Outcome.OPEN and commitment.due is not None and commitment.due < day:
        return structs.replace(commitment, outcome=Outcome.LAPSED)
    return commitment


def _commitment(group: Sequence[Undertaking], deeds: Mapping[str, Sequence[Telling]]) -> Commitment:
    """Named after the earliest telling, in the words of the fullest."""
    earliest = min(group, key=lambda u: (u.made or date.max, u.at, u.number))
    fullest = max(group, key=lambda u: (len(u.words), u.what))
    outcome, evidence = _outcome(group, deeds)
    return Commitment(
        id=stable_id("commitment", earliest.at.document, earliest.at.record, str(earliest.number)),
        by=earliest.by.actor,
        to=next((u.to.actor for u in group if u.to is not None), None),
        kind=earliest.kind,
        what=fullest.what,
        condition=next((u.condition for u in group if u.condition), None),
        due=max((u.due for u in group if u.due is not None), default=None),
        made=earliest.made,
        outcome=outcome,
        told=tuple(sorted({u.at for u in group})),
        evidence=evidence,
    )


def _outcome(
    group: Sequence[Undertaking], deeds: Mapping[str, Sequence[Telling]]
) -> tuple[Outcome, tuple[Reference, ...]]:
    """Kept where the deed is told later, broken where its contrary is; what is told of both is broken."""
    near = ((t, u) for u in group for t in {t.at: t for key in wanted_tellings(u) for t in deeds.get(key, ())}.values())
    told = [(t.at, kept) for t, u in near if (kept := keeps(t, u)) is not None]
    broken = {at for at, kept in told if not kept}
    if broken:
        return Outcome.BROKEN, tuple(sorted(broken))
    return (Outcome.KEPT, tuple(sorted({at for at, _ in told}))) if told else (Outcome.OPEN, ())


def likeness(one: Undertaking, other: Undertaking) -> float:
    """Share of the shorter's words, 0 where one is to do what the other is not to."""
    ours, theirs = set(one.words), set(other.words)
    if one.negated is not other.negated or _far_apart(one.made, other.made):
        return 0.0
    if not ours or not theirs:
        return float(one.what == other.what)
    return float(len(ours & theirs) / min(len(ours), len(theirs)))


def _far_apart(one: date | None, other: date | None) -> bool:
    """Also where one day is known and the other is not, as nothing tells that they are near."""
    return (one is None) is not (other is None) or (one is not None and other is not None and abs(one - other) > WITHIN)
