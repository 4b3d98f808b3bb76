"""Why a record is there: the rule that read it, and the tree that the rule saw."""

from msgspec import Struct

from dateline import reader
from dateline.language.outline import outline
from dateline.model import Reading, Span


class Reason(Struct, frozen=True, kw_only=True):
    """`rule` is an entry of the knowledge; `tree` is the sentence's, a word a line."""

    rule: str
    words: str
    tree: tuple[str, ...]


def reason(reading: Reading, record: str) -> Reason | None:
    """Of a claim or a statement; None for other records and for ids that are not there."""
    found = _rule_and_place(reading, record)
    if found is None:
        return None
    rule, place = found
    parse = reader().parser(reading.document)
    tokens = parse.within(place)
    if not tokens:
        return None
    sentence = parse.sentence(tokens[0])
    return Reason(rule=rule, words=place.of(reading.document.text), tree=tuple(outline(parse, sentence)))


def _rule_and_place(reading: Reading, record: str) -> tuple[str, Span] | None:
    for claim in reading.claims:
        if claim.id == record:
            return claim.rule, claim.trigger
    for statement in reading.statements:
        if statement.id == record and statement.cue:
            return statement.rule, statement.cue[0]
    return None
