"""Commitments: undertakings told by one report or many, with what came of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from dateline.model import CommitmentKind
from dateline.model.world import Commitment, Outcome, Reference
from dateline.situation.clusters import average_linkage
from dateline.situation.components import components
from dateline.situation.ids import stable_id
from dateline.situation.status import asserts, denies
from dateline.situation.telling import Party, Telling
from dateline.situation.undertaking import Undertaking

SAME = 0.35
"""Likeness of words from which on two undertakings are one."""
DONE = 0.3
"""Share of an undertaking's words that a deed must be told in."""


def lookup_keys(undertaking: Undertaking) -> tuple[str, ...]:
    """Kind, side and a word; undertakings that share none are never compared."""
    named = f"{undertaking.kind}|{_side(undertaking.by)}"
    return tuple(f"{named}|{word}" for word in undertaking.words) or (f"{named}||{undertaking.what}",)


def alike(one: Undertaking, other: Undertaking) -> bool:
    return likeness(one, other) >= SAME


def blocks(undertakings: Iterable[Undertaking]) -> tuple[tuple[Undertaking, ...], ...]:
    """Undertakings that may be one, directly or through others: a commitment never crosses the border of a block."""
    return components(sorted(undertakings, key=lambda u: (u.at, u.what)), lookup_keys, alike)


def deed_keys(undertaking: Undertaking) -> tuple[str, ...]:
    """Side and word by which a telling of the deed is found that keeps or breaks it; see `trigger_keys`."""
    return tuple(f"deed|{_side(undertaking.by)}|{word}" for word in undertaking.words)


def trigger_keys(telling: Telling) -> tuple[str, ...]:
    """Whatever a telling keeps or breaks shares one of these keys with it."""
    return tuple(f"deed|{side}|{word}" for side in side_keys(telling) for word in sorted(set(telling.trigger.split())))


def side_keys(telling: Telling) -> tuple[str, ...]:
    return tuple(sorted({_side(party) for party in telling.agents}))


def find_commitments(undertakings: Iterable[Undertaking], deeds: Iterable[Telling]) -> tuple[Commitment, ...]:
    """The commitments of undertakings that are closed under `blocks`, in the order of their ids.

    `deeds` hold at least all tellings that share one of `trigger_keys` with the `deed_keys` of one of them.
    """
    told = sorted(deeds, key=lambda t: t.at)
    groups = (group for block in blocks(undertakings) for group in average_linkage(block, likeness, SAME))
    return tuple(sorted((_commitment(group, told) for group in groups), key=lambda c: c.id))


def as_of(commitment: Commitment, day: date) -> Commitment:
    """The commitment as seen on a day: what was due before it and was not kept has lapsed."""
    if commitment.outcome is Outcome.OPEN and commitment.due is not None and commitment.due < day:
        return structs.replace(commitment, outcome=Outcome.LAPSED)
    return commitment


def _commitment(group: Sequence[Undertaking], deeds: Sequence[Telling]) -> Commitment:
    """Named after the earliest telling, in the words of the fullest."""
    earliest = min(group, key=lambda u: (u.made or date.max, u.at))
    fullest = max(group, key=lambda u: (len(u.words), u.what))
    outcome, evidence = _outcome(group, deeds)
    return Commitment(
        id=stable_id("commitment", earliest.at.document, earliest.at.record),
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


def _outcome(group: Sequence[Undertaking], deeds: Sequence[Telling]) -> tuple[Outcome, tuple[Reference, ...]]:
    """Kept where the deed is told later, broken where its contrary is."""
    done = [t.at for t in deeds if asserts(t) and any(_fulfils(t, u) for u in group)]
    undone = [t.at for t in deeds if denies(t) and any(_fulfils(t, u) for u in group)]
    abstains = any(u.negated for u in group) or group[0].kind is CommitmentKind.REFUSAL
    kept, broken = (undone, done) if abstains else (done, undone)
    if broken:
        return Outcome.BROKEN, tuple(broken)
    return (Outcome.KEPT, tuple(kept)) if kept else (Outcome.OPEN, ())


def _fulfils(telling: Telling, undertaking: Undertaking) -> bool:
    """Whether a telling of a later day is of the deed: by the same side, of a type that fits, in the same words."""
    if telling.published is None or undertaking.made is None or telling.published <= undertaking.made:
        return False
    if _side(undertaking.by) not in side_keys(telling):
        return False
    if undertaking.family is not None and telling.family != undertaking.family:
        return False
    common = set(undertaking.words) & {*telling.words, *telling.trigger.split()}
    return bool(set(telling.trigger.split()) & set(undertaking.words)) and len(common) >= DONE * len(undertaking.words)


def likeness(one: Undertaking, other: Undertaking) -> float:
    ours, theirs = set(one.words), set(other.words)
    if not ours or not theirs:
        return float(one.what == other.what)
    return float(len(ours & theirs) / min(len(ours), len(theirs)))


def _side(party: Party) -> str:
    return party.country or party.actor
