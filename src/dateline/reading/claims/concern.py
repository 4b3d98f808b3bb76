"""Whom a phrase or a clause concerns where it means no actor itself: "a curfew in Norland", "agreed to free them"."""

from collections.abc import Iterable, Iterator

from dateline.language import Parse, Token
from dateline.language.clauses import VERBAL, agent_of, obliques
from dateline.reading.claims.whom import Ids, Whom

_SOURCES = ("by", "from", "of")
_TARGETS = (
    "against",
    "on",
    "upon",
    "toward",
    "towards",
    "to",
    "with",
    "between",
    "among",
    "for",
    "at",
    "about",
    "over",
    "into",
)
_WHERE = ("in", "inside", "near", "outside", "across", "around", "along", "within", "throughout", "off")
_WHEN = ("after", "during", "following", "amid")
_CLAUSES = ("xcomp", "ccomp")
_DEEDS = frozenset({"for", "of", "on", "against", "from"})
"""Marks of a clause that completes its word: "called for ending", "insisted on seeing"."""
_EACH_OTHER = (("each", "other"), ("one", "another"))
_DEPTH = 4


class Concern:
    """Reads the phrases and clauses of one report."""

    def __init__(self, parse: Parse, whom: Whom) -> None:
        self._parse = parse
        self._whom = whom

    def of(self, token: Token, besides: Ids, *, where: bool, depth: int = _DEPTH) -> Ids:
        """Whom a phrase concerns: "a curfew in Norland", "sanctions imposed on Norland", "a call by Norland"."""
        own = _without(self._whom.means(token), besides)
        return own or self.behind(token, besides, where=where, depth=depth)

    def behind(self, token: Token, besides: Ids, *, where: bool, depth: int = _DEPTH) -> Ids:
        """The same, whatever the head itself means: "its troops in Norland" concerns Norland."""
        own = _without(self._whom.other_owners(token), besides)
        if own or not depth:
            return own
        phrases = self._behind(token, where=where)
        return _first(self.of(p, besides, where=where, depth=depth - 1) for p in phrases)

    def home(self, people: Token, besides: Ids, depth: int = 3) -> Ids:
        """Whose people some are: "refugees from Norland", "people hit by floods in Norland"."""
        parse = self._parse
        clauses = parse.children(people, "acl")
        phrases = (p for word in (people, *clauses) for p in obliques(parse, word, *_SOURCES, *_WHERE))
        found = (
            _without(self._whom.means(p), besides) or (depth and self.home(p, besides, depth - 1)) for p in phrases
        )
        own = _without(self._whom.owners(people), besides)
        return own or next((ids for ids in found if ids), ())

    def content(self, governor: Token, besides: Ids, *, lands: bool) -> Ids:
        """Whom the clause that completes a word concerns: "agreed to free Sudrian sailors", "demanded that he go".

        Those of whom it is known which country they are of come first, other than that of the doers: in "agreed to send
        doctors to Norland" the doctors are a means. `lands` where it may be done in the doers' own country.
        """
        parts = tuple(self._parts(governor, _DEPTH))
        if any(part.dep == "obj" and _reciprocal(self._parse, part) for part in parts):
            return ()
        found = [self.of(t, besides, where=True) for t in parts]
        others = [ids for ids in found if not self._whom.kin(ids, besides)]
        own = (ids for ids in found if lands and self._whom.lands(ids))  # "imposed a curfew in the north"
        return _first(ids for ids in others if self._whom.placed(ids)) or _first(others) or _first(own)

    def purpose(self, word: Token, besides: Ids) -> Ids:
        """Whom a clause of purpose or manner concerns: "marched to condemn Norland", "calling for independence"."""
        clauses = [c for c in self._parse.children(word, "advcl", "acl") if c.dep != "acl:relcl"]
        roles = (role for c in clauses for role in (*self._roles(c), *self._parts(c, 1)))
        return _first(self.of(role, besides, where=True) for role in roles)

    def beside(self, verb: Token, besides: Ids, *, where: bool) -> Ids:
        """Whom a verb's other phrases concern: "troops were called up against Norland"."""
        phrases = obliques(self._parse, verb, *_TARGETS)
        return _first(self.of(p, besides, where=where) for p in phrases)

    def landing(self, verb: Token, besides: Ids) -> Ids:
        """Whose land it happens in or is sent to."""
        phrases = obliques(self._parse, verb, *_WHERE, "to", "into", "from", *_WHEN)
        return _first(self.of(p, besides, where=True, depth=2) for p in phrases)

    def _parts(self, governor: Token, depth: int) -> Iterator[Token]:
        for clause in self._clauses(governor):
            yield from self._roles(clause)
            if depth:
                yield from self._parts(clause, depth - 1)

    def _clauses(self, governor: Token) -> Iterator[Token]:
        parse = self._parse
        yield from (c for c in parse.children(governor, *_CLAUSES) if not _asks(parse, c))
        yield from self._content_above(governor)
        said = parse.head(governor) if governor.dep == "parataxis" else None
        if said is not None:  # "Norland will send doctors, it promised"
            yield said
        for clause in parse.children(governor, "acl", "advcl"):
            marks = {mark.lemma for mark in parse.children(clause, "mark")}
            doing = clause.dep == "advcl" and clause.text.endswith("ing") and not marks.isdisjoint(_DEEDS)
            if "to" in marks or doing or ("that" in marks and clause.dep == "acl"):
                yield clause
        thing = parse.child(governor, "obj")
        if thing is not None:
            yield from (c for c in parse.children(thing, "acl") if c.dep == "acl" and parse.child(c, "mark"))

    def _content_above(self, noun: Token) -> Iterator[Token]:
        """The clause of a noun that the tree hangs on its verb: "brushed aside warnings that Norland would leave"."""
        head = self._parse.head(noun)
        if noun.pos != "NOUN" or noun.dep not in ("obj", "obl") or head is None:
            return
        behind = (c for c in self._parse.children(head, "ccomp") if c.index > noun.index > head.index)
        yield from (c for c in behind if any(m.lemma == "that" for m in self._parse.children(c, "mark")))

    def _roles(self, clause: Token) -> Iterator[Token]:
        """The parts of a clause from the subject outward."""
        parse = self._parse
        yield from parse.children(clause, "nsubj")
        yield from parse.children(clause, "iobj")
        if clause.pos == "NOUN":
            yield clause
        yield from parse.children(clause, "obj")
        yield from obliques(parse, clause, *_TARGETS, "from", "by")
        yield from obliques(parse, clause, *_WHERE)

    def _behind(self, noun: Token, *, where: bool) -> Iterator[Token]:
        """What follows a noun, sources before targets, targets before places; of a verb its object first."""
        parse = self._parse
        if noun.pos in VERBAL:  # "from neighbouring Norland" taken for a verb
            yield from parse.children(noun, "obj")
        for prepositions in (_SOURCES, _TARGETS):
            yield from obliques(parse, noun, *prepositions)
        for clause in parse.children(noun, "acl"):
            yield from parse.children(clause, "obj")
            yield from obliques(parse, clause, *_SOURCES, *_TARGETS)
            yield from (obliques(parse, clause, *_WHERE) if where else ())
        within = obliques(parse, noun, *_WHERE)
        yield from within if where else (t for t in within if self._whom.is_body(t))
        yield from (t for t in parse.children(noun, "conj", "appos") if t.pos in ("NOUN", "PROPN"))


