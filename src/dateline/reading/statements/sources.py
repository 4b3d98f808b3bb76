"""Whose statement it is: the source of a verb, noun or adjective that is a cue."""

from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, is_passive, noun_phrase, oblique
from dateline.model import Span, covering

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_ASIDES = ("acl", "nmod", "appos", "advcl", "obl", "parataxis", "dep", "advmod")
_REACH = 25
_OWNERS = ("by", "from")
_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})


def source_of_verb(parse: Parse, verb: Token) -> Token | None:
    """Who does what the verb says; nobody where the subject is an empty "it" or "there"."""
    if is_asked(parse, verb):
        return parse.child(verb, "obl:agent")
    inverted = inverted_source(parse, verb)
    if inverted is not None and parse.child(verb, "ccomp", "xcomp") is None:
        return inverted
    described = described_source(parse, verb)
    quoted = parse.child(described, "nsubj") if described is not None else _quoted_as(parse, verb)
    if quoted is not None:
        return quoted
    subjects = parse.children(verb, "nsubj", "csubj") if parse.child(verb, "obl:agent", "nsubj:pass") is None else ()
    nearest = min(subjects, key=lambda t: abs(t.index - verb.index), default=None)
    source = nearest or agent_of(parse, higher_verb(parse, verb)) or _source_before(parse, verb)
    if source is None or source.pos not in _NOMINAL or source.dep == "expl":
        return None
    return source


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
        not (before == "," or opens)
        or not plain
        or parse.child(verb, "nsubj", "csubj", "aux", "cc", "mark") is not None
    ):
        return None
    found = _phrase_at(parse, verb.index + 1, parse.sentence(verb).last)
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
    if head is None or not as_ or not verb.text.endswith("ing"):
        return None
    return parse.child(head, "nsubj:pass") or parse.child(head, "obj", "iobj")


def _source_before(parse: Parse, verb: Token) -> Token | None:
    """Who it is where the tree is at a loss: the noun right before the verb, or before the comma of a participle."""
    if is_passive(parse, verb) and verb.dep != "acl":
        return None
    if verb.text.endswith("ing"):
        return _subject_before_comma(parse, verb)
    head = parse.head(verb)
    if verb.dep == "advcl" and head is not None and head.pos == "VERB":
        return source_of_verb(parse, head)  # "he said so, though later added that ..."
    if verb.dep == "acl":
        return _top_of_sentence(parse, verb)
    if verb.has("VerbForm=Inf") or verb.dep in ("xcomp", "conj"):
        return None
    words = parse.tokens[parse.sentence(verb).first : verb.index]
    before = next((t for t in reversed(words) if t.pos not in ("ADV", "AUX")), None)
    return before if before is not None and before.pos in ("PROPN", "PRON") else None


def _subject_before_comma(parse: Parse, verb: Token) -> Token | None:
    """ "He left early, saying that ...": the subject of the last finite verb before."""
    first = parse.subtree(verb)[0].index
    if not first or parse.tokens[first - 1].text != ",":
        return None
    before = parse.tokens[max(parse.sentence(verb).first, first - _REACH) : first]
    subjects = (parse.child(t, "nsubj") for t in reversed(before) if t.pos == "VERB")
    return next((t for t in subjects if t is not None), None)


def _top_of_sentence(parse: Parse, verb: Token) -> Token | None:
    """ "Ola Brekke, head of the port, called for help": the tree makes the name the top and finds no verb."""
    top = parse.root(parse.sentence(verb))
    first = parse.subtree(verb)[0].index
    after_comma = first > 0 and parse.tokens[first - 1].text == ","
    return top if top.pos in ("PROPN", "NOUN") and top.index < verb.index and after_comma else None


def source_beside(parse: Parse, cue: Token) -> Token | None:
    """The noun phrase right behind or else before a cue, where the tree calls a word of the quotation its subject."""
    sentence = parse.sentence(cue)
    behind = _phrase_at(parse, cue.index + 1, sentence.last)
    if behind is not None:
        return behind
    before = parse.tokens[cue.index - 1] if cue.index > sentence.first else None
    return before if before is not None and before.pos in ("PROPN", "PRON", "NOUN") else None


def _phrase_at(parse: Parse, first: int, last: int) -> Token | None:
    """The head of the noun phrase that starts at a word."""
    if first >= last or parse.tokens[first].pos not in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
        return None
    word = parse.tokens[first]
    ups = [t for t in (word, *parse.ancestors(word)) if t.index >= first and t.pos in ("PROPN", "NOUN", "PRON")]
    return next((t for t in reversed(ups) if parse.subtree(t)[0].index >= first), None)


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


def source_span(parse: Parse, head: Token, cue: Token) -> Span:
    """The whole noun phrase with everybody joined to it, never reaching into the cue or over a quotation mark."""
    described = described_source(parse, cue)
    if described is not None and parse.child(described, "nsubj") is head:
        first = parse.subtree(head)[0].index
        words = tuple(
            t for t in parse.tokens[first : cue.index] if t.dep not in ("aux", "advmod") or t.head != cue.index
        )
        return covering((words[0].span, words[-1].span))
    words = _between_marks(_without_asides(parse, noun_phrase(parse, head), head), head)
    before = tuple(t for t in words if t.index < cue.index) if head.index < cue.index else words
    after = tuple(t for t in before if t.index > cue.index) if head.index > cue.index else before
    inside = _unbroken(after, head)
    return covering((inside[0].span, inside[-1].span))


def _without_asides(parse: Parse, words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Without what stands behind a comma or bracket and is no more than a remark on the noun."""
    asides = parse.children(head, *_ASIDES)
    gone = {t.index for aside in asides if _is_aside(parse, aside) for t in parse.subtree(aside)}
    return tuple(t for t in words if t.index not in gone)


def _is_aside(parse: Parse, token: Token) -> bool:
    first = parse.subtree(token)[0].index
    return (
        first > 0 and token.dep != "nmod:poss" and parse.tokens[first - 1].text in (",", "(", "—", "–", "-", "--", "[")
    )


def _between_marks(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    marks = [t.index for t in words if t.text in _MARKS]
    low = max((i for i in marks if i < head.index), default=-1)
    high = min((i for i in marks if i > head.index), default=words[-1].index + 1)
    pairs = low in marks and high in marks
    return words if pairs or not marks else tuple(t for t in words if low < t.index < high)


def _unbroken(words: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Without punctuation at either end."""
    ends = [i for i, t in enumerate(words) if t.text == "," and i + 1 < len(words) and words[i + 1].pos == "ADV"]
    words = words[: ends[0]] if ends and words[ends[0]].index > head.index else words
    kept = [i for i, t in enumerate(words) if t.pos != "PUNCT" or t is head]
    return words[kept[0] : kept[-1] + 1] if kept else (head,)
