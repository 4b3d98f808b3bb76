"""Turns a meaning into a TIMEX3 value and the days it can mean, by the day of publication and the text around."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from dateline.knowledge.times import Holiday
from dateline.model import TimeType
from dateline.reading.times.amounts import duration, stretch
from dateline.reading.times.feasts import feast
from dateline.reading.times.meaning import Basis, Kind, Meaning
from dateline.reading.times.periods import Period, add_months, period, season
from dateline.reading.times.tense import Direction

FINENESS = {unit: rank for rank, unit in enumerate(("D", "WE", "W", "M", "Q", "S", "H", "Y", "E", "C", "L"))}


class Context(Struct, frozen=True, kw_only=True):
    """What the words do not say themselves. `anchors` are the stretches that the text named before, latest first."""

    published: date | None
    direction: Direction = Direction.UNKNOWN
    anchors: tuple[Period, ...] = ()
    holidays: dict[str, Holiday] = {}


class Answer(Struct, frozen=True):
    """A time resolved; `period` is what later words ("the next day") may count from."""

    value: str
    type: TimeType
    first: date | None = None
    last: date | None = None
    period: Period | None = None


def resolve(meaning: Meaning, context: Context) -> Answer:
    """The value, never more exact than the words: what cannot be known stays X or without days."""
    try:
        answer = _resolve(meaning, context)
    except (OverflowError, ValueError):
        answer = Answer(_open_value(meaning, context), TimeType.DATE)
    return Answer(answer.value, meaning.type, answer.first, answer.last, answer.period) if meaning.type else answer


def _resolve(meaning: Meaning, context: Context) -> Answer:
    match meaning.kind:
        case Kind.REFERENCE:
            return _reference(meaning.value or "", context.published)
        case Kind.DURATION:
            return Answer(duration(meaning.count, meaning.unit or "D"), TimeType.DURATION)
        case Kind.SPAN:
            first, last = stretch(meaning.count, meaning.unit or "D", meaning.sign, context.published)
            return Answer(duration(meaning.count, meaning.unit or "D"), TimeType.DURATION, first, last)
        case Kind.SET:
            return Answer(_again(meaning), TimeType.SET)
        case Kind.SHIFT:
            return _shifted(meaning, context)
        case Kind.CALENDAR:
            return _calendar(meaning, context)


def _reference(value: str, published: date | None) -> Answer:
    if value.startswith("P") and not value.endswith("_REF"):
        return Answer(value, TimeType.DURATION)
    first = published if value == "FUTURE_REF" else None
    last = published if value == "PAST_REF" else None
    return Answer(value, TimeType.DATE, first, last)


def _again(meaning: Meaning) -> str:
    if meaning.value:
        return meaning.value
    part = f"T{meaning.part}" if meaning.part else ""
    if meaning.weekday:
        return f"XXXX-WXX-{meaning.weekday}{part}"
    if meaning.month:
        return f"XXXX-{meaning.month:02}"
    if meaning.season or meaning.quarter:
        return f"XXXX-{meaning.season or f'Q{meaning.quarter}'}"
    if part:
        return f"XXXX-XX-XX{part}"
    return duration(meaning.count, meaning.unit or "D")


def _shifted(meaning: Meaning, context: Context) -> Answer:
    unit = meaning.unit or "D"
    base = _base(meaning, context)
    if isinstance(meaning.count, str):
        return _reference("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", context.published)
    if unit.startswith("T") and meaning.basis is Basis.TEXT:
        return Answer(duration(meaning.count, unit), TimeType.DURATION)
    count = meaning.sign * (1 if meaning.count is None else meaning.count)
    if base is None:
        return _unanchored(meaning, count, context)
    if unit == "A":
        return _then(base, context)
    if unit.startswith("T"):
        return _hours(base, count)
    if meaning.basis is not Basis.PUBLISHED and unit == "Y" and base.unit in ("M", "Q", "H") and count:
        return _day_or_more(Period(base.unit, add_months(base.first, round(12 * count))), meaning)
    if meaning.basis is Basis.TEXT and unit == "Q" and not count and base.unit == "D":
        count = -1  # "the quarter" of a report that names none is the one just ended
    found = _moved(unit, base.first, count)
    if meaning.weekday and unit == "D":
        found = _weekday_near(base.first, meaning.weekday, meaning.sign)
    return _day_or_more(narrowed(found, meaning, context), meaning)


def _moved(unit: str, day: date, count: float) -> Period:
    """`2.5 years ago` is counted in months, `half a decade` in years."""
    if count != int(count) and unit in ("Y", "E", "C"):
        return period("M", add_months(day, round(count * {"Y": 12, "E": 120, "C": 1200}[unit])))
    if unit == "E" and abs(count) > 0 and count == int(count):
        return period("Y" if abs(count) != 1 else "E", add_months(day, int(count) * 120))
    return period(unit, day).shifted(int(count))


def _weekday_near(day: date, weekday: int, sign: int) -> Period:
    """The next such weekday after, or the last before, a day."""
    away = (weekday - 1 - day.weekday()) % 7 or 7
    return Period("D", day + timedelta(away if sign > 0 else (away - 7) or -7))


def _base(meaning: Meaning, context: Context) -> Period | None:
    if meaning.basis is Basis.TEXT and meaning.unit == "A":
        return context.anchors[0] if context.anchors else None
    if meaning.basis is Basis.QUARTER:
        quarter = next((a for a in context.anchors if a.unit == "Q"), None)
        if quarter is not None:
            return _current(quarter, context)
    if meaning.basis is Basis.TEXT:
        needed = FINENESS.get(meaning.unit or "D", 0)
        fine = (a for a in context.anchors if FINENESS[a.unit] <= needed)
        found = next(fine, None)
        if found is not None:
            return _current(found, context)
    return None if context.published is None else Period("D", context.published)


def _current(found: Period, context: Context) -> Period:
    """Of quarters that a report compares, the latest: "a year earlier" counts from it, not from the one before."""
    published = context.published or date.max
    same = (a for a in context.anchors if a.unit == "Q" and a.first <= published)
    return max(same, key=lambda a: a.first, default=found) if found.unit == "Q" else found


def _unanchored(meaning: Meaning, count: float, context: Context) -> Answer:
    if meaning.unit == "A":
        return Answer("PAST_REF", TimeType.DATE)
    if count == 0 and meaning.unit == "D" and not meaning.part:
        return Answer("PRESENT_REF", TimeType.DATE)
    return Answer(_open_value(meaning, context), TimeType.TIME if meaning.part else TimeType.DATE)


def _then(base: Period, context: Context) -> Answer:
    """ "At the time": what was named last, unless that is now."""
    if context.published is not None and base.last >= context.published:
        return _reference("PAST_REF", context.published)
    return Answer(base.value, TimeType.DATE, base.first, base.last, base)


def _hours(base: Period, count: float) -> Answer:
    """Hours before or after a day whose own hour is unknown: the day, and its neighbour for the interval."""
    days = timedelta(int(abs(count)) // 24 + 1)
    first, last = (base.first - days, base.last) if count < 0 else (base.first, base.last + days)
    return Answer(base.value, TimeType.TIME, first, last)


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


def in_year(meaning: Meaning, year: int, context: Context) -> Period | None:
    """The stretch that the meaning names in a year, or None where it names none.

    Raises: ValueError for a day that the month has not.
    """
    if meaning.holiday:
        return Period("D", feast(context.holidays[meaning.holiday], year))
    if meaning.month:
        return period("D" if meaning.day else "M", date(year, meaning.month, meaning.day or 1))
    if meaning.season:
        return season(meaning.season, year)
    if meaning.quarter:
        return period("Q", date(year, meaning.quarter * 3, 1))
    return period("H", date(year, meaning.half * 6, 1)) if meaning.half else None


def _calendar(meaning: Meaning, context: Context) -> Answer:
    if meaning.century:
        return _day_or_more(Period("C", date(max(meaning.century * 100 - 100, 1), 1, 1)), meaning)
    if meaning.decade:
        return _day_or_more(Period("E", date(meaning.decade * 10, 1, 1)), meaning)
    if meaning.year:
        found = in_year(meaning, meaning.year, context) or Period("Y", date(meaning.year, 1, 1))
        return _day_or_more(_widened(found, meaning), meaning)
    yearless = _weekend(context) if meaning.grain == "WE" else _yearless(meaning, context)
    if yearless is None:
        return Answer(_open_value(meaning, context), TimeType.TIME if _clocked(meaning) else TimeType.DATE)
    return _day_or_more(_widened(yearless, meaning), meaning)


def _widened(found: Period, meaning: Meaning) -> Period:
    return period(meaning.grain, found.first) if meaning.grain else found


def _weekend(context: Context) -> Period | None:
    """The last weekend that has begun, or the coming one."""
    if context.published is None:
        return None
    coming = period("WE", context.published)
    past = context.direction is not Direction.FUTURE and context.published < coming.first
    return coming.shifted(-1) if past else coming


def _yearless(meaning: Meaning, context: Context) -> Period | None:
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
    if meaning.weekday:
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
    strictly = meaning.which == 1
    return Period("D", published + timedelta((-behind) % 7 or (7 if strictly else 0)))


def _day_or_more(found: Period, meaning: Meaning) -> Answer:
    """The answer for a stretch, with the time of day where the words give one."""
    if found.unit != "D" or not _clocked(meaning):
        return Answer(found.value, TimeType.DATE, found.first, found.last, found)
    return Answer(f"{found.value}T{_hour(meaning)}", TimeType.TIME, found.first, found.last, found)


def _clocked(meaning: Meaning) -> bool:
    return meaning.part is not None or meaning.hour is not None


def _hour(meaning: Meaning) -> str:
    if meaning.hour is None:
        return meaning.part or ""
    hour = meaning.hour + 12 if meaning.part in ("AF", "EV", "NI") and meaning.hour < 12 else meaning.hour
    return f"{hour:02}:{meaning.minute or 0:02}"


def _open_value(meaning: Meaning, context: Context) -> str:
    """What the words give, with X for the rest."""
    year = f"{meaning.year:04}" if meaning.year else "XXXX"
    time = f"T{_hour(meaning)}" if _clocked(meaning) else ""
    if meaning.month:
        return f"{year}-{_month_day(meaning.month, meaning.day)}{time}"
    if meaning.holiday:
        return f"{year}-{_holiday(context.holidays[meaning.holiday])}"
    if meaning.weekday:
        return f"{year}-WXX-{meaning.weekday}{time}"
    if meaning.season or meaning.quarter or meaning.half:
        return f"{year}-" + (meaning.season or (f"Q{meaning.quarter}" if meaning.quarter else f"H{meaning.half}"))
    if meaning.day:
        return f"XXXX-XX-{meaning.day:02}{time}"
    open_units = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX", "E": "XXXX"}
    return open_units.get(meaning.unit or "D", "XXXX-XX-XX" if meaning.unit != "S" else "XXXX") + time


def _month_day(month: int, day: int | None) -> str:
    return f"{month:02}-{day:02}" if day else f"{month:02}"


def _holiday(holiday: Holiday) -> str:
    """The month and day that it has in every year."""
    return _month_day(holiday.month, holiday.day) if holiday.month else "XX-XX"
