"""Finds the words that mention actors, and what each mention says by itself."""

from dateline.knowledge.actors import ActorKnowledge
from dateline.language import Parse, Token
from dateline.reading.actors.described import of_noun
from dateline.reading.actors.named import of_name
from dateline.reading.actors.names import Names
from dateline.reading.actors.phrase import Phrase

_NOUNS = frozenset({"NOUN", "PROPN"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})


def find_phrases(parse: Parse, names: Names, know: ActorKnowledge) -> tuple[Phrase, ...]:
    """All mentions but pronouns, in text order."""
    named = (phrase for one in names.named if (phrase := of_name(parse, names, know, one)) is not None)
    found = {phrase.head: phrase for phrase in named}
    taken = {i for p in found.values() for i in range(p.title[0] if p.title else p.core[0], p.core[1])}
    for token in parse.tokens:
        if _is_nominal(parse, token) and token.index not in taken and token.index not in names.inside:
            phrase = of_noun(parse, names, know, token)
            if phrase is not None:
                found[token.index] = phrase
    return tuple(found[i] for i in sorted(found))


def _is_nominal(parse: Parse, token: Token) -> bool:
    """Nouns, and adjectives that stand for one: "the official" may be tagged either way."""
    if token.pos != "ADJ":
        return token.pos in _NOUNS
    behind = parse.tokens[token.index + 1 : token.index + 2]
    return token.relation in _ARGUMENTS and not (behind and behind[0].pos in (*_NOUNS, "ADJ"))
