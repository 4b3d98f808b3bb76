"""Reads one cue word in the tree: its content, its source and whom it addresses, by the frames of its entry."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from dateline.knowledge.speech import Cue, Frame, Kind
from dateline.language import Parse, Token
from dateline.language.clauses import noun_phrase
from dateline.model import Act

_NOT_CONTENT = frozenset({"parataxis", "conj", "cc", "punct", "discourse"})
_SUBJECTS = ("nsubj", "csubj")


class Use(Struct, frozen=True, kw_only=True):
    """A cue at work in a sentence. Content is a set of words, which need not touch."""

    cue: Cue
    token: Token
    words: tuple[Token, ...]
    content: tuple[Token, ...]
    source: Token | None
    addressee: Token | None = None
    negated: bool = False


def find_uses(parse: Parse, token: Token, cues: tuple[Cue, ...]) -> Iterator[Use]:
    """What each entry reads at this word, the first frame that fits deciding."""
    for cue in cues:
        for frame in cue.frames:
            use = _READ[frame](parse, token, cue)
            if use is not None:
                yield use
                break


def source_of(parse: Parse, verb: Token) -> Token | None:
    """Who does what the verb says: its subject, or the agent of a passive, or the subject of what governs it."""
    agent = parse.child(verb, "obl:agent")
    if agent is not None:
        return agent
    if _is_passive(parse, verb):
        return None
    own = parse.child(verb, *_SUBJECTS)
    if own is not None:
        return own
    head = parse.head(verb)
    if head is None:
        return None
    if verb.relation == "acl" and head.pos in ("NOUN", "PROPN"):
        return head if verb.has("VerbForm=Ger") or verb.has("VerbForm=Part") else None
    return source_of(parse, head) if verb.relation in ("xcomp", "conj", "advcl") and head.pos == "VERB" else None


def is_negated(parse: Parse, verb: Token) -> bool:
    return any(_is_negation(t) for t in parse.children(verb, "advmod"))


def _is_negation(token: Token) -> bool:
    return token.has("Polarity=Neg") or token.lemma in ("not", "never", "n't")


def _is_passive(parse: Parse, verb: Token) -> bool:
    return parse.child(verb, "aux:pass", "nsubj:pass") is not None


def _without(parse: Parse, content: Token, verb: Token) -> tuple[Token, ...]:
    """The clause without the words of the cue's own branch, which may stand inside it."""
    return parse.subtree(content, lambda t: t.index != verb.index)


def _use(parse: Parse, verb: Token, cue: Cue, content: tuple[Token, ...], **more: object) -> Use | None:
    if not content:
        return None
    source = more.pop("source", None) if "source" in more else source_of(parse, verb)
    return Use(
        cue=cue,
        token=verb,
        words=(verb, *parse.children(verb, "compound:prt")),
        content=content,
        source=source,  # type: ignore[arg-type]
        negated=is_negated(parse, verb),
        **more,  # type: ignore[arg-type]
    )


def _clause(parse: Parse, verb: Token, cue: Cue) -> Use | None:
    if cue.kind is Kind.NOUN:
        return _noun_clause(parse, verb, cue)
    addressee = parse.child(verb, "iobj", "obj") or _oblique(parse, verb, ("to",))
    content = parse.child(verb, "ccomp")
    if content is not None:
        return _use(parse, verb, cue, _without(parse, content, verb), addressee=addressee)
    head = parse.head(verb)
    if verb.relation in ("parataxis", "advcl") and head is not None and parse.child(verb, *_SUBJECTS):
        before_or_inside = verb.relation == "parataxis" or parse.child(verb, "mark") is not None
        if before_or_inside and head.index < verb.index and verb.relation == "parataxis":
            return _use(parse, verb, cue, _without(parse, head, verb), addressee=addressee)
    side = parse.child(verb, "parataxis")
    if side is not None and side.index > verb.index and side.pos in ("VERB", "ADJ", "NOUN", "AUX"):
        return _use(parse, verb, cue, parse.subtree(side), addressee=addressee)
    return None


