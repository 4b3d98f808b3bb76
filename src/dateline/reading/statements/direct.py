"""Ties quotations to the cues beside them and to the quotations that they carry on."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.knowledge.speech import Speech
from dateline.language import Parse, Token
from dateline.model import Span
from dateline.reading.statements.drafts import Draft, bare
from dateline.reading.statements.labels import signed
from dateline.reading.statements.lost_sources import is_gerund
from dateline.reading.statements.quotes import Quote, QuoteMap
from dateline.reading.statements.sources import person_at, phrase_at, source_beside

_REACH = 24
"""Words between a quotation and its cue."""

_OPENING = frozenset({"“", '"', "``", "''", "‘", "„", "«"})

_CLOSING = frozenset({",", "”", '"', "''", "»", "’", "'"})
_NEAR = 5
"""Words between a short quotation and its cue: “Never,” he said."""

_SHORTEST = 3
"""Words of a quotation that may stand for itself; shorter ones are names and scare quotes."""


def tie_quotes(
    parse: Parse, speech: Speech, drafts: Iterable[Draft], labels: Sequence[Draft], quotes: Sequence[Quote]
) -> tuple[Draft, ...]:
    """The drafts with every quotation that belongs to them, and new ones for quotations that the tree left alone."""
    shelf = _Shelf(drafts)
    labelled = {t.sentence: label for label in labels for t in (label.cue[0], parse.within(label.content[0])[0])}
    where = QuoteMap(quotes)
    turn = _Turn()
    for quote in quotes:
        words = parse.within(quote.span)
        if not words:
            continue
        owner = labelled.get(words[0].sentence)
        if owner is not None and owner.content[0].touches(quote.span):
            turn = _Turn(owner, quote)
            continue
        owner = (
            signed(parse, speech, quote)
            or _holder(shelf, where, quote, words)
            or _beside(parse, speech, shelf, where, quote, words)
        )
        if owner is None and _stands_alone(words) and turn.goes_on(quote):
            owner = turn.draft
        if owner is None:
            continue
        owner = _named(parse, shelf, _sourced(parse, where, owner), words)
        if _stands_alone(words) or not owner.content:
            lead = _lead(parse, where, owner, quote, words)
            owner = shelf.put(_with(owner, parse.text, where, quote, lead))
        turn = _Turn(owner, quote)
    return (*labels, *(_sourced(parse, where, draft) for draft in shelf.drafts() if draft.content))


class _Shelf:
    """Drafts by cue and by sentence. What the tree ties to a cue stands in the cue's own sentence."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._by_cue: dict[int, Draft] = {}
        self._in_sentence: dict[int, list[int]] = {}
        for draft in drafts:
            self.put(draft)

    def put(self, draft: Draft) -> Draft:
        if draft.key not in self._by_cue:
            self._in_sentence.setdefault(draft.cue[0].sentence, []).append(draft.key)
        self._by_cue[draft.key] = draft
        return draft

    def at(self, token: Token) -> Draft | None:
        return self._by_cue.get(token.index)

    def near(self, words: Sequence[Token]) -> Iterator[Draft]:
        for sentence in range(words[0].sentence, words[-1].sentence + 1):
            yield from (self._by_cue[key] for key in self._in_sentence.get(sentence, ()))

    def drafts(self) -> Iterator[Draft]:
        return iter(self._by_cue.values())


class _Turn:
    """Whose quotation was read last."""

    def __init__(self, draft: Draft | None = None, quote: Quote | None = None) -> None:
        self.draft = draft
        self._quote = quote

    def goes_on(self, quote: Quote) -> bool:
        """Whether a quotation without a cue carries the last one on."""
        if self._quote is None or not quote.whole:
            return False
        if quote.paragraph == self._quote.paragraph:
            return True
        return quote.paragraph == self._quote.paragraph + 1 and (not self._quote.closes or quote.opens)


def _with(owner: Draft, text: str, where: QuoteMap, quote: Quote, lead: Sequence[Span]) -> Draft:
    """The draft with a quotation; what the tree put beside a whole quotation is not said."""
    if not quote.whole:
        return owner.adding(_trimmed(text, quote.span), *lead)
    quoted = [part for span in owner.content for part in where.inside(span)]
    mixed = owner.content and not any(span.touches(quote.span) for span in owner.content)
    kept = owner.content if mixed else [_trimmed(text, part) for part in quoted]
    return owner.holding(*kept, _trimmed(text, quote.span))


def _lead(parse: Parse, where: QuoteMap, owner: Draft, quote: Quote, words: Sequence[Token]) -> tuple[Span, ...]:
    """The reporter's own words that open the sentence of a quotation: "Raqqa “is the centre of it”, he said"."""
    first = parse.sentence(words[0]).first
    before = [t for t in parse.tokens[first : words[0].index] if t.text not in _OPENING]
    cue = owner.cue[0]
    if quote.whole or not before or cue.index < words[-1].index or cue.sentence != words[0].sentence:
        return ()
    if any(t.pos == "PUNCT" or where.at(t.start) is not None for t in before):
        return ()
    return (Span(before[0].start, quote.span.start),)


