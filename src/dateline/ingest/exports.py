"""Articles in word processor files: one, or the many that a news archive exported into one."""

import io
import re
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.ingest.build import day, document
from dateline.ingest.items import MOST_EXPORT_BYTES, Item
from dateline.model import Document

LAYOUTS = Path(__file__).with_name("exports.toml")
_FIX = "Save it again as DOCX or as plain text"
_MOST_UNPACKED = 10 * MOST_EXPORT_BYTES


class Article(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One article as its paragraphs say it; the day still in words."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The paragraphs of a made-up export and the articles in it."""

    paragraphs: tuple[str, ...]
    gives: tuple[Article, ...]


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one archive writes its exports; `exports.toml` says what the fields mean."""

    id: str
    ends: str
    text_after: str
    text_until: str
    title: int
    publisher: str
    facts: tuple[str, ...]
    examples: tuple[Example, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    layout: tuple[Layout, ...]


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts that are known, in the order in which they are tried."""
    return msgspec.convert(tomllib.loads(LAYOUTS.read_text(encoding="utf-8")), _File).layout


def docx_documents(item: Item) -> Iterator[Document | InputError]:
    """The articles in a DOCX file.

    Raises: InputError for a file that is broken, or that unpacks to too much.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        _check_size(item)
        paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(item.body)).paragraphs]
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, OSError) as error:
        raise InputError(item.where, f"not a whole DOCX file ({error})", _FIX) from None
    yield from _documents(paragraphs, item)


def rtf_documents(item: Item) -> Iterator[Document | InputError]:
    """The articles in an RTF file."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(item.body.decode("cp1252", "replace"), errors="replace")
    except (ValueError, LookupError, IndexError) as error:
        raise InputError(item.where, f"not a whole RTF file ({error})", _FIX) from None
    yield from _documents(text.splitlines(), item)


def split(paragraphs: Sequence[str]) -> tuple[Article, ...]:
    """The articles in the paragraphs of one file."""
    cleaned = [words for words in (" ".join(paragraph.split()) for paragraph in paragraphs) if words]
    for layout in layouts():
        if any(re.fullmatch(layout.ends, paragraph) for paragraph in cleaned):
            return tuple(_article(part, layout) for part in _parts(cleaned, layout.ends))
    return (Article(text="\n\n".join(cleaned)),)


def _documents(paragraphs: Sequence[str], item: Item) -> Iterator[Document | InputError]:
    articles = split(paragraphs)
    for number, article in enumerate(articles, 1):
        where = f"{item.where}#{number}" if len(articles) > 1 else item.where
        try:
            yield document(
                article.text,
                id=where.rpartition("/")[2],
                title=article.title,
                published=day(article.published, where) if article.published else item.published,
                publisher=article.publisher,
                author=article.author,
                url=item.url,
            )
        except InputError as error:
            yield InputError(where, error.problem, error.fix)


def _parts(paragraphs: Sequence[str], ends: str) -> Iterator[list[str]]:
    part: list[str] = []
    for paragraph in paragraphs:
        if re.fullmatch(ends, paragraph):
            if part:
                yield part
            part = []
        else:
            part.append(paragraph)
    if len(part) > 1:
        yield part


def _article(paragraphs: Sequence[str], layout: Layout) -> Article:
    marks = [n for n, paragraph in enumerate(paragraphs) if re.fullmatch(layout.text_after, paragraph)]
    start = _run_end(marks) + 1 if marks else layout.title
    stops = (n for n in range(start, len(paragraphs)) if re.fullmatch(layout.text_until, paragraphs[n]))
    stop = next(stops, len(paragraphs))
    head = paragraphs[:start]
    return Article(
        text="\n\n".join(paragraphs[start:stop]),
        title=paragraphs[layout.title - 1],
        publisher=_publisher(head, layout),
        published=_fact(head, layout, "published"),
        author=_fact(head, layout, "author"),
    )


def _run_end(marks: Sequence[int]) -> int:
    """The last of the marks that follow closely: such words further down belong to the text."""
    end = marks[0]
    for mark in marks[1:]:
        if mark - end <= 2:
            end = mark
    return end


def _publisher(head: Sequence[str], layout: Layout) -> str | None:
    if layout.publisher.isdigit():
        return next(iter(head[int(layout.publisher) :]), None)
    after = [n + 1 for n, paragraph in enumerate(head) if re.fullmatch(layout.publisher, paragraph)]
    return head[after[-1]] if after and after[-1] < len(head) else None


def _fact(head: Sequence[str], layout: Layout, name: str) -> str | None:
    matches = (
        re.fullmatch(pattern, paragraph) for paragraph in head for pattern in layout.facts if f"<{name}>" in pattern
    )
    return next((match.group(name) for match in matches if match), None)


def _check_size(item: Item) -> None:
    """A DOCX file is a zip file, and can be a bomb like any other."""
    with zipfile.ZipFile(io.BytesIO(item.body)) as packed:
        if sum(info.file_size for info in packed.infolist()) > _MOST_UNPACKED:
            raise InputError(item.where, f"unpacks to more than {_MOST_UNPACKED:,} bytes", _FIX)
