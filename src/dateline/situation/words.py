"""Words in a form in which inflections of one word are mostly equal."""

import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*\d|\d")
_ENDINGS = re.compile(r"(?:ings?|edly|ed|es|ies|ly|s|e|er|ers|ions?|ments?)$")


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what happens."""
    lines = Path(__file__).with_name("en_empty_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def stem(word: str) -> str:
    """A lower-case word without its English ending, at least three letters of it."""
    cut = _ENDINGS.sub("", word)
    return (cut if len(cut) >= 3 else word).rstrip("i") or word


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words that say something, each once, in alphabetical order."""
    empty = empty_words()
    return tuple(sorted({stem(word) for word in _WORD.findall(text.lower()) if word not in empty}))
