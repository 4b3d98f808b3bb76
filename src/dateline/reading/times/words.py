"""Whether words that look like a time are one in their sentence: parts of speech and proper names."""

from dateline.knowledge.times import Rule
from dateline.language import Parse
from dateline.model import Span

_BEARERS = frozenset({"PERSON", "ORG", "MEDIA", "FAC", "WORK_OF_ART"})


def stands(parse: Parse, span: Span, rule: Rule) -> bool:
    """False for a verb ("may"), or for a word inside a longer proper name of somebody or something."""
    words = parse.within(span)
    if not words:
        return True
    return words[0].pos not in rule.unless_pos and not _in_name(parse, words[0].index, words[-1].index)


def _in_name(parse: Parse, first: int, last: int) -> bool:
    return any(
        name.label in _BEARERS and name.first <= first and last < name.last and name.last - name.first > last - first + 1
        for name in _near(parse, first)
    )


def _near(parse: Parse, index: int) -> list[object]:
    raise NotImplementedError
