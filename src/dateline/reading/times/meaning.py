"""What a phrase means before it is known when and by whom it was written."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.times import ReadsAs, Slot
from dateline.model import TimeType

Caught = Mapping[str, Any]


class Kind(StrEnum):
    """What sort of time it is."""

    REFERENCE = "reference"
    CALENDAR = "calendar"
    SHIFT = "shift"
    DURATION = "duration"
    SPAN = "span"
    SET = "set"


class Basis(StrEnum):
    """From where a shift is counted."""

    PUBLISHED = "published"
    TEXT = "text"
    EVENT = "event"
    """A time named before that is over: "three days later". Without one the words tell a stretch."""
    QUARTER = "quarter"
    """The quarter that the text reports on, else the day of publication."""


class Meaning(Struct, frozen=True, kw_only=True):
    """Pieces of a time; what a phrase leaves open is None.

    `unit` is a letter (`D`, `W`, `M`, `Q`, `S` season, `H` half-year, `Y`, `E` decade, `C` century, `TH` hour ...),
    `count` a number, or `X` where the words leave it open; `sign` -1 before, 0 in, 1 after. `which` is the same
    for a named day, month or season ("last Friday"). `grain` is the unit meant where it is wider than what is named
    ("the week of May 3"). The unit `A` is that of whatever the text named before.
    """

    kind: Kind
    value: str | None = None
    type: TimeType | None = None
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    through: int | None = None
    """The last year of a season or budget of two: "2014-15"."""
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    lastday: int | None = None
    """The last day of several in one month: "December 14-16"."""
    weekday: int | None = None
    nth: int | None = None
    holiday: str | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    which: int | None = None
    grain: str | None = None
    unit: str | None = None
    count: float | str | None = None
    sign: int = 0
    basis: Basis = Basis.PUBLISHED


def read(reads_as: ReadsAs, caught: Caught, forced: TimeType | None) -> Meaning | None:
    """The meaning of what a rule caught; None for a thing that is no time (a 32nd of May, an hour of 25)."""
    meaning = _READERS[reads_as](caught)
    if meaning is None or not possible(meaning):
        return None
    return replace(meaning, type=forced) if forced else meaning


def possible(meaning: Meaning) -> bool:
    """Whether its numbers lie where such numbers can."""
    return all(
        value is None or low <= value <= high
        for value, low, high in (
            (meaning.month, 1, 12),
            (meaning.day, 1, 31),
            (meaning.hour, 0, 24),
            (meaning.minute, 0, 59),
            (meaning.quarter, 1, 4),
            (meaning.half, 1, 2),
            (meaning.year, 1, 9999),
        )
    )


def _reference(caught: Caught) -> Meaning:
    return Meaning(kind=Kind.REFERENCE, value=caught["value"])


def _calendar(caught: Caught) -> Meaning | None:
    fields = {name: caught[name] for name in _CALENDAR if name in caught}
    if "dayofmonth" in caught:
        fields["day"] = caught["dayofmonth"]
    if "isodate" in caught:
        written = _written(caught["isodate"])
        if written is None:
            return None
        fields |= written
    if "short" in caught:
        fields |= _short(int(caught["short"]), caught.get("year"))
    if "clock" in caught:
        fields |= _clock(caught["clock"])
    if "military" in caught:
        fields |= {"hour": int(caught["military"][:2]), "minute": int(caught["military"][2:])}
    if "meridian" in caught and "hour" in fields:
        if not 1 <= fields["hour"] <= 12:
            return None
        fields["hour"] = fields["hour"] % 12 + (12 if caught["meridian"] == "pm" else 0)
    return Meaning(kind=Kind.CALENDAR, **fields)


_CALENDAR = (
    "century", "decade", "year", "through", "half", "quarter", "season", "month", "day", "lastday",
    "weekday", "nth", "holiday", "part", "hour", "minute", "which", "grain",
)  # fmt: skip


def _written(date: str) -> dict[str, int] | None:
    """`2015-11-27`, `27.11.2015`, `11/27/2015`, `27/11/15`: with slashes the month comes first unless it cannot."""
    if "." in date:
        day, month, year = map(int, date.split("."))
    elif "-" in date or date.index("/") == len("2015"):
        year, month, day = map(int, date.replace("/", "-").split("-"))
    else:
        month, day, year = map(int, date.split("/"))
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        if month > 12:
            month, day = day, month
    return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None


def _short(short: int, year: int | None) -> dict[str, int]:
    """The year of two figures: "Sept. '09" by itself, the later one behind another ("2014-15")."""
    if short > _LAST_SHORT:
        return {"year": short}
    if year is None:
        return {"year": short + (2000 if short < _THIS_CENTURY else 1900)}
    through = year - year % 100 + short
    return {"through": through} if year < through < year + _LONGEST_SEASON else {}


_LAST_SHORT = 99
_THIS_CENTURY = 50
_LONGEST_SEASON = 20


def _clock(clock: str) -> dict[str, int]:
    hour, minute = map(int, clock.replace(".", ":").split(":")[:2])
    return {"hour": hour, "minute": minute}


def _shift(caught: Caught) -> Meaning:
    count, unit = _counted(caught.get("amount", caught.get("count", 1)), caught["unit"])
    count = _more(count, caught.get("more"))
    if "amount" in caught and unit in _YEARS and not isinstance(count, str):
        count, unit = count * _YEARS[unit], "Y"
    sign = int(caught.get("sign", caught.get("which", 0)))
    inside = {name: caught[name] for name in ("part", "hour", "quarter") if name in caught}
    return Meaning(kind=Kind.SHIFT, unit=unit, count=count, sign=sign, **inside)


_YEARS = {"E": 10, "C": 100, "L": 1000}
"""Two decades ago is the year, not the decade."""


def _anchored(caught: Caught) -> Meaning:
    return replace(_shift(caught), basis=Basis(caught.get("from", Basis.TEXT)), weekday=caught.get("weekday"))


def _duration(caught: Caught) -> Meaning:
    amount = caught.get("amount", 1 if "more" in caught else "X")
    count, unit = _counted(_more(amount, caught.get("more")), caught["unit"])
    return Meaning(kind=Kind.DURATION, unit=unit, count=count)


def _counted(count: float | str, unit: str) -> tuple[float | str, str]:
    """A fortnight is two weeks."""
    if unit != "FN":
        return count, unit
    return (count if isinstance(count, str) else 2 * count), "W"


def _span(caught: Caught) -> Meaning:
    sign = int(caught.get("sign", caught.get("which", 0)))
    return replace(_duration(caught), kind=Kind.SPAN, sign=sign)


def _more(amount: float | str, more: float | None) -> float | str:
    """`a year and a half`."""
    return amount if isinstance(amount, str) or more is None else amount + more


def _set(caught: Caught) -> Meaning:
    fields = {
        name: caught[name] for name in ("weekday", "month", "season", "part", "quarter", "value") if name in caught
    }
    return Meaning(kind=Kind.SET, unit=caught.get("unit"), count=caught.get("amount", 1), **fields)


_READERS: dict[ReadsAs, Callable[[Caught], Meaning | None]] = {
    ReadsAs.REFERENCE: _reference,
    ReadsAs.CALENDAR: _calendar,
    ReadsAs.SHIFT: _shift,
    ReadsAs.ANCHORED: _anchored,
    ReadsAs.DURATION: _duration,
    ReadsAs.SPAN: _span,
    ReadsAs.SET: _set,
    ReadsAs.NOTHING: lambda _: None,
}

_UNIT_SLOTS = {"D": Slot.DAY, "W": Slot.WEEK, "WE": Slot.WEEK, "M": Slot.MONTH, "Q": Slot.QUARTER, "S": Slot.SEASON}


def slot(meaning: Meaning) -> Slot:
    """What it fixes at its finest, for joins and modifiers."""
    if meaning.kind in (Kind.DURATION, Kind.SPAN):
        return Slot.DURATION
    if meaning.kind is Kind.SET:
        return Slot.SET
    if meaning.kind is Kind.REFERENCE:
        return Slot.REFERENCE
    if meaning.kind is Kind.SHIFT:
        return _shift_slot(meaning)
    return next((s for name, s in _SLOTS if getattr(meaning, name) is not None), Slot.YEAR)


_SLOTS = (
    ("grain", Slot.WEEK),
    ("day", Slot.DAY),
    ("holiday", Slot.DAY),
    ("weekday", Slot.WEEKDAY),
    ("hour", Slot.CLOCK),
    ("part", Slot.PART),
    ("month", Slot.MONTH),
    ("season", Slot.SEASON),
    ("quarter", Slot.QUARTER),
    ("half", Slot.QUARTER),
    ("year", Slot.YEAR),
    ("decade", Slot.DECADE),
    ("century", Slot.DECADE),
)


def _shift_slot(meaning: Meaning) -> Slot:
    if meaning.part or meaning.hour is not None:
        return Slot.PART
    if meaning.count not in (0, 1):
        return Slot.AGO
    return _UNIT_SLOTS.get(meaning.unit or "", Slot.YEAR)


def merge(left: Meaning, right: Meaning) -> Meaning | None:
    """One meaning of two; None where both say something about the same piece."""
    shifts = [m for m in (left, right) if m.kind is Kind.SHIFT]
    if len(shifts) == 2:
        return None
    frame = shifts[0] if shifts else right
    other = left if frame is right else right
    said = {name: getattr(other, name) for name in _CALENDAR if getattr(other, name) is not None}
    if any(getattr(frame, name) is not None for name in said):
        return None
    merged = replace(frame, type=None, **said)
    return merged if possible(merged) else None
