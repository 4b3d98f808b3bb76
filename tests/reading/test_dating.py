"""When a report that names no day of publication can have come out."""

from datetime import date

import pytest

from dateline.model import Actor, ActorKind, Claim, Days, EventType, Mood, Role, Span, When
from dateline.reading.dating import published_within

HERE = Span(0, 5)


def holder(*roles: Role) -> Actor:
    return Actor(id="a", name="Ada Lund", kind=ActorKind.PERSON, roles=roles)


def told(title: str = "president", of: str = "NRL") -> Role:
    return Role(title=title, of=of, span=HERE)


def day(year: int | None) -> date | None:
    return None if year is None else date(year, 1, 1)


def term(first: int | None, last: int | None, title: str = "President", of: str = "NRL") -> Role:
    return Role(title=title, of=of, first=day(first), last=day(last))


def struck(year: int, mood: Mood = Mood.ACTUAL, *, negated: bool = False) -> Claim:
    when = When(value=str(year), first=date(year, 1, 1), last=date(year, 12, 31))
    return Claim(
        id="c", type=EventType.ASSAULT, trigger=HERE, span=HERE, rule="r", when=when, mood=mood, negated=negated
    )


def test_everybody_holds_their_office() -> None:
    cast = [holder(told(), term(2004, 2012)), holder(told("foreign minister"), term(2009, None, "foreign minister"))]

    assert published_within(cast, []) == Days(date(2009, 1, 1), date(2012, 1, 1))


def test_two_terms_reach_from_the_first_to_the_last() -> None:
    cast = [holder(told(), term(1999, 2003), term(2007, 2011))]

    assert published_within(cast, []) == Days(date(1999, 1, 1), date(2011, 1, 1))


@pytest.mark.parametrize(
    "roles",
    [
        (told(), term(2004, 2012, of="SDR")),
        (told("former president"), term(2004, 2012)),
        (term(2004, 2012),),
        (told(), term(None, None)),
    ],
    ids=["of another state", "a former office", "not told", "no dates known"],
)
def test_what_bounds_nothing(roles: tuple[Role, ...]) -> None:
    assert published_within([holder(*roles)], []) is None


def test_a_report_is_no_older_than_what_it_tells() -> None:
    assert published_within([], [struck(2008), struck(2009)]) == Days(date(2009, 1, 1), None)
    assert published_within([], [struck(2030, Mood.PLANNED), struck(2031, negated=True)]) is None


def test_bounds_that_contradict_each_other_give_none() -> None:
    assert published_within([holder(told(), term(2004, 2012))], [struck(2015)]) is None
