"""Drafts of statements: cue, source and content before anybody is resolved."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dateline.knowledge.speech import Kind, Speech
from dateline.language import Parse, Token
from dateline.model import Act, Span
from dateline.reading.statements.frames import Use, find_uses, source_of

KINDS = {"VERB": Kind.VERB, "AUX": Kind.VERB, "NOUN": Kind.NOUN, "PROPN": Kind.NOUN, "ADJ": Kind.ADJECTIVE}


class Draft(Struct, frozen=True, kw_only=True):
    """A statement with its parts still words of the tree."""

    cue: tuple[Token, ...]
    content: tuple[Span, ...]
    source: Token | None
    addressee: Token | None
    act: Act
    rule: str

    def adding(self, *spans: Span) -> "Draft":
        return Draft(
            cue=self.cue,
            content=merge((*self.content, *spans)),
            source=self.source,
            addressee=self.addressee,
            act=self.act,
            rule=self.rule,
        )


def draft_by_tree(parse: Parse, speech: Speech) -> Iterator[Draft]:
    """What the grammar ties to cue words, in text order."""
    for token in parse.tokens:
        yield from by_cue(parse, speech, token)
        phrase = _according(parse, speech, token) or _adverb(parse, speech, token)
        if phrase is not None:
            yield phrase


def by_cue(parse: Parse, speech: Speech, token: Token) -> Iterator[Draft]:
    kind = KINDS.get(token.pos)
    if kind is None:
        return
    for use in find_uses(parse, token, speech.by_word.get((token.lemma.lower(), kind), ())):
        if use.negated and use.cue.negated is None:
            continue
        yield Draft(
            cue=use.words,
            content=runs(parse, use.content),
            source=use.source,
            addressee=use.addressee,
            act=_act(use),
            rule=use.cue.id,
        )


def bare(parse: Parse, speech: Speech, token: Token) -> Draft | None:
    """A verb that can introduce a quotation, with whatever the tree does not tie to it left out."""
    cues = speech.by_word.get((token.lemma.lower(), Kind.VERB), ()) if token.pos == "VERB" else ()
    source = source_of(parse, token) if cues else None
    if source is None:
        return None
    addressee = parse.child(token, "iobj", "obj")
    return Draft(cue=(token,), content=(), source=source, addressee=addressee, act=cues[0].act, rule=cues[0].id)


def runs(parse: Parse, words: Iterable[Token]) -> tuple[Span, ...]:
    """The unbroken stretches of words, without punctuation at their ends."""
    inside = {t.index for t in words if t.pos != "PUNCT"}
    spans: list[Span] = []
    previous: int | None = None
    for index in sorted(inside):
        gap = range(previous + 1, index) if previous is not None else ()
        if previous is not None and all(parse.tokens[i].pos == "PUNCT" for i in gap):
            spans[-1] = Span(spans[-1].start, parse.tokens[index].end)
        else:
            spans.append(parse.tokens[index].span)
        previous = index
    return tuple(spans)


def merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, overlapping ones made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _act(use: Use) -> Act:
    return use.cue.negated if use.negated and use.cue.negated is not None else use.cue.act


def _according(parse: Parse, speech: Speech, token: Token) -> Draft | None:
    """ "according to X" and its like: a preposition of several words; the clause it hangs on is the content."""
    following = parse.tokens[token.index + 1].text.lower() if token.index + 1 < len(parse.tokens) else ""
    cues = speech.by_word.get((f"{token.text.lower()} {following}", Kind.PHRASE))
    if not cues:
        return None
    nominal = _governed(parse, token)
    clause = parse.head(nominal) if nominal is not None else None
    if nominal is None or clause is None:
        return None
    content = parse.subtree(clause, lambda t: t.index not in (nominal.index, token.index))
    words = (token, parse.tokens[token.index + 1])
    return _phrase(parse, words, content, nominal, cues[0].act, cues[0].id)


def _governed(parse: Parse, token: Token) -> Token | None:
    """The noun behind a phrase such as "according to", whichever of the two the tree makes the head."""
    if token.dep in ("case", "mark"):
        return parse.head(token)
    return parse.child(token, "obl", "nmod")


def _adverb(parse: Parse, speech: Speech, token: Token) -> Draft | None:
    cues = speech.by_word.get((token.text.lower(), Kind.ADVERB)) if token.pos == "ADV" else None
    clause = parse.head(token)
    if not cues or clause is None:
        return None
    content = parse.subtree(clause, lambda t: t.index != token.index and t.dep not in ("parataxis", "mark"))
    return _phrase(parse, (token,), content, None, cues[0].act, cues[0].id)


def _phrase(
    parse: Parse, words: tuple[Token, ...], content: tuple[Token, ...], source: Token | None, act: Act, rule: str
) -> Draft:
    return Draft(cue=words, content=runs(parse, content), source=source, addressee=None, act=act, rule=rule)
