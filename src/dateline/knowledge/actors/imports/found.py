"""What an import found, and the small readings that all sources share."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.knowledge.actors.index import ActorKnowledge, Role, plain
from dateline.knowledge.actors.schema import Holder, Organisation
from dateline.model import ActorKind

_DATE = re.compile(r"^(\d{4})(?:-?(\d\d))?(?:-?(\d\d))?(?:T.*)?$")
_OF = re.compile(r"\s+(?:of|for|in)\s+(?:the\s+)?")
_STATE_ROLES = frozenset({Role.NAME, Role.ADJECTIVE, Role.CAPITAL})


class Skipped(Struct, frozen=True):
    """A record that was passed over: where it stands, and why."""

    where: str
    why: str


class Found(Struct, frozen=True):
    """What a file gave."""

    holders: tuple[Holder, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def gathered(records: Iterable[Holder | Organisation | Skipped]) -> Found:
    """All records by their kind, none twice; several with one id become one with all their names."""
    holders: dict[tuple[str, ...], Holder] = {}
    organisations: dict[str, Organisation] = {}
    skipped: list[Skipped] = []
    for record in records:
        if isinstance(record, Holder):
            holders[(record.of, record.office, record.person, record.first)] = record
        elif isinstance(record, Organisation):
            before = organisations.get(record.id)
            organisations[record.id] = record if before is None else _merged(before, record)
        else:
            skipped.append(record)
    return Found(tuple(holders.values()), tuple(organisations.values()), tuple(skipped))


def _merged(one: Organisation, other: Organisation) -> Organisation:
    names = dict.fromkeys((*one.names, other.name, *other.names))
    return Organisation(
        id=one.id,
        kind=one.kind,
        code=one.code,
        name=one.name,
        names=tuple(name for name in names if name != one.name),
        country=one.country or other.country,
        first=one.first,
        last=one.last,
    )


def organisation(know: ActorKnowledge, name: str, names: Sequence[str], kind: ActorKind, code: str) -> Organisation:
    """A row for an organisation; one that is known already keeps its id and code, and gains the new names."""
    known = next((e for n in (name, *names) for e in know.lookup(n) if e.role is Role.ORGANISATION), None)
    if known is not None:
        return _merged(know.organisation[known.id], Organisation(known.id, kind, code, name, tuple(names)))
    country = code[:3] if code[:3] in know.state else ""
    return Organisation(slug(name), kind, code, name, tuple(n for n in dict.fromkeys(names) if n != name), country)


def slug(name: str) -> str:
    """An id made of a name."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-") or "unnamed"


def day(text: str) -> str | None:
    """A date as exact as it is given; empty where none is, None where it is no date.

    Wikidata writes years that are only known as years as the first of January.
    """
    if not text:
        return ""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    year, month, date = found.groups()
    if month in (None, "00") or (month == "01" and date == "01" and "T" in text):
        return year
    return f"{year}-{month}" if date in (None, "00") else f"{year}-{month}-{date}"


def state_named(know: ActorKnowledge, text: str) -> str | None:
    """The id of the state that a code of two or three letters, a name or an adjective means."""
    words = text.strip()
    if words.upper() in know.state:
        return words.upper()
    by_letters = next((state.id for state in know.states if state.alpha2 and state.alpha2 == words.upper()), None)
    return by_letters or next((e.id for e in know.lookup(words) if e.role in _STATE_ROLES), None)


def owner_named(know: ActorKnowledge, text: str) -> str | None:
    """The id of a state or organisation."""
    state = state_named(know, text)
    return state or next((e.id for e in know.lookup(text.strip()) if e.role is Role.ORGANISATION), None)


def office_named(know: ActorKnowledge, title: str) -> tuple[str, str | None] | None:
    """The office that a title names, and whose it says that it is: "Minister of Finance of Norland"."""
    for end in reversed(list(_OF.finditer(title))):
        owner = owner_named(know, title[end.end() :])
        if owner is not None:
            office = know.office(title[: end.start()])
            return (office.id, owner) if office is not None else None
    words = title.split()
    owner = owner_named(know, words[0]) if len(words) > 1 else None
    office = know.office(title)
    return (office.id, owner) if office is not None else None
