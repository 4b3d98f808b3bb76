"""Finds who says what: the tree and the quotation marks propose, then speakers, dates and nesting are settled."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.knowledge.speech import Speech
from dateline.language import Parse
from dateline.model import QuoteForm, Span, Statement, Time
from dateline.reading.actors import Cast
from dateline.reading.statements.acts import Acts
from dateline.reading.statements.bites import sound_bites
from dateline.reading.statements.direct import tie_quotes
from dateline.reading.statements.drafts import Draft, draft_by_tree
from dateline.reading.statements.extents import source_span
from dateline.reading.statements.labels import block_drafts, label_drafts
from dateline.reading.statements.nesting import nested, worth_keeping
from dateline.reading.statements.quotes import Quote, QuoteMap, find_quotes
from dateline.reading.statements.speakers import speaker_of, voiced

_DIRECT_SHARE = 0.9
_TIME_RELATIONS = frozenset({"obl", "nmod", "advmod", "compound"})


def find_statements(parse: Parse, speech: Speech, times: Sequence[Time], cast: Cast) -> tuple[Statement, ...]:
    """Returns the statements in text order.

    A cue without content ("he said nothing") and a quotation that no cue claims (scare quotes, titles) are passed over.
    """
    quotes = find_quotes(parse.text)
    drafts = sorted(_drafts(parse, speech, quotes), key=_place)
    days = _days(parse, times)
    where = QuoteMap(quotes)
    acts = Acts(parse, speech, cast, drafts, where)
    found = nested(_numbered(_statement(parse, cast, draft, where, days, acts) for draft in drafts))
    bites = tuple(sound_bites(parse, cast, acts, quotes, found))
    whole = sorted((*found, *bites), key=_opening) if bites else found
    heard = voiced(nested(_numbered(whole)), parse, cast)
    return nested(_numbered(worth_keeping(heard, parse)))


def _statement(
    parse: Parse, cast: Cast, draft: Draft, where: QuoteMap, days: Mapping[int, Time], acts: Acts
) -> Statement:
    speaker = speaker_of(parse, cast, draft.source) if draft.source else None
    return Statement(
        id="",
        source=_source(parse, draft),
        cue=tuple(t.span for t in sorted(draft.cue, key=lambda t: t.index)),
        content=draft.content,
        form=_form(draft.content, where),
        act=acts.settle(draft, speaker),
        speaker=speaker,
        addressee=next(iter(cast.who(draft.addressee)), None) if draft.addressee else None,
        when=_when(parse, draft, days),
        rule=draft.rule,
    )


def _numbered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(msgspec.structs.replace(s, id=f"s{number}", inside=None) for number, s in enumerate(statements, 1))


def _drafts(parse: Parse, speech: Speech, quotes: Sequence[Quote]) -> tuple[Draft, ...]:
    labels = (*label_drafts(parse, speech), *block_drafts(parse, speech))
    return tie_quotes(parse, speech, draft_by_tree(parse, speech), labels, quotes)


def _place(draft: Draft) -> tuple[int, int]:
    return (min(draft.cue[0].start, draft.content[0].start), draft.cue[0].start)


def _opening(statement: Statement) -> tuple[int, int]:
    return (min(span.start for span in (*statement.cue[:1], *statement.content)), -statement.content[0].end)


def _source(parse: Parse, draft: Draft) -> tuple[Span, ...]:
    if draft.source is None:
        return ()
    span = source_span(parse, draft.source, draft.cue[0])
    said = next((c.start for c in draft.content if draft.source.end <= c.start < span.end), None)
    return (span if said is None else Span(span.start, draft.source.end),)


def _form(content: Sequence[Span], where: QuoteMap) -> QuoteForm:
    inside = sum(part.end - part.start for span in content for part in where.inside(span))
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
