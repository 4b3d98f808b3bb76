"""According to whom: ties each claim to the innermost statement that says it, and follows statements outward."""

from collections.abc import Mapping, Sequence

from dateline.language import Parse, Token
from dateline.model import Act, Statement

_JUDGING = frozenset({Act.ACCUSE, Act.PRAISE, Act.OTHER})
"""Acts that take what they speak of for granted: whoever condemns an attack is not the one who reports it."""
_NOMINAL = frozenset({"obj", "nmod", "amod", "compound", "conj", "nmod:poss", "nsubj:pass"})


class Sources:
    """Knows of every word of one report which statement says it."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._by_id = {s.id: s for s in statements}
        self._around = _innermost(parse, statements)

    def holder(self, token: Token, *, nominal: bool) -> Statement | None:
        """The innermost statement that vouches for the event told by a word."""
        statement = self._around.get(token.index)
        if statement is not None and nominal and statement.act in _JUDGING and self._is_object(token, statement):
            return self._by_id.get(statement.inside) if statement.inside is not None else None
        return statement

    def chain(self, inner: Statement | None) -> tuple[str, ...]:
        """Who vouches for it, outermost first."""
        chain: list[str] = []
        seen: set[str] = set()
        while inner is not None and inner.id not in seen:
            seen.add(inner.id)
            if inner.speaker is not None and inner.speaker not in chain:
                chain.insert(0, inner.speaker)
            inner = self._by_id.get(inner.inside) if inner.inside is not None else None
        return tuple(chain)

    def _is_object(self, token: Token, statement: Statement) -> bool:
        """Whether the word stands in the noun phrase that the cue judges, in no clause of its own."""
        cue = {t.index for span in statement.cue for t in self._parse.within(span)}
        for above in self._parse.ancestors(token):
            if token.dep not in _NOMINAL:
                return False
            if above.index in cue:
                return True
            token = above
        return False


def _innermost(parse: Parse, statements: Sequence[Statement]) -> Mapping[int, Statement]:
    """The shortest statement around each word, its own cue left out."""
    found: dict[int, Statement] = {}
    longest_first = sorted(statements, key=lambda s: -sum(c.end - c.start for c in s.content))
    for statement in longest_first:
        cue = {t.index for span in statement.cue for t in parse.within(span)}
        for span in statement.content:
            for token in parse.within(span):
                if token.index not in cue and span.covers(token.span):
                    found[token.index] = statement
    return found
