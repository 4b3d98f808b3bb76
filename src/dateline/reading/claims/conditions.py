"""On what a deed depends: "if", "once", "unless", "only after", "in exchange for"."""

from dateline.language import Parse, Token
from dateline.model import Span
from dateline.reading.claims.clause import is_inverted

_ALWAYS = frozenset({"if", "unless", "provided", "providing", "assuming", "lest"})
"""Openers of a condition whatever the mood of the main clause."""
_OF_THE_FUTURE = frozenset({"once", "when", "until", "till", "after", "as", "before", "while"})
"""Openers of a condition where the main clause tells of what is still to come; else of a time or a reason."""
_AS = frozenset({"long", "soon", "far"})
_PHRASES = frozenset({"exchange", "return", "condition", "case", "event"})
_BACKSHIFTED = frozenset({"will", "would", "could", "can", "may", "might", "should", "must"})
_NAMING = frozenset({"provide", "assume", "give", "suppose"})


def condition_of(parse: Parse, word: Token, *, open_: bool) -> Span | None:
    """The words that name the condition of a clause; `open_` where the clause tells of what is still to come."""
    for child in parse.children(word, "advcl", "xcomp", "ccomp", "acl", "conj"):
        if opens_condition(parse, child, open_=open_):
            return parse.extent(child, lambda t: not _is_aside(parse, t))
    for child in parse.children(word, "obl", "obj", "advmod"):
        if open_ and child.relation == "advmod":
            named = child.lemma in _AS and condition_of(parse, child, open_=open_)
            found = parse.extent(child) if named else None
        else:
            found = _phrase(parse, child) if open_ else None
        if found is not None:
            return found
    return None


def _is_aside(parse: Parse, token: Token) -> bool:
    """ "..., according to a paper", "..., the minister said"."""
    source = any(t.text.lower() == "according" for t in parse.children(token, "case"))
    return token.relation == "parataxis" or source


def opens_condition(parse: Parse, clause: Token, *, open_: bool) -> bool:
    """Whether a clause is one on which its main clause depends."""
    openers = [t for t in parse.children(clause, "mark", "advmod", "case") if t.index < clause.index]
    lemmas = {t.lemma.lower() for t in openers}
    if lemmas & _ALWAYS or is_inverted(parse, clause):
        return True
    if lemmas == {"while"} and _is_past(parse, clause):  # it only sets one beside the other
        return False
    if lemmas == {"when"} and _is_past(parse, clause) and not _is_modal(parse, parse.head(clause)):
        return False  # "were about to leave when they came"
    if lemmas == {"once"} and _is_present(parse, clause):  # "once they are beaten" is always to come
        return True
    if open_ and lemmas & _OF_THE_FUTURE:
        return "as" not in lemmas or _as_long_as(parse, clause)
    return clause.lemma in _NAMING and clause.has("VerbForm=Part") and parse.child(clause, "ccomp") is not None


def _is_present(parse: Parse, clause: Token) -> bool:
    finite = (clause, *parse.children(clause, "aux", "aux:pass", "cop"))
    return any(t.has("VerbForm=Fin") and t.has("Tense=Pres") for t in finite)


def _is_past(parse: Parse, clause: Token) -> bool:
    return any(t.has("VerbForm=Fin") and t.has("Tense=Past") for t in (clause, *parse.children(clause, "aux", "cop")))


def _is_modal(parse: Parse, main: Token | None) -> bool:
    return main is not None and any(a.lemma in _BACKSHIFTED for a in parse.children(main, "aux"))


def _as_long_as(parse: Parse, clause: Token) -> bool:
    """ "as long as", "as soon as": the tree may hang the clause on the adverb or beside it."""
    head = parse.head(clause)
    near = (head, *parse.children(clause, "advmod"), *(parse.children(head, "advmod") if head is not None else ()))
    return any(t is not None and t.lemma in _AS for t in near)


def is_condition_phrase(parse: Parse, nominal: Token) -> bool:
    """ "in exchange for aid", "in the event of war", "on condition that"."""
    cases = {t.lemma.lower() for t in parse.children(nominal, "case")}
    named = nominal.lemma.lower() in _PHRASES and bool(cases & {"in", "on", "under"})
    return named and parse.child(nominal, "nmod", "acl") is not None


def _phrase(parse: Parse, nominal: Token) -> Span | None:
    """The words of such a phrase, or of "pending a vote"."""
    cases = {t.lemma.lower() for t in parse.children(nominal, "case")}
    pending = bool(cases & {"pending", "barring"})
    return parse.extent(nominal) if pending or is_condition_phrase(parse, nominal) else None
