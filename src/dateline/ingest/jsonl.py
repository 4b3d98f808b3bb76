"""Many documents, one JSON object a line."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

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
                yield _document(line, f"{where}:{number}")
            except InputError as error:
                yield error


def _document(line: bytes, where: str) -> Document:
    try:
        read = msgspec.json.decode(line.removeprefix(BOM_UTF8), type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        fix = 'Write one object a line: {"id": ..., "title": ..., "text": ..., "published": "2015-11-27"}'
        raise InputError(where, str(error), fix) from None
    published = day(read.published, where) if read.published else None
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
