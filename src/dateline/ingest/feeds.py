"""Reports in RSS and Atom feeds: the entry's own text where it holds one, else the page that it points to."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dateline.errors import InputError
from dateline.ingest.build import document
from dateline.ingest.html import from_html
from dateline.ingest.items import Item
from dateline.ingest.source import as_text
from dateline.ingest.web import fetch
from dateline.model import Document

_WHOLE = 80
"""Words from which an entry's text is taken for the report and not for its teaser."""


def feed_documents(item: Item) -> Iterator[Document | InputError]:
    """One document an entry. Pages are fetched only for a feed that came from the web itself."""
    import feedparser

    feed = feedparser.parse(item.body, resolve_relative_uris=False)
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{item.where}#{number} {entry.get('link', '')}".strip()
        try:
            yield _document(entry, item, where, publisher)
        except InputError as error:
            yield InputError(where, error.problem, error.fix)


def _document(entry: Mapping[str, Any], item: Item, where: str, publisher: str | None) -> Document:
    text, link = _text(entry), entry.get("link")
    published = _day(entry) or item.published
    if item.url and link and len(text.split()) < _WHOLE:
        body, url = fetch(link)
        return from_html(as_text(body, where), where, published=published, url=url)
    return document(
        text,
        id=link,
        title=plain(entry.get("title", "")),
        published=published,
        publisher=publisher,
        author=entry.get("author"),
        url=link,
    )


def _text(entry: Mapping[str, Any]) -> str:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    return max((plain(text) for text in (*contents, entry.get("summary", ""))), key=len)


def plain(markup: str) -> str:
    """The text in a piece of HTML, paragraphs apart."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, links=False, alt_texts=False)).strip() if markup else ""


def _day(entry: Mapping[str, Any]) -> date | None:
    read = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*read[:3]) if read else None
