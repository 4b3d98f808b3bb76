"""Whom pronouns mean: the likeliest of those mentioned shortly before, subjects first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.language import Parse, Token
from dateline.model import ActorKind
from dateline.reading.actors.known import Known

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_PERSONS = _HE | _SHE
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_ACTED_ON = frozenset({"obj", "iobj", "obl"})
_REACH = 3
"""Sentences back that a pronoun can point."""


class Seen(Struct, frozen=True):
    """A mention that a pronoun may point to."""

    token: int
    sentence: int
    subject: bool
    leading: bool
    """Subject of the sentence, not of a clause inside it."""
    known: Known
    many: bool = False
    """Whether its word is a plural, as in "bureau agents" for the bureau."""
    joined: bool = False
    """One of several that "and" ties together: "it" hardly means one of them alone."""


def is_pronoun(token: Token) -> bool:
    return (token.pos == "PRON" and token.lemma.lower() in (_PERSONS | _MANY | _THING)) or _is_relative(token)


def is_many(token: Token) -> bool:
    return token.text.lower() in _MANY


def antecedent(parse: Parse, token: Token, seen: Sequence[Seen]) -> Known | None:
    """Whom a pronoun means, from the mentions before it (the latest last); None where nobody fits."""
    if _is_relative(token):
        clause = next((a for a in parse.ancestors(token) if a.dep == "acl:relcl"), None)
        governor = parse.head(clause) if clause is not None else None
        return next((s.known for s in reversed(seen) if governor is not None and s.token == governor.index), None)
    word = token.text.lower()
    bound = _bound(parse, token, seen) if token.has("Poss=Yes") else None
    if bound is not None and _agrees(word, bound):
        return bound
    fits = [s for s in _near(seen, token) if _fits(word, s) and not _same_clause(parse, token, s)]
    often = Counter(s.known.key for s in fits)
    best = max(fits, key=lambda s: _weight(parse, s, token, often[s.known.key]), default=None)
    if best is None or (word == "them" and _nearer_things(parse, token, best)):
        return None
    if word in _PERSONS and not best.known.pronouns:
        best.known.pronouns = tuple(_SHE if word in _SHE else _HE)
    return best.known


def _bound(parse: Parse, token: Token, seen: Sequence[Seen]) -> Known | None:
    """Whose something is by the tree alone: "Brekke and his envoy", "they forced Brekke to withdraw his envoy"."""
    thing = parse.head(token)
    joined = parse.head(thing) if thing is not None and thing.relation == "conj" else None
    owner = joined if joined is not None else _doer(parse, thing)
    return next((s.known for s in reversed(seen) if owner is not None and s.token == owner.index), None)


def _doer(parse: Parse, thing: Token | None) -> Token | None:
    """Who is made to do what the thing is the object of: whoever stands right before "to"."""
    verb = parse.head(thing) if thing is not None and thing.relation in _ACTED_ON else None
    link = parse.child(verb, "mark") if verb is not None else None
    before = parse.tokens[link.index - 1] if link is not None and link.text == "to" and link.index else None
    while before is not None and before.relation == "flat":
        before = parse.head(before)
    return before if before is not None and before.relation in _ACTED_ON else None


def _nearer_things(parse: Parse, token: Token, best: Seen) -> bool:
    """Whether "them" may well be others, who are no actors, named since in another sentence: then it is nobody."""
    if best.sentence == token.sentence:
        return False
    since = parse.tokens[best.token + 1 : token.index]
    return any(
        t.pos == "NOUN" and t.has("Number=Plur") and t.sentence > best.sentence and t.dep in _ROLES for t in since
    )


def _is_relative(token: Token) -> bool:
    return token.has("PronType=Rel") and token.lemma.lower() in _RELATIVES


def _near(seen: Sequence[Seen], token: Token) -> Iterable[Seen]:
    for one in reversed(seen):
        if one.sentence < token.sentence - _REACH:
            return
        yield one


def _fits(word: str, one: Seen) -> bool:
    return _agrees(word, one.known) or (word in _MANY and one.many and not one.known.person)


def _agrees(word: str, known: Known) -> bool:
    person = known.person or known.kind is ActorKind.PERSON
    if word in _PERSONS:
        return person and not known.plural and (not known.pronouns or word in known.pronouns)
    if word in _MANY:
        return known.plural or (known.group is not None and not person)
    return not person and not known.plural


def _same_clause(parse: Parse, token: Token, one: Seen) -> bool:
    """An object pronoun does not mean its own clause's subject ("Brekke thanked him")."""
    if token.has("Poss=Yes") or token.sentence != one.sentence:
        return False
    verb = parse.head(token)
    if verb is None or token.relation not in _ACTED_ON:
        return False
    subject = _subject(parse, verb)
    return parse.head(parse.tokens[one.token]) is verb or (subject is not None and subject.index == one.token)


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, also of one that "and" adds to another or that tells what for."""
    subject = parse.child(verb, "nsubj", "nsubj:pass")
    tied = verb.dep == "conj" or (verb.dep in ("advcl", "xcomp") and not verb.has("VerbForm=Fin"))
    above = parse.head(verb) if subject is None and tied else None
    return _subject(parse, above) if above is not None else subject


def _weight(parse: Parse, one: Seen, token: Token, often: int) -> tuple[float, int]:
    """Near subjects of whom much is said first."""
    distance = token.sentence - one.sentence
    rank = 0.0 if one.leading else 0.4 if one.subject else 1.2
    body = 0.6 if is_many(token) and not one.known.plural and not one.many else 0.0
    body += 1.4 if one.joined and token.text.lower() in _THING else 0.0
    body -= 0.6 if token.has("Poss=Yes") and _owns_by_clause(parse, one, token) else 0.0
    return (-distance - rank - body + 0.3 * min(often, 4), one.token)


def _owns_by_clause(parse: Parse, one: Seen, token: Token) -> bool:
    """Whether somebody is the subject of the clause in which their thing stands: "agents went on with their work"."""
    thing = parse.head(token)
    verb = parse.head(thing) if thing is not None else None
    subject = _subject(parse, verb) if verb is not None else None
    return subject is not None and subject.index == one.token
