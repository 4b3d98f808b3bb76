"""Charts: bars stand where their numbers say."""

from datetime import date

from dateline.model import EventType
from dateline.model.world import EventStatus
from dateline.store.asking.rows import EventRow, RelationRow
from dateline.web.charts import relation_chart, timeline_chart


def relation(period: str, cooperation: int, conflict: int) -> RelationRow:
    return RelationRow(
        period=period, agent="A", recipient="B", verbal_cooperation=cooperation, material_cooperation=0,
        verbal_conflict=0, material_conflict=conflict, score=cooperation - 9.0 * conflict,
    )  # fmt: skip


def event(first: date | None, last: date | None) -> EventRow:
    return EventRow(
        id="e", day=first, type=EventType.ASSAULT, mode=(), status=EventStatus.REPORTED, agents=("A",), recipients=(),
        first=first, last=last, told=None, place=None, country=None, killed_least=None, killed_most=None,
        injured_least=None, injured_most=None, score=-9.0, stories=1, claims=1, agent_ids=("a",), recipient_ids=(),
    )  # fmt: skip


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    chart = relation_chart([relation("2015-W48", 2, 1)])

    up, down = chart.bars
    assert up.y + up.height == chart.middle == down.y
    assert up.height == 2 * down.height


def test_a_vague_date_is_a_long_bar() -> None:
    _, (day, month) = timeline_chart(
        [event(date(2015, 11, 1), date(2015, 11, 1)), event(date(2015, 11, 1), date(2015, 11, 30))]
    )

    assert day.bar.x == month.bar.x
    assert month.bar.width > 20 * day.bar.width


def test_nothing_known_draws_nothing() -> None:
    assert relation_chart([]).bars == ()
    assert timeline_chart([event(None, None)])[1] == ()
