"""Finds persons among those met: by their names, by their offices, and what the report teaches of them."""

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from dateline.knowledge.actors import ActorKnowledge, Effect, Holder, Office, OfficeKind, plain
from dateline.language import Parse, Token
from dateline.model import ActorKind, Span
from dateline.model import Role as OfficeHeld
from dateline.reading.actors.book import Book
from dateline.reading.actors.codes import code_by, code_of, codes_of, first_entry, owner_id
from dateline.reading.actors.known import Known
from dateline.reading.actors.persons import (
    TOPS,
    contradicts,
    country_of_namesakes,
    holder_named,
    holds_office,
    same_person,
)
from dateline.reading.actors.phrase import Phrase, number_of

_PERSONAL = frozenset(OfficeKind) - {OfficeKind.HONORIFIC}
_UNIQUE = TOPS | {OfficeKind.MINISTER, OfficeKind.ROYAL}
_SPEAKING = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.ORGANISATION, ActorKind.COMPANY, ActorKind.ARMED_GROUP}
)
_REACH = 4
"""Sentences back that "the men" can point."""
_SHORT = 3
_ELITE = "ELI"


class People:
    """The persons of one report."""

    def __init__(self, parse: Parse, know: ActorKnowledge, on: date | None, book: Book) -> None:
        self._parse = parse
        self._know = know
        self._on = on
        self._book = book

    def by_name(self, phrase: Phrase) -> Known:
        """The person whom a name means."""
        known = self._met_by_name(phrase) or self._unnamed(phrase) or self._new(phrase)
        known.pronouns = known.pronouns or self._pronouns(phrase, known.name)
        return known

    def _pronouns(self, phrase: Phrase, name: str) -> tuple[str, ...]:
        first, last = phrase.title or (phrase.core if not phrase.person else (0, 0))
        title = " ".join(t.text for t in self._parse.tokens[first:last])
        return self._know.pronouns_of(name if " " in name else "", title)

    def name(self, phrase: Phrase, named: Phrase, owner: Known | None) -> None:
        """Lets a description give the name that follows it to somebody met before without one."""
        if named.person and phrase.office is not None and self._met_by_name(named) is None:
            named_ones = frozenset(known.key for known in self._book.met if known.surname)
            _give_name(self._in_office(phrase, owner_id(self._know, phrase, owner), named_ones), named)

    def _met_by_name(self, phrase: Phrase) -> Known | None:
        for known in self._book.recent():
            if known.person and known.surname and same_person(phrase, known) and not contradicts(phrase, known):
                if len(phrase.name) > len(known.name):
                    known.name = phrase.name
                return known
        return None

    def _unnamed(self, phrase: Phrase) -> Known | None:
        """The holder of a high office whom the report has spoken of, but has not named yet."""
        if phrase.office is None or phrase.office.kind not in _UNIQUE:
            return None
        return _give_name(self._in_office(phrase, owner_id(self._know, phrase, None), ()), phrase)

    def _new(self, phrase: Phrase) -> Known:
        holder = holder_named(self._know, phrase, self._on)
        known = self._known_as(holder) if holder is not None else None
        if known is None:
            key = "person:" + plain(phrase.name).lower()
            key = key if self._book.find(key) is None else f"{key}/{phrase.head}"
            known = self._book.enter(Known(phrase.name, ActorKind.PERSON, key, person=True))
            if holder is not None:
                self._know_holder(known, holder)
            else:
                said = code_by(self._know, phrase.placed, "") if phrase.placed is not None else None
                known.codes.extend(filter(None, (country_of_namesakes(self._know, phrase) or said,)))
        known.name, known.surname, known.person = phrase.name, plain(phrase.name).split()[-1], True
        return known

    def _known_as(self, holder: Holder) -> Known | None:
        return next((known for known in self._book.recent() if known.known_as == holder.person), None)

    def _know_holder(self, known: Known, holder: Holder) -> None:
        known.known_as = holder.person
        office = self._know.office_by_id.get(holder.office)
        sector = office.sector if office is not None else ""
        code = code_of(self._know, holder.of, self._sector_on_the_day(holder, sector))
        if code and code not in known.codes:
            known.codes.append(code)
        if office is not None:
            first, last = _day(holder.first), _day(holder.last)
            if holder.in_office(self._on):
                known.offices.append((office, holder.of))
            known.roles.append(OfficeHeld(title=office.names[0], of=holder.of, first=first, last=last))

    def _sector_on_the_day(self, holder: Holder, sector: str) -> str:
        """None yet for whoever will hold the office later; those who held it once are elite."""
        day = self._on.isoformat() if self._on is not None else ""
        if day and holder.first and day[: len(holder.first)] < holder.first:
            return ""
        return _ELITE if day and sector and holder.last and holder.last < day[: len(holder.last)] else sector

    def by_office(self, phrase: Phrase, owner: Known | None, barred: Collection[str]) -> Known | None:
        phrase = self._mirrored(phrase, owner)
        office, of = phrase.office, owner_id(self._know, phrase, owner)
        assert office is not None
        owned = bool(phrase.owners) or phrase.possessor is not None
        if not phrase.definite and not (owned and office.kind in _UNIQUE and not phrase.plural):
            return self._somebody(phrase, owner)
        if not phrase.plural:
            known = self._in_office(phrase, of, barred)
            if known is not None:
                return known
            if of is not None and office.kind in _UNIQUE:
                return self._holder(office, of)
        return self._pointed_back(phrase) or self._somebody(phrase, owner)

    def _pointed_back(self, phrase: Phrase) -> Known | None:
        """Those of the last sentences whom "the men", "the two suspects" mean: some who were counted."""
        anaphor = phrase.anaphor
        if anaphor is None or ActorKind.PEOPLE not in anaphor.kinds or not phrase.plural or not _is_alone(phrase):
            return None
        head = self._parse.tokens[phrase.head]
        number = number_of(self._parse, head)
        for known in self._book.recent():
            if self._parse.tokens[known.seen].sentence < head.sentence - _REACH:
                return None
            told = self._number_told(known)
            if known.kind is ActorKind.PEOPLE and not known.parts and told and number in ("", told):
                return known
        return None

    def _number_told(self, known: Known) -> str:
        """How many they were said to be."""
        heads = (self._parse.within(mention.head)[0] for mention in known.mentions)
        return next((number for head in heads if (number := number_of(self._parse, head))), "")

    def _mirrored(self, phrase: Phrase, owner: Known | None) -> Phrase:
        """The same with the office that "his counterpart" holds: his own, elsewhere."""
        own = (office for office, _ in owner.offices if office.kind in _UNIQUE) if owner is not None else iter(())
        office = next(own, None)
        if phrase.office is None or not phrase.office.mirrors or office is None or not phrase.owners:
            return phrase
        return replace(phrase, office=office)

    def _in_office(self, phrase: Phrase, of: str | None, barred: Collection[str]) -> Known | None:
        """The person met before, the latest first, whose office a description names."""
        assert phrase.office is not None
        if phrase.office.kind is OfficeKind.ENVOY and phrase.last > phrase.core[1]:
            return None  # "the ambassador to Norland" is told from others by where they are sent
        alone = phrase.core[1] - phrase.core[0] <= 2 and phrase.last == phrase.core[1] and phrase.possessor is None
        for known in self._book.recent():
            fits = known.person and known.key not in barred and self._fits(known, of) and self._same_noun(phrase, known)
            if fits and holds_office(known, phrase.office, of, alone=alone):
                return known
        return None

    def _same_noun(self, phrase: Phrase, known: Known) -> bool:
        """Of people in general the noun must be the same: "the mother" is no witness met before."""
        common = phrase.office is not None and phrase.office.kind is OfficeKind.PROFESSION
        return not common or self._parse.tokens[phrase.head].lemma.lower() in known.nouns

    def _fits(self, known: Known, of: str | None) -> bool:
        """Whether somebody may belong to a state: no other one is known of them."""
        own = {code[:3] for code in known.codes} & set(self._know.state)
        return of is None or of not in self._know.state or not own or of in own

    def _holder(self, office: Office, of: str) -> Known:
        """Whoever holds the office on the day, known by name or only by the office."""
        holders = self._know.holders_of(office.id, of, self._on)
        if not holders and office.kind in TOPS:
            holders = self._know.holders_of(office.kind, of, self._on)
        people = {holder.person: holder for holder in holders}
        if self._on is not None and len(people) == 1:
            holder = next(iter(people.values()))
            for known in self._book.met:
                if known.known_as == holder.person:
                    return known
            known = Known(holder.person, ActorKind.PERSON, "person:" + plain(holder.person).lower(), person=True)
            known.surname = plain(holder.short or holder.person).split()[-1]
            self._know_holder(known, holder)
            return self._book.enter(known)
        key = f"office:{office.id}/{of}"
        return self._book.enter(Known("", ActorKind.PERSON, key, person=True))

    def _somebody(self, phrase: Phrase, owner: Known | None) -> Known:
        office = phrase.office
        assert office is not None
        kind = ActorKind.PEOPLE if phrase.plural else ActorKind.PERSON
        noun = (
            self._parse.tokens[phrase.head].lemma.lower()
            if office.kind is OfficeKind.PROFESSION or phrase.plural
            else ""
        )
        key = f"some:{office.id}{noun}/{owner_id(self._know, phrase, owner)}/{phrase.plural}"
        if phrase.counted or (not phrase.definite and not phrase.plural):
            key += f"/{phrase.head}"
        codes = codes_of(self._know, phrase, owner, _sector(phrase, office))
        if not codes and office.kind is OfficeKind.SPOKESPERSON:
            codes = self._spoken_for()
        known = Known("", kind, key, codes=codes, plural=phrase.plural, person=not phrase.plural, told=bool(codes))
        known.foreign = office.elsewhere and (owner is None or not owner.person)
        known.pronouns = self._pronouns(phrase, "")
        return self._book.enter(known)

    def _spoken_for(self) -> list[str]:
        """The codes of the body named last: "The ministry denied it. A spokesman said ..."."""
        return next((list(k.codes) for k in self._book.recent() if k.kind in _SPEAKING and k.codes), [])

    def learn(self, known: Known, phrase: Phrase, owner: Known | None) -> None:
        """What a title says of a person, and what that makes their code. The text counts more than the knowledge."""
        office, of = phrase.office, owner_id(self._know, phrase, owner)
        if office is None or office.kind not in _PERSONAL or not known.person:
            return
        if (office, of) in known.offices and any(role.span is not None for role in known.roles):
            return
        known.offices.append((office, of))
        known.roles.append(self._role(phrase, of))
        sector = _sector(phrase, office)
        sector = _ELITE if phrase.effect is Effect.FORMER and sector else sector
        entry = first_entry(phrase)
        code = code_by(self._know, entry, sector) if entry is not None else code_of(self._know, of, sector)
        if not code or (phrase.effect is Effect.FORMER and of is not None and of not in self._know.state):
            return
        better = of is not None and (all(len(c) == 3 for c in known.codes) or self._is_news(known, of))
        beside = known.codes and known.known_as is not None and known.codes[0][:3] not in self._know.state
        beside = beside and of in self._know.state
        if better or not known.codes:
            known.codes[:] = [*known.codes, code] if beside else [code]
        known.told = known.told or of is not None

    def _is_news(self, known: Known, of: str) -> bool:
        """Whether the report gives another state than the knowledge, and has given none before."""
        return not known.told and of in self._know.state and all(code[:3] != of for code in known.codes)

    def _role(self, phrase: Phrase, of: str | None) -> OfficeHeld:
        """The office as the words give it; held on the day of the report unless they say otherwise."""
        first, last = phrase.title or (phrase.first, phrase.last)
        words = _without_owner(self._parse.tokens[first:last], self._know)
        day = self._on if phrase.effect is None else None
        title = self._parse.text[words[0].start : words[-1].end]
        return OfficeHeld(title=title, of=of, first=day, last=day, span=Span(words[0].start, words[-1].end))


def _is_alone(phrase: Phrase) -> bool:
    """Whether only an article and a number stand before a noun, and nothing tells whose they are."""
    owned = phrase.owners or phrase.placed is not None or phrase.possessor is not None
    return phrase.definite and not owned and phrase.core[1] - phrase.core[0] <= _SHORT


def _day(text: str) -> date | None:
    """A date that is known to the day."""
    return date.fromisoformat(text) if len(text) == len("2015-11-27") else None


def _sector(phrase: Phrase, office: Office) -> str:
    """The sector of an office, or of the body that it is an office of."""
    return office.sector or (phrase.within.sector if phrase.within is not None else "")


def _give_name(known: Known | None, named: Phrase) -> Known | None:
    if known is None or known.surname:
        return None
    known.name, known.surname = named.name, plain(named.name).split()[-1]
    return known


def _without_owner(words: tuple[Token, ...], know: ActorKnowledge) -> tuple[Token, ...]:
    """A title without the article and the country before it: "the French foreign minister" is a foreign minister."""
    for start in range(len(words) - 1):
        word = words[start]
        if word.pos not in ("DET", "PRON") and word.text not in ("'s", "’s") and not know.lookup(word.text):
            return words[start:]
    return words[-1:]
