"""Whether words that look like a time are one in their sentence: parts of speech and proper names."""

from collections.abc import Mapping

from dateline.knowledge.times import Rule
from dateline.language import Name, Parse
from dateline.model import Span

_BEARERS = frozenset({"PERSON", "PER", "ORG", "MEDIA", "FAC", "WORK_OF_ART"})


def bearers(parse: Parse) -> Mapping[int, Name]:
    """The names of persons and bodies, by each of their tokens."""
    return {index: name for name in parse.names if name.label in _BEARERS for index in range(name.first, name.last)}


def stands(parse: Parse, names: Mapping[int, Name], span: Span, rule: Rule) -> bool:
    """False for a part of speech that the rule excludes ("may"), and inside a longer name ("Sunday Times")."""
    words = parse.within(span)
    if not words:
        return True
    if words[0].pos in rule.unless_pos:
        return False
    name = names.get(words[0].index)
    return name is None or name is not names.get(words[-1].index) or name.last == words[-1].index + 1
