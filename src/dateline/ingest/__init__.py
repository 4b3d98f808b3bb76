"""From files, pages, streams, archives and addresses to documents."""

from dateline.ingest.build import day, document
from dateline.ingest.documents import documents_of
from dateline.ingest.find import find_items
from dateline.ingest.items import Item, Kind, Unread
from dateline.ingest.jsonl import read_jsonl
from dateline.ingest.source import open_source, open_web

__all__ = [
    "Item",
    "Kind",
    "Unread",
    "day",
    "document",
    "documents_of",
    "find_items",
    "open_source",
    "open_web",
    "read_jsonl",
]
