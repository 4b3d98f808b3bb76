"""Keeps reports, their readings and what they say together, in SQLite or PostgreSQL."""

from dateline.store.store import Store, open_store
from dateline.store.write import Entry, Status

__all__ = ["Entry", "Status", "Store", "open_store"]
