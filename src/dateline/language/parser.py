"""The only door to spaCy: from a document to its frozen parse."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import PipelineError
from dateline.language.blocks import Block, find_blocks
from dateline.language.lemmas import Lemmatizer, load_lemma_table
from dateline.language.parse import Name, Parse, Sentence, Token
from dateline.model import Document

SHIPPED = Path(__file__).parent / "pipeline"

Lemma = Callable[[str, str, str], str]
"""From a form, its part of speech and its features to its base form."""

_BLANKS = {ord(blank): " " for blank in "\n\t\r\f\v\u00a0\u2007\u2009\u200a\u202f\u3000"}
"""What is read as a plain blank: a hard or thin one would be a word of its own to the tagger."""

_COLUMNS = ("IDX", "LENGTH", "LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START")


class Parser:
    """Turns documents into parses. Build one per process: loading takes about a second.

    Raises: PipelineError where the folder holds no spaCy pipeline with a parser and names.
    """

    def __init__(self, pipeline: Path | str = SHIPPED) -> None:
        self._pipeline = _load(str(pipeline))
        self._lemma = _lemmas(Path(pipeline) / "lemmas.json")

    def __call__(self, document: Document) -> Parse:
        blocks = find_blocks(document)
        texts = (block.span.of(document.text).translate(_BLANKS) for block in blocks)
        grower = _Grower(document.text, self._lemma)
        for number, (block, doc) in enumerate(zip(blocks, self._pipeline.pipe(texts, batch_size=64), strict=True)):
            grower.add(doc, block, number)
        return grower.parse()


@cache
def _load(pipeline: str) -> Any:  # noqa: ANN401  spaCy has no types
    import spacy

    from dateline.language.linear_algebra import use_fast_products

    use_fast_products()
    try:
        return spacy.load(pipeline)
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"{pipeline}: no language pipeline ({error}). Reinstall dateline or name a folder."
        ) from None


def _lemmas(table: Path) -> Lemma | None:
    """Base forms by table and rule, where the pipeline brings a table; words come back often, so answers are kept."""
    if not table.exists():
        return None
    return lru_cache(maxsize=50_000)(Lemmatizer(load_lemma_table(table)).lemma)


class _Grower:
    """Collects the words of one block after the other, counting through the whole report."""

    def __init__(self, text: str, lemma: Lemma | None) -> None:
        self._text = text
        self._lemma = lemma
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []

    def parse(self) -> Parse:
        return Parse(self._text, tuple(self._tokens), tuple(self._sentences), tuple(self._names))

    def add(self, doc: Any, block: Block, paragraph: int) -> None:  # noqa: ANN401  spaCy has no types
        first = len(self._tokens)
        words = [token.i for token in doc if not token.is_space]
        place = {old: first + new for new, old in enumerate(words)}
        string = doc.vocab.strings
        rows = doc.to_array(list(_COLUMNS)).tolist()
        starts = []
        for old in words:
            offset, length, lemma, pos, feats, dep, head, opens = rows[old]
            index = place[old]
            if opens == 1 or index == first:
                starts.append(index)
            start = block.span.start + offset
            form, upos, features = self._text[start : start + length], string[pos], string[feats]
            relation = string[dep]
            governor = place.get(old + _signed(head), index)
            self._tokens.append(
                Token(
                    index=index,
                    start=start,
                    end=start + length,
                    text=form,
                    lemma=self._lemma(form, upos, features) if self._lemma is not None else string[lemma],
                    pos=upos,
                    feats=features,
                    dep="root" if governor == index else relation,
                    head=governor,
                    sentence=len(self._sentences) + len(starts) - 1,
                )
            )
        self._sentences.extend(self._cut(starts, block, paragraph))
        self._names.extend(
            Name(first=place[ent.start], last=place[ent.end - 1] + 1, label=ent.label_)
            for ent in doc.ents
            if ent.start in place and ent.end - 1 in place
        )

    def _cut(self, starts: list[int], block: Block, paragraph: int) -> Iterator[Sentence]:
        ends = [*starts[1:], len(self._tokens)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), len(self._sentences)):
            yield Sentence(index=number, first=start, last=end, paragraph=paragraph, kind=block.kind)


def _signed(offset: int) -> int:
    """spaCy stores the way to the head, which may be negative, as an unsigned number of 64 bits."""
    return offset - (1 << 64) if offset >= 1 << 63 else offset
