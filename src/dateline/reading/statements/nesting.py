"""Says which statement stands inside which: "the minister said that the president had asked"."""

from collections.abc import Sequence

import msgspec

from dateline.language import Parse
from dateline.model import Act, Span, Statement


def nested(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Each with the id of the smallest other statement whose content holds its cue, but not the other way about.

    Goes through the text once, with the contents that are open at each place.
    """
    contents = sorted((span.start, span.end, i) for i, s in enumerate(statements) for span in s.content)
    cues = sorted((_anchor(s), i) for i, s in enumerate(statements))
    around: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    waiting = iter([*contents, None])
    following = next(waiting)
    for anchor, inner in cues:
        while following is not None and following[0] <= anchor.start:
            opened.append((following[1], following[2]))
            following = next(waiting)
        opened = [(end, outer) for end, outer in opened if end > anchor.start]
        holders = [o for end, o in opened if end >= anchor.end and _may_hold(statements[o], statements[inner])]
        if holders:
            around[inner] = min(holders, key=lambda o: (_size(statements[o]), o))
    return tuple(_inside(s, statements[around[i]] if i in around else None) for i, s in enumerate(statements))


def worth_keeping(statements: Sequence[Statement], parse: Parse) -> tuple[Statement, ...]:
    """Without what says no more than the statement around it: the speaker's own "I hope", wishes, nobody's claims."""
    by_id = {s.id: s for s in statements}
    return tuple(s for s in statements if s.inside is None or not _is_idle(s, by_id[s.inside], parse))


def _is_idle(inner: Statement, outer: Statement, parse: Parse) -> bool:
    if not inner.cue or inner.act is Act.OTHER:
        return inner.act is Act.OTHER
    if not inner.source and inner.speaker is None and parse.within(inner.cue[0])[0].pos == "NOUN":
        return True
    own = inner.speaker is not None and inner.speaker == outer.speaker
    first = any(t.has("Person=1") for span in inner.source for t in parse.within(span))
    return (own or first) and inner.act is not Act.ASSERT


def _inside(inner: Statement, outer: Statement | None) -> Statement:
    return inner if outer is None else msgspec.structs.replace(inner, inside=outer.id)


def _anchor(statement: Statement) -> Span:
    """Where the statement is made: its cue, or what it says where it has none."""
    return (statement.cue or statement.content)[0]


def _may_hold(outer: Statement, inner: Statement) -> bool:
    if outer is inner:
        return False
    return not any(span.covers(_anchor(outer)) for span in inner.content)


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)
