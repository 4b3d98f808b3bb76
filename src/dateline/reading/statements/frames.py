"""Reads one cue word in the tree: its content, its source and whom it addresses, by the frames of its entry."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.speech import Cue, Frame, Word
from dateline.language import Parse, Token
from dateline.language.clauses import is_negation, is_passive, noun_phrase
from dateline.reading.statements.sources import higher_verb, source_of_verb

SUBJECTS = ("nsubj", "csubj")
_JUDGED = ("of", "for", "on", "as", "over", "with")
"""Prepositions behind an object that go on with what is said of it: accuse X of Y, blame X for Y."""

_CLAUSE_MARKS = ("that", "whether")
_COMPLEMENTS = ("xcomp", "obj", "ccomp", "appos", "obl", "dep")
_OPENING = frozenset({"“", "‘", '"', "''", "``", "«", "„", "'"})
_STOPS = frozenset({",", ";", "—", "–", "-", "--", "(", ":"})
_NEED_SOURCE = frozenset({Frame.OBJECT, Frame.PREPOSITION, Frame.VERDICT, Frame.ORDER, Frame.GERUND})
"""Frames that say too little where nobody is the source: "it is time to discuss the budget"."""


class Part(Struct, frozen=True, kw_only=True):
    """What one frame finds: content as a set of words, which need not touch, and the words that belong to the cue."""

    content: tuple[Token, ...]
    words: tuple[Token, ...] = ()
    addressee: Token | None = None
    sourced: bool = True
    """Whether the cue's own source counts: nobody is named as the source in "Norland is said to ..."."""


class Use(Struct, frozen=True, kw_only=True):
    """A cue at work in a sentence."""

    cue: Cue
    frame: Frame
    token: Token
    part: Part
    source: Token | None
    negated: bool = False

    @property
    def words(self) -> tuple[Token, ...]:
        return tuple(sorted({t.index: t for t in (self.token, *self.part.words)}.values(), key=_index))


Reading = Callable[[Parse, Token, str], Part | None]
"""From a cue and its tail to what the frame finds there, if it fits."""


def read_frames(
    parse: Parse, token: Token, words: Sequence[Word], readings: Mapping[Frame, Reading]
) -> Iterator[tuple[Word, Frame, Part]]:
    """What the entries find at a word, in the order of the frames; the longest words of a cue first."""
    for frame, read in readings.items():
        for word in sorted(words, key=lambda w: -len(w.tail)):
            if frame in word.cue.frames:
                part = read(parse, token, word.tail)
                if part is not None and part.content:
                    yield word, frame, part


def verb_use(parse: Parse, verb: Token, words: Sequence[Word]) -> Use | None:
    """The first frame that fits the verb."""
    found = next(read_frames(parse, verb, words, _VERB_FRAMES), None)
    if found is None:
        return None
    word, frame, part = found
    source = source_of_verb(parse, verb) if part.sourced else parse.child(verb, "obl:agent")
    if source is not None and source.lemma == "it" and source.head != verb.index:
        return None  # "it is worth noting that"
    if source is None and frame in _NEED_SOURCE and not is_passive(parse, verb):
        return None
    return Use(cue=word.cue, frame=frame, token=verb, part=part, source=source, negated=is_negated(parse, verb))


def is_negated(parse: Parse, verb: Token) -> bool:
    """ "did not say", "never said", "nor did he say", "without saying"."""
    if any(is_negation(t) for t in parse.children(verb, "advmod", "cc")):
        return True
    return any(t.lemma == "without" for t in parse.children(verb, "mark", "case"))


def tail_words(parse: Parse, verb: Token, tail: str) -> tuple[Token, ...] | None:
    """The particle that must go with a verb; None where it is missing, or where there is one and none is asked for."""
    if not tail:
        return None if parse.child(verb, "compound:prt") is not None else ()
    found = tuple(t for t in parse.children(verb) if t.text.lower() == tail and t.dep not in ("mark", "aux"))
    return found or None


def clause_words(parse: Parse, content: Token, verb: Token) -> tuple[Token, ...]:
    """The clause without the words of the cue's own branch and without verbs that the tree joins too low."""

    def keep(token: Token) -> bool:
        if token.index == verb.index or (token.dep == "conj" and higher_verb(parse, token) is not token):
            return False
        return token.dep not in ("parataxis", "conj") or not _behind_semicolon(parse, token)

    return parse.subtree(content, keep)


