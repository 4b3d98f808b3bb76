"""Reads one verb that is a cue: its content, its source and whom it addresses, by the frames of its entry."""

from collections.abc import Mapping, Sequence

from dateline.knowledge.speech import Frame, Word
from dateline.language import Parse, Token
from dateline.language.clauses import is_passive, noun_phrase
from dateline.reading.statements.lost_sources import is_gerund
from dateline.reading.statements.parts import (
    SUBJECTS,
    Part,
    Reading,
    Use,
    by_preposition,
    clause_words,
    is_infinitive,
    is_negated,
    joined,
    read_frames,
    tail_words,
)
from dateline.reading.statements.place import said_by_place
from dateline.reading.statements.reported import said_clause
from dateline.reading.statements.sources import is_asked, source_of_verb

_JUDGED = ("of", "for", "on", "as", "over", "with", "to", "from", "about", "against", "into", "toward", "towards")
"""Prepositions behind an object that go on with what is said of it: accuse X of Y, reject a call to Y."""

_COMPLEMENTS = ("xcomp", "obj", "ccomp", "appos", "obl", "dep")
_OPENING = frozenset({"“", "‘", '"', "''", "``", "«", "„", "'"})
_BARE = frozenset({"nothing", "what", "one", "that"})
_NEED_SOURCE = frozenset({Frame.STATE, Frame.OBJECT, Frame.PREPOSITION, Frame.VERDICT, Frame.ORDER, Frame.GERUND})
"""Frames that say too little where nobody is the source: "it is time to discuss the budget"."""

_SPEAKING = frozenset({Frame.CLAUSE, Frame.QUOTE})
"""Frames of verbs that report speech and not only what somebody knows or shows."""


def verb_use(parse: Parse, verb: Token, words: Sequence[Word]) -> Use | None:
    """The first frame that fits the verb."""
    found = next(read_frames(parse, verb, words, _VERB_FRAMES), None) or _by_place(parse, verb, words)
    if found is None:
        return None
    word, frame, part = found
    source = part.source or (_source(parse, verb, frame) if part.sourced else parse.child(verb, "obl:agent"))
    if source is not None and source.lemma == "it" and source.head != verb.index:
        return None  # "it is worth noting that"
    if source is None and frame in _NEED_SOURCE and not (is_passive(parse, verb) or is_asked(parse, verb)):
        return None
    return Use(cue=word.cue, frame=frame, token=verb, part=part, source=source, negated=is_negated(parse, verb))


def _by_place(parse: Parse, verb: Token, words: Sequence[Word]) -> tuple[Word, Frame, Part] | None:
    """What a verb of saying reports where no frame fits the tree."""
    word = next((w for w in words if not w.tail and _SPEAKING.issubset(w.cue.frames)), None)
    placed = said_by_place(parse, verb) if word is not None else None
    if word is None or placed is None:
        return None
    part = Part(content=placed.content, addressee=_told(parse, verb), source=placed.source)
    return word, Frame.CLAUSE, part


def _source(parse: Parse, verb: Token, frame: Frame) -> Token | None:
    if frame is not Frame.STATE:
        return source_of_verb(parse, verb)
    head = parse.head(verb)
    above = source_of_verb(parse, head) if verb.dep == "xcomp" and head is not None else None
    return parse.child(verb, *SUBJECTS) or above or (head if verb.dep in ("amod", "acl") else None)


