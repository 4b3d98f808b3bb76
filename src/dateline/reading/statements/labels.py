"""Reads statements whose cue is a mark: "Minister: port to close", "QUESTION: ...", “We go on.” — Ola Brekke."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.knowledge.speech import Cue, Kind, Speech
from dateline.language import BlockKind, Parse, Sentence, Token
from dateline.model import Act, Span
from dateline.reading.statements.drafts import Draft, bare
from dateline.reading.statements.quotes import Quote

_COLON = ":"
_LONGEST_LABEL = 8
_SHORT_LABEL = 2
_LONGEST_TAIL = 5
_LABEL = re.compile(r"[\"“'‘]?[A-Z0-9]")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PUNCT", "ADP", "PART", "X", "SYM"})
_OPENING = frozenset({"“", '"', "''", "``", "‘", "'", "«", "„"})
_PLACES = frozenset({"GPE", "LOC"})


def label_drafts(parse: Parse, speech: Speech) -> Iterator[Draft]:
    """One for each paragraph that opens, or headline that ends, with its speaker and a colon."""
    cue = _entry(speech, _COLON)
    for first, last in _paragraphs(parse) if cue is not None else ():
        words = parse.tokens[first:last]
        assert cue is not None
        draft = _opening(parse, cue, words) or _closing(parse, cue, words)
        if draft is not None:
            yield draft


def block_drafts(parse: Parse, speech: Speech) -> Iterator[Draft]:
    """Paragraphs set apart without marks: "The governor added:" before one that holds what he added."""
    paragraphs = tuple(_paragraphs(parse))
    for (first, last), (following, end) in pairwise(paragraphs):
        ends = last - first > 2 and parse.tokens[last - 1].text == _COLON
        cue = bare(parse, speech, parse.tokens[last - 2]) if ends else None
        content = _stretch(parse.tokens[following:end]) if parse.tokens[following].text not in _OPENING else None
        if cue is not None and content is not None:
            yield cue.holding(content)


def signed(parse: Parse, speech: Speech, quote: Quote) -> Draft | None:
    """A quotation with a dash and a name behind it, up to the end of the paragraph."""
    inside = parse.within(quote.span)
    paragraph = parse.sentence(inside[-1]).paragraph
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 3 + _LONGEST_TAIL]
    tail = [t for t in behind if parse.sentence(t).paragraph == paragraph]
    while tail and tail[0].text in ("”", '"', "''", "»"):
        tail.pop(0)
    cue = _entry(speech, tail[0].text) if tail else None
    if cue is None or len(tail) == len(behind) == 2 + _LONGEST_TAIL:
        return None
    name = [t for t in tail[1:] if t.pos != "PUNCT"]
    if not name or not all(t.text[0].isupper() for t in name):
        return None
    return Draft(cue=(tail[0],), content=(quote.span,), source=_head(name), act=cue.act, rule=cue.id)


def _entry(speech: Speech, mark: str) -> Cue | None:
    words = speech.by_word.get((mark, Kind.MARK))
    return words[0].cue if words else None


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Tokens of each paragraph: first, and the one behind the last."""
    opened: Sentence | None = None
    last = 0
    for sentence in parse.sentences:
        if opened is not None and sentence.paragraph != opened.paragraph:
            yield opened.first, last
            opened = None
        opened, last = opened or sentence, sentence.last
    if opened is not None:
        yield opened.first, last


def _opening(parse: Parse, cue: Cue, words: Sequence[Token]) -> Draft | None:
    """ "Ola Brekke: port is safe" as a headline, in a transcript or before a quotation."""
    colon = next((i for i, t in enumerate(words[: _LONGEST_LABEL + 1]) if t.text == _COLON), None)
    if not colon or colon + 2 > len(words):
        return None
    label = [t for t in words[:colon] if t.pos != "PUNCT"]
    if not label or not _is_label(parse, cue, words[:colon], label):
        return None
    said = words[colon + 1 :]
    if not (_is_speaker(parse, label) or said[0].text in _OPENING):
        return None
    content = _stretch(said)
    if content is None or (not any(t.pos in ("VERB", "AUX") for t in said) and said[0].text not in _OPENING):
        return None
    act = Act.ASK if said[-1].text == "?" and len({t.sentence for t in said}) == 1 else cue.act
    return Draft(cue=(words[colon],), content=(content,), source=_head(label), act=act, rule=cue.id)


def _is_label(parse: Parse, cue: Cue, words: Sequence[Token], label: Sequence[Token]) -> bool:
    text = parse.text[label[0].start : label[-1].end]
    if not _LABEL.match(parse.text[words[0].start :][:2]) or text.lower() in cue.without:
        return False
    return label[-1].text.lower() not in cue.without and all(t.pos in _NOMINAL or t.text.isupper() for t in words)


def _is_speaker(parse: Parse, label: Sequence[Token]) -> bool:
    """A name that is no place, a role in capitals as transcripts have it, or any noun in a headline."""
    if all(t.text.isupper() for t in label):
        return True
    kinds = {n.label for n in parse.names if n.first <= label[-1].index and n.last > label[0].index}
    if kinds & _PLACES:
        return False
    headline = parse.sentence(label[0]).kind is BlockKind.HEADLINE or parse.sentence(label[0]).paragraph == 0
    short = len(label) <= _SHORT_LABEL and label[-1].pos in ("PROPN", "NOUN")
    return bool(kinds) or (headline and short)


def _closing(parse: Parse, cue: Cue, words: Sequence[Token]) -> Draft | None:
    """ "Port to close: minister" as a headline."""
    if parse.sentence(words[0]).kind is not BlockKind.HEADLINE:
        return None
    colon = next((i for i in range(len(words) - 2, 0, -1) if words[i].text == _COLON), None)
    if colon is None or len(words) - colon - 1 > _LONGEST_TAIL:
        return None
    source = [t for t in words[colon + 1 :] if t.pos != "PUNCT"]
    said = words[:colon]
    nominal = source and all(t.pos in _NOMINAL for t in source)
    content = _stretch(said) if nominal and any(t.pos in ("VERB", "AUX") for t in said) else None
    if content is None:
        return None
    return Draft(cue=(words[colon],), content=(content,), source=_head(source), act=cue.act, rule=cue.id)


def _stretch(words: Sequence[Token]) -> Span | None:
    inside = [t for t in words if t.pos != "PUNCT"]
    return Span(inside[0].start, inside[-1].end) if inside else None


def _head(words: Sequence[Token]) -> Token:
    """The word of a label on which the others hang; the last where the tree ties them elsewhere."""
    inside = {t.index for t in words}
    tops = [t for t in words if t.head not in inside or t.head == t.index]
    return tops[0] if len(tops) == 1 else words[-1]
