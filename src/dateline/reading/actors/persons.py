"""Whether two names mean one person, and what the knowledge says of a name."""

from collections.abc import Iterable
from datetime import date

from dateline.knowledge.actors import ActorKnowledge, Entry, Holder, Office, OfficeKind, plain
from dateline.reading.actors.known import Known
from dateline.reading.actors.phrase import Phrase

TOPS = frozenset({OfficeKind.HEAD_OF_STATE, OfficeKind.HEAD_OF_GOVERNMENT})


def same_person(phrase: Phrase, known: Known) -> bool:
    """ "Putin" and "V. Putin" are Vladimir Putin, unless another first name stands there.

    In the east the surname comes first: "Mr. Li" is Li Wei.
    """
    words, full = plain(phrase.name).split(), plain(known.name).split()
    titled = phrase.office is not None and phrase.office.kind is OfficeKind.HONORIFIC
    if [w.lower() for w in words] == [w.lower() for w in full]:
        return True
    if len(words) == 1:
        ends = {known.surname, *full[-1:], *(part for w in full[-1:] for part in w.split("-"))}
        return words[0] in ends or (len(full) > 1 and words[0] == full[0] and (titled or len(words[0]) > 3))
    if len(full) == 1:
        return words[-1] == full[0]
    if _bare(words[-1]) != _bare(full[-1]):
        return False
    return words[0][0] == full[0][0] and (words[0] == full[0] or "." in words[0] + full[0])


def _bare(surname: str) -> str:
    """A surname without its article: "al-Abadi" and "Abadi" are one."""
    return surname.lower().removeprefix("al-").removeprefix("el-")


def contradicts(phrase: Phrase, known: Known) -> bool:
    """Whether the title before a surname cannot be that person's: King Harald is not President Harald."""
    office = phrase.office
    if office is None or " " in phrase.name:
        return False
    held = {o.id for o, _ in known.offices if o.kind is OfficeKind.HEAD_OF_STATE}
    if office.kind is OfficeKind.HEAD_OF_STATE and held and office.id not in held:
        return True
    royal = {OfficeKind.ROYAL, office.kind} == {OfficeKind.ROYAL} and held
    return bool(royal) or _elsewhere(phrase.owners, known)


def _elsewhere(owners: Iterable[Entry], known: Known) -> bool:
    states = {entry.id for entry in owners if len(entry.id) == 3 and entry.id.isupper()}
    own = {code[:3] for code in known.codes}
    return bool(known.told and states and own and states.isdisjoint(own))


def holder_named(know: ActorKnowledge, phrase: Phrase, on: date | None) -> Holder | None:
    """The one person of the knowledge whom a name means: in office on the day, or else ever."""
    for day in dict.fromkeys((on, None)):
        rows = tuple(h for h in know.holder(phrase.name, day) if _could_be(know, h, phrase))
        people = {row.person for row in rows}
        if len(people) == 1 and (" " in phrase.name or day is not None or know.is_top(phrase.name)):
            return max(rows, key=lambda row: row.first)
    return None


def country_of_namesakes(know: ActorKnowledge, phrase: Phrase) -> str | None:
    """The state of a surname that several of its leaders bore, where all led the same one."""
    rows = [row for row in know.holder(phrase.name) if know.is_top(phrase.name) and _could_be(know, row, phrase)]
    states = {row.of for row in rows if row.of in know.state}
    return next(iter(states)) if len(states) == 1 else None


def _could_be(know: ActorKnowledge, row: Holder, phrase: Phrase) -> bool:
    """Whether the state that the words give is the holder's, and the title no other; anybody may be called Mr."""
    states = {entry.id for entry in phrase.owners if entry.id in know.state}
    held, office = know.office_by_id.get(row.office), phrase.office
    if held is not None and " " not in phrase.name:
        top = office is not None and office.kind in TOPS
        if top and office is not None and (held.kind not in TOPS or _differ(held, office)):
            return False
        if _needs_title(know, row) and (office is None or office.id != held.id):
            return False
    return not states or row.of in states or row.of not in know.state


def _needs_title(know: ActorKnowledge, row: Holder) -> bool:
    """Whether papers never name somebody without a title: "King Harald" is not any Harald."""
    title, _, name = row.short.partition(" ")
    return bool(name) and know.office(title) is not None


def _differ(held: Office, office: Office) -> bool:
    """A king is no president."""
    return held.kind is office.kind is OfficeKind.HEAD_OF_STATE and held.id != office.id


def holds_office(known: Known, office: Office, of: str | None, *, alone: bool) -> bool:
    """Whether a person was given this office, or a title that papers use for it.

    `alone`: the noun stands without more words ("the minister") and points back to any office of its kind.
    """
    kinds = {office.kind, *office.stands_for} if alone else frozenset[OfficeKind]()
    for held, owner in known.offices:
        same_owner = of is None or owner is None or owner == of
        same = held.id == office.id or held.kind in kinds
        if same_owner and same and not _differ(held, office):
            return True
    return False
