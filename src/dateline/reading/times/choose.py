"""Which of the stretches of one name is meant: which Friday, which November, which second quarter."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.reading.times.answers import Context
from dateline.reading.times.feasts import feast, nth_weekday
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.periods import Period, period, season
from dateline.reading.times.tense import Direction

_AFTER_NEXT = 2
"""Of a weekday: a week after the next ("Tuesday week")."""


def in_year(meaning: Meaning, year: int, context: Context) -> Period | None:
    """The stretch that the meaning names in a year, or None where it names none.

    Raises: ValueError for a day that the month has not.
    """
    if meaning.holiday:
        return Period("D", feast(context.holidays[meaning.holiday], year))
    if meaning.nth and meaning.weekday and meaning.month:
        return Period("D", nth_weekday(year, meaning.month, meaning.weekday, meaning.nth))
    if meaning.month:
        return period("D" if meaning.day else "M", date(year, meaning.month, meaning.day or 1))
    if meaning.season:
        return season(meaning.season, year)
    if meaning.quarter:
        return period("Q", date(year, meaning.quarter * 3, 1))
    return period("H", date(year, meaning.half * 6, 1)) if meaning.half else None


def narrowed(frame: Period, meaning: Meaning, context: Context) -> Period:
    """A month, quarter, season or weekday inside a stretch ("Friday last week", "June of this year")."""
    if frame.unit == "Y":
        inside = in_year(meaning, frame.first.year, context)
        return frame if inside is None else inside
    if meaning.weekday and frame.unit == "W":
        return Period("D", frame.first + timedelta(meaning.weekday - 1))
    if meaning.day and frame.unit == "M":
        return Period("D", frame.first.replace(day=meaning.day))
    return frame


def yearless(meaning: Meaning, context: Context) -> Period | None:
    """The stretch meant where the words give no year."""
    published = context.published
    if _named(meaning):
        frame = published or _frame(context)
        if frame is None or (published is None and meaning.which is not None):
            return None
        return choose(_candidates(meaning, frame.year, context), meaning, frame, context.direction)
    if meaning.weekday:
        return None if published is None else _weekday(meaning, published, context.direction)
    if meaning.day:
        return _day_of_month(meaning.day, context)
    day = next((a for a in context.anchors[:1] if a.unit == "D"), None)
    return day or (None if published is None else Period("D", published))


def weekend(context: Context) -> Period | None:
    """The last weekend that has begun, or the coming one."""
    if context.published is None:
        return None
    coming = period("WE", context.published)
    past = context.direction is not Direction.FUTURE and context.published < coming.first
    return coming.shifted(-1) if past else coming


def _frame(context: Context) -> date | None:
    """Without a day of publication, the day or month that the text has named last in full."""
    return next((a.first for a in context.anchors if a.unit in ("D", "M")), None)


def _named(meaning: Meaning) -> bool:
    return any((meaning.holiday, meaning.month, meaning.season, meaning.quarter, meaning.half))


def _day_of_month(day: int, context: Context) -> Period | None:
    anchor = context.anchors[0].first if context.anchors else context.published
    return None if anchor is None else Period("D", anchor.replace(day=day))


def _candidates(meaning: Meaning, year: int, context: Context) -> tuple[Period, ...]:
    found = []
    for near in range(year - 2, year + 3):
        try:
            inside = in_year(meaning, near, context)
        except ValueError:  # 29 February
            continue
        if inside is not None:
            found.append(inside)
    if meaning.weekday and not meaning.nth:
        matching = [p for p in found if p.unit == "D" and p.first.isoweekday() == meaning.weekday]
        return tuple(matching or found)
    return tuple(found)


def choose(candidates: Sequence[Period], meaning: Meaning, published: date, direction: Direction) -> Period | None:
    """The one of the same name in several years that is meant: the nearest, distances against the tense counting more.

    Not only those on the side of the tense: "was put off to December 7" says in November what is to come.
    """
    if meaning.which == -1:
        return max((p for p in candidates if p.last < published), key=lambda p: p.first, default=None)
    if meaning.which == 1:
        return min((p for p in candidates if p.first > published), key=lambda p: p.first, default=None)
    if meaning.which == 0:
        return next((p for p in candidates if p.first.year == published.year), None)
    weights = {Direction.PAST: (1, 8), Direction.UNKNOWN: (1, 4), Direction.FUTURE: (8, 1)}
    past, future = (1, 1) if meaning.weekday else weights[direction]
    return min(
        candidates,
        key=lambda p: p.distance(published) * (future if p.first > published else past),
        default=None,
    )


def _weekday(meaning: Meaning, published: date, direction: Direction) -> Period:
    """The latest such day up to publication, or the coming one."""
    behind = (published.isoweekday() - (meaning.weekday or 1)) % 7
    if meaning.which == -1:
        return Period("D", published - timedelta(behind or 7))
    ahead = meaning.which is not None or direction is Direction.FUTURE
    if not ahead or (meaning.which == 0 and direction is Direction.PAST):
        return Period("D", published - timedelta(behind))
    strictly = meaning.which in (1, _AFTER_NEXT)
    later = 7 if meaning.which == _AFTER_NEXT else 0
    return Period("D", published + timedelta(((-behind) % 7 or (7 if strictly else 0)) + later))
