"""Adds whole sources to a store: reads on several processes, survives what cannot be read, commits in batches."""

from dateline.store.adding.run import Counts, add_sources, count_inputs
from dateline.store.adding.worker import Limits

__all__ = ["Counts", "Limits", "add_sources", "count_inputs"]
