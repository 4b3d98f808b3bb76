"""Names in the form in which two spellings of one name are equal, and a looser one in which they may be."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_AT_HAND = 20_000
"""Names of which the form is remembered: a few thousand come back all the time."""
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})
_MARKS = re.compile(r"['’‘`ʿʾ]+")
_BREAKS = re.compile(r"[^a-z0-9]+")
# Romanisations that differ by the paper, not by the name: Sergey and Sergei, Mohammed and Mohamed.
_SAME_SOUND = tuple(
    (re.compile(written), read)
    for written, read in (
        (r"sch|tsh", "sh"), (r"tch|tsch", "ch"), (r"ph", "f"), (r"ck", "k"), (r"ou", "u"), (r"ee", "i"),
        (r"(?:iy|ij|yi|ei|ey|ii|y|j)\b", "i"), (r"(?:off|ow)\b", "ov"), (r"(?:yev|iev|ev)\b", "ev"),
        (r"(.)\1", r"\1"),
    )
)  # fmt: skip
_WEAK = re.compile(r"(?<=.)[aeiouyhj']+")


@lru_cache(_AT_HAND)
def folded(name: str) -> str:
    """A name in small plain letters: accents, hyphens, dots and an article aside."""
    small = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(letter for letter in small if not unicodedata.combining(letter))
    words = _BREAKS.sub(" ", _MARKS.sub("", plain)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@lru_cache(_AT_HAND)
def sound(name: str) -> str:
    """A folded name without what only romanisations tell apart."""
    for written, read in _SAME_SOUND:
        name = written.sub(read, name)
    return name


def skeleton(name: str) -> str:
    """The first letters and consonants of a folded name: too loose to tell who it is, good enough to ask."""
    return " ".join(_WEAK.sub("", word) for word in sound(name).split())


def middle(words: Sequence[str]) -> str:
    """The initials between a first name and a surname."""
    return "".join(word[0] for word in words[1:-1])
