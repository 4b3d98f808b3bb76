"""Whom a noun phrase means, whose thing it is, and what is known of them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dateline.language import Parse, Token
from dateline.language.clauses import agent_of, coordinated, obliques
from dateline.model import SECTORS, Actor, ActorKind, Form, QuoteForm, Statement
from dateline.reading.actors import Cast

Ids = tuple[str, ...]

_OWNERS = ("nmod:poss", "amod", "compound", "nmod", "nmod:unmarked")
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ourselves"})
_WE = "we"
_INSIDE = frozenset({"amod", "compound"})
_THEIR = frozenset({"its", "their", "his", "her"})
_DOING = frozenset({"nsubj", "nsubj:pass"})
_BODIES = frozenset({ActorKind.IGO, ActorKind.ORGANISATION})
_STATES = frozenset({ActorKind.COUNTRY, ActorKind.IGO})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "JRN"})
_OFFICES = (" GOV", " MIL")
_HE_OR_SHE = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_RELATIVES = frozenset({"whom", "which"})
_QUOTE_REACH = 400
_PARTS = ("of", "among", "from")
_PARTIES = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.PERSON})


class Whom:
    """Reads one report, where "I" and "we" mean whoever speaks.

    Of those in `for_whom`, "we" means whom they speak for.
    """

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        statements: Sequence[Statement],
        for_whom: Mapping[str, Ids] = MappingProxyType({}),
    ) -> None:
        self._for_whom = for_whom
        self._parse = parse
        self._cast = cast
        self._statements = statements
        self._vague = frozenset(a.id for a in cast.actors if not a.codes and a.known_as is None and _only_described(a))
        self._countries = {a.id: frozenset(c[:3] for c in a.codes if c[:3] not in SECTORS) for a in cast.actors}
        self._persons = tuple(a for a in cast.actors if a.kind is ActorKind.PERSON)
        self._lands = frozenset(a.id for a in cast.actors if a.kind is ActorKind.COUNTRY)
        self._rulers = frozenset(a.id for a in cast.actors if any(c[3:] in ("", " GOV", " MIL") for c in a.codes))
        self._parties = frozenset(a.id for a in cast.actors if a.kind in _PARTIES and self._countries[a.id])
        self._named = {name.lower(): (a.id,) for a in cast.actors for name in (a.name, *_forms(parse, a))}
        self._people = frozenset(a.id for a in cast.actors if a.kind is ActorKind.PEOPLE and not _in_office(a))
        self._bodies = frozenset(a.id for a in cast.actors if a.kind in _BODIES)
        self._own_means = frozenset(a.id for a in cast.actors if _is_means(a) or _is_owned(parse, a))

    def is_somebody(self, token: Token) -> bool:
        """Whether a word itself stands for an actor, not only for something of theirs."""
        return bool(self._cast.who(token))

    def is_body(self, token: Token) -> bool:
        """Whether a word stands for an organisation: what is within one concerns it, in a country it need not."""
        return any(i in self._bodies for i in self._cast.who(token))

    def means(self, token: Token) -> Ids:
        """The actors that a noun phrase means, all joined ones; else those that own what it means."""
        heads = coordinated(self._parse, token)
        found = _unique(i for head in heads for i in self._one(head))
        return found or _unique(i for head in heads for i in self.modifiers(head)) or self._parted(token)

    def vague(self, ids: Ids) -> bool:
        """Whether nothing is known of any of them but a description: "the offices", "an envoy"."""
        return self._vague.issuperset(ids)

    def civil(self, one: str) -> bool:
        """Whether it is people, none of them in office or under arms."""
        return one in self._people

    def lands(self, ids: Ids) -> bool:
        """Whether all are countries."""
        return self._lands.issuperset(ids)

    def placed(self, ids: Ids) -> bool:
        """Whether the country or body of any of them is known."""
        return any(self._countries.get(i) for i in ids)

    def kin(self, ids: Ids, others: Ids) -> bool:
        """Whether all are only the country, the forces or the people of the others: "sent its troops", "its envoy"."""
        theirs = frozenset(code for i in others if i in self._rulers for code in self._countries.get(i, ()))
        return all(i in self._own_means and bool(own := self._countries[i]) and own <= theirs for i in ids)

    def same_side(self, ids: Ids, others: Ids) -> bool:
        """Whether some of them are some of the others, or of the same country or body."""
        theirs = frozenset(code for i in others for code in self._countries.get(i, ()))
        return any(i in others or not theirs.isdisjoint(self._countries.get(i, ())) for i in ids)

    def against(self, noun: Token) -> Ids:
        """Against whom a word before a noun says that it is: "an anti-Norland protest"."""
        words = (t.text.lower().partition("-") for t in self._parse.children(noun, "amod", "compound"))
        names = tuple(name for prefix, _, name in words if prefix == "anti" and name)
        return _unique(i for name in names for i in self._named.get(name, ()))

    def only_other(self, token: Token, besides: Ids) -> Ids:
        """The one political party in the sentence besides those, if there is just one: of a known country or body."""
        sentence = self._parse.sentence(token)
        words = [t for t in self._parse.words(sentence) if self._cast.who(t)]
        named = [t for t in words if t.dep not in _INSIDE] or words  # "Norland, a Sudrian ally" names Norland
        near = _unique(i for t in named for i in self._cast.who(t))
        others = [i for i in near if i in self._parties and not self.same_side((i,), besides)]
        sides = {min(self._countries[i]) for i in others}
        return tuple(others[:1]) if len(sides) == 1 and besides else ()

    def owners(self, token: Token) -> Ids:
        return _unique(i for t in self.owner_tokens(token) for i in self._one(t))

    def other_owners(self, token: Token) -> Ids:
        """The same without the pronoun of the doers: "pulled back his forces", be it known or not whom it means."""
        verb = self._parse.head(token) if token.dep == "obj" else None
        own = verb is not None and agent_of(self._parse, verb) is not None
        return _unique(i for t in self.owner_tokens(token) if not (own and t.pos == "PRON") for i in self._one(t))

    def owner_tokens(self, token: Token) -> Iterator[Token]:
        """Those whose thing it is: "Norland's", "Norlandic", "the army's", "of Norland"."""
        for child in self._parse.children(token, *_OWNERS):
            if child.dep == "nmod" and not any(c.lemma == "of" for c in self._parse.children(child, "case")):
                continue
            yield from (part for part in coordinated(self._parse, child) if self._one(part))
            yield from () if token.pos == "PROPN" else self._inner_owners(child)

    def _inner_owners(self, modifier: Token) -> Iterator[Token]:
        """Whose name the tree hangs on a common noun's other modifier: "Norland" in "a Norland air raid".

        One that a hyphen parts from it only says which: "a Norland-area plant".
        """
        if modifier.dep == "nmod:poss" and modifier.pos == "NOUN" and not self._one(modifier):
            yield from self.owner_tokens(modifier)  # "the Norlandic envoy's house", be the envoy an actor or not
        if modifier.dep != "compound" or modifier.pos != "NOUN" or self._one(modifier):
            return
        names = self._parse.children(modifier, "compound", "amod", "nmod:poss")
        yield from (t for t in names if t.index + 1 == modifier.index and self._one(t))

    def _parted(self, token: Token) -> Ids:
        """The whole of which a head word is only a part or a measure: "dozens of", "members of"."""
        if token.pos not in ("NOUN", "NUM", "PRON", "DET"):
            return ()
        return _unique(i for part in obliques(self._parse, token, *_PARTS[:1]) for i in self._one(part))

    def _one(self, token: Token) -> Ids:
        if token.pos == "PRON" and token.text.lower() in _FIRST_PERSON:
            return self._speaker(token)
        found = self._cast.who(token) or self._before_clause(token)
        return self._third(token, found) if token.pos == "PRON" and len(found) == 1 else found

    def _before_clause(self, token: Token) -> Ids:
        """Whom "with whom" or "to which" means where the tree ties its clause to no noun: the phrase before it."""
        marks = self._parse.children(token, "case")
        if token.lemma.lower() not in _RELATIVES or not marks:
            return ()
        before = marks[0].index - 1
        if before < 1 or self._parse.tokens[before].text != ",":
            return ()
        return self._cast.who(self._parse.tokens[before - 1])

    def _third(self, token: Token, found: Ids) -> Ids:
        """In what somebody is quoted as saying, "he" is not themselves: whoever was named last before the quotation."""
        around = [
            s
            for s in self._statements
            if s.form is QuoteForm.DIRECT and s.speaker == found[0] and any(c.covers(token.span) for c in s.content)
        ]
        if not around or token.text.lower() not in _HE_OR_SHE:
            return found
        start = min(c.start for s in around for c in s.content)
        return next((ids for ids in self._persons_before(start) if ids != found), found)

    def _persons_before(self, start: int) -> Iterator[Ids]:
        ends = sorted(
            ((m.span.end, a.id) for a in self._persons for m in a.mentions if m.span.end <= start), reverse=True
        )
        return ((actor,) for end, actor in ends if start - end < _QUOTE_REACH)

    def _speaker(self, token: Token) -> Ids:
        around = [s for s in self._statements if any(c.covers(token.span) for c in s.content) and s.speaker]
        inner = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if inner is None or inner.speaker is None:
            return ()
        together = token.text.lower() == _WE and token.dep in _DOING
        return (self._for_whom.get(inner.speaker) if together else None) or (inner.speaker,)

    def modifiers(self, token: Token) -> Ids:
        """Those whose thing it is by a word right before it: "British objections", "the army's road".

        "Our partners" are not us.
        """
        before = (t for t in self.owner_tokens(token) if t.index < token.index and t.text.lower() not in _FIRST_PERSON)
        return _unique(i for t in before for i in self._one(t))


def _in_office(actor: Actor) -> bool:
    return any(code.split()[-1] in _OFFICIAL for code in actor.codes)


def _forms(parse: Parse, actor: Actor) -> tuple[str, ...]:
    return tuple(m.span.of(parse.text) for m in actor.mentions if m.form is Form.NAME)


def represented(cast: Cast) -> Mapping[str, Ids]:
    """For which country or body each office-holder acts, where the report knows of it."""
    states = {a.codes[0]: (a.id,) for a in cast.actors if a.kind in _STATES and len(a.codes) == 1}
    offices = (
        (a.id, code) for a in cast.actors if a.kind is ActorKind.PERSON for c in a.codes for code in _state_codes(c)
    )
    return {person: states[code] for person, code in offices if code in states}


def _state_codes(code: str) -> tuple[str, ...]:
    """The code of the state or body in whose government or forces somebody serves."""
    return tuple(code.removesuffix(office) for office in _OFFICES if code.endswith(office)) or (code,)


def _only_described(actor: Actor) -> bool:
    return all(mention.form is Form.DESCRIPTION for mention in actor.mentions)


def _is_means(actor: Actor) -> bool:
    return actor.kind is ActorKind.COUNTRY or any(code.endswith("MIL") for code in actor.codes)


def _is_owned(parse: Parse, actor: Actor) -> bool:
    """Somebody known only as somebody's: "its ambassador"."""
    starts = {m.span.of(parse.text).partition(" ")[0].lower() for m in actor.mentions}
    return _only_described(actor) and starts <= _THEIR


def _unique(ids: Iterator[str]) -> Ids:
    return tuple(dict.fromkeys(ids))
