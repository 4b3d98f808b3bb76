"""Whether a name stands where places stand, and whether a state or capital stands for its government."""

from collections.abc import Container, Sequence

from dateline.knowledge.actors import Role
from dateline.language import Parse, Token
from dateline.reading.places.senses import Known

_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "obj", "iobj"})
LOCATIVE = frozenset({
    "in", "at", "near", "from", "to", "into", "outside", "around", "across", "over", "toward", "towards", "inside",
    "through", "throughout", "within", "via", "off", "along", "beyond", "onto",
})  # fmt: skip
ON_GROUND = LOCATIVE | {"on"}
_SKIPPED = frozenset({"the", "nearby", "northern", "southern", "eastern", "western"})


def acts(parse: Parse, token: Token, known: Known) -> bool:
    """Whether a state or capital does or says something, owns something, or is dealt with."""
    head = parse.head(token)
    if head is None:
        return False
    cases = [case.lemma.lower() for case in parse.children(token, "case")]
    lemma, words = head.lemma.lower(), known.places.words
    if any(case in LOCATIVE for case in cases):
        return "to" in cases and lemma in words["dealings"]
    if (token.dep == "obj" or {"for", "on"} & set(cases)) and words["moves"].keys() & {
        lemma,
        head.text.lower(),
    }:
        return False
    if token.relation == "nmod" and (
        _among(cases, lemma, "of", words["spots"]) or _among(cases, lemma, "on", words["assaults"])
    ):
        return False
    if token.relation == "nmod" and "of" in cases:
        return head.pos == "PROPN" or known.actors.office(lemma) is not None or lemma in words["rulers"]
    if token.dep == "nmod:poss" and Role.NAME not in known.roles(token.text):
        return not any(lemma in words[name] for name in ("happenings", "sites", "spots", "streets"))
    if token.relation == "compound" and any(lemma in words[name] for name in ("happenings", "folk", "spots", "nature")):
        return False
    if token.dep in _ACTING or token.relation in ("nmod", "compound", "amod"):
        return True
    if token.relation == "obl":
        return bool(cases)
    return token.relation == "conj" and acts(parse, head, known)


def _among(cases: Sequence[str], lemma: str, preposition: str, words: Container[str]) -> bool:
    return preposition in cases and lemma in words


def continues(parse: Parse, token: Token) -> bool:
    """Whether a name is the later part of a longer one: "Daniel arap Moi"."""
    head = parse.head(token)
    return token.relation == "flat" and head is not None and head.pos == "PROPN"


def stands_in(parse: Parse, token: Token, prepositions: frozenset[str] = LOCATIVE) -> bool:
    """Whether a preposition of place stands before a word."""
    before = token.index - 1
    while before >= 0 and parse.tokens[before].text.lower() in _SKIPPED:
        before -= 1
    return before >= 0 and parse.tokens[before].text.lower() in prepositions
