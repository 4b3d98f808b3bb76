"""Charts as plain geometry, drawn by the templates as SVG: no script is needed to see them."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dateline.store.asking.rows import EventRow, RelationRow

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_WIDTH = 960.0
_LEFT = 150.0


class Bar(Struct, frozen=True, kw_only=True):
    """A rectangle in the units of the drawing, with the words that a pointer shows."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    words: str
    to: str = ""


class Drawing(Struct, frozen=True, kw_only=True):
    """Bars with marks along the lower edge; `labels` are (x, text)."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str], ...] = ()
    line: str = ""
    """Points of the line of scores, as SVG writes them."""
    middle: float = 0.0


def relation_chart(rows: Sequence[RelationRow], height: float = 260.0) -> Drawing:
    """Events by period: cooperation above the middle line, conflict below, and the score as a line."""
    periods = sorted({row.period for row in rows})
    if not periods:
        return Drawing(width=_WIDTH, height=height, bars=())
    step = _WIDTH / len(periods)
    totals = {period: [r for r in rows if r.period == period] for period in periods}
    most = max(max(_above(group), _below(group)) for group in totals.values()) or 1
    middle, unit = height / 2, (height / 2 - 20) / most
    bars = [
        bar for i, period in enumerate(periods) for bar in _stack(totals[period], period, i * step, step, middle, unit)
    ]
    largest = max((abs(sum(r.score for r in group)) for group in totals.values()), default=0.0) or 1.0
    points = " ".join(
        f"{(i + 0.5) * step:.1f},{middle - sum(r.score for r in totals[p]) / largest * (middle - 20):.1f}"
        for i, p in enumerate(periods)
    )
    every = max(1, len(periods) // 10)
    labels = tuple(((i + 0.5) * step, period) for i, period in enumerate(periods) if i % every == 0)
    return Drawing(width=_WIDTH, height=height, bars=tuple(bars), labels=labels, line=points, middle=middle)


def _stack(
    rows: Sequence[RelationRow], period: str, x: float, step: float, middle: float, unit: float
) -> tuple[Bar, ...]:
    """The bars of one period, stacked away from the middle line."""
    bars: list[Bar] = []
    up = down = middle
    for quad in QUADS:
        count = sum(getattr(row, quad) for row in rows)
        if not count:
            continue
        size = count * unit
        above = quad.endswith("cooperation")
        top = up - size if above else down
        up, down = (top, down) if above else (up, down + size)
        words = f"{period}: {count} {quad.replace('_', ' ')}"
        width = min(step * 0.8, 60.0)
        bars.append(Bar(x=x + (step - width) / 2, y=top, width=width, height=size, kind=quad, words=words))
    return tuple(bars)


def _above(rows: Sequence[RelationRow]) -> int:
    return sum(row.verbal_cooperation + row.material_cooperation for row in rows)


def _below(rows: Sequence[RelationRow]) -> int:
    return sum(row.verbal_conflict + row.material_conflict for row in rows)


class Lane(Struct, frozen=True, kw_only=True):
    """One event of a timeline as a line: its label stands left of its bar."""

    label: str
    bar: Bar
    y: float


def timeline_chart(rows: Sequence[EventRow], lane: float = 22.0) -> tuple[Drawing, tuple[Lane, ...]]:
    """Events as intervals: a day is a short bar, "in November" a long one; those of no known day are left out."""
    dated = [(row, first, row.last or first) for row in rows if (first := row.first or row.day) is not None]
    if not dated:
        return Drawing(width=_WIDTH, height=0, bars=()), ()
    start = min(first for _, first, _ in dated)
    end = max(last for _, _, last in dated)
    scale = (_WIDTH - _LEFT) / max((end - start).days + 1, 1)
    lanes = tuple(
        Lane(
            label=_label(row),
            y=i * lane,
            bar=Bar(
                x=_LEFT + (first - start).days * scale,
                y=i * lane + 4,
                width=max(((last - first).days + 1) * scale, 6.0),
                height=lane - 8,
                kind=f"q{row.type.quad.value} {row.status.value}",
                words=f"{first}"
                + (f" to {last}" if last != first else "")
                + f": {row.type.value} ({row.status.value})",
                to=f"/events/{row.id}",
            ),
        )
        for i, (row, first, last) in enumerate(dated)
    )
    labels = tuple((_LEFT + (day - start).days * scale, str(day)) for day in _ticks(start, end))
    height = len(dated) * lane + 24
    return Drawing(width=_WIDTH, height=height, bars=tuple(one.bar for one in lanes), labels=labels), lanes


def _ticks(start: date, end: date) -> tuple[date, ...]:
    step = max((end - start).days // 6, 1)
    return tuple(date.fromordinal(day) for day in range(start.toordinal(), end.toordinal() + 1, step))


def _label(row: EventRow) -> str:
    agents = row.agents[0] if row.agents else "?"
    return agents if len(agents) <= 22 else agents[:21] + "…"
