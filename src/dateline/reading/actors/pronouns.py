"""Whom pronouns mean: the likeliest of those mentioned shortly before, subjects first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.language import Parse, Token

_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_REACH = 3
"""Sentences back that a pronoun can point."""


class Seen(Struct, frozen=True):
    """A mention that a pronoun may point to. `who` is a key of the register."""

    token: int
    sentence: int
    subject: bool
    leading: bool
    """Subject of the sentence, not of a clause inside it."""
    who: str
    person: bool
    plural: bool


def is_pronoun(token: Token) -> bool:
    return (token.pos == "PRON" and token.lemma.lower() in (_PERSONS | _MANY | _THING)) or _is_relative(token)


def antecedent(parse: Parse, token: Token, seen: Sequence[Seen]) -> str | None:
    """The key of whom a pronoun means, from the mentions before it (the latest last); None where nobody fits."""
    if _is_relative(token):
        clause = next((a for a in parse.ancestors(token) if a.dep == "acl:relcl"), None)
        governor = parse.head(clause) if clause is not None else None
        return next((s.who for s in reversed(seen) if governor is not None and s.token == governor.index), None)
    word = token.text.lower()
    fits = [s for s in _near(seen, token) if _agrees(word, s) and not _same_clause(parse, token, s)]
    often = Counter(s.who for s in fits)
    return max(fits, key=lambda s: _weight(s, token, often[s.who])).who if fits else None


def _is_relative(token: Token) -> bool:
    return token.has("PronType=Rel") and token.lemma.lower() in _RELATIVES


def _near(seen: Sequence[Seen], token: Token) -> Iterable[Seen]:
    for one in reversed(seen):
        if one.sentence < token.sentence - _REACH:
            return
        yield one


def _agrees(word: str, one: Seen) -> bool:
    if word in _PERSONS:
        return one.person and not one.plural
    if word in _MANY:
        return one.plural
    return not one.person and not one.plural


def _same_clause(parse: Parse, token: Token, one: Seen) -> bool:
    """An object pronoun does not mean its own clause's subject ("Brekke thanked him")."""
    if token.has("Poss=Yes") or token.sentence != one.sentence:
        return False
    verb, other = parse.head(token), parse.head(parse.tokens[one.token])
    return verb is not None and verb is other and token.relation in ("obj", "iobj", "obl")


def _weight(one: Seen, token: Token, often: int) -> tuple[float, int]:
    """Near subjects of whom much is said first."""
    distance = token.sentence - one.sentence
    rank = 0.0 if one.leading else 0.4 if one.subject else 1.2
    return (-distance - rank + 0.3 * min(often, 4), one.token)