def _clause(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    if words is None:
        return None
    content = said_clause(parse, verb)
    return Part(content=content, words=words, addressee=_told(parse, verb)) if content is not None else None


def _question(parse: Parse, verb: Token, tail: str) -> Part | None:
    """ "asked if X", "asked what X"."""
    words = tail_words(parse, verb, tail)
    behind = (t for t in parse.children(verb, "advcl", "ccomp", "acl", "obj", "xcomp") if t.index > verb.index)
    asked = next((t for t in behind if _asks(parse, t, verb)), None)
    if words is None or asked is None:
        return None
    return Part(content=clause_words(parse, asked, verb), words=words, addressee=_told(parse, verb))


def _asks(parse: Parse, clause: Token, verb: Token) -> bool:
    first = next((t for t in parse.subtree(clause) if t.pos != "PUNCT"), clause)
    asks = first.has("PronType=Int") or first.has("PronType=Rel") or first.lemma == "if"
    return asks and first.index > verb.index and (clause.pos != "PRON" or parse.child(clause, "acl") is not None)


def _told(parse: Parse, verb: Token) -> Token | None:
    told = parse.child(verb, "iobj", "obj", "nsubj:pass")
    found = by_preposition(parse, verb, "to")
    return told or (found[0] if found is not None else None)


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
    content = joined(() if whom is passive else receiver, clause_words(parse, deed, verb))
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
    """ "Y is said to X", "Y was reported killed": what is said stands on both sides."""
    passive = is_passive(parse, verb) or _is_participle(parse, verb)
    deeds = parse.children(verb, "xcomp", "advcl") if passive else ()
    deed = next((t for t in deeds if is_infinitive(parse, t) or _is_participle(parse, t)), None)
    return _around(parse, verb, tail, deed)


def _is_participle(parse: Parse, deed: Token) -> bool:
    past = deed.pos == "VERB" and deed.has("VerbForm=Part") and not is_gerund(deed)
    return past and parse.child(deed, "mark", "aux") is None


def _seeming(parse: Parse, verb: Token, tail: str) -> Part | None:
    """ "Y seems to X", "Y seemed tired"."""
    return _around(parse, verb, tail, parse.child(verb, "xcomp"))


def _around(parse: Parse, verb: Token, tail: str, deed: Token | None) -> Part | None:
    words = tail_words(parse, verb, tail)
    subject = parse.child(verb, *SUBJECTS)
    if words is None or subject is None or deed is None or deed.index < verb.index or _object_before(parse, verb):
        return None
    content = joined(noun_phrase(parse, subject), clause_words(parse, deed, verb))
    return Part(content=content, words=words, sourced=False)


def _state(parse: Parse, verb: Token, tail: str) -> Part | None:
    """ "is committed to X", "remains opposed to X": who is in that state is the source."""
    found = by_preposition(parse, verb, tail)
    described = parse.child(verb, "nsubj:pass", "cop") is not None or verb.dep in ("xcomp", "amod", "acl")
    if found is None or not described or parse.child(verb, "obl:agent", "obj") is not None:
        return None
    nominal, case = found
    return Part(content=tuple(t for t in clause_words(parse, nominal, verb) if t not in case), words=case)


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
    return Part(content=joined(judged, judgement))


def _what(parse: Parse, verb: Token) -> Token | None:
    """ "what he called a mistake"; "a deal that he called a mistake"."""
    head = parse.head(verb)
    return head if verb.dep == "acl:relcl" and head is not None else None


def _complement(parse: Parse, verb: Token, tail: str, whom: Token) -> Token | None:
    if tail:
        agent = parse.child(verb, "obl:agent")
        found = by_preposition(parse, verb, tail) or (by_preposition(parse, agent, tail) if agent is not None else None)
        found = found or (by_preposition(parse, whom, tail) if tail == "as" else None)
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
        (t for t in parse.children(verb, "xcomp", "ccomp") if is_gerund(t) and not is_infinitive(parse, t)),
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
    as_what = by_preposition(parse, verb, "as")
    if as_what is not None and as_what[0].index > nominal.index and tail.endswith("to"):
        more = clause_words(parse, as_what[0], verb)  # "referred to him as a friend"
    content = tuple(t for t in joined(clause_words(parse, nominal, verb), more) if t not in case)
    return Part(
        content=content, words=(*particle, *case, *parse.children(verb, "compound:prt")), addressee=_told(parse, verb)
    )


def _object(parse: Parse, verb: Token, tail: str) -> Part | None:
    words = tail_words(parse, verb, tail)
    content = _done_by(parse, verb) if is_passive(parse, verb) else parse.child(verb, "obj") or _second(parse, verb)
    if words is None or content is None or _is_bare_pronoun(content):
        return None
    behind = (t for t in parse.children(verb, "obl", "advcl", "xcomp") if t.index > content.index)
    tied = (t for t in behind if t.index > verb.index and _goes_on(parse, t))
    more = tuple(word for t in tied for word in clause_words(parse, t, verb))
    return Part(content=joined(clause_words(parse, content, verb), more), words=words)


def _second(parse: Parse, verb: Token) -> Token | None:
    """What somebody is given, where the tree takes it for a complement: "promised Norland a new treaty"."""
    if parse.child(verb, "iobj") is None:
        return None
    return next((t for t in parse.children(verb, "xcomp") if t.pos in ("NOUN", "PROPN") and t.index > verb.index), None)


def _is_bare_pronoun(token: Token) -> bool:
    return token.has("PronType=Rel") or (token.pos in ("PRON", "SCONJ") and token.lemma.lower() in _BARE)


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


_VERB_FRAMES: Mapping[Frame, Reading] = {
    Frame.RAISED: _raised,
    Frame.SEEMING: _seeming,
    Frame.ORDER: _order,
    Frame.CLAUSE: _clause,
    Frame.QUESTION: _question,
    Frame.INFINITIVE: _infinitive,
    Frame.VERDICT: _verdict,
    Frame.GERUND: _gerund,
    Frame.STATE: _state,
    Frame.PREPOSITION: _preposition,
    Frame.OBJECT: _object,
    Frame.PASSIVE: _passive,
}
