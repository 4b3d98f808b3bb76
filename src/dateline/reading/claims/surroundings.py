"""What stands around a word that may tell of an event: the lemmas of its object, its subject, its clause."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from dateline.knowledge.events import Pattern
from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, agent_of, patient_of
from dateline.reading.claims.content import content, says

_QUANTITIES = frozenset(
    {"hundred", "dozen", "thousand", "million", "billion", "score", "number", "lot", "group", "couple", "pair", "part"}
    | {"most", "all", "some", "many", "several", "amount", "ton", "tonne", "piece", "member", "half", "more", "handful"}
    | {"state", "sort", "kind", "series", "round", "first", "worth", "kilogram", "kg", "$", "€", "£", "dollar", "euro"}
)
"""Heads that only measure what follows them: "hundreds of prisoners", "a state of emergency", "$2 million in aid"."""
_OTHER_CLAUSES = frozenset({"acl:relcl", "parataxis", "ccomp"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_HYPHENS = frozenset({"-", "–", "‐"})


class Surroundings:
    """Of one word; read once for all its patterns."""

    def __init__(self, parse: Parse, token: Token, *, nominal: bool) -> None:
        self._parse = parse
        self._token = token
        self._nominal = nominal

    def allow(self, pattern: Pattern) -> bool:
        """Whether nothing here speaks against the pattern, and what it asks for is here."""
        if not pattern.attributive and self._token.dep == "amod":
            return False
        if pattern.says is not None and pattern.says is not says(self._parse, self._token):
            return False
        return (
            _agree(lambda: self.objects, pattern.object, pattern.not_object)
            and _agree(lambda: self.subjects, () if self._nominal else pattern.subject, pattern.not_subject)
            and _agree(lambda: self.meant, pattern.about, pattern.not_about)
            and _agree(lambda: self.clause, (), pattern.without_words)
            and _agree(lambda: self.phrase, pattern.with_words, ())
        )

    @cached_property
    def objects(self) -> frozenset[str]:
        """With NAME where the thing itself has a name."""
        named = any(head.pos == "PROPN" for head in self._acted_on()) and not self._nominal
        return self._lemmas(self._objects()) | ({"NAME"} if named else frozenset())

    @cached_property
    def subjects(self) -> frozenset[str]:
        return frozenset() if self._nominal else self._lemmas(self._subjects())

    @cached_property
    def meant(self) -> frozenset[str]:
        return content(self._parse, self._token)

    @cached_property
    def phrase(self) -> frozenset[str]:
        """All that hangs on the word, told of a noun in it or joined to it."""
        return self._lemmas(self._parse.subtree(self._token))

    @cached_property
    def clause(self) -> frozenset[str]:
        """The word's own clause: without what is told of a noun in it, and without other sentences joined to it."""

        def inside(token: Token) -> bool:
            return token.dep not in _OTHER_CLAUSES and (token.dep != "conj" or token.pos not in VERBAL)

        return self._lemmas(self._parse.subtree(self._token, inside))

    def _lemmas(self, tokens: Iterable[Token]) -> frozenset[str]:
        return frozenset(lemma for token in tokens for lemma in lemmas(self._parse, token))

    def _subjects(self) -> Iterator[Token]:
        """Who or what does it, with what modifies it."""
        agent = self._antecedent(agent_of(self._parse, self._token))
        if agent is not None:
            yield agent
            yield from (
                t for t in self._parse.children(agent, "compound", "conj", "amod", "nmod") if not self._measures(t)
            )

    def _measures(self, token: Token) -> bool:
        """ "a group of deputies": not the group, they."""
        return token.lemma.lower() in _QUANTITIES and self._parse.child(token, "nmod") is not None

    def _objects(self) -> Iterator[Token]:
        """The thing acted on, with what modifies it or what it is a number of."""
        for head in self._acted_on():
            yield head
            yield from self._parse.children(head, "compound", "conj", "amod")
            if self._nominal or head.pos == "NUM" or head.lemma.lower() in _QUANTITIES:
                for measured in self._parse.children(head, "nmod"):
                    yield measured
                    yield from self._parse.children(measured, "compound")

    def _acted_on(self) -> tuple[Token, ...]:
        parse, token = self._parse, self._token
        if self._nominal:
            return tuple(parse.children(token, "nmod", "compound", "amod"))
        if token.pos == "ADJ" and token.dep == "amod":
            head = parse.head(token)
            return (head,) if head is not None else ()
        patient = self._antecedent(patient_of(parse, token))
        behind = (t for t in parse.children(token, "obl") if t.index > token.index)
        return (patient,) if patient is not None else tuple(behind)[:1]

    def _antecedent(self, side: Token | None) -> Token | None:
        """The noun that a relative pronoun stands for: "strikers who had blocked the road"."""
        relative = side is not None and side.pos == "PRON" and side.lemma.lower() in _RELATIVE
        return self._parse.head(self._token) if relative and self._token.dep == "acl:relcl" else side


def lemmas(parse: Parse, token: Token) -> tuple[str, ...]:
    """The word's lemma, and with a part that a hyphen ties to it: "fire", "cease-fire", "ceasefire"."""
    own = token.lemma.lower()
    if token.index < 2 or parse.tokens[token.index - 1].text not in _HYPHENS:
        return (own,)
    first, hyphen = parse.tokens[token.index - 2], parse.tokens[token.index - 1]
    tied = first.end == hyphen.start and hyphen.end == token.start
    return (own, f"{first.lemma.lower()}-{own}", f"{first.lemma.lower()}{own}") if tied else (own,)


def _agree(found: Callable[[], frozenset[str]], asked: tuple[str, ...], barred: tuple[str, ...]) -> bool:
    """Whether one of the asked words is there and none of the barred; nothing is read where nothing is asked."""
    if not asked and not barred:
        return True
    words = found()
    return (not asked or not words.isdisjoint(asked)) and words.isdisjoint(barred)
