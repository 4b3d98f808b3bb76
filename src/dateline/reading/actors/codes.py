"""What PLOVER codes the owners, places and possessors of a mention give it."""

from dateline.knowledge.actors import ActorKnowledge, Entry, Role
from dateline.model import ActorKind
from dateline.reading.actors.known import Known
from dateline.reading.actors.phrase import Phrase

BODY_ROLES = frozenset({Role.BODY, Role.SEAT})


def first_entry(phrase: Phrase) -> Entry | None:
    """The state or body that the words of a mention name, else the state of a place that they name."""
    return phrase.owners[0] if phrase.owners else phrase.placed


def owner_id(know: ActorKnowledge, phrase: Phrase, owner: Known | None) -> str | None:
    """The id of the state or body that a mention belongs to."""
    entry = first_entry(phrase)
    if entry is not None:
        return entry.id
    if owner is None:
        return None
    if owner.kind is ActorKind.COUNTRY:
        return owner.known_as
    state = next((code[:3] for code in owner.codes if code[:3] in know.state), None)
    return next((of for _, of in owner.offices if of is not None), None) or state or owner.known_as


def codes_of(know: ActorKnowledge, phrase: Phrase, owner: Known | None, sector: str) -> list[str]:
    """All codes that the owners give; the sector alone where nothing tells."""
    entries = phrase.owners or tuple(filter(None, (phrase.placed,)))
    codes = [code_by(know, entry, sector) for entry in entries]
    codes = codes or [code_of(know, owner_id(know, phrase, owner), sector)]
    return list(dict.fromkeys(code for code in codes if code))


def code_by(know: ActorKnowledge, entry: Entry, sector: str) -> str:
    if entry.role in BODY_ROLES and not sector:
        return entry.code
    return code_of(know, entry.id, sector)


def code_of(know: ActorKnowledge, of: str | None, sector: str) -> str:
    if of is None:
        return sector
    if of in know.state:
        return f"{of} {sector}".strip()
    organisation = know.organisation.get(of)
    return organisation.code if organisation is not None else sector
