"""Ties a description to the name beside it: appositions, titles behind a comma, and "X is a Y"."""

from collections.abc import Mapping

from dateline.knowledge.actors import OfficeKind
from dateline.language import Parse, Token
from dateline.model import ActorKind, Form
from dateline.reading.actors.known import Known
from dateline.reading.actors.phrase import Phrase

_SUBJECTS = ("nsubj",)
_NAME_LINKS = ("appos", "flat")


def named_behind(parse: Parse, phrase: Phrase, phrases: Mapping[int, Phrase]) -> Phrase | None:
    """Whom a description is about to name: "the foreign minister, Ola Brekke", "the newspaper Dagen"."""
    if phrase.form is not Form.DESCRIPTION or phrase.plural:
        return None
    for other in parse.children(parse.tokens[phrase.head], *_NAME_LINKS):
        named = phrases.get(other.index)
        if named is not None and named.form is Form.NAME and _agree(phrase, named):
            return named
    if phrase.office is None:
        return None
    behind = parse.tokens[phrase.last : phrase.last + 1]
    start = phrase.last + 1 if behind and behind[0].text == "," else phrase.last
    return next(
        (p for i in range(start, start + 5) if (p := phrases.get(i)) and p.person and start in (p.first, p.core[0])),
        None,
    )


def named_before(parse: Parse, phrase: Phrase, met: Mapping[int, Known]) -> Known | None:
    """Whom a description behind a name is about: "Ola Brekke, the foreign minister", "Brekke is a judge"."""
    if phrase.form is not Form.DESCRIPTION or phrase.plural:
        return None
    token = parse.tokens[phrase.head]
    if token.relation == "appos":
        head = parse.head(token)
        known = met.get(head.index) if head is not None else None
        beside = met.get(phrase.first - 2) if phrase.first > 1 and parse.tokens[phrase.first - 1].text == "," else None
        candidate = beside if beside is not None and beside.person else known
    else:
        candidate = _subject(parse, token, met)
    return candidate if candidate is not None and _is_of_kind(phrase, candidate) else None


def _subject(parse: Parse, token: Token, met: Mapping[int, Known]) -> Known | None:
    """The subject of "to be" where the noun says what it is."""
    subject = parse.child(token, *_SUBJECTS) if parse.child(token, "cop") is not None else None
    return met.get(subject.index) if subject is not None else None


def _agree(phrase: Phrase, named: Phrase) -> bool:
    if named.person:
        return phrase.office is not None or phrase.group is None
    kinds = phrase.anaphor.kinds if phrase.anaphor is not None else ()
    if named.entry is not None:
        return named.entry.kind in kinds
    return phrase.office is None and (phrase.group is not None or phrase.anaphor is not None) and not named.people


def _is_of_kind(phrase: Phrase, known: Known) -> bool:
    if known.person:
        return phrase.office is not None and phrase.office.kind is not OfficeKind.HONORIFIC
    kinds = phrase.anaphor.kinds if phrase.anaphor is not None else ()
    unsure = known.kind is ActorKind.ORGANISATION and known.known_as is None
    return not known.plural and phrase.office is None and (known.kind in kinds or (unsure and bool(kinds)))
