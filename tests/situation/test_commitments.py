"""Commitments and what came of them, from readings made by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    Act,
    Claim,
    Commitment,
    CommitmentKind,
    Document,
    EventType,
    Mood,
    QuoteForm,
    Reading,
    Span,
    Statement,
)
from dateline.model.world import Outcome, Reference
from dateline.situation import deeds, find_situation
from dateline.situation.commitments import as_of, find_commitments
from dateline.situation.telling import Party, Telling
from dateline.situation.undertaking import Undertaking
from situation.reports import claim, knowledge, state

MADE = date(2015, 11, 2)
PROMISE = "Norway promised to withdraw its patrol boats from Danish waters."
DEED = "withdraw its patrol boats from Danish waters"
NOR, DNK = state("NOR", "Norway", "n"), state("DNK", "Denmark", "d")


def promise(*, kind: CommitmentKind = CommitmentKind.PLEDGE, due: date | None = None) -> Reading:
    start = PROMISE.index(DEED)
    what = Span(start, start + len(DEED))
    deed = claim(PROMISE, "withdraw", EventType.RETREAT, agents=("n",), recipients=("d",), mood=Mood.PROMISED)
    said = Statement(
        id="s1", source=(Span(0, 6),), cue=(Span(7, 15),), content=(what,), form=QuoteForm.INDIRECT, act=Act.PROMISE
    )
    return Reading(
        document=Document(id="promise", text=PROMISE, published=MADE),
        actors=(NOR, DNK),
        statements=(said,),
        claims=(deed,),
        commitments=(Commitment(by="n", kind=kind, what=what, due=due, via="s1", claim="c1"),),
    )


def later(text: str, *claims: Claim, days: int = 5) -> Reading:
    return Reading(
        document=Document(id=f"later{days}", text=text, published=MADE + timedelta(days=days)),
        actors=(NOR, DNK),
        claims=claims,
    )


def outcome(*reports: Reading) -> Outcome:
    (commitment,) = find_situation(reports, knowledge()).commitments
    return commitment.outcome


def withdrawn(*, negated: bool = False, by: str = "n", days: int = 5) -> Reading:
    text = f"The patrol boats were {'not ' if negated else ''}withdrawn from Danish waters."
    told = claim(text, "withdraw", EventType.RETREAT, agents=(by,), recipients=("d",), negated=negated)
    return later(text, told, days=days)


def test_a_promise_that_nothing_follows_is_open() -> None:
    assert outcome(promise()) is Outcome.OPEN


def test_the_deed_keeps_it_and_is_its_evidence() -> None:
    (commitment,) = find_situation((withdrawn(), promise()), knowledge()).commitments

    assert commitment.outcome is Outcome.KEPT
    assert [at.document for at in commitment.evidence] == ["later5"]


def test_what_is_told_not_to_be_done_breaks_it() -> None:
    assert outcome(promise(), withdrawn(negated=True)) is Outcome.BROKEN


def test_a_refusal_is_broken_by_the_deed() -> None:
    assert outcome(promise(kind=CommitmentKind.REFUSAL), withdrawn(negated=True)) is Outcome.KEPT


@pytest.mark.parametrize(
    "other", [pytest.param(withdrawn(days=-3), id="before"), pytest.param(withdrawn(by="d"), id="somebody else")]
)
def test_neither_an_earlier_deed_nor_that_of_another_keeps_it(other: Reading) -> None:
    assert outcome(promise(), other) is Outcome.OPEN


def test_what_is_due_lapses_only_as_of_a_day() -> None:
    due = MADE + timedelta(days=10)
    (commitment,) = find_situation((promise(due=due),), knowledge()).commitments

    assert as_of(commitment, due).outcome is Outcome.OPEN
    assert as_of(commitment, due + timedelta(days=1)).outcome is Outcome.LAPSED


def test_what_one_statement_undertakes_twice_are_two_commitments_of_different_names() -> None:
    reference = Reference("d1", "s1")
    by = Party("actor-a", "RUS")
    one, other = (
        Undertaking(at=reference, by=by, to=to, kind=CommitmentKind.PLEDGE, what="to leave", words=("leave",), number=n)
        for n, to in enumerate((Party("actor-b", "TUR"), Party("actor-c", "FRA")))
    )

    found = (*find_commitments([one], []), *find_commitments([other], []))

    assert len({commitment.id for commitment in found}) == 2


@pytest.mark.parametrize(
    ("due", "days", "expected"),
    [
        pytest.param(None, 360, Outcome.KEPT, id="within a year"),
        pytest.param(None, 370, Outcome.OPEN, id="later than a year"),
        pytest.param(MADE + timedelta(days=500), 860, Outcome.KEPT, id="within a year of when it was due"),
        pytest.param(MADE + timedelta(days=500), 870, Outcome.OPEN, id="later than that"),
    ],
)
def test_a_deed_counts_for_a_year(due: date | None, days: int, expected: Outcome) -> None:
    assert outcome(promise(due=due), withdrawn(days=days)) is expected


def test_what_is_not_to_be_done_is_kept_however_late_that_is_told() -> None:
    refusal = promise(kind=CommitmentKind.REFUSAL)

    assert outcome(refusal, withdrawn(negated=True, days=9000)) is Outcome.KEPT
    assert outcome(refusal, withdrawn(days=9000)) is Outcome.OPEN


@given(
    made=st.integers(-400, 400),
    due=st.none() | st.integers(-100, 3000),
    negated=st.booleans(),
    denied=st.booleans(),
    days=st.integers(-10, 4000),
)
def test_a_deed_that_counts_is_found_by_its_keys(
    *, made: int, due: int | None, negated: bool, denied: bool, days: int
) -> None:
    """From either side: the store knows one and looks for the other."""
    day = MADE + timedelta(days=made)
    party = Party(actor="actor-n", country="NOR")
    undertaken = Undertaking(
        at=Reference("r", "s1"),
        by=party,
        kind=CommitmentKind.PLEDGE,
        what="withdraw",
        words=("withdraw",),
        negated=negated,
        made=day,
        due=day + timedelta(days=due) if due is not None else None,
    )
    told = Telling(
        at=Reference("t", "c1"),
        type=EventType.RETREAT,
        family="relief",
        mood=Mood.ACTUAL,
        negated=denied,
        agents=(party,),
        first=day + timedelta(days=days),
        trigger="withdraw",
    )

    counts = deeds.keeps(told, undertaken) is not None

    assert not counts or not set(deeds.telling_keys(told)).isdisjoint(deeds.wanted_tellings(undertaken))
    assert not counts or not set(deeds.wanted_undertakings(told)).isdisjoint(deeds.undertaking_keys(undertaken))
