"""What the stage answers for a time, and how the value is written."""

from datetime import date

from msgspec import Struct

from dateline.knowledge.times import Holiday
from dateline.model import TimeType
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.periods import Period
from dateline.reading.times.tense import Direction


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


def day_or_more(found: Period, meaning: Meaning) -> Answer:
    """The answer for a stretch, with the time of day where the words give one."""
    if found.unit != "D" or not clocked(meaning):
        return Answer(found.value, TimeType.DATE, found.first, found.last, found)
    return Answer(f"{found.value}T{_hour(meaning)}", TimeType.TIME, found.first, found.last, found)


def reference(value: str, published: date | None) -> Answer:
    """A fixed value: up to publication for the past, from it on for what is to come."""
    if value.startswith("P") and not value.endswith("_REF"):
        return Answer(value, TimeType.DURATION)
    first = published if value == "FUTURE_REF" else None
    last = published if value == "PAST_REF" else None
    return Answer(value, TimeType.DATE, first, last)


def clocked(meaning: Meaning) -> bool:
    """Whether it tells the time of day."""
    return meaning.part is not None or meaning.hour is not None


def _hour(meaning: Meaning) -> str:
    if meaning.hour is None:
        return meaning.part or ""
    hour = meaning.hour + 12 if meaning.part in ("AF", "EV", "NI") and meaning.hour < 12 else meaning.hour
    return f"{hour:02}:{meaning.minute or 0:02}"


def open_value(meaning: Meaning, context: Context) -> str:
    """What the words give, with X for the rest."""
    year = f"{meaning.year:04}" if meaning.year else "XXXX"
    time = f"T{_hour(meaning)}" if clocked(meaning) else ""
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
