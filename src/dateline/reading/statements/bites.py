"""Finds sound bites: in a broadcast's script a paragraph of somebody's own words, without marks, after who speaks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.language import Parse, Sentence, Token
from dateline.language.clauses import SUBJECTS
from dateline.model import Act, QuoteForm, Span, Statement
from dateline.reading.actors import Cast
from dateline.reading.statements.acts import Acts
from dateline.reading.statements.drafts import Draft
from dateline.reading.statements.quotes import Quote

_RULE = "sound-bite"
_LABEL = "colon"


def sound_bites(
    parse: Parse, cast: Cast, acts: Acts, quotes: Sequence[Quote], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """One for each paragraph that says "I" or "we" behind one in which somebody else tells of a speaker.

    A report with quotation marks would set them here too: none of its paragraphs is a sound bite.
    """
    if quotes:
        return
    for before, bite in pairwise(_paragraphs(parse)):
        words = [t for sentence in bite for t in parse.words(sentence)]
        told = not any(_is_first_person(t) for sentence in before for t in parse.words(sentence))
        introduced = _introduced(parse, cast, before[-1], statements) if told else None
        opens = any(_is_first_person(t) for t in parse.words(bite[0]))  # at the end a reporter signs off
        if introduced is not None and opens and not _is_said(words, statements):
            yield _bite(acts, words, introduced[0])


def _bite(acts: Acts, words: Sequence[Token], speaker: str | None) -> Statement:
    inside = [t for t in words if t.pos != "PUNCT"]
    content = (Span(inside[0].start, inside[-1].end),)
    draft = Draft(cue=(), content=content, source=None, act=Act.ASSERT, rule=_RULE)
    return Statement(
        id="",
        source=(),
        cue=(),
        content=content,
        form=QuoteForm.DIRECT,
        act=acts.settle(draft, speaker),
        speaker=speaker,
        addressee=None,
        when=None,
        rule=_RULE,
    )


def _paragraphs(parse: Parse) -> Iterator[tuple[Sentence, ...]]:
    gathered: list[Sentence] = []
    for sentence in parse.sentences:
        if gathered and sentence.paragraph != gathered[-1].paragraph:
            yield tuple(gathered)
            gathered = []
        gathered.append(sentence)
    if gathered:
        yield tuple(gathered)


def _is_first_person(token: Token) -> bool:
    return token.has("Person=1") and (token.text == "I" or not token.text.isupper())  # "US" is no "us"


def _is_said(words: Sequence[Token], statements: Sequence[Statement]) -> bool:
    """Whether a label or a cue of its own already gives the paragraph to somebody."""
    start, end = words[0].start, words[-1].end
    half = (end - start) / 2
    labelled = (s for s in statements if s.cue and (not start <= s.cue[0].start < end or s.rule == _LABEL))
    return any(s.end - s.start > half and start <= s.start < end for found in labelled for s in found.content)


def _introduced(parse: Parse, cast: Cast, last: Sentence, statements: Sequence[Statement]) -> tuple[str | None] | None:
    """Who is going to speak, by the last sentence before: who says something there, or else whom it is about."""
    words = parse.words(last)
    start, end = words[0].start, words[-1].end
    here = (s for s in statements if s.cue and s.source and s.inside is None and start <= s.cue[0].start < end)
    said = [s for s in here if parse.within(s.cue[0])[0].pos == "VERB"]
    if said:
        return (said[-1].speaker,)
    subject = parse.child(parse.root(last), *SUBJECTS)
    person = cast.speaker(subject) if subject is not None else None
    kinds = {actor.id: actor.kind for actor in cast.actors}
    return (person,) if person is not None and kinds.get(person) == "person" else None
