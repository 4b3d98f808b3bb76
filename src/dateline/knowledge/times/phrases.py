"""Phrase templates, unfolded into every row of steps that they allow."""

from collections.abc import Iterator, Mapping
from itertools import product

from msgspec import Struct


class Step(Struct, frozen=True):
    """One word of a phrase: a literal (`=ago`) or a class (`month`), caught under `name` unless that is empty."""

    key: str
    name: str = ""


class Row(Struct, frozen=True):
    """One way to say a phrase: its steps, and what its multi-word entries stand for."""

    steps: tuple[Step, ...] = ()
    caught: tuple[tuple[str, object], ...] = ()

    def __add__(self, other: "Row") -> "Row":
        return Row(self.steps + other.steps, self.caught + other.caught)


def unfold(phrase: str, entries: Mapping[str, Mapping[str, object]]) -> tuple[Row, ...]:
    """All rows of a phrase. `entries` gives the multi-word entries of a class: they become literal steps.

    Raises: ValueError for brackets that do not pair.
    """
    pieces = list(_pieces(phrase))
    rows, rest = _choice(pieces, entries)
    if rest:
        raise ValueError(f"bracket too many before {''.join(rest)!r}")
    return tuple(dict.fromkeys(row for row in rows if row.steps))


def literals(words: str) -> Row:
    """Words that must stand so."""
    return Row(tuple(Step(f"={piece}") for piece in _split(words.lower())))


def _split(words: str) -> list[str]:
    return words.replace("'s", " 's ").replace("-", " - ").replace(".", " . ").split()


def _pieces(phrase: str) -> Iterator[str]:
    word = ""
    for character in phrase:
        if character in "[]()|~ " or (character == "{"):
            if word:
                yield word
            word = ""
            if character == "{":
                word = "{"
            elif character != " ":
                yield character
        else:
            word += character
            if character == "}":
                yield word
                word = ""
    if word:
        yield word


def _choice(pieces: list[str], entries: Mapping[str, Mapping[str, object]]) -> tuple[list[Row], list[str]]:
    """The rows up to a closing bracket, and what is left from there."""
    rows: list[Row] = []
    branch = [Row()]
    while pieces and pieces[0] not in ("]", ")"):
        piece, *pieces = pieces
        if piece == "|":
            rows, branch = rows + branch, [Row()]
            continue
        if piece in ("[", "("):
            inner, pieces = _choice(pieces, entries)
            if not pieces:
                raise ValueError(f"no end to {piece!r}")
            pieces = pieces[1:]
            found = [*inner, Row()] if piece == "[" else inner
        else:
            found = _word(piece, entries)
        branch = [before + after for before, after in product(branch, found)]
    return rows + branch, pieces


def _word(piece: str, entries: Mapping[str, Mapping[str, object]]) -> list[Row]:
    if piece == "~":
        return [Row(), Row((Step("=-"),))]
    if not piece.startswith("{"):
        return [literals(piece)]
    key, _, name = piece.strip("{}").partition(":")
    name = name or key
    longer = [literals(words) + Row((), ((name, value),)) for words, value in entries.get(key, {}).items()]
    return [Row((Step(key, name),)), *longer]
