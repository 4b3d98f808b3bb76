"""Commitments and what came of them, from readings made by hand."""

from datetime import date, timedelta

import pytest

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
from dateline.situation import find_situation
from dateline.situation.commitments import as_of, find_commitments
from dateline.situation.telling import Party
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
