"""Says who speaks: the actor that a source means, and whom pronouns mean inside somebody's quoted words."""

from collections.abc import Sequence

import msgspec

from dateline.language import Parse, Token
from dateline.language.clauses import obliques
from dateline.model import QuoteForm, Statement
from dateline.reading.actors import Cast

_REACH = 120
"""Words back to the last person named before a quotation."""

_OWNING = ("from", "by", "of")


def speaker_of(parse: Parse, cast: Cast, source: Token) -> str | None:
    """Who the source is; where it is somebody's statement or office, whose: "a statement from the ministry"."""
    found = cast.speaker(source)
    owners = (*parse.children(source, "nmod:poss"), *obliques(parse, source, *_OWNING))
    return found or next((who for owner in owners if (who := cast.speaker(owner))), None)


def voiced(statements: Sequence[Statement], parse: Parse, cast: Cast) -> tuple[Statement, ...]:
    """With the pronouns inside quotations put right: "I" is who is quoted, "he" somebody else."""
    by_id = {s.id: s for s in statements}
    people = frozenset(actor.id for actor in cast.actors if actor.kind == "person")
    return tuple(_voiced(s, by_id.get(s.inside or ""), parse, cast, people) for s in statements)


def _voiced(
    statement: Statement, outer: Statement | None, parse: Parse, cast: Cast, people: frozenset[str]
) -> Statement:
    words = parse.within(statement.source[0]) if statement.source else ()
    if outer is None or outer.form is not QuoteForm.DIRECT or len(words) != 1 or words[0].pos != "PRON":
        return statement
    word = words[0]
    if word.has("Person=1"):
        return msgspec.structs.replace(statement, speaker=outer.speaker)
    if statement.speaker is not None and statement.speaker == outer.speaker and word.has("Person=3"):
        return msgspec.structs.replace(statement, speaker=_another(word, outer, cast, people))
    return statement


def _another(word: Token, outer: Statement, cast: Cast, people: frozenset[str]) -> str | None:
    """The last person mentioned before who is not the one that is quoted."""
    for index in range(word.index - 1, max(word.index - _REACH, -1), -1):
        for who in cast.at.get(index, ()):
            if who in people and who != outer.speaker:
                return who
    return None
