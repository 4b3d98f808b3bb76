"""Ties the mentions of one report together: grows the list of who has been met so far."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field

from dateline.knowledge.actors import ActorKnowledge, Entry, Holder, Office, OfficeKind, Role, plain
from dateline.language import Parse, Token
from dateline.model import Actor, ActorKind, Form, Mention, Span
from dateline.model import Role as OfficeHeld
from dateline.reading.actors.phrases import Phrase

_TOPS = frozenset({OfficeKind.HEAD_OF_STATE, OfficeKind.HEAD_OF_GOVERNMENT})
_PERSONAL = frozenset(OfficeKind) - {OfficeKind.HONORIFIC}
_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.IGO})
_UNIQUE = _TOPS | {OfficeKind.MINISTER, OfficeKind.ROYAL}
_SAME_STATE_ROLES = frozenset({Role.NAME, Role.CAPITAL, Role.ADJECTIVE})


class Known(Struct):
    """An actor while the report is being read: what the mentions so far say of it."""

    name: str
    kind: ActorKind
    key: str
    surname: str = ""
    codes: list[str] = field(default_factory=list)
    offices: list[tuple[Office, str | None]] = field(default_factory=list)
    roles: list[OfficeHeld] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    known_as: str | None = None
    plural: bool = False
    person: bool = False
    seen: int = 0


class Register:
    """Everybody met so far, the last one seen last."""

    def __init__(self, parse: Parse, know: ActorKnowledge, on: date | None) -> None:
        self._parse = parse
        self._know = know
        self._on = on
        self.met: list[Known] = []

    def recent(self) -> Iterator[Known]:
        return iter(sorted(self.met, key=lambda k: -k.seen))

    def find(self, key: str) -> Known | None:
        return next((k for k in self.met if k.key == key), None)

    def resolve(self, phrase: Phrase, owner: Known | None) -> Known | None:
        """Whom a mention means, met now for the first time if need be; None where it means no actor."""
        if phrase.person:
            known: Known | None = self._person(phrase)
        elif phrase.entry is not None:
            known = self._listed(phrase.entry)
        elif phrase.form is Form.NAME:
            known = self._named(phrase)
        elif phrase.office is not None:
            known = self._by_office(phrase, owner)
        elif phrase.group is not None:
            known = self._group(phrase, owner)
        else:
            known = self._owner_of_asset(phrase, owner)
        if known is not None and phrase.office is not None:
            self.learn(known, phrase, owner)
        return known

    def state(self, entry: Entry) -> Known:
        """The state that a name, adjective or capital stands for."""
        return self.find(entry.id) or self._meet(
            Known(self._know.state[entry.id].name, ActorKind.COUNTRY, entry.id, codes=[entry.id], known_as=entry.id)
        )

    def joint(self, members: Sequence[Known]) -> Known:
        """Several actors who speak as one."""
        key = "joint:" + "+".join(sorted(m.key for m in members))
        name = " and ".join(m.name for m in members)
        return self.find(key) or self._meet(Known(name, ActorKind.PEOPLE, key, plural=True))

    def _meet(self, known: Known) -> Known:
        self.met.append(known)
        return known

    def _listed(self, entry: Entry) -> Known:
        if entry.role in _SAME_STATE_ROLES and entry.id in self._know.state:
            return self.state(entry)
        key = f"{entry.id}/{entry.role}/{entry.name}" if entry.role is not Role.ORGANISATION else entry.id
        return self.find(key) or self._meet(
            Known(
                entry.name if entry.role is not Role.PEOPLE else f"people of {entry.name}",
                entry.kind,
                key,
                codes=[entry.code],
                known_as=entry.id if entry.role is Role.ORGANISATION else key,
                plural=entry.role is Role.PEOPLE,
            )
        )

    def _named(self, phrase: Phrase) -> Known:
        key = plain(phrase.name).lower()
        found = self.find(key) or next((k for k in self.recent() if _is_short_for(phrase.name, k)), None)
        if found is not None:
            return found
        kind = ActorKind.PEOPLE if phrase.people else ActorKind.ORGANISATION
        owners = [entry.id for entry in phrase.owners[:1] if entry.id in self._know.state]
        return self._meet(Known(phrase.name, kind, key, codes=owners, plural=phrase.people))

    def _person(self, phrase: Phrase) -> Known:
        words = plain(phrase.name).split()
        for known in self.recent():
            if known.person and known.surname and _same_person(words, known):
                if len(phrase.name) > len(known.name):
                    known.name = phrase.name
                return known
        holder = self._holder_named(phrase.name)
        if holder is not None:
            for known in self.recent():
                if known.known_as == holder.person:
                    known.name, known.surname, known.person = phrase.name, words[-1], True
                    return known
        known = Known(phrase.name, ActorKind.PERSON, "person:" + plain(phrase.name).lower(), person=True)
        known.surname = words[-1]
        if holder is not None:
            self._know_holder(known, holder)
        return self._meet(known)

    def _holder_named(self, name: str) -> Holder | None:
        """The one person of the knowledge whom a name means: in office then, or else ever."""
        for on in dict.fromkeys((self._on, None)):
            people = {holder.person: holder for holder in reversed(self._know.holder(name, on))}
            if len(people) == 1 and (" " in name or on is not None):
                return next(iter(people.values()))
        return None

    def _know_holder(self, known: Known, holder: Holder) -> None:
        known.known_as = holder.person
        office = self._know.office_by_id.get(holder.office)
        code = self._code(holder.of, office.sector if office is not None else "")
        if code and code not in known.codes:
            known.codes.append(code)
        if office is not None:
            known.offices.append((office, holder.of))
            known.roles.append(OfficeHeld(title=office.names[0], of=holder.of))

    def _by_office(self, phrase: Phrase, owner: Known | None) -> Known | None:
        office, of = phrase.office, _owner_id(phrase, owner)
        assert office is not None
        if not phrase.definite and not (phrase.owners and office.kind in _UNIQUE and not phrase.plural):
            return self._somebody(phrase, owner)
        if not phrase.plural:
            for known in self.recent():
                if known.person and _holds(known, office, of):
                    return known
            if of is not None and office.kind in _UNIQUE:
                return self._holder(office, of)
        return self._somebody(phrase, owner)

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
        key = f"some:{office.id}/{_owner_id(phrase, owner)}/{phrase.plural}"
        if not phrase.definite and not phrase.plural:
            key += f"/{phrase.head}"
        code = self._code(_owner_id(phrase, owner), office.sector)
        return self.find(key) or self._meet(
            Known("", kind, key, codes=[code] if code else [], plural=phrase.plural, person=False)
        )

    def _group(self, phrase: Phrase, owner: Known | None) -> Known:
        group = phrase.group
        assert group is not None
        of = _owner_id(phrase, owner)
        which = f"group:{group.id}{self._body(phrase)}/"
        if of is None and phrase.definite:
            for known in self.recent():
                if known.key.startswith(which):
                    return known
        key = f"{which}{of}"
        codes = [self._code(entry.id, group.sector) for entry in phrase.owners] or [self._code(of, group.sector)]
        return self.find(key) or self._meet(
            Known("", group.kind, key, codes=[c for c in codes if c], plural=phrase.plural or not phrase.definite)
        )

    def _body(self, phrase: Phrase) -> str:
        """What tells one body from another of its group: "the foreign ministry" is not "the presidency"."""
        if phrase.group is None or phrase.group.kind not in _BODIES:
            return ""
        head = self._parse.tokens[phrase.head]
        parts = (t.lemma.lower() for t in (*self._parse.children(head, "compound", "amod"), head))
        return ":" + " ".join(part for part in parts if not self._know.lookup(part.title()))

    def _owner_of_asset(self, phrase: Phrase, owner: Known | None) -> Known | None:
        states = [entry for entry in phrase.owners if entry.id in self._know.state]
        return self.state(states[0]) if states else owner

    def _code(self, of: str | None, sector: str) -> str:
        if of is None:
            return sector
        if of in self._know.state:
            return f"{of} {sector}".strip()
        organisation = self._know.organisation.get(of)
        return organisation.code if organisation is not None else sector

    def learn(self, known: Known, phrase: Phrase, owner: Known | None) -> None:
        """What a title says of a person, and what that makes their code."""
        office, of = phrase.office, _owner_id(phrase, owner)
        if office is None or office.kind not in _PERSONAL or not known.person:
            return
        if (office, of) in known.offices and any(role.span is not None for role in known.roles):
            return
        known.offices.append((office, of))
        known.roles.append(self._role(phrase, of))
        code = self._code(of, office.sector)
        if code and not known.codes and (of is not None or office.sector):
            known.codes.append(code)
        elif code and of is not None and all(len(c) == 3 and c != of for c in known.codes):
            known.codes[:] = [code]

    def _role(self, phrase: Phrase, of: str | None) -> OfficeHeld:
        """The office as the words give it; held on the day of the report unless they say otherwise."""
        first, last = phrase.title or (phrase.first, phrase.last)
        words = _without_owner(self._parse.tokens[first:last], self._know)
        day = self._on if phrase.effect is None else None
        title = self._parse.text[words[0].start : words[-1].end]
        return OfficeHeld(title=title, of=of, first=day, last=day, span=Span(words[0].start, words[-1].end))


def _without_owner(words: tuple[Token, ...], know: ActorKnowledge) -> tuple[Token, ...]:
    """A title without the article and the country before it: "the French foreign minister" is a foreign minister."""
    for start in range(len(words) - 1):
        word = words[start]
        if word.pos != "DET" and not know.lookup(word.text):
            return words[start:]
    return words[-1:]


def _owner_id(phrase: Phrase, owner: Known | None) -> str | None:
    if phrase.owners:
        return phrase.owners[0].id
    if owner is None:
        return None
    if owner.kind is ActorKind.COUNTRY:
        return owner.known_as
    return next((of for _, of in owner.offices if of is not None), owner.known_as)


def _holds(known: Known, office: Office, of: str | None) -> bool:
    """Whether a person was given this office, or a title that papers use for it."""
    for held, owner in known.offices:
        same_owner = of is None or owner is None or owner == of
        if same_owner and (held.id == office.id or (held.kind == office.kind and held.kind in _TOPS)):
            return True
    return False


def _same_person(words: Sequence[str], known: Known) -> bool:
    """ "Putin" and "V. Putin" are Vladimir Putin, unless another first name stands there."""
    full = plain(known.name).split()
    if [w.lower() for w in words] == [w.lower() for w in full]:
        return True
    if len(words) == 1:
        return words[0] in (known.surname, *full[-1:]) or (len(full) > 1 and words[0] == full[0] and len(words[0]) > 3)
    if len(full) == 1:
        return words[-1] == full[0]
    return words[-1] == full[-1] and words[0][0] == full[0][0] and (words[0] == full[0] or "." in words[0] + full[0])


def _is_short_for(name: str, known: Known) -> bool:
    """Whether an acronym stands for an organisation met before."""
    if known.person or not name.isupper() or len(name) < 2:
        return False
    initials = "".join(word[0] for word in known.name.split() if word[0].isupper())
    return name.replace(".", "") == initials


def as_actor(known: Known, name: str, text: str) -> Actor:
    mentions = tuple(sorted(known.mentions, key=lambda m: m.span))
    longest = max((m.span.of(text) for m in mentions if m.form is not Form.PRONOUN), key=len, default="")
    return Actor(
        id=name,
        name=known.name or longest,
        kind=known.kind,
        codes=tuple(known.codes),
        roles=tuple(known.roles),
        mentions=mentions,
        known_as=known.known_as,
    )
