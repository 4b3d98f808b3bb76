"""Undertakings by words that bind: "promised to", "refused to", "an offer of", "announced plans to"."""

from collections.abc import Iterator

from dateline.knowledge.events import Complement
from dateline.language import Token
from dateline.language.clauses import VERBAL, agent_of
from dateline.model import CommitmentKind, Mood
from dateline.reading.claims.clause import has_to
from dateline.reading.claims.governance import effects_of, governing, governor
from dateline.reading.claims.whom import Ids
from dateline.reading.commitments.bench import Bench, Undertaking

_BARE = frozenset({"ADP", "PART", "SCONJ", "PRON", "ADV"})
"""Words that name nothing that is undertaken: "whatever they were ready for", "offered nothing"."""
_ALREADY = frozenset({Mood.DEMANDED, Mood.PROMISED})
_CLAUSES = frozenset({"ccomp", "advcl"})
_NAMED = frozenset({"NOUN", "PROPN"})


def worded(bench: Bench) -> Iterator[Undertaking]:
    """One for each clause or deed that a word of binding governs."""
    for content in bench.parse.tokens:
        word = governor(bench.parse, bench.know, content)
        if word is None or not any(c.commits for c in effects_of(bench.know, word)):
            continue
        effect = governing(bench.parse, bench.know, content, word)
        if effect is not None and effect.commits is not None and _governs_a_deed(bench, effect, word, content):
            yield from _undertakings(bench, effect, effect.commits, word, content)


def _undertakings(
    bench: Bench, effect: Complement, kind: CommitmentKind, word: Token, content: Token
) -> Iterator[Undertaking]:
    by = _doers(bench, word, effect)
    for part in bench.parts(content):
        if _binds(bench, part, kind, by):
            threat = kind is CommitmentKind.PLEDGE and _is_threat(bench, part, by)
            yield Undertaking(word=word, content=part, by=by, kind=CommitmentKind.THREAT if threat else kind)


def _governs_a_deed(bench: Bench, effect: Complement, word: Token, content: Token) -> bool:
    offered = content.pos in _NAMED and content.lemma.lower() in effect.things
    if content.pos in _BARE or (bench.whom.is_somebody(content) and not offered):
        return False
    standing = bench.moods.standing(word, None)
    if standing.negated or standing.mood in _ALREADY:
        return False
    if standing.mood is not Mood.ACTUAL and effect.commits is not CommitmentKind.OFFER:
        return False
    if content.pos in _NAMED and effect.things:
        return offered and not bench.moods.own(content).negated
    return content.relation not in _CLAUSES or _is_to_come(bench, content)


def _is_to_come(bench: Bench, clause: Token) -> bool:
    """ "promised that they would leave", "promised leaving", not "assured them that they had left"."""
    if clause.dep != "ccomp":  # set apart it tells of something else: "agreed to a meeting, only to be let down"
        first = bench.parse.subtree(clause)[0].index
        return bench.parse.tokens[first - 1].pos != "PUNCT"
    mood = bench.moods.own(clause).mood
    return (
        mood is Mood.PLANNED or clause.has("VerbForm=Inf") or clause.text.endswith("ing") or has_to(bench.parse, clause)
    )


def _doers(bench: Bench, word: Token, effect: Complement) -> Ids:
    token = bench.doers.of(word)
    if token is None and effect.doer == "patient":  # "is committed to"
        token = bench.parse.child(word, "nsubj:pass")
    return bench.whom.means(token) if token is not None else ()


def _binds(bench: Bench, content: Token, kind: CommitmentKind, by: Ids) -> bool:
    """Whether it is their own deed that they threaten, and a deed that they refuse or threaten, not mere words."""
    if kind is CommitmentKind.THREAT and content.pos in _NAMED:
        return _is_harmful(bench, content) or any(True for _ in bench.claims_within(content))
    if kind is CommitmentKind.REFUSAL:
        idle = any(content.lemma.lower() in bench.know.classes.get(name, ()) for name in ("idle", "mere-words"))
        deed = content.pos in VERBAL and not idle and not any(c.commits for c in effects_of(bench.know, content))
        return deed or any(True for _ in bench.claims_within(content))
    if content.dep == "ccomp" and kind is not CommitmentKind.PLEDGE:
        agent = agent_of(bench.parse, content)
        return agent is not None and not set(bench.whom.means(agent)).isdisjoint(by)
    return True


def _is_harmful(bench: Bench, noun: Token) -> bool:
    return any(noun.lemma.lower() in bench.know.classes.get(name, ()) for name in ("force", "breaking"))


def _is_threat(bench: Bench, content: Token, by: Ids) -> bool:
    negated = content.pos in VERBAL and bench.moods.own(content).negated
    return not negated and (bench.is_hostile(content, by) or bench.is_measure_against(content))
