"""Finds who says what."""

from dateline.reading.statements.find import find_statements

__all__ = ["find_statements"]
