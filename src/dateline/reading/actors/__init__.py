"""Finds who is mentioned in a report."""

from dateline.reading.actors.cast import Cast
from dateline.reading.actors.find import find_actors

__all__ = ["Cast", "find_actors"]
