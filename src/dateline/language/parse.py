"""A report's grammar: sentences, words and the tree that ties them, as frozen values.

Conventions are those of Universal Dependencies 2 for English (https://universaldependencies.org/en/), with
subtyped relations (`nsubj:pass`, `obl:agent`, `acl:relcl`). Nothing here knows who made the tree.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache, cached_property

from msgspec import Struct

from dateline.model import Span, covering


class Token(Struct, frozen=True, gc=False):
    """A word. `index` and `head` count tokens of the whole report; a root is its own head."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: str
    dep: str
    head: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def relation(self) -> str:
        """The relation without its subtype."""
        return _plain_relation(self.dep)

    def has(self, feature: str) -> bool:
        """Whether it bears a morphological feature such as `Number=Plur`."""
        return feature in self.feats.split("|")


class BlockKind(StrEnum):
    """What kind of paragraph a sentence stands in."""

    BODY = "body"
    HEADLINE = "headline"


class Sentence(Struct, frozen=True):
    """Tokens first up to, not including, last of a parse; `paragraph` counts the report's blocks."""

    index: int
    first: int
    last: int
    paragraph: int
    kind: BlockKind = BlockKind.BODY


class Name(Struct, frozen=True):
    """A proper name as the recogniser marked it: tokens first up to, not including, last."""

    first: int
    last: int
    label: str


class Parse(Struct, frozen=True, dict=True):
    """The whole report, read. Spans index `text`, which is the document's."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token)
        return tuple(map(tuple, children))

    def head(self, token: Token) -> Token | None:
        """The governor, or None for the root of a sentence."""
        return None if token.head == token.index else self.tokens[token.head]

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """Dependents in text order; with relations, those that bear one of them (`nsubj` also takes `nsubj:pass`)."""
        found = self._children[token.index]
        if not relations or not found:
            return found
        return tuple([t for t in found if t.dep in relations or _plain_relation(t.dep) in relations])

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first such dependent."""
        found = self._children[token.index]
        if not relations:
            return found[0] if found else None
        return next((t for t in found if t.dep in relations or _plain_relation(t.dep) in relations), None)

    def subtree(self, token: Token, keep: Callable[[Token], bool] | None = None) -> tuple[Token, ...]:
        """The token and all below it, in text order; `keep` says of each token below whether its branch belongs."""
        found = []
        waiting = [token.index]
        while waiting:
            index = waiting.pop()
            found.append(index)
            below = self._children[index]
            waiting.extend([t.index for t in below] if keep is None else [t.index for t in below if keep(t)])
        return tuple(self.tokens[i] for i in sorted(found))

    def extent(self, token: Token, keep: Callable[[Token], bool] | None = None) -> Span:
        """From the first to the last character of the subtree, outer punctuation left out."""
        inside = self.subtree(token, keep)
        words = trim(inside) or inside
        return covering((words[0].span, words[-1].span))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors from the nearest up to the root."""
        above = self.head(token)
        while above is not None:
            yield above
            above = self.head(above)

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def sentence(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def root(self, sentence: Sentence) -> Token:
        return next(t for t in self.words(sentence) if t.head == t.index)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with the span."""
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return tuple(t for t in self.tokens[first:last] if t.end > span.start)

    def name_span(self, name: Name) -> Span:
        return Span(self.tokens[name.first].start, self.tokens[name.last - 1].end)

    def top(self, span: Span) -> Token:
        """The syntactic head of a span: the word whose governor lies outside it.

        Raises: ValueError where the span holds no word.
        """
        inside = self.within(span)
        indices = {t.index for t in inside}
        tops = [t for t in inside if t.head not in indices or t.head == t.index]
        if not tops:
            raise ValueError(f"no word in {span}")
        return next((t for t in tops if t.pos != "PUNCT"), tops[0])


@cache
def _plain_relation(dep: str) -> str:
    """UD has some fifty relations, and every stage asks for them of every word."""
    return dep.partition(":")[0]


def trim(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without punctuation at either end; brackets and marks inside stay."""
    words = [i for i, t in enumerate(tokens) if t.pos != "PUNCT"]
    return tokens[words[0] : words[-1] + 1] if words else ()
