"""Finds who says what: the tree and the quotation marks propose, then speakers, dates and nesting are settled."""

from collections.abc import Mapping, Sequence

import msgspec

from dateline.knowledge.speech import Speech
from dateline.language import Parse, Token
from dateline.language.clauses import noun_phrase, obliques
from dateline.model import QuoteForm, Span, Statement, Time, covering
from dateline.reading.actors import Cast
from dateline.reading.statements.direct import tie_quotes
from dateline.reading.statements.drafts import Draft, draft_by_tree
from dateline.reading.statements.quotes import Quote, find_quotes

_DIRECT_SHARE = 0.9
_TIME_RELATIONS = frozenset({"obl", "nmod", "advmod", "compound"})


def find_statements(parse: Parse, speech: Speech, times: Sequence[Time], cast: Cast) -> tuple[Statement, ...]:
    """Returns the statements in text order.

    A cue without content ("he said nothing") and a quotation that no cue claims (scare quotes, titles) are passed over.
    """
    quotes = find_quotes(parse.text)
    drafts = sorted(tie_quotes(parse, speech, tuple(draft_by_tree(parse, speech)), quotes), key=_place)
    days = _days(parse, times)
    found = tuple(
        Statement(
            id=f"s{number}",
            source=_source(parse, draft.source),
            cue=tuple(t.span for t in sorted(draft.cue, key=lambda t: t.index)),
            content=draft.content,
            form=_form(draft.content, quotes),
            act=draft.act,
            speaker=_speaker(parse, cast, draft.source) if draft.source else None,
            addressee=next(iter(cast.who(draft.addressee)), None) if draft.addressee else None,
            when=_when(parse, draft, days),
            rule=draft.rule,
        )
        for number, draft in enumerate(drafts, 1)
    )
    return _nested(found)


def _speaker(parse: Parse, cast: Cast, source: Token) -> str | None:
    """Who the source is; where it is somebody's statement or office, whose: "a statement from the ministry"."""
    found = cast.speaker(source)
    owners = (*parse.children(source, "nmod:poss"), *obliques(parse, source, "from", "by", "of"))
    return found or next((who for owner in owners if (who := cast.speaker(owner))), None)


def _place(draft: Draft) -> tuple[int, int]:
    return (min(draft.cue[0].start, draft.content[0].start), draft.cue[0].start)


def _source(parse: Parse, head: Token | None) -> tuple[Span, ...]:
    if head is None:
        return ()
    words = noun_phrase(parse, head)
    return (covering((words[0].span, words[-1].span)),)


def _form(content: Sequence[Span], quotes: Sequence[Quote]) -> QuoteForm:
    inside = sum(
        max(0, min(q.span.end, s.end) - max(q.span.start, s.start))
        for s in content
        for q in quotes
        if q.span.touches(s)
    )
    whole = sum(s.end - s.start for s in content)
    if not inside:
        return QuoteForm.INDIRECT
    return QuoteForm.DIRECT if inside >= _DIRECT_SHARE * whole else QuoteForm.MIXED


def _days(parse: Parse, times: Sequence[Time]) -> Mapping[int, Time]:
    """Times by the word that heads them."""
    return {parse.top(time.span).index: time for time in times if parse.within(time.span)}


def _when(parse: Parse, draft: Draft, days: Mapping[int, Time]) -> str | None:
    """The time that hangs on the cue itself."""
    found = (days.get(t.index) for t in parse.children(draft.cue[0]) if t.relation in _TIME_RELATIONS)
    return next((time.value for time in found if time is not None and time.first is not None), None)


def _nested(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Each with the id of the smallest statement whose content holds its cue."""
    return tuple(msgspec.structs.replace(s, inside=_container(s, statements)) for s in statements)


def _container(inner: Statement, statements: Sequence[Statement]) -> str | None:
    around = [
        outer
        for outer in statements
        if outer is not inner
        and any(span.covers(inner.cue[0]) for span in outer.content)
        and not any(span.covers(outer.cue[0]) for span in inner.content)
    ]
    return min(around, key=lambda s: sum(span.end - span.start for span in s.content)).id if around else None
