"""From a document to its grammar: the shipped English pipeline and the frozen tree it fills."""

from dateline.language.parse import BlockKind, Name, Parse, Sentence, Token
from dateline.language.parser import Parser

__all__ = ["BlockKind", "Name", "Parse", "Parser", "Sentence", "Token"]
