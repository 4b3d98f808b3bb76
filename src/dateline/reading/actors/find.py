"""Finds who is mentioned in a report and ties the mentions of each together."""

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.knowledge.actors import ActorKnowledge, Role
from dateline.language import Parse, Token
from dateline.language.clauses import coordinated
from dateline.model import Form, Mention, Place, Span
from dateline.reading.actors.cast import Cast
from dateline.reading.actors.context import give_countries
from dateline.reading.actors.known import Known, as_actor
from dateline.reading.actors.links import named_before, named_behind
from dateline.reading.actors.names import Names, find_names
from dateline.reading.actors.pairs import SUBJECTS, Pairs, find_pairs, is_pair, last_two
from dateline.reading.actors.phrase import Phrase, is_plural, number_of
from dateline.reading.actors.phrases import find_phrases
from dateline.reading.actors.pronouns import Seen, antecedent, is_many, is_pronoun
from dateline.reading.actors.register import Register
from dateline.reading.actors.signoffs import give_employers

_LOCATIVES = frozenset({"in", "at", "near", "inside", "outside", "over", "across", "throughout", "around"})
_ADDED = frozenset({"appos", "conj", "nmod:unmarked"})
_AIMS = frozenset({"to", "for"})
_WAYS = frozenset({"from", "into", "through", "via", "toward", "towards"})
_ACTING = SUBJECTS | {"obj", "iobj", "root"}
_SPEAKERS = frozenset({"my", "our", "your", "we", "i", "you"})
_MAIN = frozenset({"root", "parataxis"})
_ACTED_ON = frozenset({"obj", "iobj", "obl"})


def find_actors(parse: Parse, know: ActorKnowledge, on: date | None, places: Sequence[Place] = ()) -> Cast:
    """Who is who. Places named only as places are no actors; pronouns that fit nobody are passed over."""
    names = find_names(parse, know, on, places)
    phrases = {phrase.head: phrase for phrase in find_phrases(parse, names, know)}
    register = Register(parse, know, on)
    round_ = _Round(parse, names, phrases, register)
    round_.run()
    give_employers(parse, names, register.met)
    give_countries(parse, names, know, register.met, _home(parse, places))
    pairs = find_pairs(parse, phrases, register, round_.met)
    silent = (
        round_.only_where()
        | _meet_owners(parse, names, know, register, round_.met)
        | {known.key for known in register.met if known.parts or known.faint}
    )
    return _cast(parse, register, round_.met, pairs, silent)


def _home(parse: Parse, places: Sequence[Place]) -> str | None:
    """The state of the dateline: the first place, where it stands before the first word that is read."""
    first = min(places, key=lambda place: place.span.start, default=None)
    start = parse.tokens[0].start if parse.tokens else 0
    return first.country if first is not None and first.span.start < start else None


def _cast(parse: Parse, register: Register, met: Mapping[int, Known], pairs: Pairs, silent: frozenset[str]) -> Cast:
    kept = sorted((k for k in register.met if k.mentions), key=lambda k: min(m.span for m in k.mentions))
    ids = {known.key: f"a{number}" for number, known in enumerate(kept, 1)}
    actors = tuple(as_actor(known, ids[known.key], parse.text) for known in kept)
    at = {
        index: tuple(ids[k.key] for k in (known.parts or (known,)) if k.key in ids)
        for index, known in met.items()
        if known.key in ids
    }
    both = {i: tuple(ids[m.key] for m in members) for i, (_, members) in pairs.items() if parse.tokens[i].pos == "NOUN"}
    together = {i: ids[joint.key] for i, (joint, _) in pairs.items()}
    spoken = {i: ids[known.key] for i, known in met.items() if known.parts and known.key in ids}
    return Cast(actors, {**at, **both}, frozenset(ids[key] for key in silent if key in ids), {**together, **spoken})


