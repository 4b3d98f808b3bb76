"""Durations as TIMEX3 writes them, and the days that a stretch up to or from today covers."""

from datetime import date, timedelta

from dateline.reading.times.periods import add_months

_DAYS = {"D": 1.0, "W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
_PARTS = {"TH": ("M", 60), "TM": ("S", 60)}
"""What half a unit is written in; of years only less than one ("half a year")."""

_MONTHS = {"M": 1, "Q": 3, "S": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def duration(count: float | str | None, unit: str) -> str:
    """`P3D`, `PT5H30M`, `PXM`, `P20Y` (two decades)."""
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None or isinstance(count, str):
        return f"{prefix}X{letter}"
    if unit in ("E", "C", "L"):
        return f"P{_plain(count * _MONTHS[unit] / 12)}Y"
    if unit in _PARTS and count != int(count):
        smaller, parts = _PARTS[unit]
        whole = f"{int(count)}{letter}" if count >= 1 else ""
        return f"{prefix}{whole}{_plain(round(count % 1 * parts, 2))}{smaller}"
    if unit == "Y" and 0 < count < 1:
        return f"P{_plain(count * 12)}M"
    return f"{prefix}{_plain(count)}{letter}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def stretch(count: float | str | None, unit: str, sign: int, published: date | None) -> tuple[date | None, date | None]:
    """The days of "the past three weeks" (-1) or "the next two years" (1); an open end where the count is open."""
    if published is None or not sign:
        return None, None
    if count is None or isinstance(count, str):
        return (None, published) if sign < 0 else (published, None)
    if unit in _MONTHS:
        far = add_months(published, round(sign * count * _MONTHS[unit]))
    else:
        far = published + timedelta(sign * -(-count * _DAYS[unit] // 1))
    return (far, published) if sign < 0 else (published, far)
