"""Where a mention begins and ends: its noun phrase without what the tree only loosely hangs on it."""

from dateline.language import Parse, Token

_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "advmod", "flat", "cc", "punct", "goeswith"})
_TIED = frozenset({"flat", "compound", "fixed", "goeswith", "nummod"})
_KEPT_CASES = frozenset({"of", "in", "at", "from", "near", "inside", "outside", "for", "within", "aboard", "among"})
_FOCUSING = frozenset({"also", "only", "simply", "just", "even", "especially", "particularly", "mainly", "including"})
_QUOTES = frozenset({'"', "“", "”", "`", "``", "''", "‘"})
_BREAKS = frozenset({",", ";", ":", "_", "(", ")", "--", "—", "–", "...", '"', "“", "”", "``", "''", "-"})


def extent(parse: Parse, head: Token, links: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Tokens first up to, not including, last. `links` are prepositions that this noun keeps besides the usual ones."""
    return _first(parse, head), _last(parse, head, _KEPT_CASES | links)


def core(parse: Parse, head: Token, first: int) -> tuple[int, int]:
    """The shortest form of a mention: up to its head, and an "of" phrase that is no longer than a few words."""
    last = head.index + 1
    for child in _behind(parse, head):
        if child.relation in _TIED and child.index == last:
            last = child.index + 1
    return first, last


def _first(parse: Parse, head: Token) -> int:
    own = {
        word.index
        for child in parse.children(head)
        if child.index < head.index and child.relation in _BEFORE
        for word in parse.subtree(child)
    }
    first = head.index
    while first - 1 in own and not _breaks(parse, parse.tokens[first - 1]) and not _begins(parse, first):
        first -= 1
    while first < head.index and _is_loose(parse.tokens[first], head):
        first += 1
    return first


def _begins(parse: Parse, index: int) -> bool:
    """Whether an article opens the phrase: "all countries" in "an aim all countries share"."""
    before = parse.tokens[index - 1]
    opened = before.pos == "ADJ" and index > 1 and parse.tokens[index - 2].pos == "DET"
    return parse.tokens[index].pos == "DET" and (opened or before.pos in ("NOUN", "PROPN"))


def _is_loose(word: Token, head: Token) -> bool:
    """Whether a word at the front joins the phrase to what stands before it: "but", "also", "how many"."""
    if word.head == head.index and word.dep in ("cc", "punct", "mark", "case"):
        return True
    if word.lemma in _FOCUSING or word.text in _QUOTES:
        return True
    return word.has("PronType=Int") or (word.lemma == "that" and head.has("Number=Plur"))


def _last(parse: Parse, head: Token, cases: frozenset[str]) -> int:
    last = head.index + 1
    for child in _behind(parse, head):
        inside = parse.subtree(child)
        if inside[0].index == last and _tells_which(parse, head, child):
            return _unbroken(parse, last, inside[-1].index + 1)
        if inside[0].index != last or not _belongs(parse, child, cases):
            break
        last = _cut(parse, last, inside[-1].index + 1)
        if last <= inside[-1].index:
            break
    return last


def _tells_which(parse: Parse, head: Token, clause: Token) -> bool:
    """Whether a clause without a comma says which ones are meant: "the villagers who fled"."""
    subject = parse.child(clause, "nsubj", "nsubj:pass")
    common = head.pos == "NOUN" or (head.pos == "PROPN" and head.has("Number=Plur"))
    return clause.dep == "acl:relcl" and common and subject is not None and subject.has("PronType=Rel")


def _behind_clause(parse: Parse, index: int) -> int | None:
    """Where a clause ends that begins at a word and says which ones are meant; None where none does."""
    for clause in parse.ancestors(parse.tokens[index]):
        head = parse.head(clause)
        inside = parse.subtree(clause)
        if inside[0].index != index:
            return None
        if head is not None and _tells_which(parse, head, clause):
            return _unbroken(parse, index, inside[-1].index + 1)
    return None


def _unbroken(parse: Parse, first: int, last: int) -> int:
    """Where a clause ends: at the first mark."""
    return next((i for i in range(first, last) if _breaks(parse, parse.tokens[i])), last)


def _behind(parse: Parse, head: Token) -> tuple[Token, ...]:
    return tuple(c for c in parse.children(head) if c.index > head.index)


def _belongs(parse: Parse, child: Token, cases: frozenset[str]) -> bool:
    if child.relation in _TIED or (child.relation == "appos" and child.pos == "PROPN"):
        return True
    if child.relation in ("nmod", "obl"):
        return any(case.lemma.lower() in cases for case in parse.children(child, "case"))
    return child.dep == "acl" and child.has("VerbForm=Part") and not child.text.endswith("ing")


def _cut(parse: Parse, first: int, last: int) -> int:
    """Where a tail ends: at the first mark, and before a clause that the tree took in."""
    for index in range(first, last):
        token = parse.tokens[index]
        if _breaks(parse, token) or _joins(parse, token):
            return index
        if _opens(parse, token):
            return _behind_clause(parse, index) or index
    return last


def _breaks(parse: Parse, token: Token) -> bool:
    """Whether a mark ends the phrase; a hyphen inside a word does not."""
    glued = token.text == "-" and not parse.text[token.end : token.end + 1].isspace()
    return token.text in _BREAKS and not glued


def _opens(parse: Parse, token: Token) -> bool:
    """Whether a clause begins that only the tree hangs on the phrase."""
    if token.dep == "acl:relcl" or token.has("PronType=Rel") or token.has("PronType=Int"):
        return True
    return token.dep == "mark" and parse.tokens[token.head].has("VerbForm=Fin")


def _joins(parse: Parse, token: Token) -> bool:
    """Whether "and" goes on with another thing, not with another name: "police in Norland and soldiers"."""
    return token.pos == "CCONJ" and parse.tokens[token.head].pos == "NOUN"
