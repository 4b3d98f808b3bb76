"""Reads what the Wikidata query service gives for offices and their holders, as JSON.

Both of its forms: the full one (`results.bindings`) and the plain list. The query must name its columns so:
`person` or `personLabel`, `officeLabel` (or `positionLabel`), `start`, `end`, and, where the title does not say whose
office it is, `country` or `countryLabel` (a label, ISO 3166 letters); `personAltLabel` adds other spellings.
"""

import json
from collections.abc import Iterator, Mapping

from dateline.errors import InputError
from dateline.knowledge.actors.imports.found import Found, Skipped, day, gathered, office_named, owner_named
from dateline.knowledge.actors.index import ActorKnowledge
from dateline.knowledge.actors.schema import Holder

_PERSON = ("personLabel", "holderLabel", "humanLabel", "itemLabel", "person", "holder")
_OFFICE = ("officeLabel", "positionLabel", "office", "position")
_OWNER = ("iso3", "iso", "countryLabel", "organisationLabel", "ofLabel", "country", "of")
_FIRST = ("start", "first", "from")
_LAST = ("end", "last", "to")
_OTHERS = ("personAltLabel", "aliases", "altLabel")
Row = Mapping[str, str]


def read_wikidata(text: str, where: str, know: ActorKnowledge) -> Found:
    """The holders of offices that the rows tell of.

    Raises: InputError where the text is no JSON of this kind.
    """
    rows = _rows(text, where)
    return gathered(_holder(row, f"row {number}", know) for number, row in enumerate(rows, 1))


def _rows(text: str, where: str) -> tuple[Row, ...]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InputError(where, f"no JSON: {error}", "Export the query's result as JSON") from None
    found = data.get("results", {}).get("bindings") if isinstance(data, dict) else data
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise InputError(where, "no list of rows in it", "Export the query's result as JSON")
    return tuple({key: _value(cell) for key, cell in row.items()} for row in found)


def _value(cell: object) -> str:
    return str(cell.get("value", "")) if isinstance(cell, dict) else str(cell)


def _holder(row: Row, where: str, know: ActorKnowledge) -> Holder | Skipped:
    person, title = _first(row, _PERSON), _first(row, _OFFICE)
    if not person or not title:
        return Skipped(where, f"no {'person' if not person else 'office'} in it: {', '.join(row)}")
    if person.startswith("http") or _is_number(person):
        return Skipped(where, f'"{person}" has no name in the language of the query')
    found = office_named(know, title)
    if found is None:
        return Skipped(where, f'no office is known by "{title}"')
    owner = found[1] or next((of for key in _OWNER if (of := owner_named(know, row.get(key, "")))), None)
    if owner is None:
        return Skipped(where, f'nothing says whose office "{title}" is')
    first, last = day(_first(row, _FIRST)), day(_first(row, _LAST))
    if first is None or last is None:
        return Skipped(where, f'"{_first(row, _FIRST)}" to "{_first(row, _LAST)}" are no dates')
    return Holder(of=owner, office=found[0], person=person, first=first, last=last, names=tuple(_spellings(row)))


def _spellings(row: Row) -> Iterator[str]:
    for name in _first(row, _OTHERS).split(", "):
        if " " in name.strip():
            yield name.strip()


def _first(row: Row, keys: tuple[str, ...]) -> str:
    return next((row[key] for key in keys if row.get(key)), "")


def _is_number(person: str) -> bool:
    return person[:1] == "Q" and person[1:].isdigit()
