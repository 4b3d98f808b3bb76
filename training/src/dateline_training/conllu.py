"""Read CoNLL-U files into sentences and paragraphs whose words join to the raw text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NEW_PARAGRAPH = re.compile(r"# newpar( id.*)?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One syntactic word; `head` counts from 1 inside the sentence, 0 is the root; `space` says a space follows."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree; `opens` says that a document or paragraph begins with it."""

    identity: str
    document: str
    opens: bool
    rows: tuple[Row, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield every sentence whose multiword tokens can be cut into their words."""
    document = ""
    opens = False
    for block in _blocks(path):
        comments = [line for line in block if line.startswith("#")]
        for line in comments:
            if line.startswith("# newdoc"):
                opens, document = True, line.partition("=")[2].strip() or document
            elif NEW_PARAGRAPH.match(line):
                opens = True
        cells = [line.split("\t") for line in block if not line.startswith("#")]
        rows = _rows(cells)
        if rows:
            yield Sentence(_comment(comments, "sent_id"), document, opens, rows)
            opens = False


def paragraphs(sentences: Iterable[Sentence], longest: int = 12) -> Iterator[tuple[Sentence, ...]]:
    """Group sentences by paragraph, in runs of at most `longest`."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (sentence.opens or len(run) >= longest):
            yield tuple(run)
            run = []
        run.append(sentence)
    if run:
        yield tuple(run)


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line:
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block


def _comment(comments: list[str], key: str) -> str:
    return next((line.partition("=")[2].strip() for line in comments if line.startswith(f"# {key}")), "")


def _rows(cells: list[list[str]]) -> tuple[Row, ...]:
    surfaces = _multiword(cells)
    return tuple(
        _row(cell, surfaces.get(int(cell[0]), (cell[1], "SpaceAfter=No" not in cell[9])))
        for cell in cells
        if cell[0].isdigit()
    )


def _row(cell: list[str], surface: tuple[str, bool]) -> Row:
    """Lemma `_` means that the treebank gives none (for example a goeswith part): the form stands for itself."""
    lemma = cell[2] if cell[2] != "_" or cell[1] == "_" else cell[1]
    empty = {4: cell[4], 5: cell[5]}
    xpos, feats = ("" if empty[i] == "_" else empty[i] for i in (4, 5))
    return Row(surface[0], lemma, cell[3], xpos, feats, int(cell[6]), cell[7], surface[1])


def _multiword(cells: list[list[str]]) -> dict[int, tuple[str, bool]]:
    """Surface piece and following space of every word that is part of a multiword token."""
    words = {int(cell[0]): cell[1] for cell in cells if cell[0].isdigit()}
    pieces: dict[int, tuple[str, bool]] = {}
    for cell in cells:
        if "-" not in cell[0]:
            continue
        first, last = (int(number) for number in cell[0].split("-"))
        cut = cut_surface(cell[1], [words[number] for number in range(first, last + 1)])
        for number, piece in enumerate(cut, first):
            pieces[number] = (piece, number == last and "SpaceAfter=No" not in cell[9])
    return pieces


def cut_surface(surface: str, words: list[str]) -> list[str]:
    """Cut a multiword token where its words end (ca, n't); when they differ, the last words keep their length."""
    if "".join(words) == surface:
        return words
    pieces: list[str] = []
    rest = surface
    for left, word in reversed(list(enumerate(words))[1:]):
        length = min(len(word), max(1, len(rest) - left))
        pieces.insert(0, rest[-length:])
        rest = rest[:-length]
    return [rest, *pieces]
