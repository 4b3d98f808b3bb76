"""Ties the mentions of one report together: grows the list of who has been met so far."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dateline.knowledge.actors import ActorKnowledge, Effect, Entry, Holder, Office, OfficeKind, Role, plain
from dateline.language import Parse, Token
from dateline.model import ActorKind, Form, Span
from dateline.model import Role as OfficeHeld
from dateline.reading.actors.known import Known
from dateline.reading.actors.persons import (
    TOPS,
    contradicts,
    country_of_namesakes,
    holder_named,
    holds_office,
    same_person,
)
from dateline.reading.actors.phrases import Phrase

_PERSONAL = frozenset(OfficeKind) - {OfficeKind.HONORIFIC}
_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.IGO})
_UNIQUE = TOPS | {OfficeKind.MINISTER, OfficeKind.ROYAL}
_SAME_STATE_ROLES = frozenset({Role.NAME, Role.CAPITAL, Role.ADJECTIVE})
_ELITE = "ELI"


class Register:
    """Everybody met so far, the last one seen last."""

    def __init__(self, parse: Parse, know: ActorKnowledge, on: date | None) -> None:
        self._parse = parse
        self._know = know
        self._on = on
        self._papers: dict[str, Known] = {}
        self.met: list[Known] = []

    def recent(self) -> Iterator[Known]:
        return iter(sorted(self.met, key=lambda k: -k.seen))

    def find(self, key: str) -> Known | None:
        return next((k for k in self.met if k.key == key), None)

    def resolve(self, phrase: Phrase, owner: Known | None, barred: Collection[str] = ()) -> Known | None:
        """Whom a mention means, met now for the first time if need be; None where it means no actor.

        `barred` are the keys of those whom it cannot mean: whoever does something to them.
        """
        if phrase.person:
            known: Known | None = self._person(phrase)
        elif phrase.entry is not None:
            known = self._listed(phrase, phrase.entry)
        elif phrase.office is not None:
            known = self._by_office(phrase, owner, barred)
        else:
            known = self._body_or_thing(phrase, owner, barred)
        if known is not None and phrase.office is not None:
            self.learn(known, phrase, owner)
        return known

    def resolve_named(
        self, phrase: Phrase, named: Phrase, owner: Known | None, name_owner: Known | None
    ) -> Known | None:
        """Whom a description means that names them: "the minister, Ola Brekke" may have been met before without name."""
        if named.person and phrase.office is not None and not self._is_met(named):
            self._name(self._in_office(phrase, self._of(phrase, owner), ()), named)
        return self.resolve(named, name_owner)

    def _is_met(self, named: Phrase) -> bool:
        return any(k.person and k.surname and same_person(named, k) for k in self.met)

    def _name(self, known: Known | None, named: Phrase) -> None:
        """Gives a person met before without a name the name that the report tells now."""
        if known is not None and not known.surname:
            known.name, known.surname = named.name, plain(named.name).split()[-1]

    def _body_or_thing(self, phrase: Phrase, owner: Known | None, barred: Collection[str]) -> Known | None:
        back = self._pointed_back(phrase, owner, barred)
        if back is not None:
            return back
        if phrase.group is not None:
            return self._group(phrase, owner)
        if phrase.form is Form.NAME:
            return self._named(phrase)
        return self._owner_of_asset(phrase, owner) if phrase.asset is not None else None

    def state(self, entry: Entry) -> Known:
        """The state that a name, adjective or capital stands for."""
        return self.find(entry.id) or self._meet(
            Known(self._know.state[entry.id].name, ActorKind.COUNTRY, entry.id, codes=[entry.id], known_as=entry.id)
        )

    def joint(self, members: Sequence[Known]) -> Known:
        """Several actors who speak as one."""
        key = "joint:" + "+".join(sorted(m.key for m in members))
        return self.find(key) or self._meet(
            Known("", ActorKind.PEOPLE, key, plural=True, parts=tuple(members), codes=_union(members))
        )

    def _meet(self, known: Known) -> Known:
        self.met.append(known)
        return known

    def _listed(self, phrase: Phrase, entry: Entry) -> Known:
        if entry.role in _SAME_STATE_ROLES and entry.id in self._know.state:
            return self.state(entry)
        if entry.role is Role.PEOPLE:
            return self._nationals(phrase, entry)
        key = f"{entry.id}/{entry.role}/{entry.name}" if entry.role is not Role.ORGANISATION else entry.id
        return self.find(key) or self._meet(
            Known(
                entry.name,
                entry.kind,
                key,
                codes=[entry.code],
                known_as=entry.id if entry.role is Role.ORGANISATION else key,
            )
        )

    def _nationals(self, phrase: Phrase, entry: Entry) -> Known:
        """Citizens of a state; an ethnic group that lives elsewhere acts for the state where it lives."""
        ethnic = self._is_ethnic(phrase)
        at = phrase.placed.id if phrase.placed is not None else ""
        key = f"{entry.id}/{entry.role}/{at}" + (f"/{phrase.head}" if phrase.counted else "") + ("/e" if ethnic else "")
        code = entry.code if not ethnic else f"{at} CVL".strip()
        name = phrase.name if phrase.counted or ethnic else f"people of {entry.name}"
        return self.find(key) or self._meet(
            Known("" if phrase.counted else name, ActorKind.PEOPLE, key, codes=[code], known_as=key, plural=True)
        )

    def _is_ethnic(self, phrase: Phrase) -> bool:
        before = self._parse.tokens[max(phrase.core[0] - 1, 0)]
        return before.lemma.lower() == "ethnic"

    def _named(self, phrase: Phrase) -> Known:
        key = plain(phrase.name).lower()
        found = self.find(key) or next((k for k in self.recent() if _is_short_for(phrase.name, k)), None)
        if found is not None:
            return found
        kind = ActorKind.PEOPLE if phrase.people else ActorKind.ORGANISATION
        of = self._entry(phrase)
        codes = [self._code(of, "")] if of is not None else []
        return self._meet(Known(phrase.name, kind, key, codes=codes, plural=phrase.people, told=bool(codes)))

    def _person(self, phrase: Phrase) -> Known:
        words = plain(phrase.name).split()
        for known in self.recent():
            if known.person and known.surname and same_person(phrase, known) and not contradicts(phrase, known):
                if len(phrase.name) > len(known.name):
                    known.name = phrase.name
                return known
        unnamed = self._in_office(phrase, self._of(phrase, None), ()) if _is_unique(phrase.office) else None
        if unnamed is not None and not unnamed.surname:
            self._name(unnamed, phrase)
            return unnamed
        holder = holder_named(self._know, phrase, self._on)
        if holder is not None:
            for known in self.recent():
                if known.known_as == holder.person:
                    known.name, known.surname, known.person = phrase.name, words[-1], True
                    return known
        known = Known(phrase.name, ActorKind.PERSON, self._key_of(phrase), person=True)
        known.surname = words[-1]
        if holder is not None:
            self._know_holder(known, holder)
        elif (state := country_of_namesakes(self._know, phrase)) is not None:
            known.codes.append(state)
        if not known.codes and phrase.placed is not None:
            known.codes.append(phrase.placed.id)
        return self._meet(known)

    def _key_of(self, phrase: Phrase) -> str:
        key = "person:" + plain(phrase.name).lower()
        return key if self.find(key) is None else f"{key}/{phrase.head}"

    def _know_holder(self, known: Known, holder: Holder) -> None:
        known.known_as = holder.person
        office = self._know.office_by_id.get(holder.office)
        sector = office.sector if office is not None else ""
        over = self._on is not None and holder.last and holder.last < self._on.isoformat()[: len(holder.last)]
        code = self._code_of(holder.of, _ELITE if over and sector else sector)
        if code and code not in known.codes:
            known.codes.append(code)
        if office is not None:
            known.offices.append((office, holder.of))
            known.roles.append(OfficeHeld(title=office.names[0], of=holder.of))

    def _by_office(self, phrase: Phrase, owner: Known | None, barred: Collection[str]) -> Known | None:
        office, of = phrase.office, self._of(phrase, owner)
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
        return self._somebody(phrase, owner)

    def _in_office(self, phrase: Phrase, of: str | None, barred: Collection[str]) -> Known | None:
        """The person met before, the latest first, whose office a description names."""
        assert phrase.office is not None
        if phrase.office.kind is OfficeKind.ENVOY and phrase.last > phrase.core[1]:
            return None  # "the ambassador to Norland" is told from others by where they are sent
        alone = phrase.core[1] - phrase.core[0] <= 2 and phrase.last == phrase.core[1] and phrase.possessor is None
        for known in self.recent():
            fits = known.person and known.key not in barred and self._fits(known, of)
            if fits and holds_office(known, phrase.office, of, alone=alone):
                return known
        return None

    def _fits(self, known: Known, of: str | None) -> bool:
        """Whether somebody may belong to a state: no other one is known of them."""
        own = {code[:3] for code in known.codes} & set(self._know.state)
        return of is None or of not in self._know.state or not own or of in own

    def _holder(self, office: Office, of: str) -> Known:
        """Whoever holds the office on the day, known by name or only by the office."""
        holders = self._know.holders_of(office.id, of, self._on) or self._know.holders_of(office.kind, of, self._on)
        people = {holder.person: holder for holder in holders}
        if self._on is not None and len(people) == 1:
            holder = next(iter(people.values()))
            for known in self.met:
                if known.known_as == holder.person:
                    return known
            known = Known(holder.person, ActorKind.PERSON, "person:" + plain(holder.person).lower(), person=True)
            known.surname = plain(holder.short or holder.person).split()[-1]
            self._know_holder(known, holder)
            return self._meet(known)
        key = f"office:{office.id}/{of}"
        return self.find(key) or self._meet(Known("", ActorKind.PERSON, key, person=True))

    def _somebody(self, phrase: Phrase, owner: Known | None) -> Known:
        office = phrase.office
        assert office is not None
        kind = ActorKind.PEOPLE if phrase.plural else ActorKind.PERSON
        key = f"some:{office.id}/{self._of(phrase, owner)}/{phrase.plural}"
        if phrase.counted or (not phrase.definite and not phrase.plural):
            key += f"/{phrase.head}"
        codes = self._codes(phrase, owner, office.sector)
        return self.find(key) or self._meet(
            Known("", kind, key, codes=codes, plural=phrase.plural, person=not phrase.plural, told=bool(codes))
        )

    def _group(self, phrase: Phrase, owner: Known | None) -> Known | None:
        group = phrase.group
        assert group is not None
        of = self._of(phrase, owner)
        if group.kind is ActorKind.COUNTRY and phrase.definite and not phrase.owners:
            return None  # "the three countries" are no new ones
        key = f"group:{group.id}{self._body(phrase)}/{of}" + (f"/{phrase.head}" if phrase.counted else "")
        codes = self._codes(phrase, owner, group.sector)
        several = phrase.plural or group.kind is ActorKind.PEOPLE
        name = phrase.name if phrase.form is Form.NAME else ""
        return self.find(key) or self._meet(
            Known(name, group.kind, key, codes=codes, plural=several, group=group, told=bool(codes))
        )

    def _pointed_back(self, phrase: Phrase, owner: Known | None, barred: Collection[str]) -> Known | None:
        """The group or body met before that "the troops", "the company", "the group" mean."""
        if not phrase.definite or phrase.counted or owner is not None or phrase.owners or phrase.placed is not None:
            return None
        if phrase.form is Form.NAME or self._is_named_inside(phrase):
            return None
        kinds = phrase.anaphor.kinds if phrase.anaphor is not None and not phrase.plural else ()
        fits = [
            known
            for known in self.recent()
            if known.key not in barred
            and (_same_group(phrase, known) or (known.kind in kinds and (known.name or known.group is None)))
        ]
        same = (k for k in fits if k.group is not None and k.key.startswith(f"group:{k.group.id}{self._body(phrase)}/"))
        return next(same, None) or next(iter(fits), None)

    def _is_named_inside(self, phrase: Phrase) -> bool:
        """Whether a proper word tells it from others: "the Kurdistan government"."""
        inside = self._parse.tokens[phrase.first + 1 : phrase.head]
        return any(token.text[:1].isupper() for token in inside)

    def _body(self, phrase: Phrase) -> str:
        """What tells one body from another of its group: "the foreign ministry" is not "the presidency"."""
        if phrase.group is None or phrase.group.kind not in _BODIES:
            return ""
        head = self._parse.tokens[phrase.head]
        parts = (t.lemma.lower() for t in (*self._parse.children(head, "compound", "amod"), head))
        return ":" + " ".join(part for part in parts if not self._know.lookup(part.title()))

    def _owner_of_asset(self, phrase: Phrase, owner: Known | None) -> Known | None:
        noun = self._parse.tokens[phrase.head].lemma
        states = [entry for entry in phrase.owners if entry.id in self._know.state]
        listed = [
            entry for entry in phrase.owners if entry.id not in self._know.state or entry.role in (Role.BODY, Role.SEAT)
        ]
        if listed:
            owner = self._listed(phrase, listed[0])
        elif states:
            owner = self.state(states[0])
        elif owner is None and phrase.definite:
            owner = self._papers.get(noun)
        if owner is not None:
            self._papers[noun] = owner
        return owner

    def _entry(self, phrase: Phrase) -> Entry | None:
        return phrase.owners[0] if phrase.owners else phrase.placed

    def _codes(self, phrase: Phrase, owner: Known | None, sector: str) -> list[str]:
        """The codes that owners, places and possessors give; none where nothing tells and the sector is unknown."""
        owners = phrase.owners or tuple(filter(None, (phrase.placed,)))
        codes = [self._code(entry, sector) for entry in owners] or [self._code_of(self._of(phrase, owner), sector)]
        return list(dict.fromkeys(code for code in codes if code))

    def _code(self, entry: Entry, sector: str) -> str:
        if entry.role in (Role.BODY, Role.SEAT) and not sector:
            return entry.code
        return self._code_of(entry.id, sector)

    def _code_of(self, of: str | None, sector: str) -> str:
        if of is None:
            return sector
        if of in self._know.state:
            return f"{of} {sector}".strip()
        organisation = self._know.organisation.get(of)
        return organisation.code if organisation is not None else sector

    def _of(self, phrase: Phrase, owner: Known | None) -> str | None:
        """The id of the state or body that a mention belongs to."""
        entry = self._entry(phrase)
        if entry is not None:
            return entry.id
        if owner is None:
            return None
        if owner.kind is ActorKind.COUNTRY:
            return owner.known_as
        state = next((code[:3] for code in owner.codes if code[:3] in self._know.state), None)
        return next((of for _, of in owner.offices if of is not None), None) or state or owner.known_as

    def learn(self, known: Known, phrase: Phrase, owner: Known | None) -> None:
        """What a title says of a person, and what that makes their code. The text counts more than the knowledge."""
        office, of = phrase.office, self._of(phrase, owner)
        if office is None or office.kind not in _PERSONAL or not known.person:
            return
        if (office, of) in known.offices and any(role.span is not None for role in known.roles):
            return
        known.offices.append((office, of))
        known.roles.append(self._role(phrase, of))
        sector = _ELITE if phrase.effect is Effect.FORMER and office.sector else office.sector
        entry = self._entry(phrase)
        code = self._code(entry, sector) if entry is not None else self._code_of(of, sector)
        if not code:
            return
        better = of is not None and (all(len(c) == 3 for c in known.codes) or self._is_news(known, of))
        if better or not known.codes:
            known.codes[:] = [code]
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


def _is_unique(office: Office | None) -> bool:
    return office is not None and office.kind in _UNIQUE


def _union(members: Sequence[Known]) -> list[str]:
    return list(dict.fromkeys(code for member in members for code in member.codes))


def _without_owner(words: tuple[Token, ...], know: ActorKnowledge) -> tuple[Token, ...]:
    """A title without the article and the country before it: "the French foreign minister" is a foreign minister."""
    for start in range(len(words) - 1):
        word = words[start]
        if word.pos not in ("DET", "PRON") and word.text not in ("'s", "’s") and not know.lookup(word.text):
            return words[start:]
    return words[-1:]


def _same_group(phrase: Phrase, known: Known) -> bool:
    return phrase.group is not None and known.group is not None and known.group.id == phrase.group.id


def _is_short_for(name: str, known: Known) -> bool:
    """Whether an acronym stands for an organisation met before."""
    if known.person or not name.isupper() or len(name) < 2:
        return False
    initials = "".join(word[0] for word in known.name.split() if word[0].isupper())
    return name.replace(".", "") == initials
