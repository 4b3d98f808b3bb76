"""How far a source reaches: the whole noun phrase, without remarks on it behind a comma."""

from dateline.language import Parse, Token
from dateline.language.clauses import noun_phrase
from dateline.model import Span, covering
from dateline.reading.statements.lost_sources import is_behind_comma
from dateline.reading.statements.sources import described_source

_ASIDES = ("acl", "nmod", "advcl", "obl", "parataxis", "dep", "advmod")
_OPENING = (",", "(", "—", "–", "-", "--", "[")
_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})


def source_span(parse: Parse, head: Token, cue: Token) -> Span:
    """The whole noun phrase with everybody joined to it, never reaching into the cue or over a quotation mark."""
    described = described_source(parse, cue)
    if described is not None and parse.child(described, "nsubj") is head:
        first = parse.subtree(head)[0].index
        words = tuple(
            t for t in parse.tokens[first : cue.index] if t.dep not in ("aux", "advmod") or t.head != cue.index
        )
        return covering((words[0].span, words[-1].span))
    words = _between_marks(_without_asides(parse, noun_phrase(parse, head), head), head)
    before = tuple(t for t in words if t.index < cue.index) if head.index < cue.index else words
    after = tuple(t for t in before if t.index > cue.index) if head.index > cue.index else before
    inside = _unbroken(after, head)
    return covering((inside[0].span, inside[-1].span))


def _without_asides(parse: Parse, words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Without what stands behind a comma or bracket and is no more than a remark on the noun."""
    asides = [t for t in parse.children(head, *_ASIDES) if _is_aside(parse, t) or _is_place_before(parse, t, head)]
    gone = {t.index for aside in asides for t in parse.subtree(aside)}
    return tuple(t for t in words if t.index not in gone)


def _is_place_before(parse: Parse, token: Token, head: Token) -> bool:
    """ "In Sundby, Ola Brekke": where it is said, which the tree hangs on who says it."""
    return token.index < head.index and parse.child(token, "case") is not None and token.dep != "nmod:poss"


def _is_aside(parse: Parse, token: Token) -> bool:
    return token.dep != "nmod:poss" and is_behind_comma(parse, token, _OPENING)


def _between_marks(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    marks = [t.index for t in words if t.text in _MARKS]
    low = max((i for i in marks if i < head.index), default=-1)
    high = min((i for i in marks if i > head.index), default=words[-1].index + 1)
    pairs = low in marks and high in marks
    return words if pairs or not marks else tuple(t for t in words if low < t.index < high)


def _unbroken(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Without punctuation at either end."""
    ends = [i for i, t in enumerate(words) if t.text == "," and i + 1 < len(words) and words[i + 1].pos == "ADV"]
    words = words[: ends[0]] if ends and words[ends[0]].index > head.index else words
    kept = [i for i, t in enumerate(words) if t.pos != "PUNCT" or t is head]
    return words[kept[0] : kept[-1] + 1] if kept else (head,)
