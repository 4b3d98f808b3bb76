"""Ties the mentions of one report together: says of each whom it means."""

from collections.abc import Collection, Sequence
from datetime import date

from dateline.knowledge.actors import ActorKnowledge, Entry
from dateline.language import Parse
from dateline.reading.actors.bodies import Bodies
from dateline.reading.actors.book import Book
from dateline.reading.actors.known import Known
from dateline.reading.actors.people import People
from dateline.reading.actors.phrase import Phrase


class Register:
    """Everybody met so far, and how to find them again."""

    def __init__(self, parse: Parse, know: ActorKnowledge, on: date | None) -> None:
        self._book = Book()
        self._people = People(parse, know, on, self._book)
        self._bodies = Bodies(parse, know, on, self._book)

    @property
    def met(self) -> tuple[Known, ...]:
        return self._book.met

    def find(self, key: str) -> Known | None:
        return self._book.find(key)

    def resolve(self, phrase: Phrase, owner: Known | None, barred: Collection[str] = ()) -> Known | None:
        """Whom a mention means, met now for the first time if need be; None where it means no actor.

        `barred` are the keys of those whom it cannot mean: whoever does something to them.
        """
        if phrase.person:
            known: Known | None = self._people.by_name(phrase)
        elif phrase.entry is not None:
            known = self._bodies.listed(phrase, phrase.entry)
        elif phrase.office is not None:
            known = self._people.by_office(phrase, owner, barred)
        else:
            known = self._bodies.body_or_thing(phrase, owner, barred)
        if known is not None:
            self.learn(known, phrase, owner)
            if phrase.person and phrase.office is None and owner is not None:
                _affiliate(known, owner)
        return known

    def resolve_named(
        self, phrase: Phrase, named: Phrase, owner: Known | None, name_owner: Known | None
    ) -> Known | None:
        """Whom a description means that names them: "the minister, Ola Brekke"."""
        self._people.name(phrase, named, owner)
        return self.resolve(named, name_owner)

    def learn(self, known: Known, phrase: Phrase, owner: Known | None) -> None:
        """What a mention says of those whom it means: the office of a person, whose a body is."""
        self._people.learn(known, phrase, owner)
        self._bodies.learn(known, phrase, owner)

    def state(self, entry: Entry) -> Known:
        return self._bodies.state(entry)

    def state_of(self, known: Known) -> Known | None:
        """The one state that somebody is or acts for."""
        return self._bodies.state_of(known)

    def joint(self, members: Sequence[Known]) -> Known:
        return self._bodies.joint(members)


def _affiliate(known: Known, owner: Known) -> None:
    """ "Dagen's Ola Brekke" works for Dagen, "Norland's Ola Brekke" is of Norland."""
    if not known.codes and not owner.person and not owner.plural:
        known.codes.extend(owner.codes)
