"""Read the licensed name sets (JSONL: text and character spans) with our labels."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline_training.kinds import Kinds


@dataclass(frozen=True, slots=True)
class Name:
    """A marked name: characters of the text and label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class NamedText:
    """One paragraph or sentence with its names in order, none overlapping."""

    identity: str
    text: str
    names: tuple[Name, ...]


def read_named(path: Path, kinds: Kinds, *, described: bool = False) -> Iterator[NamedText]:
    """Yield texts; with `described` the set marks whole phrases ("city of Mosul") that are cut to the name inside."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            spans = [tuple(span) for span in record["ents"]]
            if described:
                spans = [piece for span in spans for piece in _names_inside(record["text"], *span)]
            yield NamedText(record["id"], record["text"], _finer(record["text"], spans, kinds))


def _finer(text: str, spans: list[tuple[int, int, str]], kinds: Kinds) -> tuple[Name, ...]:
    names: list[Name] = []
    for start, end, label in sorted(spans):
        if text[start:end].startswith("the "):
            start += 4
        kind = kinds.finer(text[start:end], label)
        if kind and start < end and (not names or names[-1].end <= start):
            names.append(Name(start, end, kind))
    return tuple(names)


def _names_inside(text: str, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """Cut a described place at its commas and drop the words in lower case that come before the name."""
    if label == "PERSON" or text[start : start + 1] == "":
        yield (start, end, label)
        return
    at = start
    for part in text[start:end].split(", "):
        words = part.split(" ")
        skip = 0
        while words and not any(letter.isupper() for letter in words[0]):
            skip += len(words.pop(0)) + 1
        if words and all(not word[:1].islower() or word in ("of", "the", "and", "al") for word in words):
            yield (at + skip, at + len(part), label)
        at += len(part) + 2
