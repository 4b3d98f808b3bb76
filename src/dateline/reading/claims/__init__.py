"""Finds who did what to whom, and whether it happened."""

from dateline.reading.claims.find import find_claims

__all__ = ["find_claims"]
