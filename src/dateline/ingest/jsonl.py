"""Many documents, one JSON object a line."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from dateline.errors import InputError
from dateline.ingest.build import day, document
from dateline.model import Document


class _Line(msgspec.Struct, frozen=True):
    """What is read of a line; other fields are left alone."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


def read_jsonl(lines: Iterable[bytes], where: str) -> Iterator[Document | InputError]:
    """Each line's document, or what is wrong with the line; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield of_line(line, f"{where}:{number}")
            except InputError as error:
                yield error


def of_line(line: bytes, where: str, *, published: date | None = None) -> Document:
    """The document in one JSON object; `published` is the day for one that does not say its own.

    Raises: InputError.
    """
    try:
        read = msgspec.json.decode(line.removeprefix(BOM_UTF8), type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        fix = 'Write one object a line: {"id": ..., "title": ..., "text": ..., "published": "2015-11-27"}'
        raise InputError(where, str(error), fix) from None
    published = day(read.published, where) if read.published else published
    name = str(read.id) if read.id is not None else None
    if not read.text.strip():  # a stream of thousands has empty ones: they say nothing, which is a reading too
        return Document(id=name or where, text=read.text, title=read.title, published=published, url=read.url)
    try:
        return document(
            read.text,
            id=name,
            title=read.title,
            published=published,
            publisher=read.publisher,
            author=read.author,
            url=read.url,
        )
    except InputError as error:
        raise InputError(where, error.problem, error.fix) from None