def _sourced(parse: Parse, where: QuoteMap, owner: Draft) -> Draft:
    """The draft with its source outside the quotation: “No matter,” said Ola Brekke."""
    quoted = where.at(owner.source.start) if owner.source is not None else None
    if quoted is None or quoted == where.at(owner.cue[0].start):
        return owner
    outside = _asides_source(parse, where, owner.cue[0]) or source_beside(parse, owner.cue[0]) or owner.source
    return msgspec.structs.replace(owner, source=outside)


def _named(parse: Parse, shelf: _Shelf, owner: Draft, words: Sequence[Token]) -> Draft:
    """The draft with who stands between quotation and cue, or right behind the cue, for its source."""
    cue = owner.cue[0]
    between = [t for t in parse.tokens[words[-1].index + 1 : cue.index] if t.text not in _CLOSING]
    if (
        cue.pos != "VERB"
        or cue.index <= words[-1].index
        or cue.sentence != words[-1].sentence
        or any(shelf.at(t) for t in between)
    ):
        return owner
    first = between[0].index if between else cue.index + 1
    source = person_at(parse, first)
    if source is None and between and not _is_among(owner.source, between):
        source = phrase_at(parse, first, cue.index)
    return owner if source is None else msgspec.structs.replace(owner, source=source)


def _is_among(source: Token | None, words: Sequence[Token]) -> bool:
    """Whether a source is one of the words, and one that can be a subject."""
    if source is None or source.has("Case=Acc") or source.has("PronType=Rel"):
        return False
    return any(t.index == source.index for t in words)


def _asides_source(parse: Parse, where: QuoteMap, cue: Token) -> Token | None:
    """Whose aside it is: “No matter,” she said, adding ...: the last subject before that stands in no quotation."""
    if not is_gerund(cue):
        return None
    before = parse.tokens[parse.sentence(cue).first : cue.index]
    subjects = (parse.child(t, "nsubj") for t in reversed(before) if t.pos == "VERB")
    return next((t for t in subjects if t is not None and where.at(t.start) is None), None)


def _stands_alone(words: Sequence[Token]) -> bool:
    return sum(t.pos != "PUNCT" for t in words) >= _SHORTEST


def _holder(shelf: _Shelf, where: QuoteMap, quote: Quote, words: Sequence[Token]) -> Draft | None:
    """The draft whose content shares words with the quotation while its cue stands outside."""
    holders = [
        draft
        for draft in shelf.near(words)
        if where.at(draft.cue[0].start) != quote and any(span.touches(quote.span) for span in draft.content)
    ]
    inner = [d for d in holders if all(_mostly_inside(span, quote.span) for span in d.content)]
    return min(inner or holders, key=_size, default=None)


def _size(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _mostly_inside(span: Span, outer: Span) -> bool:
    return outer.covers(span) or not span.touches(outer)


def _beside(
    parse: Parse, speech: Speech, shelf: _Shelf, where: QuoteMap, quote: Quote, words: Sequence[Token]
) -> Draft | None:
    """The cue right behind or right before the quotation, in no other quotation."""
    if not _stands_alone(words) and not quote.whole:
        return None
    behind = tuple(_behind(parse, words[-1]))
    near = (*behind, *_before(parse, words[0])) if _stands_alone(words) else behind[:_NEAR]
    for token in near:
        if where.at(token.start) is not None:
            break
        draft = shelf.at(token) or bare(parse, speech, token)
        if draft is not None and (not draft.content or _takes_more(parse, draft, where, quote, words)):
            return draft
    return None


def _takes_more(parse: Parse, draft: Draft, where: QuoteMap, quote: Quote, words: Sequence[Token]) -> bool:
    """Whether a cue with content has the quotation too: "It was, he said, “a scandal”"; “We go,” he said, “at once”."""
    if quote.whole and _is_quoted(draft, where):
        return True
    between = [t for t in parse.tokens[draft.cue[-1].index + 1 : words[0].index] if t.text not in _OPENING]
    if not between:
        return False
    if _is_quoted(draft, where) and any(t.text == "," for t in between[-3:]):
        return True
    return between[0].text == "," and all(t.pos == "PUNCT" for t in between)


def _is_quoted(draft: Draft, where: QuoteMap) -> bool:
    return all(
        sum(p.end - p.start for p in where.inside(span)) > 0.9 * (span.end - span.start) for span in draft.content
    )


def _behind(parse: Parse, last: Token) -> Iterator[Token]:
    paragraph = parse.sentence(last).paragraph
    for token in parse.tokens[last.index + 1 : last.index + 1 + _REACH]:
        if parse.sentence(token).paragraph != paragraph or token.text in (".", "“"):
            return
        yield token


def _before(parse: Parse, first: Token) -> Iterator[Token]:
    """Back to the sentence's start; from the start of a paragraph, to a colon that ends the one before."""
    before = parse.tokens[max(first.index - _REACH, 0) : first.index]
    outside = [t for t in before if t.text not in _OPENING]
    paragraph = parse.sentence(first).paragraph
    if outside and outside[-1].text == ":":
        paragraph = parse.sentence(outside[-1]).paragraph
    for token in reversed(before):
        other = parse.sentence(token).paragraph not in (paragraph, parse.sentence(first).paragraph)
        if other or token.text in (".", "”"):
            return
        yield token


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,"))
    return Span(start, max(start + 1, span.start + len(words.rstrip(" ,"))))
