"""From words to a document: identity, notes and day of publication."""

import hashlib
import re
from datetime import date
from email.utils import parsedate

from dateline.errors import InputError
from dateline.ingest.notes import find_notes
from dateline.ingest.tongue import foreign
from dateline.model import Document, Note, NoteKind

_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d{{1,2}}),? (\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) {_MONTH},? (\d{{4}})\b", re.IGNORECASE)
_DATED = (NoteKind.DATELINE, NoteKind.BYLINE)
_HEAD = 1000
"""Characters; a day that stands alone further down belongs to a correction, not to the report."""


def document(
    text: str,
    *,
    id: str | None = None,  # noqa: A002  the field's name in the record
    title: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
) -> Document:
    """A report from its words, which are kept as they are.

    The day of publication is the one given, or that of the address, or a full date in the dateline, or unknown.

    Raises: InputError for a text without words, or clearly in another language than English.
    """
    name = id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if not text.strip():
        raise InputError(name, "the text is empty", "Give a report with at least one sentence")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InputError(name, "the text holds half a character (a lone surrogate)", "Save it as UTF-8 again")
    if language := foreign(text):
        raise InputError(name, f'not in English, as it seems, but in "{language}"', "Give an English translation")
    notes = find_notes(text)
    return Document(
        id=name,
        text=text,
        title=title or None,
        published=published or _day_in_url(url or "") or _day_in_datelines(text, notes),
        publisher=publisher or None,
        author=author or None,
        url=url or None,
        language="en",
        notes=notes,
    )


def day(value: str, where: str) -> date:
    """A day as people and machines write it: 2015-11-27, also with a time behind it, `27 November 2015`, RFC 5322.

    Raises: InputError for anything else.
    """
    words = " ".join(value.split())
    match = _ISO.fullmatch(words)
    found = _date(*match.groups()) if match else _mail_day(words) or _written_day(words)
    if found is None:
        raise InputError(where, f'"{value[:60]}" is no date', "Write it as 2015-11-27")
    return found


def _day_in_url(url: str) -> date | None:
    match = _IN_URL.search(url)
    return _date(*match.groups()) if match else None


def _day_in_datelines(text: str, notes: tuple[Note, ...]) -> date | None:
    days = (_written_day(note.span.of(text)) for note in notes if note.kind in _DATED and note.span.start < _HEAD)
    return next((found for found in days if found), None)


def _written_day(words: str) -> date | None:
    """The first full date in words: a month by name, a day, a year of four digits."""
    if match := _MONTH_FIRST.search(words):
        month, number, year = match.groups()
    elif match := _DAY_FIRST.search(words):
        number, month, year = match.groups()
    else:
        return None
    return _date(year, str(_MONTHS.index(month.lower()) + 1), number)


def _mail_day(words: str) -> date | None:
    read = parsedate(words) if ":" in words else None
    return _date(*map(str, read[:3])) if read else None


def _date(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None
