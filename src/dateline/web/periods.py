"""Weeks, months and years as relations write them (`2015-W48`, `2015-11`, `2015`): their order and their days."""

from collections.abc import Iterator
from datetime import date, timedelta

_WEEK = timedelta(days=7)


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day."""
    if "W" in period:
        year, _, week = period.partition("-W")
        first = date.fromisocalendar(int(year), int(week), 1)
        return first, first + timedelta(days=6)
    year, _, month = period.partition("-")
    first = date(int(year), int(month or 1), 1)
    return first, following(first, period) - timedelta(days=1)


def following(first: date, like: str) -> date:
    """The first day of the next period of the same kind."""
    if "W" in like:
        return first + _WEEK
    if "-" in like:
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date(first.year + 1, 1, 1)


def between(first: str, last: str) -> Iterator[str]:
    """Every period from one to another, both included, those without events among them."""
    day, end = days_of(first)[0], days_of(last)[0]
    while day <= end:
        yield _written(day, first)
        day = following(day, first)


def _written(day: date, like: str) -> str:
    if "W" in like:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return f"{day:%Y-%m}" if "-" in like else f"{day:%Y}"
