"""From a parse to the records of a report."""

from dateline.reading.reader import Reader

__all__ = ["Reader"]
