"""Times that are counted from the day of publication or from another time in the text."""

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.model import TimeType
from dateline.reading.times.amounts import duration
from dateline.reading.times.answers import Answer, Context, day_or_more, open_value, reference
from dateline.reading.times.choose import narrowed
from dateline.reading.times.meaning import Basis, Meaning
from dateline.reading.times.periods import Period, add_months, period
from dateline.reading.times.tense import Direction

_FINENESS = {unit: rank for rank, unit in enumerate(("D", "WE", "W", "M", "Q", "S", "H", "Y", "E", "C", "L"))}


def shifted(meaning: Meaning, context: Context) -> Answer:
    """So many units before or after its base; without a base what is open stays X."""
    unit = meaning.unit or "D"
    base = _base(meaning, context)
    if isinstance(meaning.count, str):
        return reference("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", context.published)
    if unit.startswith("T") and meaning.basis in (Basis.TEXT, Basis.EVENT):
        return Answer(duration(meaning.count, unit), TimeType.DURATION)
    count = meaning.sign * (1 if meaning.count is None else meaning.count)
    if base is None and meaning.basis is Basis.EVENT:
        return Answer(duration(meaning.count, unit), TimeType.DURATION)
    if base is None:
        return _unanchored(meaning, count, context)
    if unit == "A":
        return _then(base, context)
    if unit.startswith("T"):
        return _hours(base, count)
    if meaning.basis is not Basis.PUBLISHED and unit == "Y" and base.unit in ("M", "Q", "H") and count:
        return day_or_more(Period(base.unit, add_months(base.first, round(12 * count))), meaning)
    if meaning.basis is Basis.TEXT and unit == "Q" and not count and base.unit == "D":
        count = -1  # "the quarter" of a report that names none is the one just ended
    found = _moved(unit, base.first, count)
    if meaning.weekday and unit == "D":
        found = _weekday_near(base.first, meaning.weekday, meaning.sign)
    return day_or_more(narrowed(found, meaning, context), meaning)


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
    if meaning.basis is not Basis.PUBLISHED:
        found = next(_fine(meaning, context), None)
        if found is not None or meaning.basis is Basis.EVENT:
            return None if found is None else _current(found, context)
    return None if context.published is None else Period("D", context.published)


def _fine(meaning: Meaning, context: Context) -> Iterator[Period]:
    """The stretches named before that are no longer than the unit; "three days later" needs one that is over."""
    needed = _FINENESS.get(meaning.unit or "D", 0)
    told = date.max if context.published is None or context.direction is Direction.FUTURE else context.published
    over = meaning.basis is not Basis.EVENT
    return (a for a in context.anchors if _FINENESS[a.unit] <= needed and (over or a.last < told))


def _current(found: Period, context: Context) -> Period:
    """Of quarters that a report compares, the latest: "a year earlier" counts from it, not from the one before."""
    published = context.published or date.max
    same = (a for a in context.anchors if a.unit == "Q" and a.last < published)
    return max(same, key=lambda a: a.first, default=found) if found.unit == "Q" else found


def _unanchored(meaning: Meaning, count: float, context: Context) -> Answer:
    if meaning.unit == "A":
        return Answer("PAST_REF", TimeType.DATE)
    if count == 0 and meaning.unit == "D" and not meaning.part:
        return Answer("PRESENT_REF", TimeType.DATE)
    return Answer(open_value(meaning, context), TimeType.TIME if meaning.part else TimeType.DATE)


def _then(base: Period, context: Context) -> Answer:
    """ "At the time": what was named last, unless that is now."""
    if context.published is not None and base.last >= context.published:
        return reference("PAST_REF", context.published)
    return Answer(base.value, TimeType.DATE, base.first, base.last, base)


def _hours(base: Period, count: float) -> Answer:
    """Hours before or after a day whose own hour is unknown: the day, and its neighbour for the interval."""
    days = timedelta(int(abs(count)) // 24 + 1)
    first, last = (base.first - days, base.last) if count < 0 else (base.first, base.last + days)
    return Answer(base.value, TimeType.TIME, first, last)