class _Round:
    """Goes through the words once and says of each whom it means, if anybody."""

    def __init__(self, parse: Parse, names: Names, phrases: Mapping[int, Phrase], register: Register) -> None:
        self._parse = parse
        self._names = names
        self._phrases = phrases
        self._register = register
        self._seen: list[Seen] = []
        self._aside: list[tuple[Known, Mention]] = []
        self.met: dict[int, Known] = {}

    def run(self) -> None:
        """Things that stand for their owner come last: whose they are may be said behind them."""
        later = []
        for token in self._parse.tokens:
            phrase = self._phrases.get(token.index)
            if phrase is not None and phrase.asset is not None:
                later.append((token, phrase))
            elif phrase is not None:
                self._meet(token, phrase, self._resolve(token, phrase))
            elif is_pronoun(token):
                self._meet(token, None, antecedent(self._parse, token, self._candidates(token)))
        for token, phrase in later:
            known = self._resolve(token, phrase)
            if known is not None:
                self._aside.append((known, _mention(self._parse, token, phrase)))
                self.met.setdefault(token.index, known)

    def _candidates(self, token: Token) -> Sequence[Seen]:
        """All met so far; for "they" also those who do something together."""
        if not is_many(token):
            return self._seen
        near = [s for s in self._seen if s.subject and s.sentence >= token.sentence - 1]
        return [*self._seen, *(joint for s in near if (joint := self._joint(s)) is not None)]

    def _joint(self, seen: Seen) -> Seen | None:
        tokens = coordinated(self._parse, self._parse.tokens[seen.token])
        members = {k.key: k for t in tokens if (k := self.met.get(t.index)) is not None}
        if len(members) < 2:
            return None
        joint = self._register.joint(tuple(members.values()))
        return Seen(seen.token, seen.sentence, seen.subject, seen.leading, joint)

    def only_where(self) -> frozenset[str]:
        """Those met only as places or by their things: sides of events all the same ("arrived in Norland")."""
        only = frozenset(known.key for known, _ in self._aside if not known.mentions)
        for known, mention in self._aside:
            known.mentions.append(mention)
        return only

    def _meet(self, token: Token, phrase: Phrase | None, known: Known | None) -> None:
        if known is None:
            return
        mention = _mention(self._parse, token, phrase)
        if self._is_where(token, phrase, known):
            self._aside.append((known, mention))
        else:
            known.faint = not known.mentions and phrase is not None and _is_faint(self._parse, token, phrase)
            known.mentions.append(mention)
            known.seen = token.index
            if phrase is not None and phrase.form is Form.DESCRIPTION:
                known.nouns.add(token.lemma.lower())
                first, last = phrase.core
                known.cores.append(Span(self._parse.tokens[first].start, self._parse.tokens[last - 1].end))
            self._seen.append(_seen(self._parse, token, known))
        for index in _words(phrase, token, self._phrases):
            self.met.setdefault(index, known)

    def _resolve(self, token: Token, phrase: Phrase) -> Known | None:
        owner = self._owner(phrase)
        if is_pair(self._parse, token) and phrase.form is Form.DESCRIPTION:
            two = last_two(token, self.met, self._register, phrase.office)
            if two and (phrase.definite or token.relation == "nmod:poss"):
                return self._register.joint(two)
        named = named_behind(self._parse, phrase, self._phrases)
        if named is not None:
            known = self._register.resolve_named(phrase, named, owner, self._owner(named))
        else:
            known = named_before(self._parse, phrase, self.met)
        if known is None:
            return self._register.resolve(phrase, owner, self._barred(token) | ({owner.key} if owner else set()))
        self._register.learn(known, phrase, owner)
        return known

    def _owner(self, phrase: Phrase) -> Known | None:
        return self.met.get(phrase.possessor) if phrase.possessor is not None else None

    def _is_where(self, token: Token, phrase: Phrase | None, known: Known) -> bool:
        """Whether a country, capital or seat of power is only where something is."""
        if phrase is None or phrase.entry is None or not (known.kind == "country" or phrase.entry.role is Role.SEAT):
            return False
        first = self._first_of(token)
        cases = {case.lemma for case in self._parse.children(first, "case")}
        ways = _WAYS | _AIMS if first.relation == "obl" else _WAYS
        return bool(cases & _LOCATIVES) or (token.index in self._names.where and bool(cases & ways))

    def _first_of(self, token: Token) -> Token:
        """The place that others are added to: "in Lindhavn, Norland", "in Norland and Sudria"."""
        above = self._parse.head(token)
        while token.dep in _ADDED and above is not None and above.pos == "PROPN":
            token, above = above, self._parse.head(above)
        return token

    def _barred(self, token: Token) -> frozenset[str]:
        """Whoever does it to them: "Brekke told the minister" speaks of two."""
        verb = self._parse.head(token)
        if verb is None or token.relation not in _ACTED_ON:
            return frozenset()
        subjects = self._parse.children(verb, *SUBJECTS)
        return frozenset(known.key for s in subjects if (known := self.met.get(s.index)) is not None)


