"""Reads phrases and adverbs that report what others say: "according to X", "in the words of X", "reportedly"."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.knowledge.speech import Cue, Kind, Speech
from dateline.language import Parse, Token
from dateline.language.clauses import noun_phrase
from dateline.reading.statements.parts import clause_words

_LONGEST = 5
"""Words of a phrase."""

_CLAUSAL = frozenset({"root", "ccomp", "parataxis", "conj", "advcl", "acl:relcl", "xcomp", "csubj"})
_LEFT_OUT = frozenset({"parataxis", "mark", "cc", "discourse"})


class PhrasePart(Struct, frozen=True, kw_only=True):
    """A phrase at work: its words, what it reports and whose words these are."""

    cue: Cue
    words: tuple[Token, ...]
    content: tuple[Token, ...]
    source: Token | None


def phrase_parts(parse: Parse, speech: Speech) -> Iterator[PhrasePart]:
    """In text order."""
    firsts = {words.partition(" ")[0] for words, kind in speech.by_word if kind is Kind.PHRASE}
    for token in parse.tokens:
        word = token.text.lower()
        found = _phrase(parse, speech, token) if word in firsts else None
        if found is None and token.pos == "ADV":
            found = _adverb(parse, speech, token)
        if found is not None and found.content:
            yield found


def _phrase(parse: Parse, speech: Speech, token: Token) -> PhrasePart | None:
    sentence = parse.sentence(token)
    following = parse.tokens[token.index : min(token.index + _LONGEST, sentence.last)]
    for length in range(len(following), 0, -1):
        words = following[:length]
        cues = speech.by_word.get((" ".join(t.text.lower() for t in words), Kind.PHRASE))
        source = _governed(parse, words) if cues else None
        clause = _clause(parse, words, source) if source is not None else None
        if cues and source is not None and clause is not None:
            content = _content(parse, clause, words, source)
            return PhrasePart(cue=cues[0].cue, words=words, content=content, source=source)
    return None


def _governed(parse: Parse, words: tuple[Token, ...]) -> Token | None:
    """The noun behind the phrase, whichever of the words the tree hangs it on."""
    last = words[-1].index
    sentence = parse.sentence(words[0])
    ties = [t for w in words for t in (parse.head(w), *parse.children(w)) if t is not None and t.index > last]
    near = [t for t in ties if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ")]
    if near:
        return near[0]
    behind = parse.tokens[last + 1] if last + 1 < sentence.last else None
    return _top_of(parse, behind) if behind is not None else None


def _top_of(parse: Parse, word: Token) -> Token | None:
    """The noun that a determiner or name part behind the phrase belongs to."""
    for above in (word, *parse.ancestors(word)):
        if above.index < word.index:
            return None
        if above.pos in ("NOUN", "PROPN", "PRON"):
            return above
    return None


def _clause(parse: Parse, words: tuple[Token, ...], source: Token) -> Token | None:
    """The clause that the phrase is put into: what its topmost word hangs on, up to a clause of its own."""
    inside = {t.index for t in words}
    top = min((*words, source), key=lambda t: _depth(parse, t))
    head = next((t for t in parse.ancestors(top) if t.index not in inside), None)
    if head is None:
        return next((t for t in parse.children(top, "parataxis", "ccomp", "advcl", "conj")), None)
    if _is_at_an_end(parse, words, source):
        return next((t for t in (head, *parse.ancestors(head)) if t.relation in ("root", "ccomp")), head)
    return next((t for t in (head, *parse.ancestors(head)) if t.relation in _CLAUSAL or t.dep in _CLAUSAL), head)


def _is_at_an_end(parse: Parse, words: tuple[Token, ...], source: Token) -> bool:
    """Whether the phrase opens or, behind a comma, closes its sentence: then it is about all of it."""
    sentence = parse.sentence(source)
    if words[0].index == sentence.first:
        return True
    before = parse.tokens[words[0].index - 1]
    behind = parse.subtree(source)[-1].index + 1
    return before.text == "," and all(t.pos == "PUNCT" for t in parse.tokens[behind : sentence.last])


def _depth(parse: Parse, token: Token) -> int:
    return sum(1 for _ in parse.ancestors(token))


def _content(parse: Parse, clause: Token, words: tuple[Token, ...], source: Token) -> tuple[Token, ...]:
    apart = {t.index for t in (*words, source)}
    own = {t.index for t in noun_phrase(parse, source)} if source.index != clause.index else set()
    kept = parse.subtree(clause, lambda t: t.index not in apart)
    return tuple(t for t in kept if t.index not in own)


def _adverb(parse: Parse, speech: Speech, token: Token) -> PhrasePart | None:
    found = speech.by_word.get((token.text.lower(), Kind.ADVERB))
    clause = parse.head(token)
    if clause is not None and clause.dep == "amod":
        clause = parse.head(clause)  # "the allegedly stolen ring"
    if not found or clause is None:
        return None
    content = parse.subtree(clause, lambda t: t.index != token.index and t.dep not in _LEFT_OUT)
    content = tuple(t for t in content if t in clause_words(parse, clause, token))
    return PhrasePart(cue=found[0].cue, words=(token,), content=content, source=None)