def _asks(parse: Parse, clause: Token) -> bool:
    """Whether a clause asks: "to find out who shot down the plane"."""
    return parse.subtree(clause)[0].has("PronType=Int")


def each_other(parse: Parse, verb: Token) -> bool:
    """Whether those who do it do it to one another."""
    return any(_reciprocal(parse, t) for t in parse.children(verb, "obj", "iobj", "obl"))


def _reciprocal(parse: Parse, word: Token) -> bool:
    """ "each other", "one another"."""
    near = (word, *parse.tokens[max(word.index - 1, 0) : word.index + 2])
    pair = tuple(t.lemma.lower() for t in sorted({t.index: t for t in near}.values(), key=lambda t: t.index))
    return any(pair[i : i + 2] in _EACH_OTHER for i in range(len(pair)))


def maker_of(parse: Parse, thing: Token) -> Token | None:
    """Who did what a participle behind a thing says: "missiles fired by Norland", wherever the tree hangs it."""
    head = parse.head(thing)
    near = (*parse.children(thing, "acl"), *(parse.children(head, "advcl") if head is not None else ()))
    made = (t for t in near if t.dep != "acl:relcl" and t.index in (thing.index + 1, thing.index + 2))
    return next((agent_of(parse, t) for t in made if t.has("VerbForm=Part") and parse.child(t, "obl:agent")), None)


def _first(found: Iterable[Ids]) -> Ids:
    return next((ids for ids in found if ids), ())


def _without(ids: Ids, others: Ids) -> Ids:
    return tuple(i for i in ids if i not in others)
