"""Turns a meaning into a TIMEX3 value and the days it can mean, by the day of publication and the text around."""

from datetime import date

from msgspec.structs import replace

from dateline.model import TimeType
from dateline.reading.times.amounts import duration, stretch
from dateline.reading.times.answers import Answer, Context, clocked, day_or_more, open_value, reference
from dateline.reading.times.choose import in_year, weekend, yearless
from dateline.reading.times.meaning import Kind, Meaning
from dateline.reading.times.periods import Period, period
from dateline.reading.times.shifts import shifted


def resolve(meaning: Meaning, context: Context) -> Answer:
    """The value, never more exact than the words: what cannot be known stays X or without days."""
    try:
        answer = _resolve(meaning, context)
    except (OverflowError, ValueError):
        answer = Answer(open_value(meaning, context), TimeType.DATE)
    return Answer(answer.value, meaning.type, answer.first, answer.last, answer.period) if meaning.type else answer


def _resolve(meaning: Meaning, context: Context) -> Answer:
    match meaning.kind:
        case Kind.REFERENCE:
            return reference(meaning.value or "", context.published)
        case Kind.DURATION:
            return Answer(duration(meaning.count, meaning.unit or "D"), TimeType.DURATION)
        case Kind.SPAN:
            first, last = stretch(meaning.count, meaning.unit or "D", meaning.sign, context.published)
            return Answer(duration(meaning.count, meaning.unit or "D"), TimeType.DURATION, first, last)
        case Kind.SET:
            return Answer(_again(meaning), TimeType.SET)
        case Kind.SHIFT:
            return shifted(meaning, context)
        case Kind.CALENDAR:
            return _calendar(meaning, context)


def _calendar(meaning: Meaning, context: Context) -> Answer:
    if meaning.century:
        return day_or_more(Period("C", date(max(meaning.century * 100 - 100, 1), 1, 1)), meaning)
    if meaning.decade:
        return day_or_more(Period("E", date(meaning.decade * 10, 1, 1)), meaning)
    if meaning.lastday:
        return _days(meaning, context)
    if meaning.year:
        found = in_year(meaning, meaning.year, context) or Period("Y", date(meaning.year, 1, 1))
        answer = day_or_more(_widened(found, meaning), meaning)
        return replace(answer, last=date(meaning.through, 12, 31)) if meaning.through else answer
    chosen = weekend(context) if meaning.grain == "WE" else yearless(meaning, context)
    if chosen is None:
        return Answer(open_value(meaning, context), TimeType.TIME if clocked(meaning) else TimeType.DATE)
    return day_or_more(_widened(chosen, meaning), meaning)


def _days(meaning: Meaning, context: Context) -> Answer:
    """Several days of one month: the first, and the stretch up to the last."""
    first = _calendar(replace(meaning, lastday=None), context)
    last = None if first.first is None else first.first.replace(day=meaning.lastday or 1)
    return replace(first, last=last) if last is not None and first.first is not None and last >= first.first else first


def _widened(found: Period, meaning: Meaning) -> Period:
    return period(meaning.grain, found.first) if meaning.grain else found


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
