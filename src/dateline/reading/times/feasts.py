"""The day of a feast in a year."""

from datetime import date, timedelta

from dateline.knowledge.times import Holiday
from dateline.reading.times.periods import add_months


def feast(holiday: Holiday, year: int) -> date:
    """By day of a month, nth weekday of a month, distance from Easter or Passover, or by its table.

    Raises: ValueError for a year that its table lacks.
    """
    if holiday.days:
        month, _, day = holiday.days.get(str(year), "").partition("-")
        return date(year, int(month), int(day))
    if holiday.passover is not None:
        return passover(year) + timedelta(holiday.passover)
    if holiday.easter is not None:
        return (orthodox_easter(year) if holiday.julian else easter(year)) + timedelta(holiday.easter)
    if holiday.nth is not None and holiday.weekday is not None:
        return nth_weekday(year, holiday.month or 1, holiday.weekday, holiday.nth) + timedelta(holiday.shift)
    return date(year, holiday.month or 1, holiday.day or 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (1 is Monday) of a month; -1 is the last.

    Raises: ValueError for a fifth that the month has not.
    """
    first = date(year, month, 1)
    if nth < 0:
        last = add_months(first, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    found = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    if found.month != month:
        raise ValueError(f"no weekday {weekday} number {nth} in month {month} of {year}")
    return found


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian calendar, as a day of the Gregorian (Meeus 1991, chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(behind)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def passover(year: int) -> date:
    """The 15th of Nisan as a day of the Gregorian calendar (Gauss 1802)."""
    hebrew = year + 3760
    a, b = (12 * hebrew + 17) % 19, hebrew % 4
    whole = 32.044093161144 + 1.5542417966212 * a + b / 4 - 0.0031777940220923 * hebrew
    day = int(whole)
    weekday = (day + 3 * hebrew + 5 * b + 5) % 7
    if weekday in (2, 4, 6) or (weekday == 1 and a > 6 and whole - day >= 0.63287037):
        day += 2 if weekday == 1 else 1
    elif weekday == 0 and a > 11 and whole - day >= 0.89772376:
        day += 1
    behind = year // 100 - year // 400 - 2
    return date(year, 3, 1) + timedelta(day - 1 + behind)
