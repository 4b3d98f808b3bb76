"""From words to a document: identity, notes and day of publication."""

import hashlib
import re
from datetime import date, datetime

from dateline.errors import InputError
from dateline.ingest.notes import find_notes
from dateline.model import Document, Note, NoteKind

_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_IN_DATELINE = re.compile(r"([A-Z][a-z]{2,8})\.? (\d{1,2}), ((?:19|20)\d\d)")
_FORMATS = ("%b %d %Y", "%B %d %Y")


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

    Raises: InputError for a text without words.
    """
    name = id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if not text.strip():
        raise InputError(name, "the text is empty", "Give a report with at least one sentence")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InputError(name, "the text holds half a character (a lone surrogate)", "Save it as UTF-8 again")
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
    """A day as people and machines write it: 2015-11-27, also with a time behind it.

    Raises: InputError for anything else.
    """
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        raise InputError(where, f'"{value}" is no date', "Write it as 2015-11-27") from None


def _day_in_url(url: str) -> date | None:
    match = _IN_URL.search(url)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _day_in_datelines(text: str, notes: tuple[Note, ...]) -> date | None:
    for note in notes:
        match = _IN_DATELINE.search(note.span.of(text)) if note.kind is NoteKind.DATELINE else None
        for form in _FORMATS if match else ():
            try:
                return datetime.strptime(" ".join(match.groups()), form).date()  # type: ignore[union-attr]
            except ValueError:
                continue
    return None