def _noun_clause(parse: Parse, noun: Token, cue: Cue) -> Use | None:
    clause = next((t for t in parse.children(noun, "acl", "ccomp") if parse.child(t, "mark", *_SUBJECTS)), None)
    if clause is None or clause.dep == "acl:relcl" or clause.index < noun.index:
        return None
    return _use(parse, noun, cue, parse.subtree(clause), source=_owner(parse, noun))


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Whose statement it is: "his claim", "a warning by X", "X issued a statement"."""
    owner = parse.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for nominal in parse.children(noun, "nmod"):
        case = parse.child(nominal, "case")
        if case is not None and case.lemma in ("by", "from", "of"):
            return nominal
    verb = parse.head(noun)
    return source_of(parse, verb) if verb is not None and noun.dep == "obj" else None


def _infinitive(parse: Parse, verb: Token, cue: Cue) -> Use | None:
    content = next((t for t in parse.children(verb, "xcomp", "acl") if parse.child(t, "mark")), None)
    if content is None or parse.child(verb, "obj", "iobj") or content.index < verb.index:
        return None
    source = _owner(parse, verb) if cue.kind is Kind.NOUN else source_of(parse, verb)
    if cue.kind is Kind.VERB and _is_passive(parse, verb):
        return None
    return _use(parse, verb, cue, parse.subtree(content), source=source)


def _order(parse: Parse, verb: Token, cue: Cue) -> Use | None:
    receiver = parse.child(verb, "obj", "iobj") or _oblique(parse, verb, cue.prepositions)
    passive = parse.child(verb, "nsubj:pass")
    content = next((t for t in parse.children(verb, "xcomp", "ccomp", "advcl") if _is_infinitive(parse, t)), None)
    whom = receiver or passive
    if content is None or whom is None:
        return None
    start = whom.index if whom is passive else parse.subtree(whom, lambda t: t.dep != "case")[0].index
    branch = (*noun_phrase(parse, whom), *parse.subtree(content))
    words = tuple(sorted({t.index: t for t in branch if t.index >= min(start, content.index)}.values(), key=_index))
    return _use(parse, verb, cue, words, addressee=whom)


def _is_infinitive(parse: Parse, token: Token) -> bool:
    return any(t.lemma == "to" for t in parse.children(token, "mark")) or token.has("VerbForm=Inf")


def _object(parse: Parse, verb: Token, cue: Cue) -> Use | None:
    if cue.kind is Kind.NOUN:
        return None
    content = parse.child(verb, "obj")
    if content is None:
        content = parse.child(verb, "nsubj:pass")
        if content is None or parse.child(verb, "obl:agent") is None:
            gerund = next((t for t in parse.children(verb, "xcomp", "ccomp") if t.has("VerbForm=Ger")), None)
            return _use(parse, verb, cue, parse.subtree(gerund)) if gerund is not None else None
    if content.pos == "PRON" and (content.has("PronType=Rel") or cue.act is Act.ASSERT):  # "he said nothing"
        return None
    return _use(parse, verb, cue, (*parse.subtree(content), *_behind(parse, verb, content)))


def _behind(parse: Parse, verb: Token, content: Token) -> tuple[Token, ...]:
    """Complements that belong to what is said: accused X of Y, called X a Y, blamed X on Y."""
    following = (t for t in parse.children(verb, "obl", "xcomp", "advcl") if t.index > content.index)
    words = {"of", "for", "on", "as", "over"}
    tied = [
        t
        for t in following
        if t.dep == "xcomp"
        or (any(c.lemma in words for c in parse.children(t, "case", "mark")) and t.dep != "obl:tmod")
    ]
    return tuple(word for t in tied for word in parse.subtree(t))


def _preposition(parse: Parse, verb: Token, cue: Cue) -> Use | None:
    nominal = _oblique(parse, verb, cue.prepositions)
    if nominal is None:
        return None
    source = _owner(parse, verb) if cue.kind is Kind.NOUN else source_of(parse, verb)
    case = parse.child(nominal, "case", "mark")
    content = parse.subtree(nominal, lambda t: case is None or t.index != case.index)
    use = _use(parse, verb, cue, content, source=source)
    if use is None or case is None:
        return use
    return Use(cue=cue, token=verb, words=(*use.words, case), content=content, source=use.source, negated=use.negated)


def _oblique(parse: Parse, verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    for nominal in parse.children(verb, "obl", "nmod", "advcl", "acl"):
        if any(case.lemma in prepositions for case in parse.children(nominal, "case", "mark")):
            return nominal
    return None


def _raised(parse: Parse, verb: Token, cue: Cue) -> Use | None:
    content = parse.child(verb, "xcomp")
    subject = parse.child(verb, *_SUBJECTS)
    if content is None or subject is None or not _is_infinitive(parse, content):
        return None
    if cue.kind is Kind.VERB and not _is_passive(parse, verb):
        return None
    whole = {t.index: t for t in (*parse.subtree(subject), *parse.subtree(content))}
    return _use(parse, verb, cue, tuple(whole[i] for i in sorted(whole)), source=None)


def _quote(parse: Parse, verb: Token, cue: Cue) -> Use | None:  # noqa: ARG001  quotations are tied by `direct`
    return None


def _index(token: Token) -> int:
    return token.index


_READ: dict[Frame, Callable[[Parse, Token, Cue], Use | None]] = {
    Frame.CLAUSE: _clause,
    Frame.INFINITIVE: _infinitive,
    Frame.ORDER: _order,
    Frame.OBJECT: _object,
    Frame.PREPOSITION: _preposition,
    Frame.RAISED: _raised,
    Frame.QUOTE: _quote,
}
