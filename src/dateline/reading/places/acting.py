"""Whether a name stands where places stand, and whether a state or capital stands for its government."""

from collections.abc import Sequence

from dateline.knowledge.actors import Role
from dateline.language import Parse, Token
from dateline.reading.places.senses import Known

_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "obj", "iobj"})
LOCATIVE = frozenset({
    "in", "at", "near", "from", "to", "into", "outside", "around", "across", "over", "toward", "towards", "inside",
    "through", "throughout", "within", "via", "off", "along", "beyond", "onto",
})  # fmt: skip
ON_GROUND = LOCATIVE | {"on"}
_LISTING = frozenset({"such", "include", "including", "like", "unlike", "than"})
"""Before what is only named as one of a kind: "states such as Chad", "larger than Chad"."""
_OF_PLACE = {"of": "spots", "on": "assaults", "between": "ways", "with": "limits"}
_OF_TOWNS = ("happenings", "sites", "spots", "streets")
_WITH_NAMES = ("happenings", "folk", "spots", "nature")
_WITHIN = frozenset({"in", "inside", "across", "throughout", "within"})
_SKIPPED = frozenset({"the", "nearby", "northern", "southern", "eastern", "western"})


def acts(parse: Parse, token: Token, known: Known) -> bool:
    """Whether a state or capital does or says something, owns something, or is dealt with."""
    head = parse.head(token)
    if head is None:
        return False
    cases = [case.lemma.lower() for case in parse.children(token, "case")]
    if any(case in LOCATIVE for case in cases) and _LISTING.isdisjoint(cases):
        return _is_dealt_with(head, cases, known)
    if _is_placed(parse, token, head, cases, known):
        return False
    if token.relation == "nmod" and "of" in cases:
        lemma = head.lemma.lower()
        ruled = known.actors.office(lemma) is not None or lemma in known.places.words["rulers"]
        return head.pos == "PROPN" or ruled
    if token.dep in _ACTING or token.relation in ("nmod", "compound", "amod"):
        return True
    if token.relation == "obl":
        return bool(cases)
    listed = token.relation == "conj" or (token.relation == "appos" and head.pos == "PROPN")
    return listed and acts(parse, head, known)


def _is_dealt_with(head: Token, cases: Sequence[str], known: Known) -> bool:
    """ "an ambassador to Chad", "threats from Chad"."""
    dealt = "to" in cases or ("from" in cases and head.pos == "NOUN")
    return dealt and head.lemma.lower() in known.places.words["dealings"]


def _is_placed(parse: Parse, token: Token, head: Token, cases: Sequence[str], known: Known) -> bool:
    """Whether the word that it hangs on has a place there, without a preposition of place."""
    words, lemma = known.places.words, head.lemma.lower()
    if not _LISTING.isdisjoint(cases) or _beside_direction(parse, token, known):
        return True
    moved = not {lemma, head.text.lower()}.isdisjoint(words["moves"])
    if moved and (token.dep == "obj" or not {"for", "on"}.isdisjoint(cases)):
        return True
    if any(case in cases and lemma in words[name] for case, name in _OF_PLACE.items()):
        return token.relation == "nmod" or "between" in cases
    if token.dep == "nmod:poss":
        is_state = Role.NAME in known.roles(token.text)
        return _is_ground(parse, head, known) or (not is_state and _is_one_of(lemma, known, *_OF_TOWNS))
    owned = head.relation == "compound"  # "Chad state radio" is no radio in the state of Chad
    return token.relation == "compound" and not owned and _is_one_of(lemma, known, *_WITH_NAMES)


def _is_one_of(lemma: str, known: Known, *classes: str) -> bool:
    return any(lemma in known.places.words[name] for name in classes)


def _is_ground(parse: Parse, noun: Token, known: Known) -> bool:
    """ "in Syria's jails"."""
    inside = any(c.lemma.lower() in _WITHIN for c in parse.children(noun, "case"))
    return inside and _is_one_of(noun.lemma.lower(), known, "happenings", "sites", "streets")


def _beside_direction(parse: Parse, token: Token, known: Known) -> bool:
    """ "north of Cairo", whatever the tree makes of it."""
    first = min((t.index for t in parse.children(token, "compound", "amod", "det")), default=token.index)
    first = min(first, token.index)
    before = [t.lemma.lower() for t in parse.tokens[max(first - 2, 0) : first]]
    return len(before) == 2 and before[1] == "of" and before[0] in known.places.words["compass"]


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
