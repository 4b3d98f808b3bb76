"""From files, pages, streams and addresses to documents."""

from dateline.ingest.build import day, document
from dateline.ingest.jsonl import read_jsonl
from dateline.ingest.source import open_source

__all__ = ["day", "document", "open_source", "read_jsonl"]