def _meet_owners(
    parse: Parse, names: Names, know: ActorKnowledge, register: Register, met: dict[int, Known]
) -> frozenset[str]:
    """Adds the states that adjectives, modifiers and places point to; gives the keys of those met in no other way."""
    silent: set[str] = set()
    for index, entry in {**names.owners, **names.placed}.items():
        if index in met or entry.id not in know.state:
            continue
        known = met[index] = register.state(entry)
        if not known.mentions or known.key in silent:
            silent.add(known.key)
            span = parse.tokens[index].span
            known.mentions.append(Mention(span=span, head=span, form=Form.NAME))
    return frozenset(silent)


def _is_faint(parse: Parse, token: Token, phrase: Phrase) -> bool:
    """Whether a mention alone makes no actor: somebody or some body of whom the report speaks in passing."""
    if phrase.form is Form.NAME:
        return not phrase.person and phrase.entry is None and not phrase.people and token.dep not in _ACTING
    whose = phrase.possessor is not None and parse.tokens[phrase.possessor].lemma.lower() not in _SPEAKERS
    owned = phrase.owners or phrase.placed is not None or whose
    if (token.dep == "appos" and phrase.plural) or parse.child(token, "cop") is not None:
        return True  # what others are
    if _is_figure(parse, token) and not (owned or phrase.definite):
        return not any(parse.tokens[i].dep in SUBJECTS for i in (token.index, *phrase.also))
    return not (phrase.definite or owned or phrase.counted or token.dep in SUBJECTS)


def _is_figure(parse: Parse, token: Token) -> bool:
    """Whether a number says how many, but not which ones: "17 million residents", not "two other men"."""
    return bool(number_of(parse, token)) or any(child.lemma.lower() == "many" for child in parse.children(token))


def _mention(parse: Parse, token: Token, phrase: Phrase | None) -> Mention:
    first, last = (phrase.first, phrase.last) if phrase is not None else (token.index, token.index + 1)
    span = Span(parse.tokens[first].start, parse.tokens[last - 1].end)
    form = phrase.form if phrase is not None else Form.PRONOUN
    return Mention(span=span, head=token.span, form=form)


def _seen(parse: Parse, token: Token, known: Known) -> Seen:
    subject = token.dep in SUBJECTS
    verb = parse.head(token)
    joined = token.dep == "conj" or any(child.pos in ("NOUN", "PROPN") for child in parse.children(token, "conj"))
    leading = subject and verb is not None and verb.dep in _MAIN
    return Seen(token.index, token.sentence, subject, leading, known, is_plural(token), joined)


def _words(phrase: Phrase | None, token: Token, phrases: Mapping[int, Phrase]) -> range | tuple[int, ...]:
    """The words that lead to the mention: all of a name, since the tree may hang an argument on any of them."""
    if phrase is None:
        return (token.index,)
    if phrase.form is not Form.NAME or phrase.people:
        return (token.index, *phrase.also)
    return tuple(
        i
        for i in range(phrase.title[0] if phrase.title else phrase.core[0], phrase.core[1])
        if i == token.index or i not in phrases
    )