def _behind_semicolon(parse: Parse, token: Token) -> bool:
    first = parse.subtree(token)[0].index
    return any(t.text == ";" for t in parse.tokens[max(first - 2, 0) : first])


def by_preposition(parse: Parse, governor: Token, *prepositions: str) -> tuple[Token, tuple[Token, ...]] | None:
    """The nominal or clause behind one of the prepositions, and the preposition."""
    for nominal in parse.children(governor, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp"):
        cases = parse.children(nominal, "case", "mark", "advmod")
        if nominal.index > governor.index and cases and cases[0].text.lower() in prepositions:
            return nominal, cases[:1]
    return None


def is_infinitive(parse: Parse, token: Token) -> bool:
    return any(t.lemma == "to" for t in parse.children(token, "mark"))


def _clause(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    content = _said_clause(parse, verb) if words is not None else None
    if words is None or content is None:
        return None
    return Part(content=content, words=words, addressee=_told(parse, verb))


def _told(parse: Parse, verb: Token) -> Token | None:
    told = parse.child(verb, "iobj", "obj", "nsubj:pass")
    found = by_preposition(parse, verb, "to")
    return told or (found[0] if found is not None else None)


def _said_clause(parse: Parse, verb: Token) -> tuple[Token, ...] | None:
    """The clause that the verb governs, or the one in which it is put: "X, he said"; "as he said, X"."""
    content = parse.child(verb, "ccomp") or _marked_clause(parse, verb)
    if content is not None:
        more = (word for t in _gone_on(parse, verb, content) for word in clause_words(parse, t, verb))
        return _joined(clause_words(parse, content, verb), tuple(more))
    opened = _opened_by_that(parse, verb)
    if opened is not None:
        return opened
    around = _clause_around(parse, verb)
    if around is not None:
        return clause_words(parse, around, verb)
    side = parse.child(verb, "parataxis")
    if side is not None and side.index > verb.index and side.pos != "PUNCT":
        return clause_words(parse, side, verb)
    return None


def _opened_by_that(parse: Parse, verb: Token) -> tuple[Token, ...] | None:
    """ "said on Friday, however, that X": the rest of the sentence where the tree makes X the clause above the cue."""
    own = {t.index for t in parse.subtree(verb)}
    last = parse.sentence(verb).last
    behind = (t for t in parse.tokens[verb.index + 1 : last] if t.index not in own and t.pos not in ("ADV", "PUNCT"))
    first = next(behind, None)
    if first is None or first.lemma != "that" or first.pos != "SCONJ" or verb.dep != "parataxis":
        return None
    return parse.tokens[first.index : last]


def _gone_on(parse: Parse, verb: Token, content: Token) -> Iterator[Token]:
    """Clauses behind the content that the tree ties to the cue: "and that ...", "when ..." without a comma."""
    for clause in parse.children(verb, "conj", "advcl"):
        if clause.index < content.index or content.index < verb.index:
            continue
        marks = [m.lemma for m in parse.children(clause, "mark")]
        first = parse.subtree(clause)[0]
        joined = clause.dep == "conj" and "that" in marks
        if joined or (clause.dep == "advcl" and marks and parse.tokens[first.index - 1].text not in _STOPS):
            yield clause


def _marked_clause(parse: Parse, verb: Token) -> Token | None:
    """A clause with "that" or "whether" that the tree takes for an adverbial, or for a remark on who is told."""
    told = parse.child(verb, "iobj")
    remarks = parse.children(told, "acl") if told is not None else ()
    for clause in (*parse.children(verb, "advcl", "acl", "xcomp"), *remarks):
        first = parse.subtree(clause)[0]
        if clause.index > verb.index and (first.lemma in _CLAUSE_MARKS or _is_marked(parse, clause)):
            return clause
    return None


def _is_marked(parse: Parse, clause: Token) -> bool:
    return any(m.lemma in _CLAUSE_MARKS for m in parse.children(clause, "mark"))


def _clause_around(parse: Parse, verb: Token) -> Token | None:
    """The head of the clause into which the cue is put."""
    head = parse.head(verb)
    if head is None or (parse.child(verb, *SUBJECTS) is None and parse.child(verb, "obl:agent") is None):
        return None
    if verb.dep == "parataxis":
        return head if head.index < verb.index or _ends_clause(parse, verb) else None
    if verb.dep == "advcl":
        return head if any(m.lemma == "as" for m in parse.children(verb, "mark")) else None
    if verb.dep == "acl:relcl" and _is_between_commas(parse, verb):
        return next(
            (a for a in parse.ancestors(head) if a.pos in ("VERB", "ADJ", "AUX") and a.index > verb.index), None
        )
    return None


def _ends_clause(parse: Parse, verb: Token) -> bool:
    return verb.index + 1 < len(parse.tokens) and parse.tokens[verb.index + 1].text in (",", ":")


def _is_between_commas(parse: Parse, verb: Token) -> bool:
    """ "The bridge, the mayor noted, was closed": the tree takes the words between the commas for a relative clause."""
    words = parse.subtree(verb)
    relative = any(t.has("PronType=Rel") for t in words)
    first, last = (t.index for t in (words[0], words[-1]))
    before = parse.tokens[first - 1].text if first else ""
    after = parse.tokens[last + 1].text if last + 1 < len(parse.tokens) else ""
    return before == "," and after == "," and not relative


def _order(parse: Parse, verb: Token, tail: str) -> Part | None:
    found = by_preposition(parse, verb, tail) if tail else None
    passive = parse.child(verb, "nsubj:pass")
    whom = found[0] if found is not None else None if tail else passive or parse.child(verb, "obj", "iobj")
    deed = next(
        (
            t
            for t in parse.children(verb, "xcomp", "ccomp", "advcl")
            if is_infinitive(parse, t) and t.index > verb.index
        ),
        None,
    )
    if deed is None and whom is not None:
        deed = next((t for t in parse.children(whom, "acl") if is_infinitive(parse, t)), None)
    if deed is None or whom is None:
        return None
    receiver = clause_words(parse, whom, verb)
    content = _joined(() if whom is passive else receiver, clause_words(parse, deed, verb))
    content = tuple(t for t in content if found is None or t not in found[1])
    return Part(content=content, words=found[1] if found is not None else (), addressee=whom)


def _infinitive(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    if words is None or is_passive(parse, verb) or _object_before(parse, verb):
        return None
    for deed in parse.children(verb, "xcomp", "ccomp", "advcl"):
        near = deed.dep != "advcl" or parse.subtree(deed)[0].index <= verb.index + 1 + len(words)
        if deed.index > verb.index and near and is_infinitive(parse, deed):
            return Part(content=clause_words(parse, deed, verb), words=words)
    return None


def _object_before(parse: Parse, verb: Token) -> bool:
    return parse.child(verb, "obj", "iobj") is not None


def _raised(parse: Parse, verb: Token, tail: str) -> Part | None:
    """ "Y is said to X", "Y seems to X": what is said stands on both sides."""
    words = tail_words(parse, verb, tail)
    subject = parse.child(verb, *SUBJECTS)
    deed = next((t for t in parse.children(verb, "xcomp", "advcl") if is_infinitive(parse, t)), None)
    if words is None or subject is None or deed is None or deed.index < verb.index or _object_before(parse, verb):
        return None
    content = _joined(_plain(parse, subject), clause_words(parse, deed, verb))
    return Part(content=content, words=words, sourced=False)


def _plain(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """A noun phrase, relative pronouns included, without what is said about it by the way."""
    return noun_phrase(parse, noun)


def _verdict(parse: Parse, verb: Token, tail: str) -> Part | None:
    """Whom or what, and what is said of it. The one may be a pronoun, or stand before a relative clause."""
    passive = parse.child(verb, "nsubj:pass")
    whom = parse.child(verb, "obj", "iobj") or passive or _what(parse, verb)
    if whom is None:
        return None
    said = _complement(parse, verb, tail, whom)
    if said is None:
        return None
    judged, judgement = noun_phrase(parse, whom), clause_words(parse, said, verb)
    if not tail and whom.index > verb.index:
        return Part(content=parse.tokens[judged[0].index : judgement[-1].index + 1])
    return Part(content=_joined(judged, judgement))


def _what(parse: Parse, verb: Token) -> Token | None:
    """ "what he called a mistake"; "a deal that he called a mistake"."""
    head = parse.head(verb)
    return head if verb.dep == "acl:relcl" and head is not None else None


def _complement(parse: Parse, verb: Token, tail: str, whom: Token) -> Token | None:
    if tail:
        found = by_preposition(parse, verb, tail) or (by_preposition(parse, whom, tail) if tail == "as" else None)
        return found[0] if found is not None and found[0].index != whom.index else None
    behind = (t for t in parse.children(verb, *_COMPLEMENTS) if t.index > max(whom.index, verb.index))
    bare = (t for t in behind if t.pos not in ("VERB", "AUX") and parse.child(t, "case", "mark") is None)
    return next(bare, None) or _beside_object(parse, whom, verb)


def _beside_object(parse: Parse, whom: Token, verb: Token) -> Token | None:
    """What the tree ties to the object: "called the charges false"; or the first word of a quotation behind it."""
    judged = next(
        (t for t in parse.children(whom, "acl", "amod", "xcomp") if t.index > whom.index and t.pos == "ADJ"), None
    )
    if judged is not None or whom.index < verb.index:
        return judged
    last = noun_phrase(parse, whom)[-1].index
    words = parse.tokens[last + 1 : last + 3]
    return words[1] if len(words) == 2 and words[0].text in _OPENING and words[1].pos != "PUNCT" else None


def _gerund(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    deed = next(
        (t for t in parse.children(verb, "xcomp", "ccomp") if t.text.endswith("ing") and not is_infinitive(parse, t)),
        None,
    )
    if words is None or deed is None or deed.index < verb.index:
        return None
    return Part(content=clause_words(parse, deed, verb), words=words)


def _preposition(parse: Parse, verb: Token, tail: str) -> Part | None:
    found = by_preposition(parse, verb, *tail.split()[-1:])
    particle = tail_words(parse, verb, tail.split()[0]) if " " in tail else ()
    if found is None or particle is None:
        return None
    nominal, case = found
    deed = next(
        (t for t in parse.children(verb, "xcomp", "advcl") if t.index > nominal.index and is_infinitive(parse, t)), None
    )
    more = clause_words(parse, deed, verb) if deed is not None and tail.endswith("for") else ()
    content = tuple(t for t in _joined(clause_words(parse, nominal, verb), more) if t not in case)
    return Part(
        content=content, words=(*particle, *case, *parse.children(verb, "compound:prt")), addressee=_told(parse, verb)
    )


def _object(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    content = _done_by(parse, verb) if is_passive(parse, verb) else parse.child(verb, "obj")
    if words is None or content is None or _is_bare_pronoun(content):
        return None
    behind = (t for t in parse.children(verb, "obl", "advcl", "xcomp") if t.index > content.index)
    tied = (t for t in behind if t.index > verb.index and _goes_on(parse, t))
    more = tuple(word for t in tied for word in clause_words(parse, t, verb))
    return Part(content=_joined(clause_words(parse, content, verb), more), words=words)


def _is_bare_pronoun(token: Token) -> bool:
    return token.has("PronType=Rel") or (token.pos == "PRON" and token.lemma.lower() in ("nothing", "what", "one"))


def _done_by(parse: Parse, verb: Token) -> Token | None:
    """What a passive with an agent is about: "X was criticized by the source", "the deal rejected by the source"."""
    if parse.child(verb, "obl:agent") is None:
        return None
    head = parse.head(verb)
    return parse.child(verb, "nsubj:pass") or (head if verb.dep == "acl" else None)


def _goes_on(parse: Parse, token: Token) -> bool:
    if token.dep == "xcomp":
        return True
    return any(c.lemma in _JUDGED for c in parse.children(token, "case", "mark"))


def _passive(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    subject = parse.child(verb, "nsubj:pass")
    if words is None or subject is None or subject.pos == "PRON":
        return None
    return Part(content=clause_words(parse, subject, verb), words=words, sourced=False)


def _joined(*parts: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(sorted({t.index: t for part in parts for t in part}.values(), key=_index))


def _index(token: Token) -> int:
    return token.index


_VERB_FRAMES: Mapping[Frame, Reading] = {
    Frame.RAISED: _raised,
    Frame.ORDER: _order,
    Frame.CLAUSE: _clause,
    Frame.INFINITIVE: _infinitive,
    Frame.VERDICT: _verdict,
    Frame.GERUND: _gerund,
    Frame.PREPOSITION: _preposition,
    Frame.OBJECT: _object,
    Frame.PASSIVE: _passive,
}
