"""Vary how a text is written: quotation marks, capitals, headline case."""

import random

from dateline_training.names import NamedText

CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
SMALL = frozenset("a an the of in on at to for and but or by as from with over after".split())
LONGEST_HEADLINE = 16


def straight(text: str) -> str:
    """Typewriter quotation marks."""
    return text.translate(CURLY)


def curly(text: str) -> str:
    """Typographic quotation marks, opening where a word begins."""
    written = []
    for at, letter in enumerate(text):
        opens = at == 0 or text[at - 1] in " ([-—"
        written.append({'"': "“" if opens else "”", "'": "‘" if opens else "’"}.get(letter, letter))
    return "".join(written)


def headline(text: str) -> str:
    """Capitals at the start of every word but the small ones; no full stop."""
    words = text.split(" ")
    return " ".join(
        word if word.lower() in SMALL and at else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )


def vary(named: NamedText, generator: random.Random) -> NamedText:
    """One variation, of the kinds that keep every character in its place."""
    kind = generator.random()
    short = len(named.text.split()) <= LONGEST_HEADLINE
    if short and kind < 0.15:
        return _same_length(named, named.text.upper())
    if short and kind < 0.3:
        return _same_length(named, headline(named.text))
    if kind < 0.5:
        return _same_length(named, straight(named.text))
    return _same_length(named, curly(named.text)) if kind < 0.7 else named


def _same_length(named: NamedText, text: str) -> NamedText:
    return NamedText(named.identity, text, named.names) if len(text) == len(named.text) else named
