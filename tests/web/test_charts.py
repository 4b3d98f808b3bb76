"""Charts: bars stand where their numbers say."""

from datetime import date

import pytest

from dateline.model import EventType
from dateline.model.world import EventStatus
from dateline.store.asking.rows import EventRow, RelationRow
from dateline.web.charts import relation_chart
from dateline.web.lanes import timeline_chart
from dateline.web.periods import between, days_of


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
    day, month = timeline_chart(
        [event(date(2015, 11, 1), date(2015, 11, 1)), event(date(2015, 11, 1), date(2015, 11, 30))]
    ).lanes

    assert day.x == month.x
    assert month.width > 20 * day.width


def test_names_stay_inside_the_drawing() -> None:
    chart = timeline_chart(
        [event(date(2015, 11, day), date(2015, 11, last)) for day, last in ((1, 1), (30, 30), (1, 30))]
    )

    assert [(lane.anchor, 0 <= lane.name_x <= chart.width) for lane in chart.lanes] == [
        ("start", True),
        ("end", True),
        ("start", True),
    ]


def test_a_period_without_events_keeps_its_place() -> None:
    chart = relation_chart([relation("2015-W52", 1, 0), relation("2016-W02", 1, 0)])

    first, second = chart.bars
    assert second.x - first.x == pytest.approx(3 * (chart.width - 92) / 4)


def test_a_bar_leads_to_the_events_of_its_period() -> None:
    (bar,) = relation_chart([relation("2015-W48", 1, 0)], {"actor": "A"}).bars

    assert bar.to == "/events?actor=A&since=2015-11-23&until=2015-11-29"


@pytest.mark.parametrize(
    ("first", "last", "every"),
    [
        ("2015-W52", "2016-W01", ["2015-W52", "2015-W53", "2016-W01"]),
        ("2015-11", "2016-01", ["2015-11", "2015-12", "2016-01"]),
        ("2015", "2016", ["2015", "2016"]),
    ],
)
def test_periods_follow_each_other(first: str, last: str, every: list[str]) -> None:
    assert list(between(first, last)) == every


def test_the_days_of_a_period() -> None:
    assert days_of("2015-12") == (date(2015, 12, 1), date(2015, 12, 31))
    assert days_of("2016") == (date(2016, 1, 1), date(2016, 12, 31))


def test_nothing_known_draws_nothing() -> None:
    assert relation_chart([]).bars == ()
    assert timeline_chart([event(None, None)]).lanes == ()
