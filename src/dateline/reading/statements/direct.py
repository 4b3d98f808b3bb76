"""Ties quotations to the cues beside them and to the quotations that they carry on."""

from collections.abc import Iterator, Sequence

from dateline.knowledge.speech import Speech
from dateline.language import Parse, Token
from dateline.model import Span
from dateline.reading.statements.drafts import Draft, bare
from dateline.reading.statements.quotes import Quote

_REACH = 14
"""Words between a quotation and its cue."""

_SHORTEST = 3
"""Words of a quotation that may stand for itself; shorter ones are names and scare quotes."""


def tie_quotes(parse: Parse, speech: Speech, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> tuple[Draft, ...]:
    """The drafts with every quotation that belongs to them, and new ones for quotations that the tree left alone."""
    by_cue = {draft.cue[0].index: draft for draft in drafts}
    spoken = _Turn()
    for quote in quotes:
        words = parse.within(quote.span)
        owner = _holder(by_cue, quote) or _beside(parse, speech, by_cue, quotes, quote, words)
        if owner is None and _stands_alone(words) and spoken.goes_on(quote, words):
            owner = spoken.draft
        if owner is None:
            continue
        if _stands_alone(words) or not owner.content:
            owner = owner.adding(_trimmed(parse.text, quote.span))
            by_cue[owner.cue[0].index] = owner
        spoken = _Turn(owner, quote)
    return tuple(draft for draft in by_cue.values() if draft.content)


class _Turn:
    """Whose quotation was read last."""

    def __init__(self, draft: Draft | None = None, quote: Quote | None = None) -> None:
        self.draft = draft
        self._quote = quote

    def goes_on(self, quote: Quote, words: Sequence[Token]) -> bool:
        """Whether a quotation without a cue carries the last one on."""
        if self._quote is None or not words:
            return False
        if quote.paragraph == self._quote.paragraph:
            return True
        return quote.paragraph == self._quote.paragraph + 1 and not self._quote.closes


def _stands_alone(words: Sequence[Token]) -> bool:
    return sum(t.pos != "PUNCT" for t in words) >= _SHORTEST


def _holder(by_cue: dict[int, Draft], quote: Quote) -> Draft | None:
    """The draft whose content shares words with the quotation while its cue stands outside."""
    holders = [
        draft
        for draft in by_cue.values()
        if not quote.span.covers(draft.cue[0].span) and any(span.touches(quote.span) for span in draft.content)
    ]
    inner = [d for d in holders if all(_mostly_inside(span, quote.span) for span in d.content)]
    return min(inner or holders, key=_size, default=None) if holders else None


def _size(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _mostly_inside(span: Span, outer: Span) -> bool:
    return outer.covers(span) or not span.touches(outer)


def _beside(
    parse: Parse,
    speech: Speech,
    by_cue: dict[int, Draft],
    quotes: Sequence[Quote],
    quote: Quote,
    words: Sequence[Token],
) -> Draft | None:
    """The cue right behind or right before the quotation, in no other quotation."""
    if not _stands_alone(words):
        return None
    for token in (*_behind(parse, words[-1]), *_before(parse, words[0])):
        if any(other.span.covers(token.span) for other in quotes if other.paragraph == quote.paragraph):
            break
        draft = by_cue.get(token.index) or bare(parse, speech, token)
        if draft is not None and not draft.content:
            return draft
    return None


def _behind(parse: Parse, last: Token) -> Iterator[Token]:
    paragraph = parse.sentence(last).paragraph
    for token in parse.tokens[last.index + 1 : last.index + 1 + _REACH]:
        if parse.sentence(token).paragraph != paragraph or token.text in (".", "“"):
            return
        yield token


def _before(parse: Parse, first: Token) -> Iterator[Token]:
    paragraph = parse.sentence(first).paragraph
    for token in reversed(parse.tokens[max(first.index - _REACH, 0) : first.index]):
        if parse.sentence(token).paragraph != paragraph or token.text in (".", "”"):
            return
        yield token


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,"))
    return Span(start, max(start + 1, span.start + len(words.rstrip(" ,"))))
