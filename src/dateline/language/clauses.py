"""Who does what in a clause, read off the tree the same way for every stage."""

from collections.abc import Iterator

from dateline.language.parse import Parse, Token

SUBJECTS = ("nsubj", "csubj")
_LOOSE = frozenset({"acl:relcl", "appos", "parataxis", "advcl", "dislocated"})
_CONTROLLED = frozenset({"xcomp", "conj", "advcl"})
VERBAL = frozenset({"VERB", "AUX"})
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_ADVERBIAL = frozenset({"which", "where", "when", "why", "how", "whom", "whose"})
_OF_THE_OBJECT = ("of", "from", "into", "for")
"""Prepositions behind which the object acts: "kept them from leaving", "accused them of lying"."""


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether the verb's subject is the one to whom it is done."""
    if parse.child(verb, "aux:pass", "nsubj:pass") is not None:
        return True
    if verb.dep == "acl" and parse.child(verb, "obj") is not None and _is_whole(parse, verb):
        return False
    return verb.dep in ("acl", "amod") and verb.has("VerbForm=Part") and not verb.text.endswith("ing")


def _is_whole(parse: Parse, verb: Token) -> bool:
    """Whether the tree takes subject and verb of a sentence for a noun and its participle: "Rebels seized a port"."""
    head = parse.head(verb)
    return head is not None and parse.head(head) is None and head.index < verb.index


def is_verbal(parse: Parse, word: Token) -> bool:
    """Whether it is a verb, or has auxiliaries like one whatever the tagger calls it ("did not down the jet")."""
    return word.pos in VERBAL or (parse.child(word, "aux") is not None and parse.child(word, "cop") is None)


def agent_of(parse: Parse, verb: Token) -> Token | None:
    """Who does it: subject, agent of a passive, or whoever the governing verb makes do it."""
    agent = parse.child(verb, "obl:agent") or _by(parse, verb)
    if agent is not None:
        return agent
    if is_passive(parse, verb):
        return None
    return parse.child(verb, *SUBJECTS) or _controller(parse, verb)


def patient_of(parse: Parse, verb: Token) -> Token | None:
    """To whom or what it is done: object, subject of a passive, or the noun that a participle describes."""
    own = parse.child(verb, "nsubj:pass") or parse.child(verb, "obj") or parse.child(verb, "iobj")
    if own is None or own.lemma.lower() in _RELATIVES:
        own = _described(parse, verb) or own
    if own is not None:
        return own
    head = parse.head(verb)
    if head is None or not is_passive(parse, verb):
        return None
    if verb.relation in ("acl", "amod"):
        return head
    if verb.dep != "conj" or not is_verbal(parse, head):
        return None
    if parse.child(verb, "aux:pass") is not None:  # "fled and were caught": it shares the subject
        return parse.child(head, *SUBJECTS)
    return patient_of(parse, head)


def _described(parse: Parse, verb: Token) -> Token | None:
    """The noun that a relative clause is about where the clause lacks an object: "the treaty that they signed"."""
    if verb.dep != "acl:relcl" or parse.child(verb, "nsubj:pass") is not None:
        return parse.head(verb) if verb.dep == "acl:relcl" else None
    subject = parse.child(verb, "nsubj")
    if subject is None or subject.lemma.lower() in _RELATIVES:
        return None
    elsewhere = any(t.lemma.lower() in _ADVERBIAL for t in parse.children(verb, "obl", "advmod", "mark"))
    return None if elsewhere else parse.head(verb)


def oblique(parse: Parse, governor: Token, *prepositions: str) -> Token | None:
    """The first nominal that hangs on a word by one of the prepositions."""
    return next(obliques(parse, governor, *prepositions), None)


def obliques(parse: Parse, governor: Token, *prepositions: str) -> Iterator[Token]:
    for nominal in parse.children(governor, "obl", "nmod", "advcl", "acl"):
        if any(case.lemma.lower() in prepositions for case in parse.children(nominal, "case", "mark")):
            yield nominal


def coordinated(parse: Parse, head: Token) -> tuple[Token, ...]:
    """A noun and those joined to it: "Norland, Sudria and the league", "the pilot, along with a soldier"."""
    joined = [t for t in parse.children(head, "conj") if t.pos not in VERBAL]
    also = [t for t in obliques(parse, head, "with") if any(c.lemma == "along" for c in _cases(parse, t))]
    return (head, *joined, *also)


