"""Step silver: trees for texts that have none, where two trained pipelines agree on whole sentences."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline_training.documents import named_document
from dateline_training.names import NamedText

LEAST_WORDS = 3
LEAST_LINE = 60


def sample_lines(path: Path, number: int) -> list[NamedText]:
    """Lines of running text, evenly from the whole file."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    running = [line for line in lines if len(line) >= LEAST_LINE and line[-1] in '.?!”"']
    step = max(1, len(running) // number)
    return [NamedText(f"raw:{place}", line, ()) for place, line in enumerate(running[::step])]


def agreed(first: Language, second: Language, texts: Iterable[NamedText], *, named: bool) -> Iterator[Doc]:
    """Runs of sentences on which both pipelines agree; with `named` they carry the names of the text."""
    texts = list(texts)
    pairs = zip(first.pipe(_plain(texts), batch_size=64), second.pipe(_plain(texts), batch_size=64), strict=True)
    for text, (left, right) in zip(texts, pairs, strict=True):
        gold = named_document(first, text)
        for start, end in runs(left, right):
            yield _cut(left, gold if named else None, start, end)


def runs(left: Doc, right: Doc) -> Iterator[tuple[int, int]]:
    """Longest runs of words whose sentences have the same tree, parts of speech and features in both."""
    if [token.text for token in left] != [token.text for token in right]:
        return
    others = {(sentence.start, sentence.end): _tree(sentence) for sentence in right.sents}
    start = end = 0
    for sentence in left.sents:
        if others.get((sentence.start, sentence.end)) == _tree(sentence):
            end = sentence.end
            continue
        if end - start >= LEAST_WORDS:
            yield start, end
        start = end = sentence.end
    if end - start >= LEAST_WORDS:
        yield start, end


def _tree(sentence: Span) -> list[tuple[int, str, str, str]]:
    return [(token.head.i, token.dep_, token.pos_, str(token.morph)) for token in sentence]


def _cut(parsed: Doc, gold: Doc | None, start: int, end: int) -> Doc:
    document = parsed[start:end].as_doc()
    if gold is None:
        document.set_ents([], default="missing")
        return document
    spans = [
        Span(document, name.start - start, name.end - start, label=name.label_)
        for name in gold.ents
        if start <= name.start and name.end <= end
    ]
    document.set_ents(spans, default="outside")
    return document


def _plain(texts: Iterable[NamedText]) -> Iterator[str]:
    return (text.text for text in texts)
