"""Puts people's decisions on events over the groups that were found: which claims are of one happening."""

from collections.abc import Iterable, Sequence

from dateline.model.world import Judgement, Reference, Ruling
from dateline.situation.components import components
from dateline.situation.telling import Telling

EVENT = "event:"
Group = list[Telling]


class EventRulings:
    """Merges and splits that stand. They name claims, since an event's id goes when an earlier report is found."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        ruled = [j for j in judgements if j.target.startswith(EVENT)]
        self.anchors = [_claims(j, "claims") for j in ruled if j.ruling is Ruling.MERGE]
        self._apart = [_claims(j, "apart") for j in ruled if j.ruling is Ruling.SPLIT]

    def joined_to(self, claims: set[Reference]) -> set[Reference]:
        """The claims that are of one happening with one of these, because somebody says so."""
        return {at for anchors in self.anchors if anchors & claims for at in anchors}

    def joined_blocks(self, blocks: Sequence[Sequence[Telling]]) -> list[list[Sequence[Telling]]]:
        """Blocks that are to be looked at together."""
        found = components(list(blocks), lambda block: self._marks(t.at for t in block), lambda _one, _other: True)
        return [list(part) for part in found]

    def applied(self, groups: Iterable[Group]) -> list[Group]:
        """The groups of joined blocks as people want them."""
        parted = [part for group in groups for part in self._parted(group)]
        merged = components(parted, lambda group: self._marks(t.at for t in group), lambda _one, _other: True)
        return [sorted((t for group in part for t in group), key=lambda t: t.at) for part in merged]

    def _marks(self, claims: Iterable[Reference]) -> list[int]:
        here = set(claims)
        return [number for number, anchors in enumerate(self.anchors) if anchors & here]

    def _parted(self, group: Group) -> list[Group]:
        parts = [group]
        for apart in self._apart:
            split = [([t for t in p if t.at in apart], [t for t in p if t.at not in apart]) for p in parts]
            parts = [part for pair in split for part in pair if part]
        return parts


def _claims(judgement: Judgement, field: str) -> set[Reference]:
    given = judgement.change.get(field, ())
    names = given if isinstance(given, list | tuple) else ()
    pairs = (str(name).rpartition("#") for name in names)
    return {Reference(document, record) for document, _, record in pairs}
