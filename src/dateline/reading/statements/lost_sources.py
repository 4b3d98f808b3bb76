"""Whose statement it is where the tree gives the cue no subject."""

from dateline.language import Parse, Token
from dateline.language.clauses import is_passive

_REACH = 25
_PARTICIPLES = ("advcl", "acl", "ccomp")
_COUNTED = frozenset({"SYM", "NUM", "NOUN"})


def is_gerund(token: Token) -> bool:
    """ "saying", unlike "bring"."""
    return token.text.endswith("ing") and token.lemma.lower() != token.text.lower()


def is_behind_comma(parse: Parse, token: Token, marks: tuple[str, ...] = (",",)) -> bool:
    """Whether a comma, or another of the marks, stands right before the words of a branch."""
    first = next((t for t in parse.subtree(token) if t.pos != "PUNCT"), token).index
    return first > parse.sentence(token).first and parse.tokens[first - 1].text in marks


def lost_source(parse: Parse, verb: Token) -> Token | None:
    """The noun right before the verb, before the comma of a participle, or at the top of the sentence."""
    if is_passive(parse, verb) and verb.dep != "acl":
        return None
    if is_gerund(verb):
        return _subject_before_comma(parse, verb) or _subject_above(parse, verb)
    if verb.dep == "acl":
        return _top_of_sentence(parse, verb)
    return _counted(parse, verb) or _interviewed(parse, verb) or _right_before(parse, verb)


def sharing_verb(parse: Parse, verb: Token) -> Token | None:
    """The verb whose source it shares: "he said so, though later added that ..."."""
    head = parse.head(verb)
    plain = not is_gerund(verb) and not is_passive(parse, verb)
    return head if plain and verb.dep == "advcl" and head is not None and head.pos == "VERB" else None


def _right_before(parse: Parse, verb: Token) -> Token | None:
    if verb.has("VerbForm=Inf") or verb.dep in ("xcomp", "conj", "advcl"):
        return None
    words = parse.tokens[parse.sentence(verb).first : verb.index]
    before = next((t for t in reversed(words) if t.pos not in ("ADV", "AUX")), None)
    if before is None or before.pos in ("PROPN", "PRON"):
        return before
    return before if before.pos == "NOUN" and verb.has("VerbForm=Fin") else None


def _counted(parse: Parse, verb: Token) -> Token | None:
    """ "Some say", "another says", "47 % say": a determiner or number that stands for people."""
    before = [t for t in parse.children(verb, "det", "obl:unmarked", "nummod") if t.index < verb.index]
    last = before[-1] if before else None
    if last is None or last.has("PronType=Art") or not verb.has("VerbForm=Fin"):
        return None
    return last if last.dep == "det" or (last.pos in _COUNTED and parse.child(last, "nummod") is not None) else None


def _interviewed(parse: Parse, verb: Token) -> Token | None:
    """ "Veterans interviewed at the rally said": the subject of a participle that the tree takes for a clause."""
    for clause in parse.children(verb, *_PARTICIPLES):
        subject = parse.child(clause, "nsubj")
        bare = clause.pos == "VERB" and parse.child(clause, "mark", "aux", "obj", "ccomp") is None
        if bare and subject is not None and clause.index < verb.index:
            return subject
    return None


def _subject_before_comma(parse: Parse, verb: Token) -> Token | None:
    """ "He left early, saying that ...": the subject of the last finite verb before."""
    if not is_behind_comma(parse, verb):
        return None
    first = next(t for t in parse.subtree(verb) if t.pos != "PUNCT").index
    before = parse.tokens[max(parse.sentence(verb).first, first - _REACH) : first]
    subjects = (parse.child(t, "nsubj") for t in reversed(before) if t.pos in ("VERB", "AUX"))
    return next((t for t in subjects if t is not None), None)


def _subject_above(parse: Parse, verb: Token) -> Token | None:
    """ "Since announcing this, he has been a loyal deputy": the subject of the clause that it goes with."""
    head = parse.head(verb)
    return parse.child(head, "nsubj") if head is not None and verb.dep == "advcl" else None


def _top_of_sentence(parse: Parse, verb: Token) -> Token | None:
    """ "Ola Brekke, head of the port, called for help": the tree makes the name the top and finds no verb."""
    top = parse.root(parse.sentence(verb))
    return top if top.pos in ("PROPN", "NOUN") and top.index < verb.index and is_behind_comma(parse, verb) else None
