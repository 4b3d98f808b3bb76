"""Reads entities of FollowTheMoney, as OpenSanctions and others publish them: one JSON object a line.

Persons come with offices in two ways: as text (`position`: "President of Norland (2012-2018)"), or by an `Occupancy`
that ties a person (`holder`) to a `Position` (`post`) from `startDate` to `endDate`. Bodies become organisations.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from dateline.errors import InputError
from dateline.knowledge.actors.imports.found import (
    Found,
    Skipped,
    day,
    gathered,
    office_named,
    organisation,
    state_named,
)
from dateline.knowledge.actors.index import ActorKnowledge
from dateline.knowledge.actors.schema import Holder, Organisation
from dateline.model import ActorKind

_YEARS = re.compile(r"\s*\((?P<first>\d{4})?\s*(?:-|–)\s*(?P<last>\d{4})?\)\s*$")
_MANY = 8
"""Names of one entity that are worth keeping."""


class _Entity(Struct):
    id: str
    schema: str
    properties: dict[str, list[str]]
    line: int

    def all(self, *names: str) -> list[str]:
        return list(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))

    def one(self, *names: str) -> str:
        return next(iter(self.all(*names)), "")


def read_followthemoney(text: str, where: str, know: ActorKnowledge) -> Found:
    """The persons with offices, and the bodies.

    Raises: InputError where a line is no entity.
    """
    entities = {entity.id: entity for entity in _entities(text, where)}
    return gathered(record for entity in entities.values() for record in _records(entity, entities, know))


def _entities(text: str, where: str) -> Iterator[_Entity]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield _entity(json.loads(line), number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                fix = 'Give one JSON object a line, with "id", "schema" and "properties"'
                raise InputError(f"{where}: line {number}", f"no entity: {error}", fix) from None


def _entity(data: Mapping[str, Any], line: int) -> _Entity:
    properties = {key: [str(value) for value in values] for key, values in data["properties"].items()}
    if data.get("caption"):
        properties["name"] = [str(data["caption"]), *properties.get("name", [])]
    return _Entity(str(data["id"]), str(data["schema"]), properties, line)


def _records(
    entity: _Entity, entities: Mapping[str, _Entity], know: ActorKnowledge
) -> Iterator[Holder | Organisation | Skipped]:
    where = f"line {entity.line}"
    if entity.schema == "Occupancy":
        person, post = entities.get(entity.one("holder")), entities.get(entity.one("post"))
        if person is None or post is None:
            yield Skipped(where, "the person or the position of the occupancy is not in the file")
        else:
            yield _term(person, post.one("name"), entity.one("startDate"), entity.one("endDate"), where, know)
    elif entity.schema == "Person":
        for title in entity.all("position"):
            years = _YEARS.search(title)
            first, last = (years["first"] or "", years["last"] or "") if years else ("", "")
            yield _term(entity, _YEARS.sub("", title), first, last, where, know)
    elif entity.schema in _KINDS:
        yield _body(entity, where, know)
    elif entity.schema != "Position":
        yield Skipped(where, f"nothing is made of a {entity.schema}")


def _term(person: _Entity, title: str, first: str, last: str, where: str, know: ActorKnowledge) -> Holder | Skipped:
    name = person.one("name")
    if not name:
        return Skipped(where, "the person has no name")
    found = office_named(know, title)
    if found is None:
        return Skipped(where, f'no office is known by "{title}"')
    owner = found[1] or _state(person, know)
    if owner is None:
        return Skipped(where, f'nothing says whose office "{title}" is')
    begins, ends = day(first), day(last)
    if begins is None or ends is None:
        return Skipped(where, f'"{first}" to "{last}" are no dates')
    spellings = [n for n in person.all("name", "alias") if n != name and " " in n][:_MANY]
    return Holder(of=owner, office=found[0], person=name, first=begins, last=ends, names=tuple(spellings))


def _body(entity: _Entity, where: str, know: ActorKnowledge) -> Organisation | Skipped:
    name = entity.one("name")
    if not name:
        return Skipped(where, "the body has no name")
    kind, sector = _KINDS[entity.schema]
    code = f"{_state(entity, know) or ''} {sector}".strip()
    names = [n for n in entity.all("name", "alias", "abbreviation") if n != name][:_MANY]
    return organisation(know, name, names, kind, code)


def _state(entity: _Entity, know: ActorKnowledge) -> str | None:
    letters = entity.all("country", "citizenship", "nationality", "jurisdiction", "mainCountry")
    return next((state for text in letters if (state := state_named(know, text))), None)


_KINDS = {
    "Organization": (ActorKind.ORGANISATION, "NGO"),
    "PublicBody": (ActorKind.GOVERNMENT, "GOV"),
    "Company": (ActorKind.COMPANY, "BUS"),
    "LegalEntity": (ActorKind.ORGANISATION, "SOC"),
}
