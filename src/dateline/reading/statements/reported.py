"""Finds the clause that a verb of saying reports: "said that X", "X, he said", "as he said, X"."""

from collections.abc import Iterator

from dateline.language import Parse, Token
from dateline.reading.statements.lost_sources import is_behind_comma
from dateline.reading.statements.parts import SUBJECTS, clause_words, joined
from dateline.reading.statements.sources import inverted_source

_CLAUSE_MARKS = ("that", "whether")
_RESTS = ("obl", "obj", "xcomp", "dep", "advcl")
_STOPS = frozenset({",", ";", "—", "–", "-", "--", "(", ":"})


def said_clause(parse: Parse, verb: Token) -> tuple[Token, ...] | None:
    """The clause that the verb governs, or the one in which it is put: "X, he said"; "as he said, X"."""
    content = _complement(parse, verb) or _marked_clause(parse, verb) or _clause_as_noun(parse, verb)
    if content is None and inverted_source(parse, verb) is not None:
        return _before_comma(parse, verb)
    if content is not None:
        more = tuple(word for t in _gone_on(parse, verb, content) for word in clause_words(parse, t, verb))
        return _unbroken(parse, verb, joined(_what(parse, verb), clause_words(parse, content, verb), more))
    opened = _opened_by_that(parse, verb)
    if opened is not None:
        return opened
    around = _clause_around(parse, verb)
    if around is not None:
        return _up_to_comma(parse, verb, clause_words(parse, around, verb))
    side = parse.child(verb, "parataxis")
    if side is None or side.index < verb.index or side.pos == "PUNCT":
        return None
    return None if _is_purpose(parse, side) or _is_insertion(parse, side, verb) else clause_words(parse, side, verb)


def _is_insertion(parse: Parse, side: Token, verb: Token) -> bool:
    """ "We promise to come, she said": who tells of the verb, and not what the verb tells."""
    return is_behind_comma(parse, side) and parse.tokens[verb.index + 1].text != ","


def _up_to_comma(parse: Parse, verb: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without what goes on behind the cue and no comma: "X, he said because nobody else would"."""
    behind = next((t for t in words if t.index > verb.index and t.pos != "PUNCT"), None)
    if behind is None or parse.tokens[behind.index - 1].pos == "PUNCT":
        return words
    return tuple(t for t in words if t.index < verb.index) or words


def _complement(parse: Parse, verb: Token) -> Token | None:
    """The first clause that is what is said: one before the cue has a comma or mark between."""
    clauses = parse.children(verb, "ccomp")
    behind = (c for c in clauses if c.index > verb.index)
    apart = any(t.pos == "PUNCT" for t in parse.tokens[clauses[0].index : verb.index]) if clauses else False
    return clauses[0] if apart else next(behind, clauses[0] if clauses else None)


def _unbroken(parse: Parse, verb: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """With what stands right behind, no comma between, where the tree ties the rest of the clause to the cue."""
    for word in parse.children(verb, *_RESTS):
        rest = clause_words(parse, word, verb)
        if rest[0].index == words[-1].index + 1 and words[-1].pos != "PUNCT" and word.index > verb.index:
            words = joined(words, rest)
    return words


def _clause_as_noun(parse: Parse, verb: Token) -> Token | None:
    """ "said taking it was a victory": a clause whose head the tree ties to the verb as if it were a noun alone."""
    for noun in parse.children(verb, "obl", "obj", "obl:unmarked"):
        bare = noun.index > verb.index and parse.child(noun, "case") is None
        if bare and parse.child(noun, "cop") is not None and parse.child(noun, *SUBJECTS) is not None:
            return noun
    return None


def _is_purpose(parse: Parse, clause: Token) -> bool:
    """ "asked for a map, so that they would not bomb them": what it is for, not what is said."""
    return any(mark.lemma == "so" for mark in parse.children(clause, "mark"))


def _what(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The subject that stands before: "what the senators said was theft"."""
    head = parse.head(verb)
    return (head,) if verb.dep == "acl:relcl" and head is not None and head.lemma == "what" else ()


def _before_comma(parse: Parse, verb: Token) -> tuple[Token, ...] | None:
    """The sentence up to the comma before the cue, if it holds a clause."""
    words = parse.tokens[parse.sentence(verb).first : verb.index - 1]
    return words if any(t.pos in ("VERB", "AUX") for t in words) else None


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
    for clause in parse.children(verb, "conj", "advcl", "ccomp"):
        if clause.index < content.index or content.index < verb.index:
            continue
        marks = [m.lemma for m in parse.children(clause, "mark")]
        first = parse.subtree(clause)[0]
        joined = clause.dep == "ccomp" or (clause.dep == "conj" and "that" in marks)
        if joined or (clause.dep == "advcl" and marks and parse.tokens[first.index - 1].text not in _STOPS):
            yield clause


def _marked_clause(parse: Parse, verb: Token) -> Token | None:
    """A clause with "that" or "whether" that the tree takes for an adverbial, or for a remark on who is told."""
    told = parse.child(verb, "iobj")
    remarks = parse.children(told, "acl") if told is not None else ()
    places = (t for t in parse.children(verb, "obl") if t.dep != "obl:agent")
    within = (c for t in places for c in parse.children(t, "acl") if _is_plain_that(parse, c))
    for clause in (*parse.children(verb, "advcl", "acl", "xcomp"), *remarks, *within):
        first = parse.subtree(clause)[0]
        if clause.index > verb.index and (first.lemma in _CLAUSE_MARKS or _is_marked(parse, clause)):
            return clause
    return None


def _is_plain_that(parse: Parse, clause: Token) -> bool:
    """ "said in an interview that X", unlike "said in a report that was lost"."""
    first = parse.subtree(clause)[0]
    return first.lemma == "that" and first.pos == "SCONJ"


def _is_marked(parse: Parse, clause: Token) -> bool:
    return any(m.lemma in _CLAUSE_MARKS for m in parse.children(clause, "mark"))


def _clause_around(parse: Parse, verb: Token) -> Token | None:
    """The head of the clause into which the cue is put."""
    head = parse.head(verb)
    if head is None or (parse.child(verb, *SUBJECTS) is None and parse.child(verb, "obl:agent") is None):
        return None
    if verb.dep == "parataxis":
        return _clause_of(parse, head) if head.index < verb.index or _ends_clause(parse, verb) else None
    if verb.dep == "advcl":
        return head if any(m.lemma == "as" for m in parse.children(verb, "mark")) else None
    if verb.dep == "acl:relcl" and _is_between_commas(parse, verb):
        return next(
            (a for a in parse.ancestors(head) if a.pos in ("VERB", "ADJ", "AUX") and a.index > verb.index), None
        )
    return None


def _clause_of(parse: Parse, head: Token) -> Token:
    """The word itself, or the clause that it is the subject of: "The road, he said, is shut"."""
    above = parse.head(head)
    return above if above is not None and head.relation in SUBJECTS else head


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
