"""Places of datelines that were set apart from the text: "LINDHAVN, Norland (AP) --"."""

import re
from collections.abc import Iterator

from dateline.model import Document, NoteKind, Span
from dateline.reading.places.candidates import Candidate
from dateline.reading.places.parts import as_name
from dateline.reading.places.senses import Known, meaning

_PART = re.compile(r"[^,/_–—]+")
_NAME = re.compile(r"[A-Z][A-Za-z.’' -]*[A-Za-z.]")


def in_datelines(document: Document, known: Known) -> Iterator[Candidate]:
    """Town and country before the agency."""
    for note in document.notes:
        if note.kind is NoteKind.DATELINE:
            words = note.span.of(document.text).partition("(")[0]
            parts = [m for part in _PART.finditer(words) if (m := _NAME.search(words, *part.span()))]
            following = [m.group() for m in parts[1:]] + [""]
            for number, (match, container) in enumerate(zip(parts, following, strict=True)):
                name = as_name(match.group())
                found = meaning(known, name)
                if found.entries and name.lower() not in known.places.words["never"]:
                    start = note.span.start + match.start()
                    span = Span(start, start + len(match.group()))
                    yield Candidate(
                        span=span,
                        name=name,
                        meaning=found,
                        container=container,
                        contains=number > 0,
                    )
