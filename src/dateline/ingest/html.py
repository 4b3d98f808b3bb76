"""The report inside a web page."""

from collections.abc import Mapping
from datetime import date

from dateline.errors import InputError
from dateline.ingest.build import document
from dateline.model import Document

MOST_TAGS = 60_000


def looks_like_html(text: str) -> bool:
    start = text[:2000].lstrip("\ufeff \n\r\t").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body", "<!--", "<article", "<?xml")) and "<" in start


def from_html(page: str, where: str, *, published: date | None = None, url: str | None = None) -> Document:
    """The main text of a page with title, date, publisher and author from its metadata.

    Raises: InputError for a page without an article or with too many tags.
    """
    if page.count("<") > MOST_TAGS:
        raise InputError(where, f"more than {MOST_TAGS} tags", "Save the article alone and read that")
    facts = _article(page, url, precise=True) or _article(page, url, precise=False)
    text = facts.get("text", "")
    if not text:
        raise InputError(where, "no article in this page", "Give the page of one report, or its text")
    return document(
        text,
        title=facts.get("title"),
        published=published or _day(facts.get("date")),
        publisher=facts.get("sitename") or facts.get("hostname"),
        author=facts.get("author"),
        url=url or facts.get("url"),
    )


def _article(page: str, url: str | None, *, precise: bool) -> Mapping[str, str]:
    """Text and metadata; empty where none is found, as the precise way does in pages that are laid out in tables."""
    import trafilatura

    found = trafilatura.bare_extraction(
        page, url=url, favor_precision=precise, include_comments=False, include_tables=False, with_metadata=True
    )
    facts = found.as_dict() if found is not None and not isinstance(found, dict) else {}
    told = {name: value for name, value in facts.items() if isinstance(value, str)}
    return told if told.get("text", "").strip() else {}


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
