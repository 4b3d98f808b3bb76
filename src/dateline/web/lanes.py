"""The chart of a timeline as plain geometry: a lane for each event, its name beside its bar."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dateline.store.asking.rows import EventRow
from dateline.web.wording import type_name

_WIDTH = 960.0
_LANE = 21.0
_HEAD = 22.0
_NARROWEST = 7.0
_TICKS = 8
_STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652, 18262)
_NAME = 52
_GAP = 6.0
_LETTER = 6.6
"""About the width of a letter."""


class Lane(Struct, frozen=True, kw_only=True):
    """One event: its bar, and its name with the side of the bar that it stands on."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    name: str
    name_x: float
    anchor: str
    words: str
    to: str


class Timeline(Struct, frozen=True, kw_only=True):
    """Lanes from the top down; `ticks` are days along the upper edge."""

    width: float = _WIDTH
    height: float = 0.0
    lanes: tuple[Lane, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()


def timeline_chart(rows: Sequence[EventRow]) -> Timeline:
    """Events as intervals: a day is a short bar, "in November" a long one; those of no known day are left out."""
    dated = [(row, first, row.last or first) for row in rows if (first := row.first or row.day) is not None]
    if not dated:
        return Timeline()
    start, end = min(first for _, first, _ in dated), max(last for _, _, last in dated)
    scale = _WIDTH / ((end - start).days + 1)
    lanes = tuple(
        _lane(row, first, last, (first - start).days * scale, ((last - first).days + 1) * scale, _HEAD + i * _LANE)
        for i, (row, first, last) in enumerate(dated)
    )
    ticks = tuple(((day - start).days * scale, str(day)) for day in _ticks(start, end))
    return Timeline(height=_HEAD + len(lanes) * _LANE + 6, lanes=lanes, ticks=ticks)


def _lane(row: EventRow, first: date, last: date, x: float, width: float, y: float) -> Lane:
    shown = max(width, _NARROWEST)
    left = min(x, _WIDTH - shown)
    name = _name(row)
    name_x, anchor = _beside(left, left + shown, len(name) * _LETTER)
    when = str(first) if first == last else f"{first} to {last}"
    return Lane(
        x=left,
        y=y + 4,
        width=shown,
        height=_LANE - 9,
        kind=f"q{row.type.quad.value} {row.status.value}",
        name=name,
        name_x=name_x,
        anchor=anchor,
        words=f"{when}: {name} ({row.status.value})",
        to=f"/events/{row.id}",
    )


def _beside(left: float, right: float, long: float) -> tuple[float, str]:
    """Where a name stands: right of its bar, left of it where there is no room, or else in it."""
    if right + _GAP + long <= _WIDTH:
        return right + _GAP, "start"
    return (left - _GAP, "end") if left - _GAP >= long else (left + _GAP, "start")


def _ticks(start: date, end: date) -> Iterator[date]:
    """Days at even steps."""
    wanted = ((end - start).days + 1) / _TICKS
    step = next((one for one in _STEPS if one >= wanted), _STEPS[-1])
    day = start
    while day <= end:
        yield day
        day += timedelta(days=step)


def _name(row: EventRow) -> str:
    sides = " → ".join(", ".join(names) for names in (row.agents, row.recipients) if names)
    words = f"{type_name(row.type)}: {sides or 'somebody'}"
    return words if len(words) <= _NAME else words[: _NAME - 1] + "…"