def noun_phrase(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The words of a noun phrase without relative clauses, appositions after a comma and the like."""

    def keep(token: Token) -> bool:
        if token.dep == "case" and token.head == head.index:
            return False
        return token.dep not in _LOOSE or (token.dep == "appos" and not _after_comma(parse, token))

    words = parse.subtree(head, keep)
    start = next((i for i, t in enumerate(words) if t.pos not in ("PUNCT", "CCONJ", "ADV") or t is head), 0)
    end = max(i for i, t in enumerate(words) if t.pos != "PUNCT" or t.index == head.index) + 1
    return words[start:end]


def is_negated(parse: Parse, word: Token) -> bool:
    """ "did not", "never", "no strikes", "without bombing"; negation inside other clauses does not count."""
    if any(is_negation(t) for t in parse.children(word, "advmod", "det", "cc")):
        return True
    return any(t.lemma == "without" for t in parse.children(word, "mark", "case"))


def is_negation(token: Token) -> bool:
    return token.lemma.lower() in ("not", "n't", "never", "no", "neither", "nor") or token.has("Polarity=Neg")


def _after_comma(parse: Parse, token: Token) -> bool:
    first = parse.subtree(token)[0].index
    return first > 0 and parse.tokens[first - 1].text in (",", "(", "—", "-", "–")


def _by(parse: Parse, verb: Token) -> Token | None:
    """The agent of a participle where the tree calls it a plain oblique."""
    return oblique(parse, verb, "by") if is_passive(parse, verb) else None


def _cases(parse: Parse, token: Token) -> tuple[Token, ...]:
    return tuple(word for case in parse.children(token, "case") for word in parse.subtree(case))


def _controller(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb that has none of its own: "agreed to meet", "asked France to draw", "met and signed"."""
    head = parse.head(verb)
    if head is None:
        return None
    if verb.dep == "acl" and head.pos not in VERBAL:
        whole = not is_passive(parse, verb) and not _to(parse, verb) and _is_whole(parse, verb)
        return head if whole else _of_noun(parse, verb, head)
    if verb.relation not in _CONTROLLED or not (head.pos == "ADJ" or is_verbal(parse, head)):
        return None
    if verb.dep == "xcomp" or (_ing(verb) and _marked(parse, verb, *_OF_THE_OBJECT)):
        controlled = parse.child(head, "obj", "iobj") or (
            _called_on(parse, verb, head) if verb.dep == "xcomp" else None
        )
        if controlled is not None:
            return controlled
        if is_passive(parse, head):
            return parse.child(head, "nsubj:pass")
    if verb.relation == "advcl" and parse.child(verb, "mark") and not _to(parse, verb) and not _ing(verb):
        return None
    if is_passive(parse, head) and verb.dep == "conj" and not is_passive(parse, verb):
        return parse.child(head, "nsubj:pass")
    return agent_of(parse, head)


def _called_on(parse: Parse, verb: Token, head: Token) -> Token | None:
    """ "called on Norland to leave": who stands behind a preposition right before the infinitive."""
    found = oblique(parse, head, "on", "upon", "to", "for")
    return found if found is not None and head.index < found.index < verb.index else None


def _of_noun(parse: Parse, verb: Token, noun: Token) -> Token | None:
    """Who acts in "a soldier sent", "the man leading", "its promise to leave", "made an offer to help"."""
    if not _to(parse, verb):
        return noun if _ing(verb) else None
    owner = parse.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    governor = parse.head(noun)
    if governor is not None and governor.pos in VERBAL and noun.dep == "obj":
        if any(t.has("Definite=Def") for t in parse.children(noun, "det")):
            return None  # "discussed the campaign to free it" does not say whose
        return agent_of(parse, governor)
    return noun if noun.dep in ("nsubj", "obl", "conj", "root") else None


def _to(parse: Parse, verb: Token) -> bool:
    return any(t.lemma == "to" for t in parse.children(verb, "mark"))


def _marked(parse: Parse, verb: Token, *marks: str) -> bool:
    return any(t.lemma.lower() in marks for t in parse.children(verb, "mark", "case"))


def _ing(verb: Token) -> bool:
    return verb.text.endswith("ing")
