"""According to whom: ties each claim to the innermost statement that says it, and follows statements outward."""

from collections.abc import Mapping, Sequence

from dateline.language import Parse, Token
from dateline.model import Act, Statement

_JUDGING = frozenset({Act.ACCUSE, Act.PRAISE, Act.REFUSE, Act.OTHER})
"""Acts that take what they speak of for granted: whoever condemns an attack is not the one who reports it."""
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "csubj", "parataxis", "obl", "root"})
_OWN_DEEDS = frozenset({Act.PROMISE, Act.REFUSE, Act.THREATEN, Act.OTHER})


class Sources:
    """Knows of every word of one report which statement says it."""

    def __init__(self, parse: Parse, statements: Sequence[Statement]) -> None:
        self._parse = parse
        self._by_id = {s.id: s for s in statements}
        self._around = _innermost(parse, statements)
        self._own = frozenset(s.id for s in statements if _of_own_deed(parse, s))

    def holder(self, token: Token) -> Statement | None:
        """The innermost statement that vouches for the event told by a word."""
        statement = self._around.get(token.index)
        while statement is not None and self._takes_for_granted(statement, token):
            statement = self.outer(statement)
        return statement

    def around(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds the word."""
        return self._around.get(token.index)

    def outer(self, statement: Statement) -> Statement | None:
        return self._by_id.get(statement.inside) if statement.inside is not None else None

    def cued_by(self, token: Token) -> Statement | None:
        """The statement whose cue the word is."""
        return next((s for s in self._by_id.values() if any(c.covers(token.span) for c in s.cue)), None)

    def _takes_for_granted(self, statement: Statement, token: Token) -> bool:
        """Whether it is the reporter who says so: "condemned the attack", "promised to leave"."""
        return statement.id in self._own or (statement.act in _JUDGING and self._is_object(token, statement))

    def chain(self, inner: Statement | None) -> tuple[str, ...]:
        """Who vouches for it, outermost first."""
        chain: list[str] = []
        seen: set[str] = set()
        while inner is not None and inner.id not in seen:
            seen.add(inner.id)
            if inner.speaker is not None and inner.speaker not in chain:
                chain.insert(0, inner.speaker)
            inner = self.outer(inner)
        return tuple(chain)

    def _is_object(self, token: Token, statement: Statement) -> bool:
        """Whether the word stands in the noun phrase that the cue judges, in no clause of its own."""
        cue = {t.index for span in statement.cue for t in self._parse.within(span)}
        for above in self._parse.ancestors(token):
            if token.relation in _CLAUSAL:
                return False
            if above.index in cue:
                return True
            token = above
        return False


def _of_own_deed(parse: Parse, statement: Statement) -> bool:
    """Whether a speaker only says what they themselves are to do: "promised to leave", "refused to talk"."""
    if statement.act not in _OWN_DEEDS or not statement.cue:
        return False
    words = parse.within(statement.content[0])
    head = parse.top(statement.content[0]) if words else None
    cue = {t.index for span in statement.cue for t in parse.within(span)}
    return head is not None and head.dep == "xcomp" and head.head in cue and not parse.child(head, "nsubj")


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
