"""What holds of the times of any text at all."""

from datetime import date
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.load import SHIPPED
from dateline.knowledge.times import TimeRules, load
from dateline.language import Parse
from dateline.reading.times import find_times

WORDS = """
on last next the of a two 31 30 29 February May May. Nov. 1 2015 1999 Friday Sunday morning noon midnight 9 a.m. GMT
week month year quarter decades century ago later earlier before next following same day third first half past
every twice fiscal , - . ' 's é “ twenty six hundred million 9/11 2015-13-40 99:99 0000 9999 several since until
"""


@cache
def _rules() -> TimeRules:
    return load([SHIPPED])


@settings(deadline=None)  # the first text waits for the rules to load
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join),
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_times_lie_in_the_text_in_order_and_apart(text: str, published: date | None) -> None:
    found = find_times(Parse(text=text, tokens=(), sentences=()), _rules(), published)

    assert all(time.span.end <= len(text) for time in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join), st.dates(date(1900, 1, 1), date(2100, 1, 1))
)
def test_first_is_never_after_last(text: str, published: date) -> None:
    found = find_times(Parse(text=text, tokens=(), sentences=()), _rules(), published)

    assert all(time.first <= time.last for time in found if time.first and time.last)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert find_times(Parse(text=text, tokens=(), sentences=()), _rules(), None) is not None
