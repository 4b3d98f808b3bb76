"""Stretches of the calendar: days, weeks, months, quarters, seasons, half-years, years, decades, centuries."""

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

SEASONS = ("WI", "SP", "SU", "FA")
_MONTHS = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


class Period(Struct, frozen=True):
    """One stretch. `unit` as in `Meaning`; `first` is its first day; a year is the last part of a period's name."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.shifted(1).first - timedelta(1) if self.unit != "WE" else self.first + timedelta(1)

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        return _value(self)

    def shifted(self, count: int) -> "Period":
        """The same stretch so many of its own lengths later.

        Raises: OverflowError beyond the years 1 to 9999.
        """
        if self.unit in _MONTHS:
            return Period(self.unit, add_months(self.first, _MONTHS[self.unit] * count))
        return Period(self.unit, self.first + timedelta(count if self.unit == "D" else 7 * count))

    def distance(self, day: date) -> int:
        """Days from the stretch to a day outside it; 0 inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


def period(unit: str, day: date) -> Period:
    """The stretch of a kind that a day lies in; a weekend is that of the day's week."""
    if unit == "D":
        return Period(unit, day)
    if unit in ("W", "WE"):
        monday = day - timedelta(day.weekday())
        return Period(unit, monday if unit == "W" else monday + timedelta(5))
    if unit == "S":
        return Period(unit, _season_start(day))
    length = _MONTHS[unit]
    if length >= 12:
        return Period(unit, date(max(day.year - day.year % (length // 12), 1), 1, 1))
    return Period(unit, date(day.year, (day.month - 1) // length * length + 1, 1))


def _season_start(day: date) -> date:
    """Meteorological seasons of the north: winter begins in December."""
    if day.month <= 2:
        return date(max(day.year - 1, 1), 12, 1)
    return date(day.year, day.month // 3 * 3, 1)


def season(name: str, year: int) -> Period:
    """A season of a year; winter is the one that begins in that year's December."""
    return Period("S", date(year, (12, 3, 6, 9)[SEASONS.index(name)], 1))


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last.

    Raises: OverflowError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _value(stretch: Period) -> str:
    day = stretch.first
    year = f"{day.year:04}"
    match stretch.unit:
        case "D":
            return day.isoformat()
        case "W" | "WE":
            iso = day.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if stretch.unit == "WE" else "")
        case "M":
            return f"{year}-{day.month:02}"
        case "Q":
            return f"{year}-Q{(day.month - 1) // 3 + 1}"
        case "H":
            return f"{year}-H{(day.month - 1) // 6 + 1}"
        case "S":
            return f"{year}-{SEASONS[day.month // 3 % 4]}"
        case "E":
            return f"{year[:3]}X"
        case "C":
            return f"{year[:2]}XX"
        case "L":
            return f"{year[:1]}XXX"
        case _:
            return year
