"""How place names are compared."""

import re
import unicodedata

_DROPPED = re.compile(r"['’‘ʻʼ`´.]")
_SILENT = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Accents, and marks that only steer how a text is set."""

_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|at|az|an|ash) (?=\w{3})")


def key(name: str) -> str:
    """A name without accents, marks and case: "São Paulo" and "Sao Paulo" become one."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if unicodedata.category(letter) not in _SILENT)
    words = _DROPPED.sub("", plain).replace("-", " ").lower().split()
    return " ".join("saint" if word == "st" else "mount" if word == "mt" else word for word in words)


def bare(plain: str) -> str:
    """A key without an Arabic article: "al qamishli" as "qamishli"."""
    return _ARTICLE.sub("", plain)
