"""Who undertook, offered, threatened or refused what, to whom and on what condition."""

from dateline.reading.commitments.find import find_commitments

__all__ = ["find_commitments"]
