"""The chart of a relation as plain geometry, drawn by a template as SVG: no script is needed to see it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from dateline.store.asking.rows import RelationRow
from dateline.web.periods import between, days_of
from dateline.web.wording import label_of

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_WIDTH = 960.0
_HEIGHT = 280.0
_LEFT = 46.0
_RIGHT = 46.0
_EDGE = 24.0
_MOST_PERIODS = 160
"""Periods up to which those without events have a place of their own."""
_LABELS = 9


class Bar(Struct, frozen=True, kw_only=True):
    """A rectangle in the units of the drawing, with the words that a pointer shows, and where it leads."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    words: str
    to: str = ""


class Label(Struct, frozen=True):
    """Words at a place of the drawing."""

    x: float
    y: float
    text: str


class Dot(Struct, frozen=True):
    """A point of the line of scores."""

    x: float
    y: float
    words: str


class RelationChart(Struct, frozen=True, kw_only=True):
    """Bars above and below a middle line, and a line of scores."""

    width: float = _WIDTH
    height: float = _HEIGHT
    middle: float = _HEIGHT / 2
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    below: tuple[Label, ...] = ()
    left: tuple[Label, ...] = ()
    right: tuple[Label, ...] = ()

    @property
    def line(self) -> str:
        """The points of the line, as SVG writes them."""
        return " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in self.dots)


def relation_chart(rows: Sequence[RelationRow], sides: Mapping[str, str] | None = None) -> RelationChart:
    """Events by period: cooperation above the middle line, conflict below, and the score as a line.

    `sides` are the fields of the list of events to which a bar leads.
    """
    if not rows:
        return RelationChart()
    groups: dict[str, list[RelationRow]] = defaultdict(list)
    for row in rows:
        groups[row.period].append(row)
    periods = _periods(sorted(groups))
    step = (_WIDTH - _LEFT - _RIGHT) / len(periods)
    most = max(max(_count(group, QUADS[:2]), _count(group, QUADS[2:])) for group in groups.values()) or 1
    starts = {period: _LEFT + i * step for i, period in enumerate(periods)}
    every = -(-len(periods) // _LABELS)
    scores = {period: sum(row.score for row in groups[period]) for period in periods if period in groups}
    largest = max(map(abs, scores.values())) or 1.0
    return RelationChart(
        bars=tuple(
            bar for p in sorted(groups) for bar in _stack(groups[p], p, starts[p], step, _unit(most), sides or {})
        ),
        dots=tuple(
            Dot(starts[p] + step / 2, _HEIGHT / 2 - score / largest * (_HEIGHT / 2 - _EDGE), f"{p}: score {score:+g}")
            for p, score in scores.items()
        ),
        below=tuple(Label(starts[p] + step / 2, _HEIGHT + 16, p) for p in periods[::every]),
        left=tuple(Label(_LEFT - 8, _HEIGHT / 2 - n * _unit(most) + 4, str(abs(n))) for n in (most, 0, -most)),
        right=tuple(
            Label(_WIDTH - _RIGHT + 8, _HEIGHT / 2 - sign * (_HEIGHT / 2 - _EDGE) + 4, f"{sign * largest:+g}")
            for sign in (1, -1)
        ),
    )


def _unit(most: int) -> float:
    """The height of one event."""
    return (_HEIGHT / 2 - _EDGE) / most


def _periods(found: Sequence[str]) -> list[str]:
    """Every period from the first to the last; only those with events where that would be too many."""
    every = list(between(found[0], found[-1]))
    return every if len(every) <= _MOST_PERIODS else list(found)


def _stack(
    rows: Sequence[RelationRow], period: str, x: float, step: float, unit: float, sides: Mapping[str, str]
) -> tuple[Bar, ...]:
    """The bars of one period, stacked away from the middle line."""
    bars: list[Bar] = []
    up = down = _HEIGHT / 2
    first, last = days_of(period)
    to = f"/events?{urlencode({**sides, 'since': str(first), 'until': str(last)})}" if sides else ""
    for quad in QUADS:
        count = _count(rows, (quad,))
        if not count:
            continue
        size = count * unit
        above = quad.endswith("cooperation")
        top = up - size if above else down
        up, down = (top, down) if above else (up, down + size)
        width = min(step * 0.8, 56.0)
        words = f"{period}: {count} of {label_of(quad)}"
        bars.append(Bar(x=x + (step - width) / 2, y=top, width=width, height=size, kind=quad, words=words, to=to))
    return tuple(bars)


def _count(rows: Sequence[RelationRow], quads: Sequence[str]) -> int:
    return sum(getattr(row, quad) for row in rows for quad in quads)
