"""Reports in the XML of the news trade: NewsML-G2 and NITF, alone or in one another."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dateline.errors import InputError
from dateline.ingest.build import day, document
from dateline.ingest.items import Item
from dateline.model import Document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FIX = "Save it as well-formed XML without entities of its own"
_BLOCKS = {"p", "hl2", "li", "h1", "h2", "h3", "h4", "blockquote", "block"}
_DEEPEST = 200


def news_documents(item: Item) -> Iterator[Document | InputError]:
    """One document a news item; items without words (pictures, packages) are passed over.

    Raises: InputError for XML that is broken or out to do harm.
    """
    root = _parse(item)
    _strip_namespaces(root)
    found = [root] if root.tag in ("newsItem", "nitf") else root.findall(".//newsItem") or root.findall(".//nitf")
    for number, news in enumerate(found, 1):
        where = f"{item.where}#{number}" if len(found) > 1 else item.where
        try:
            one = _nitf(news, item, where) if news.tag == "nitf" else _g2(news, item, where)
            if one is not None:
                yield one
        except InputError as error:
            yield InputError(where, error.problem, error.fix)
    if not found:
        yield InputError(item.where, "no news item in this file", "Give NewsML-G2 with newsItem, or NITF")


def _parse(item: Item) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(item.body)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise InputError(item.where, f"not readable as XML ({error or type(error).__name__})", _FIX) from None
    if _depth(root) > _DEEPEST:
        raise InputError(item.where, f"elements within each other more than {_DEEPEST} deep", _FIX)
    return root


def _depth(root: "Element") -> int:
    level, depth = [root], 0
    while level and depth <= _DEEPEST:
        level, depth = [child for element in level for child in element], depth + 1
    return depth


def _strip_namespaces(root: "Element") -> None:
    """Feeds of different agencies write the same names in different namespaces."""
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]


def _g2(news: "Element", item: Item, where: str) -> Document | None:
    inner = news.find(".//nitf")
    content = news.find(".//inlineXML")
    plain = news.find(".//inlineData")
    text = _blocks(content) if content is not None else _words(plain)
    if not text and inner is None:
        return None
    said = _nitf(inner, item, where) if inner is not None else None
    provider = news.find(".//infoSource")
    provider = news.find(".//provider") if provider is None else provider
    return document(
        said.text if said is not None else text,
        id=news.get("guid"),
        title=_first(news, ".//contentMeta/headline", ".//itemMeta/title") or (said.title if said else None),
        published=_first_day(news, where, ".//contentCreated", ".//versionCreated", ".//firstCreated")
        or (said.published if said else None)
        or item.published,
        publisher=_name(provider) or (said.publisher if said else None),
        author=_first(news, ".//contentMeta/by", ".//contentMeta/creator/name") or (said.author if said else None),
        url=item.url,
    )


def _nitf(news: "Element", item: Item, where: str) -> Document:
    issued = news.find(".//docdata/date.issue")
    issued = news.find(".//dateline/story.date") if issued is None else issued
    told = news.find(".//pubdata")
    said = day(issued.get("norm", ""), where) if issued is not None and issued.get("norm") else None
    if said is None and told is not None and told.get("date.publication"):
        said = day(told.get("date.publication", "")[:8], where)
    holder = news.find(".//doc.copyright")
    paper = told.get("name") if told is not None else None
    return document(
        _blocks(news.find(".//body.content")),
        id=_attribute(news, ".//doc-id", "id-string"),
        title=_first(news, ".//hedline/hl1", ".//headline/hl1", ".//head/title"),
        published=said or item.published,
        publisher=paper or (holder.get("holder") if holder is not None else None),
        author=_first(news, ".//byline"),
        url=item.url or (told.get("ex-ref") if told is not None else None),
    )


def _blocks(root: "Element | None") -> str:
    """The paragraphs of an element; where it marks none, all its words."""
    if root is None:
        return ""
    blocks = [
        element for element in root.iter() if element.tag in _BLOCKS and not any(c.tag in _BLOCKS for c in element)
    ]
    return "\n\n".join(words for words in map(_words, blocks) if words) or _words(root)


def _words(element: "Element | None") -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _first(news: "Element", *paths: str) -> str | None:
    return next((words for path in paths if (words := _words(news.find(path)))), None)


def _first_day(news: "Element", where: str, *paths: str) -> date | None:
    written = _first(news, *paths)
    return day(written, where) if written else None


def _attribute(news: "Element", path: str, name: str) -> str | None:
    element = news.find(path)
    return element.get(name) if element is not None else None


def _name(provider: "Element | None") -> str | None:
    if provider is None:
        return None
    return _words(provider.find("name")) or provider.get("literal") or provider.get("qcode")
