"""Makes one claim of what several words of a clause tell of one event: the deed, its toll, its other name."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.language import Parse, Token
from dateline.language.clauses import obliques
from dateline.model import Claim, EventType
from dateline.reading.claims.triggers import Trigger

_DURING = ("in", "during", "by", "from")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DESCRIBING = ("nmod", "compound", "amod", "acl")
_SAME_CLAUSE = frozenset({"obj", "obl", "xcomp", "nsubj:pass", "nmod", "compound", "ccomp"})


class Draft(Struct, frozen=True):
    """A claim with the word that gave it. One that is not whole lacks a side that its pattern asks for."""

    trigger: Trigger
    claim: Claim
    whole: bool = True
    landed: bool = False
    """Whether only the place of the deed tells upon whom it fell."""
    plain: bool = False
    """Whether the word stands with a side missing: where it only points back, it tells nothing new."""


Telling = Callable[[int], Draft | None]


def merged(parse: Parse, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """The claims in text order, with tolls given to their deeds and mere repetitions left out."""
    found: dict[int, Draft] = {d.trigger.token.index: d for d in drafts}
    told_by: dict[int, int] = {}

    def telling(index: int) -> Draft | None:
        """The draft that now tells what the word at the index told."""
        while index in told_by:
            index = told_by[index]
        return found.get(index)

    for draft in drafts:
        index = draft.trigger.token.index
        deed = _deed(parse, draft, telling) if draft.trigger.pattern.counts else _repeated(parse, draft, telling)
        if deed is not None and (draft.whole or _has_toll(draft.claim)):
            told_by[index] = deed.trigger.token.index
            del found[index]
            found[told_by[index]] = Draft(deed.trigger, _joined(deed, draft.claim), whole=True)
    left = [found[i] for i in sorted(found) if found[i].whole]
    return tuple(_news(_forward(parse, left)))


def _forward(parse: Parse, drafts: Sequence[Draft]) -> Iterable[Claim]:
    """Leaves out a word without its sides that another event is about, or that points back: "condemned the war"."""
    sided = frozenset(d.trigger.token.index for d in drafts if not d.plain)
    told: set[EventType] = set()
    for draft in drafts:
        token = draft.trigger.token
        back = draft.claim.type in told and _points_back(parse, token)
        if not draft.plain or not (back or any(a.index in sided for a in parse.ancestors(token))):
            yield draft.claim
        told.add(draft.claim.type)


def _points_back(parse: Parse, token: Token) -> bool:
    definite = any(t.lemma.lower() in _DEFINITE for t in parse.children(token, "det"))
    return token.pos in ("NOUN", "PROPN") and (definite or not parse.children(token, *_DESCRIBING))


def _has_toll(claim: Claim) -> bool:
    return any(number is not None for number in (claim.killed, claim.injured, claim.arrested))


def _joined(draft: Draft, other: Claim) -> Claim:
    """The deed with what only the other word tells of it."""
    deed = draft.claim
    recipients = tuple(i for i in other.recipients if i not in deed.agents)
    return replace(
        deed,
        agents=deed.agents or tuple(i for i in other.agents if i not in deed.recipients),
        recipients=(recipients or deed.recipients) if draft.landed else (deed.recipients or recipients),
        when=deed.when or other.when,
        place=deed.place or other.place,
        killed=deed.killed if deed.killed is not None else other.killed,
        injured=deed.injured if deed.injured is not None else other.injured,
        arrested=deed.arrested if deed.arrested is not None else other.arrested,
    )


def _deed(parse: Parse, toll: Draft, telling: Telling) -> Draft | None:
    """The event in which people were killed or hurt: "the raid killed", "attacked, killing", "died in the blast"."""
    for token in _around(parse, toll.trigger.token):
        deed = telling(token.index)
        if (
            deed is None
            or deed.trigger.token.index == toll.trigger.token.index
            or deed.claim.type is not toll.claim.type
        ):
            continue
        if deed.claim.negated == toll.claim.negated and deed.claim.mood is toll.claim.mood:
            return deed
    return None


def _around(parse: Parse, verb: Token) -> Iterable[Token]:
    yield from parse.children(verb, "nsubj", "obl:agent")
    yield from obliques(parse, verb, *_DURING)
    head = parse.head(verb)
    if head is None:
        return
    if verb.relation in ("advcl", "acl") and not parse.child(verb, "mark"):
        yield head
    if verb.dep == "conj":
        yield head
        yield from parse.children(head, "nsubj")


def _repeated(parse: Parse, draft: Draft, telling: Telling) -> Draft | None:
    """The verb that already tells of it: "agreed on an agreement", "held a meeting to meet"."""
    token = draft.trigger.token
    head = parse.head(token)
    above = telling(head.index) if head is not None else None
    if above is None or token.dep not in _SAME_CLAUSE or above.claim.type is not draft.claim.type:
        return None
    if above.trigger.token.index == token.index:  # the verb's own toll went to it
        return None
    apart = set(draft.claim.agents) - {*above.claim.agents, *above.claim.recipients}
    return above if not apart else None


def _news(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Leaves out a claim that only repeats an earlier one: same sides, standing and source, nothing added."""
    told: list[Claim] = []
    for claim in claims:
        if not any(_only_repeats(claim, earlier) for earlier in told):
            yield claim
            told.append(claim)


def _only_repeats(claim: Claim, earlier: Claim) -> bool:
    same = all(
        getattr(claim, name) == getattr(earlier, name)
        for name in ("type", "agents", "recipients", "mood", "negated", "said_by", "rule")
    )
    adds = any(
        getattr(claim, name) not in (None, getattr(earlier, name))
        for name in ("when", "place", "killed", "injured", "arrested", "condition")
    )
    return same and bool(claim.agents and claim.recipients) and not adds
