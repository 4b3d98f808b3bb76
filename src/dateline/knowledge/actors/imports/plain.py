"""Reads a plain table of actors: CSV, parted by comma, semicolon or tab, with a header.

A table with a column for an office tells of its holders, any other of organisations. Headers may be worded as people
word them: name or person; title, office or position; country or of; from, first or start; to, last or end; aliases;
kind; code. Several aliases are parted by "|" or ";".
"""

import csv
import re
from collections.abc import Iterator, Mapping

from dateline.errors import InputError
from dateline.knowledge.actors.imports.found import (
    Found,
    Skipped,
    day,
    gathered,
    office_named,
    organisation,
    owner_named,
    state_named,
)
from dateline.knowledge.actors.index import ActorKnowledge
from dateline.knowledge.actors.schema import Holder, Organisation
from dateline.model import ActorKind

_COLUMNS = {
    "name": ("name", "person", "holder", "organisation", "organization", "actor"),
    "office": ("office", "title", "position", "role", "post"),
    "of": ("of", "country", "state", "organisation of", "iso", "iso3"),
    "first": ("first", "from", "start", "since", "start date", "begin"),
    "last": ("last", "to", "end", "until", "end date"),
    "names": ("names", "aliases", "alias", "other names", "spellings"),
    "kind": ("kind", "type"),
    "code": ("code", "plover", "plover code"),
}
_CODE = re.compile(r"^[A-Z]{3}( ?[A-Z]{3})*$")
Row = Mapping[str, str]


def read_plain(text: str, where: str, know: ActorKnowledge) -> Found:
    """The holders or organisations of a table.

    Raises: InputError where the header has no column for a name.
    """
    lines = text.splitlines()
    reader = csv.reader(lines, delimiter=_delimiter(lines[0] if lines else ""))
    header = [_column(cell) for cell in next(reader, [])]
    if "name" not in header:
        fix = "Begin the table with a header such as name,office,country,from,to"
        raise InputError(f"{where}: line 1", "no column for a name", fix)
    rows = ((reader.line_num, dict(zip(header, cells, strict=False))) for cells in reader if any(cells))
    return gathered(_record(row, f"line {line}", know) for line, row in rows)


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _column(cell: str) -> str:
    words = cell.strip().lower().replace("_", " ")
    return next((column for column, wordings in _COLUMNS.items() if words in wordings), words)


def _record(row: Row, where: str, know: ActorKnowledge) -> Holder | Organisation | Skipped:
    name = row.get("name", "").strip()
    if not name:
        return Skipped(where, "no name")
    return _holder(row, name, where, know) if row.get("office") else _body(row, name, where, know)


def _holder(row: Row, name: str, where: str, know: ActorKnowledge) -> Holder | Skipped:
    title = row["office"].strip()
    found = office_named(know, title)
    if found is None:
        return Skipped(where, f'no office is known by "{title}"')
    owner = owner_named(know, row.get("of", "")) or found[1]
    if owner is None:
        return Skipped(where, f'"{row.get("of", "")}" is no state or organisation that is known')
    first, last = day(row.get("first", "")), day(row.get("last", ""))
    if first is None or last is None:
        return Skipped(where, f'"{row.get("first", "")}" to "{row.get("last", "")}" are no dates: write 2015-11-27')
    return Holder(of=owner, office=found[0], person=name, first=first, last=last, names=tuple(_several(row)))


def _body(row: Row, name: str, where: str, know: ActorKnowledge) -> Organisation | Skipped:
    try:
        kind = ActorKind(row.get("kind", "").strip().lower() or ActorKind.ORGANISATION)
    except ValueError:
        return Skipped(where, f'"{row["kind"]}" is no kind: use {", ".join(kind.value for kind in ActorKind)}')
    code = row.get("code", "").strip().upper() or _code(row, kind, know)
    if not _CODE.match(code):
        return Skipped(where, f'"{code}" is no PLOVER code: write "NOR GOV" or give a country')
    parts = code.replace(" ", "")
    spaced = " ".join(parts[i : i + 3] for i in range(0, len(parts), 3))
    return organisation(know, name, tuple(_several(row)), kind, spaced)


def _code(row: Row, kind: ActorKind, know: ActorKnowledge) -> str:
    return f"{state_named(know, row.get('of', '')) or ''} {_SECTORS[kind]}".strip()


def _several(row: Row) -> Iterator[str]:
    yield from (name.strip() for name in re.split(r"[|;]", row.get("names", "")) if name.strip())


_SECTORS = {
    ActorKind.PERSON: "SOC",
    ActorKind.COUNTRY: "",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.ORGANISATION: "NGO",
    ActorKind.IGO: "IGO",
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.MEDIA: "JRN",
    ActorKind.COMPANY: "BUS",
    ActorKind.PEOPLE: "CVL",
}
