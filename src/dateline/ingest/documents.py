"""The documents in one input, by what its bytes are: text, page, word processor file, feed, news in XML."""

import re
from collections.abc import Callable, Iterator

import msgspec

from dateline.errors import InputError
from dateline.ingest.build import document
from dateline.ingest.exports import docx_documents, rtf_documents
from dateline.ingest.feeds import feed_documents
from dateline.ingest.html import from_html, looks_like_html
from dateline.ingest.items import Item, Kind, too_large
from dateline.ingest.jsonl import of_line
from dateline.ingest.newsxml import news_documents
from dateline.ingest.source import as_text
from dateline.ingest.web import MOST_BYTES, fetch
from dateline.model import Document

_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_FEEDS = ("rss", "feed", "rdf")
_NEWS = ("newsmessage", "newsitem", "packageitem", "nitf")
_PROLOGUE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(\[.*?\])?\s*>", re.DOTALL | re.IGNORECASE)
_HEAD = 4000

Result = Document | InputError


def documents_of(item: Item) -> Iterator[Result]:
    """The documents of an item, in order, and what is wrong with those that cannot be read. The same each time."""
    try:
        yield from (_checked(one, item.where) for one in _READERS[item.kind](item))
    except InputError as error:
        yield InputError(item.where, error.problem, error.fix)


def _checked(one: Result, where: str) -> Result:
    if isinstance(one, InputError):
        return one
    if not one.text.strip():
        return InputError(where, "the text is empty", "Give a report with at least one sentence")
    if len(one.text) > MOST_BYTES:
        return too_large(where)
    return _clean(one, where)


def _clean(one: Document, where: str) -> Result:
    """No database keeps NUL or half a character; a report with them was damaged on its way."""
    for words in (one.text, one.title, one.publisher, one.author, one.url):
        if words and ("\x00" in words or any("\ud800" <= letter <= "\udfff" for letter in words)):
            return InputError(where, "damaged: it holds NUL or half a character", "Save it as UTF-8 again")
    return one


def _line(item: Item) -> Iterator[Result]:
    yield of_line(item.body, item.where, published=item.published)


def _address(item: Item) -> Iterator[Result]:
    body, url = fetch(item.url or item.where)
    yield from _file(msgspec.structs.replace(item, body=body, url=url))


def _file(item: Item) -> Iterator[Result]:
    if item.body.startswith(b"PK\x03\x04"):
        yield from docx_documents(item)
        return
    if item.body.startswith(b"{\\rtf"):
        yield from rtf_documents(item)
        return
    text = as_text(item.body, item.where)
    reader = _xml_reader(text)
    if reader is not None:
        yield from reader(item)
    elif len(item.body) > MOST_BYTES:
        yield too_large(item.where)
    elif looks_like_html(text):
        yield from_html(text, item.where, published=item.published, url=item.url)
    else:
        yield document(text, published=item.published, url=item.url, id=item.where.rpartition("/")[2])


def _xml_reader(text: str) -> Callable[[Item], Iterator[Result]] | None:
    """The reader of an XML file, by the name of its outermost element."""
    start = text[:_HEAD].lstrip("\ufeff \n\t")
    if not start.startswith("<"):
        return None
    match = _ROOT.match(_PROLOGUE.sub("", start).lstrip())
    root = match.group(2).lower() if match else ""
    if root in _FEEDS:
        return feed_documents
    return news_documents if root in _NEWS else None


_READERS: dict[Kind, Callable[[Item], Iterator[Result]]] = {
    Kind.FILE: _file,
    Kind.LINE: _line,
    Kind.ADDRESS: _address,
}
