"""Days of feasts that move with a calendar of their own."""

from datetime import date

import pytest

from dateline.knowledge.times import Holiday
from dateline.reading.times.feasts import feast, passover


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1973, 4, 17), (1994, 3, 27), (1999, 4, 1), (2005, 4, 24), (2013, 3, 26), (2016, 4, 23), (2021, 3, 28)],
)
def test_passover(year: int, month: int, day: int) -> None:
    assert passover(year) == date(year, month, day)


def test_a_feast_of_a_table_has_no_day_in_a_year_that_the_table_lacks() -> None:
    listed = Holiday(id="x", words=("x",), days={"2015": "02-19"})

    assert feast(listed, 2015) == date(2015, 2, 19)
    with pytest.raises(ValueError, match="invalid literal"):
        feast(listed, 1850)
