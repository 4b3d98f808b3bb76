"""Reads actor dictionaries of the event coders TABARI and PETRARCH.

    OLA_BREKKE_
    +O._BREKKE_
        [NOR <900101]
        [NORGOV 900101-951231]
        [NORELI >960101]

A name with dated codes is a person, one with a plain code a body. Dates are YYMMDD or YYYYMMDD; after ";" or "#" stands
a comment.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.errors import InputError
from dateline.knowledge.actors.imports.found import Found, Skipped, gathered, organisation
from dateline.knowledge.actors.index import ActorKnowledge
from dateline.knowledge.actors.schema import Holder, Organisation
from dateline.model import ActorKind

_COMMENT = re.compile(r"\s*[;#].*$")
_CODE = re.compile(r"\[([A-Z]{3,})\s*([^\]]*)\]")
_SPAN = re.compile(r"^(?:<(\d{6,8})|>(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?$")
_CENTURY = 30
"""Two digits below this are years of this century."""
_SYNONYM = "+"


class _Entry(Struct):
    """A name with its synonyms and codes, and the line on which it begins."""

    line: int
    names: list[str]
    codes: list[tuple[str, str]]


def read_petrarch(text: str, where: str, know: ActorKnowledge) -> Found:
    """The persons and bodies of a dictionary.

    Raises: InputError where it holds no entry at all.
    """
    entries = tuple(_entries(text))
    if not any(entry.codes for entry in entries):
        raise InputError(where, "no actor with a code in brackets in it", "Give an actor dictionary of PETRARCH")
    return gathered(record for entry in entries for record in _records(entry, know))


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub("", raw).rstrip()
        name = _CODE.sub("", line).strip()
        if name and not name.startswith(_SYNONYM):
            if entry is not None:
                yield entry
            entry = _Entry(number, [], [])
        if entry is not None and name:
            entry.names.append(_readable(name.lstrip(_SYNONYM)))
        if entry is not None:
            entry.codes.extend((code, span.strip()) for code, span in _CODE.findall(line))
    if entry is not None:
        yield entry


def _readable(name: str) -> str:
    """ "OLA_BREKKE_" as papers write it."""
    words = name.replace("_", " ").split()
    return " ".join(word.capitalize() if len(word) > 3 or len(words) > 1 else word for word in words)


def _records(entry: _Entry, know: ActorKnowledge) -> Iterator[Holder | Organisation | Skipped]:
    where = f"line {entry.line}"
    if not entry.codes:
        yield Skipped(where, f'"{entry.names[0]}" has no code')
    elif any(span for _, span in entry.codes):
        yield from (_term(entry, code, span, where, know) for code, span in entry.codes)
    else:
        yield _body(entry, where, know)


def _term(entry: _Entry, code: str, span: str, where: str, know: ActorKnowledge) -> Holder | Skipped:
    owner, sector = code[:3], code[3:6]
    if owner not in know.state:
        return Skipped(where, f'no state has the code "{owner}"')
    office = _OFFICES.get(sector)
    if office is None:
        return Skipped(where, f'"{code}" tells of no office')
    found = _SPAN.match(span)
    if found is None:
        return Skipped(where, f'"{span}" is no span of days')
    before, after, first, last = found.groups()
    return Holder(
        of=owner,
        office=office,
        person=entry.names[0],
        first=_day(first or after),
        last=_day(last or before),
        names=tuple(entry.names[1:]),
    )


def _body(entry: _Entry, where: str, know: ActorKnowledge) -> Organisation | Skipped:
    code = entry.codes[0][0]
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    if any(len(part) != 3 for part in parts):
        return Skipped(where, f'"{code}" is not made of groups of three letters')
    if len(parts) == 1 and parts[0] in know.state:
        return Skipped(where, f'"{entry.names[0]}" is a state: name it in states.csv')
    kind = next((kind for part in parts if (kind := _KINDS.get(part))), ActorKind.ORGANISATION)
    return organisation(know, entry.names[0], entry.names[1:], kind, " ".join(parts))


def _day(digits: str | None) -> str:
    if not digits:
        return ""
    if len(digits) == len("YYMMDD"):
        digits = ("20" if int(digits[:2]) < _CENTURY else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


_OFFICES = {
    "GOV": "government-official",
    "MIL": "officer-rank",
    "OPP": "opposition-leader",
    "REB": "rebel-leader",
    "INS": "rebel-leader",
    "SEP": "rebel-leader",
    "LEG": "legislator",
    "JUD": "judge",
    "COP": "police-chief",
    "SPY": "spy-chief",
    "BUS": "executive",
    "MED": "journalist",
    "REL": "cleric",
    "PTY": "party-leader",
}
_KINDS = {
    "GOV": ActorKind.GOVERNMENT,
    "MIL": ActorKind.GOVERNMENT,
    "COP": ActorKind.GOVERNMENT,
    "SPY": ActorKind.GOVERNMENT,
    "LEG": ActorKind.GOVERNMENT,
    "JUD": ActorKind.GOVERNMENT,
    "IGO": ActorKind.IGO,
    "IMG": ActorKind.ARMED_GROUP,
    "REB": ActorKind.ARMED_GROUP,
    "INS": ActorKind.ARMED_GROUP,
    "SEP": ActorKind.ARMED_GROUP,
    "UAF": ActorKind.ARMED_GROUP,
    "MED": ActorKind.MEDIA,
    "JRN": ActorKind.MEDIA,
    "MNC": ActorKind.COMPANY,
    "BUS": ActorKind.COMPANY,
}
