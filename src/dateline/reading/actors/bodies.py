"""Finds states, bodies and groups among those met, and whom things stand for."""

from collections.abc import Collection, Sequence
from datetime import date

from dateline.knowledge.actors import ActorKnowledge, Entry, Role, plain
from dateline.language import Parse
from dateline.model import ActorKind, Form
from dateline.reading.actors.book import Book
from dateline.reading.actors.codes import BODY_ROLES, code_by, codes_of, first_entry, owner_id
from dateline.reading.actors.known import Known
from dateline.reading.actors.phrase import Phrase, number_of

_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.IGO})
_BARE = 2
_LEAGUE = "IGO"
_MEMBERS = frozenset({"members", "countries", "state"})
_NATION = frozenset({"people", "public", "nation"})
_SAME_STATE_ROLES = frozenset({Role.NAME, Role.CAPITAL, Role.ADJECTIVE})


class Bodies:
    """All actors of one report but the persons."""

    def __init__(self, parse: Parse, know: ActorKnowledge, on: date | None, book: Book) -> None:
        self._parse = parse
        self._on = on
        self._know = know
        self._book = book
        self._begins = {*know.state, *(one.code[:3] for one in know.organisations)}
        self._issuers: dict[str, Known] = {}

    def body_or_thing(self, phrase: Phrase, owner: Known | None, barred: Collection[str]) -> Known | None:
        back = self._member_state(phrase) or self._pointed_back(phrase, owner, barred)
        if back is not None:
            return back
        if phrase.group is not None:
            return self._group(phrase, owner)
        if phrase.form is Form.NAME:
            return self._named(phrase)
        return self._owner_of_asset(phrase, owner) if phrase.asset is not None else None

    def state(self, entry: Entry) -> Known:
        """The state that a name, adjective or capital stands for."""
        return self._book.enter(
            Known(self._know.state[entry.id].name, ActorKind.COUNTRY, entry.id, codes=[entry.id], known_as=entry.id)
        )

    def state_of(self, known: Known) -> Known | None:
        """The state itself, or the one for which a person acts."""
        if known.kind is ActorKind.COUNTRY:
            return known
        states = {code[:3] for code in known.codes} & self._know.state.keys()
        if len(states) != 1 or not known.person:
            return None
        state = self._know.state[next(iter(states))]
        return self.state(Entry(state.id, state.name, Role.NAME, ActorKind.COUNTRY, state.id))

    def joint(self, members: Sequence[Known]) -> Known:
        """Several actors who speak as one."""
        key = "joint:" + "+".join(sorted(m.key for m in members))
        return self._book.enter(
            Known("", ActorKind.PEOPLE, key, plural=True, parts=tuple(members), codes=_union(members))
        )

    def listed(self, phrase: Phrase, entry: Entry) -> Known:
        if entry.role in _SAME_STATE_ROLES and entry.id in self._know.state:
            return self.state(entry)
        if entry.role is Role.PEOPLE:
            return self._nationals(phrase, entry)
        key = f"{entry.id}/{entry.role}/{entry.name}" if entry.role is not Role.ORGANISATION else entry.id
        return self._book.enter(
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
        at = phrase.placed.id if phrase.placed is not None and ethnic else ""
        number = number_of(self._parse, self._parse.tokens[phrase.head])
        which = number or str(phrase.head) if phrase.counted else "ethnic" if ethnic else ""
        key = f"{entry.id}/{entry.role}/{entry.name}/{at}/{which}"
        code = entry.code if not ethnic else f"{at} CVL".strip()
        name = phrase.name if ethnic else "" if phrase.counted else self._demonym(entry)
        return self._book.enter(Known(name, ActorKind.PEOPLE, key, codes=[code], known_as=key, plural=True))

    def _demonym(self, entry: Entry) -> str:
        """What a people is called: "Norwegians", or "the people of Burkina Faso" where no plural tells it."""
        state = self._know.state[entry.id]
        if entry.name != state.name:
            return f"people of {entry.name}"
        plurals = (name for name in state.people if name.endswith(("s", "men")))
        return next(plurals, f"people of {state.name}")

    def _is_nation(self, phrase: Phrase) -> bool:
        noun = self._parse.tokens[phrase.head].lemma
        owned = any(entry.id in self._know.state for entry in phrase.owners[:1])
        return phrase.definite and noun in _NATION and owned

    def _nation(self, phrase: Phrase) -> Known:
        """ "The Norland people" are the people of Norland."""
        state = self._know.state[phrase.owners[0].id]
        entry = Entry(state.id, state.name, Role.PEOPLE, ActorKind.PEOPLE, state.id)
        return self._nationals(phrase, entry)

    def _is_ethnic(self, phrase: Phrase) -> bool:
        before = self._parse.tokens[max(phrase.core[0] - 1, 0)]
        return before.lemma.lower() == "ethnic"

    def _named(self, phrase: Phrase) -> Known:
        key = plain(phrase.name).lower()
        found = next((k for k in self._book.recent() if _is_short_for(phrase.name, k)), None)
        if found is not None:
            return found
        kind = ActorKind.PEOPLE if phrase.people else ActorKind.ORGANISATION
        of = first_entry(phrase)
        codes = [code_by(self._know, of, "")] if of is not None else []
        return self._book.enter(Known(phrase.name, kind, key, codes=codes, plural=phrase.people, told=bool(codes)))

    def _group(self, phrase: Phrase, owner: Known | None) -> Known | None:
        group = phrase.group
        assert group is not None
        of = owner_id(self._know, phrase, owner)
        if group.kind is ActorKind.COUNTRY and phrase.definite and not phrase.owners:
            return None  # "the three countries" are no new ones
        key = f"group:{group.id}{self._body(phrase)}/{of}" + self._which(phrase)
        if self._is_nation(phrase):
            return self._nation(phrase)
        codes = codes_of(self._know, phrase, owner, group.sector)
        unowned = not any(code[:3] in self._begins for code in codes)
        if group.kind is ActorKind.IGO and group.sector and unowned:
            codes = [f"{_LEAGUE} {group.sector}"]
        several = phrase.plural or group.kind is ActorKind.PEOPLE
        name = phrase.name if phrase.form is Form.NAME else ""
        return self._book.enter(
            Known(name, group.kind, key, codes=codes, plural=several, group=group, told=bool(codes))
        )

    def _which(self, phrase: Phrase) -> str:
        """What tells one of several such groups from the others."""
        if phrase.group is not None and phrase.group.by_place:
            at = phrase.placed.id if phrase.placed is not None else ""
            return "/several" if phrase.plural else f"/{at}"
        return f"/{phrase.head}" if phrase.counted else ""

    def learn(self, known: Known, phrase: Phrase, owner: Known | None) -> None:
        """Whose a body is, as a description of it says: "Dagen, a Norland newspaper"."""
        self._learn_kind(known, phrase)
        told = phrase.owners or phrase.placed is not None
        if known.person or known.known_as is not None or not told:
            return
        if any(code[:3] in self._know.state for code in known.codes):
            return
        sector = phrase.group.sector if phrase.group is not None else ""
        known.codes[:] = codes_of(self._know, phrase, owner, sector) if phrase.form is Form.DESCRIPTION else known.codes

    def _learn_kind(self, known: Known, phrase: Phrase) -> None:
        """What kind of body an unknown name is, as its description says: "Dagen, a newspaper"."""
        kinds = phrase.anaphor.kinds if phrase.anaphor is not None and phrase.form is Form.DESCRIPTION else ()
        if kinds and known.kind is ActorKind.ORGANISATION and known.known_as is None and known.name:
            known.kind = phrase.group.kind if phrase.group is not None and phrase.group.kind in kinds else kinds[0]

    def _member_state(self, phrase: Phrase) -> Known | None:
        """The state named last that belongs to a league: "the alliance member"."""
        nouns = {group.id for group in (phrase.group, phrase.anaphor) if group is not None}
        league = next((entry.id for entry in phrase.owners if entry.id in self._know.organisation), None)
        if league is None or not phrase.definite or phrase.plural or nouns.isdisjoint(_MEMBERS):
            return None
        members = self._know.members(league, self._on)
        return next((k for k in self._book.recent() if k.kind is ActorKind.COUNTRY and k.known_as in members), None)

    def _pointed_back(self, phrase: Phrase, owner: Known | None, barred: Collection[str]) -> Known | None:
        """The group or body met before that "the troops", "the company", "the group" mean."""
        if not phrase.definite or phrase.counted or owner is not None or phrase.owners or phrase.placed is not None:
            return None
        if phrase.form is Form.NAME or self._is_named_inside(phrase):
            return None
        kinds = phrase.anaphor.kinds if phrase.anaphor is not None and not phrase.plural else ()
        fits = [
            known
            for known in self._book.recent()
            if known.key not in barred
            and (self._same_group(phrase, known) or (known.kind in kinds and (known.name or known.group is None)))
        ]
        noun = self._parse.tokens[phrase.head].lemma.lower()
        same = f"{self._body(phrase)}/"
        alike = (
            k
            for k in fits
            if (k.group is not None and k.key.startswith(f"group:{k.group.id}{same}"))
            or noun in k.nouns
            or noun in k.name.lower().split()
        )
        bare = phrase.core[1] - phrase.core[0] <= _BARE  # "the foreign ministry" is not any body of a government
        other = (k for k in fits if bare or k.group is not None or k.kind is not ActorKind.GOVERNMENT)
        return next(alike, None) or next(other, None)

    def _same_group(self, phrase: Phrase, known: Known) -> bool:
        """Whether "the troops" may be the soldiers met before; else the noun must be the same."""
        if phrase.group is not None and known.group is None:
            told = known.plural and known.known_as is None and not known.parts and phrase.group.alike
            return told and any(code.endswith(phrase.group.sector) for code in known.codes)
        if phrase.group is None or known.group is None or known.group.id != phrase.group.id:
            return False
        noun = self._parse.tokens[phrase.head].lemma.lower()
        return phrase.group.alike or noun in known.nouns

    def _is_named_inside(self, phrase: Phrase) -> bool:
        """Whether a proper word tells it from others: "the Kurdistan government"."""
        inside = self._parse.tokens[phrase.first + 1 : phrase.head]
        return any(token.text[:1].isupper() for token in inside)

    def _body(self, phrase: Phrase) -> str:
        """What tells one body from another of its group: "the foreign ministry" is not "the presidency"."""
        head = self._parse.tokens[phrase.head]
        if phrase.group is not None and phrase.group.kind is ActorKind.PEOPLE:
            return f":{head.lemma.lower()}"
        if phrase.group is None or phrase.group.kind not in _BODIES:
            return ""
        parts = (t.lemma.lower() for t in (*self._parse.children(head, "compound", "amod"), head))
        words = " ".join(part for part in parts if not self._know.lookup(part.title()))
        return ":" if words in phrase.group.general else f":{words}"

    def _owner_of_asset(self, phrase: Phrase, owner: Known | None) -> Known | None:
        noun = self._parse.tokens[phrase.head].lemma
        states = [entry for entry in phrase.owners if entry.id in self._know.state]
        listed = [entry for entry in phrase.owners if entry.id not in self._know.state or entry.role in BODY_ROLES]
        if listed:
            owner = self.listed(phrase, listed[0])
        elif states and (owner is None or phrase.asset is None or not phrase.asset.issued):
            owner = self.state(states[0])
        elif owner is None and phrase.definite:
            owner = self._issuers.get(noun)
        if owner is not None:
            self._issuers[noun] = owner
        return owner


def _union(members: Sequence[Known]) -> list[str]:
    return list(dict.fromkeys(code for member in members for code in member.codes))


def _is_short_for(name: str, known: Known) -> bool:
    """Whether an acronym stands for an organisation met before."""
    if known.person or not name.isupper() or len(name) < 2:
        return False
    initials = "".join(word[0] for word in known.name.split() if word[0].isupper())
    return name.replace(".", "") == initials
