"""Step augment: varied copies of the trees and named texts, written beside the originals."""

import random
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from dateline_training.documents import named_document
from dateline_training.namelists import NameLists
from dateline_training.names import NamedText
from dateline_training.swap import Banks, Swapper, swap_text
from dateline_training.vary import curly, straight, vary

KEPT = ["POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
TRIES = 6
QUOTES = frozenset("\"'“”‘’")


def varied_texts(
    texts: Iterable[NamedText], lists: NameLists, share: float, seed: int, banks: Banks | None = None
) -> Iterator[NamedText]:
    """Every text once, `share` of its names swapped; paragraphs of one document share their swaps."""
    generator = random.Random(seed)
    for _, paragraphs in groupby(texts, key=lambda text: text.identity.rpartition(":")[0] or text.identity):
        swapper = Swapper(lists, generator, share, banks)
        for paragraph in paragraphs:
            yield vary(swap_text(paragraph, swapper), generator)


def varied_trees(documents: Iterable[Doc], lists: NameLists, share: float, seed: int) -> Iterator[Doc]:
    """Every document of trees once, with names of as many words and other quotation marks."""
    generator = random.Random(seed)
    for document in documents:
        words = [token.text for token in document]
        swapper = Swapper(lists, generator, share)
        for name in document.ents:
            fitting = _fitting(swapper, lists, generator, name.text, name.label_, len(name))
            words[name.start : name.end] = fitting or words[name.start : name.end]
        yield _copy(document, _requoted(words, document, generator))


def named_documents(nlp: Language, texts: Iterable[NamedText]) -> Iterator[Doc]:
    """Documents of named texts."""
    return (named_document(nlp, text) for text in texts)


def read_documents(nlp: Language, path: Path) -> list[Doc]:
    """Documents of a converted source."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def _fitting(
    swapper: Swapper, lists: NameLists, generator: random.Random, surface: str, label: str, length: int
) -> list[str] | None:
    """A swap of as many words as the name has, because the tree stays; None after some tries."""
    words = swapper.swap(surface, label).split()
    for _ in range(TRIES):
        if len(words) == length and not any("-" in word or "." in word for word in words):
            return words
        words = Swapper(lists, generator, 1.0).swap(surface, label).split()
    return None


def _requoted(words: list[str], document: Doc, generator: random.Random) -> list[str]:
    kind = generator.random()
    if kind < 0.3:
        return [straight(word) for word in words]
    if kind < 0.65:
        return [_curled(word, document, at) for at, word in enumerate(words)]
    return words


def _curled(word: str, document: Doc, at: int) -> str:
    """A lone mark opens where a space or nothing comes before it and none after."""
    if word not in QUOTES:
        return word.replace("'", "’")
    opens = not document[at].whitespace_ and (at == 0 or bool(document[at - 1].whitespace_))
    return curly(word + "x")[0] if opens else curly("x" + word)[1]


def _copy(document: Doc, words: list[str]) -> Doc:
    copy = Doc(document.vocab, words=words, spaces=[bool(token.whitespace_) for token in document])
    return copy.from_array(KEPT, document.to_array(KEPT))
