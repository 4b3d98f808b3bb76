"""A sentence's tree as lines that a person reads: set in by depth, with relation, word, lemma and part of speech."""

from collections.abc import Iterator

from dateline.language.parse import Parse, Sentence


def outline(parse: Parse, sentence: Sentence) -> Iterator[str]:
    """One word a line, in the order of the text."""
    for token in parse.words(sentence):
        depth = sum(1 for _ in parse.ancestors(token))
        yield f"{'  ' * depth}{token.dep} {token.text} [{token.lemma} {token.pos}]"
