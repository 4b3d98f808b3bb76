"""Turn trees and named texts into spaCy documents that say what they leave open."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline_training.conllu import Row, Sentence
from dateline_training.names import Name, NamedText


def tree_document(
    nlp: Language, sentences: Sequence[Sentence], names: Mapping[str, Sequence[tuple[int, int, str]]] | None
) -> Doc:
    """One paragraph of trees; `names` gives word spans by sentence, None leaves every name open."""
    spans: list[tuple[int, int, str]] = []
    rows: list[tuple[int, Row]] = []
    for sentence in sentences:
        first = len(rows)
        spans += [(first + start, first + end, label) for start, end, label in (names or {}).get(sentence.identity, ())]
        words = (*sentence.rows[:-1], replace(sentence.rows[-1], space=True))
        rows += [(first + (row.head - 1 if row.head else at), row) for at, row in enumerate(words)]
    document = Doc(
        nlp.vocab,
        words=[row.form for _, row in rows],
        spaces=[row.space for _, row in rows],
        heads=[head for head, _ in rows],
        deps=[row.relation if row.head else "ROOT" for _, row in rows],
        pos=[row.upos for _, row in rows],
        morphs=[row.feats for _, row in rows],
        lemmas=[row.lemma for _, row in rows],
    )
    entities = [Span(document, start, end, label=label) for start, end, label in spans]
    document.set_ents(entities, default="missing" if names is None else "outside")
    return document


def named_document(nlp: Language, named: NamedText) -> Doc:
    """One text with names and no tree."""
    document = nlp.make_doc(named.text)
    spans = [
        document.char_span(name.start, name.end, label=name.label, alignment_mode="expand") for name in named.names
    ]
    document.set_ents(_apart([span for span in spans if span is not None]), default="outside")
    return document


def word_spans(sentence: Sentence, text: str, names: Sequence[Name]) -> list[tuple[int, int, str]]:
    """Find in the words of `sentence` the names of `text`, which holds the same words with other spaces."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for number, row in enumerate(sentence.rows):
        start = text.find(row.form[:1], at)
        starts[start] = number
        at = _end_of(text, start, row.form)
        ends[at] = number + 1
    found = [(starts.get(name.start), ends.get(name.end), name.label) for name in names]
    return [(start, end, label) for start, end, label in found if start is not None and end is not None and start < end]


def _end_of(text: str, start: int, form: str) -> int:
    """Character after `form`, whose letters may stand apart in `text`."""
    at = start
    for letter in form:
        at = text.find(letter, at) + 1
    return at


def _apart(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
