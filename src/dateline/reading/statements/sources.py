"""Whose statement it is: the source of a verb, noun or adjective that is a cue."""

from dateline.language import Parse, Token
from dateline.language.clauses import SUBJECTS, agent_of, oblique
from dateline.reading.statements.lost_sources import is_gerund, lost_source, sharing_verb

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_PERSON = "PERSON"
_TITLES = 3
"""Words of a title before a name."""
_OWNERS = ("by", "from")
_CLOSING = frozenset({",", "”", '"', "''", "»"})


def source_of_verb(parse: Parse, verb: Token) -> Token | None:
    """Who does what the verb says; nobody where the subject is an empty "it" or "there"."""
    if is_asked(parse, verb):
        return parse.child(verb, "obl:agent")
    inverted = inverted_source(parse, verb)
    if inverted is not None and all(t.index < verb.index for t in parse.children(verb, "ccomp", "xcomp")):
        return inverted
    described = described_source(parse, verb)
    quoted = parse.child(described, "nsubj") if described is not None else _quoted_as(parse, verb)
    source = quoted or _subject(parse, verb) or _worded(parse, verb)
    source = source or agent_of(parse, higher_verb(parse, verb)) or _lost(parse, verb)
    if source is None or not _is_nominal(parse, source) or source.dep == "expl":
        return None
    return source


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The subject; of several the nearest, unless it only describes a person named before it."""
    if parse.child(verb, "obl:agent", "nsubj:pass") is not None:
        return None
    nearest = min(parse.children(verb, *SUBJECTS), key=lambda t: abs(t.index - verb.index), default=None)
    return (described_name(parse, nearest) or nearest) if nearest is not None else None


def described_name(parse: Parse, noun: Token) -> Token | None:
    """The person whom a noun between commas describes: "Ola Brekke, the envoy, said"."""
    words = [t for t in parse.subtree(noun) if t.pos != "PUNCT"] or [noun]
    first, last = words[0].index, words[-1].index
    sentence = parse.sentence(noun)
    if first - 2 < sentence.first or last + 1 >= sentence.last:
        return None
    if parse.tokens[first - 1].text != "," or parse.tokens[last + 1].text != ",":
        return None
    name = next((n for n in parse.names if n.last == first - 1 and n.label == _PERSON), None)
    return parse.top(parse.name_span(name)) if name is not None else None


def _worded(parse: Parse, verb: Token) -> Token | None:
    """Whose words a thing holds: "sent a letter saying", "took the step of announcing"."""
    thing = parse.head(verb)
    if thing is None or verb.dep != "acl" or not is_gerund(verb) or thing.pos != "NOUN":
        return None
    above = parse.head(thing)
    if above is None or above.pos != "VERB" or thing.dep not in ("obj", "obl"):
        return None
    return source_of_verb(parse, above)


def _lost(parse: Parse, verb: Token) -> Token | None:
    lost = lost_source(parse, verb)
    if lost is not None:
        return lost
    above = sharing_verb(parse, verb)
    return source_of_verb(parse, above) if above is not None else None


def _is_nominal(parse: Parse, token: Token) -> bool:
    return token.pos in _NOMINAL or token.dep == "obl:unmarked" or parse.child(token, "det") is not None


def higher_verb(parse: Parse, verb: Token) -> Token:
    """The verb itself, or the one that it should be joined to where the tree joins it too low.

    "Norland said it would sign and criticized Sudria": a finite verb without a subject is no continuation of an
    infinitive or of "would sign", so its subject is that of the next finite verb above.
    """
    past = verb.has("VerbForm=Fin") or verb.has("Tense=Past")
    if verb.dep != "conj" or parse.child(verb, "nsubj", "csubj", "aux") or not past:
        return verb
    above = next((v for v in parse.ancestors(verb) if v.dep != "conj"), None)
    bare = above is not None and (above.has("VerbForm=Inf") or above.has("VerbForm=Ger"))
    if above is None or not bare or parse.child(above, "aux:pass"):
        return verb
    return next((v for v in parse.ancestors(above) if v.pos == "VERB" and v.has("VerbForm=Fin")), verb)


def is_asked(parse: Parse, verb: Token) -> bool:
    """ "Asked about the raid, he said": a past participle that tells what somebody was asked or told."""
    past = verb.has("VerbForm=Part") and verb.has("Tense=Past")
    return verb.dep == "advcl" and past and parse.child(verb, "nsubj", "aux", "mark", "obj", "ccomp") is None


def inverted_source(parse: Parse, verb: Token) -> Token | None:
    """Who stands behind the verb: "the road is shut, said Ola Brekke", where the tree sees no subject there."""
    before = parse.tokens[verb.index - 1].text if verb.index else ""
    plain = verb.has("VerbForm=Fin") or verb.has("Tense=Past")
    opens = verb.index == parse.sentence(verb).first
    if (
        not (before in _CLOSING or opens)
        or not plain
        or parse.child(verb, "nsubj", "csubj", "aux", "cc", "mark") is not None
    ):
        return None
    found = phrase_at(parse, verb.index + 1, parse.sentence(verb).last)
    named = found is not None and (found.pos == "PROPN" or verb.dep != "conj")
    return found if named else None


def described_source(parse: Parse, verb: Token) -> Token | None:
    """The word that describes who speaks where the tree takes it for the clause's head.

    "Two people briefed on the matter said", "Officials familiar with the talks said": no comma or "and" stands between.
    """
    head = parse.head(verb)
    if (
        head is None
        or not verb.has("VerbForm=Fin")
        or head.index > verb.index
        or parse.child(head, "aux", "cop", "obj")
    ):
        return None
    between = parse.tokens[head.index + 1 : verb.index]
    if any(t.pos in ("PUNCT", "CCONJ", "SCONJ", "PRON") for t in between) or not between:
        return None
    joined = verb.dep == "conj" and head.pos == "VERB"
    hung = verb.dep == "advcl" and any(m.pos == "ADP" for m in parse.children(verb, "mark"))
    return head if (joined or hung) and parse.child(head, "nsubj") is not None else None


def _quoted_as(parse: Parse, verb: Token) -> Token | None:
    """Who is quoted: "the paper quoted the minister as saying"; "the minister was quoted as saying"."""
    head = parse.head(verb)
    as_ = any(t.lemma == "as" for t in parse.children(verb, "mark", "case"))
    if head is None or not as_ or not is_gerund(verb):
        return None
    return parse.child(head, "nsubj:pass") or parse.child(head, "obj", "iobj")


def source_beside(parse: Parse, cue: Token) -> Token | None:
    """The noun phrase right behind or else before a cue, where the tree calls a word of the quotation its subject."""
    sentence = parse.sentence(cue)
    behind = phrase_at(parse, cue.index + 1, sentence.last)
    if behind is not None:
        return behind
    before = parse.tokens[cue.index - 1] if cue.index > sentence.first else None
    return before if before is not None and before.pos in ("PROPN", "PRON", "NOUN") else None


def phrase_at(parse: Parse, first: int, last: int) -> Token | None:
    """The head of the noun phrase that starts at a word."""
    if first >= last or parse.tokens[first].pos not in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
        return None
    word = parse.tokens[first]
    ups = [t for t in (word, *parse.ancestors(word)) if t.index >= first and t.pos in ("PROPN", "NOUN", "PRON")]
    return next((t for t in reversed(ups) if parse.subtree(t)[0].index >= first), None)


def person_at(parse: Parse, first: int) -> Token | None:
    """The person whose name starts at a word, titles before it minded: "Prime Minister Ola Brekke"."""
    name = next((n for n in parse.names if n.first <= first + _TITLES and first < n.last), None)
    if name is None or name.label != _PERSON:
        return None
    titles = parse.tokens[first : name.first]
    behind = parse.tokens[name.last] if name.last < len(parse.tokens) else None
    alone = behind is None or behind.pos in ("PUNCT", "VERB", "AUX")  # not "Brekke's deputy"
    named = alone and all(t.pos in ("NOUN", "PROPN", "ADJ") for t in titles)
    return parse.top(parse.name_span(name)) if named else None


def source_of_noun(parse: Parse, noun: Token) -> Token | None:
    """Whose claim it is: "his claim", "a warning by X", "X issued a warning"."""
    owner = parse.child(noun, "nmod:poss") or oblique(parse, noun, *_OWNERS)
    if owner is not None:
        return owner
    verb = parse.head(noun)
    if verb is None:
        return parse.child(noun, "compound")  # "The harbour board plans to sail": a verb that is tagged as a noun
    if verb.pos != "VERB" or noun.dep != "obj":
        return None
    return oblique(parse, verb, "from") or source_of_verb(parse, verb)


def source_of_adjective(parse: Parse, adjective: Token) -> Token | None:
    """Who is confident, or who makes it clear."""
    own = parse.child(adjective, "nsubj")
    if own is not None:
        return own if own.pos in _NOMINAL else None
    head = parse.head(adjective)
    if head is None:
        return None
    if adjective.dep in ("xcomp", "conj") and head.pos in ("VERB", "ADJ", "NOUN"):
        return source_of_verb(parse, head) if head.pos == "VERB" else source_of_adjective(parse, head)
    return head if adjective.dep in ("amod", "acl") and head.pos in _NOMINAL else None
