"""Events, disputes and relations from claims made by hand."""

from datetime import date, timedelta

from msgspec import structs

from dateline.model import Actor, Dispute, EventType, Mood, Reading, Span
from dateline.model.world import EventStatus
from dateline.situation import Situation, find_situation
from dateline.situation.status import as_of
from situation.reports import claim, knowledge, report, somebody, state

DAY = date(2015, 11, 24)
ATTACK = "Norway's navy shelled a Danish trawler off the island, killing three sailors."
NOR, DNK = state("NOR", "Norway", "n"), state("DNK", "Denmark", "d")


def shelling(
    id_: str, *, text: str = ATTACK, said_by: tuple[str, ...] = (), day: date | None = DAY, negated: bool = False,
    mood: Mood = Mood.ACTUAL, killed: int | None = None, published: date = DAY,
) -> Reading:  # fmt: skip
    told = claim(
        text, "shell", EventType.ASSAULT, agents=("n",), recipients=("d",), said_by=said_by, day=day,
        negated=negated, mood=mood, killed=killed,
    )  # fmt: skip
    return report(id_, NOR, DNK, text=text, day=published, claims=(told,))


def situation(*readings: Reading) -> Situation:
    return find_situation(readings, knowledge())


def test_reports_of_one_happening_are_one_event_with_the_range_of_tolls() -> None:
    other = "A trawler from Denmark was shelled by the Norwegian navy, and five of its sailors were killed."

    (event,) = situation(shelling("a", killed=3), shelling("b", text=other, killed=5)).events

    assert event.killed == (3, 5)
    assert event.stories == 2
    assert event.score == -9.0


def test_near_copies_count_once() -> None:
    (event,) = situation(shelling("a"), shelling("b")).events

    assert (len(event.claims), event.stories) == (2, 1)


def test_another_day_is_another_event() -> None:
    assert len(situation(shelling("a"), shelling("b", day=DAY - timedelta(days=30))).events) == 2


def test_who_does_it_to_whom_is_another_event() -> None:
    turned = report(
        "b", NOR, DNK, text=ATTACK, day=DAY,
        claims=(claim(ATTACK, "shell", EventType.ASSAULT, agents=("d",), recipients=("n",), day=DAY),),
    )  # fmt: skip

    assert len(situation(shelling("a"), turned).events) == 2


def test_both_sides_say_so() -> None:
    (event,) = situation(shelling("a", said_by=("n",)), shelling("b", said_by=("d",))).events

    assert event.status is EventStatus.CONFIRMED


def test_claim_against_denial_is_a_dispute() -> None:
    found = situation(
        shelling("a", said_by=("d",)), shelling("b", said_by=("n",), negated=True, published=DAY + timedelta(days=1))
    )

    (event,) = found.events
    (dispute,) = found.disputes
    names = {actor.id: actor.name for actor in found.actors}
    assert event.status is EventStatus.DISPUTED
    assert [names[i or ""] for i in dispute.claimed_by] == ["Denmark"]
    assert [names[i or ""] for i in dispute.denied_by] == ["Norway"]
    assert dispute.since == DAY + timedelta(days=1)


def test_a_denial_names_whom_it_contradicts() -> None:
    told = shelling("b", said_by=("n",), negated=True)
    contradicted = Dispute(claim_by="d", denied_by="n", about=Span(0, 10), claims=("c1",))

    found = situation(structs.replace(told, disputes=(contradicted,)))

    (dispute,) = found.disputes
    names = {actor.id: actor.name for actor in found.actors}
    assert found.events[0].status is EventStatus.DISPUTED
    assert [names[i or ""] for i in (*dispute.claimed_by, *dispute.denied_by)] == ["Denmark", "Norway"]


def test_what_a_reporter_says_did_not_happen_is_no_dispute() -> None:
    found = situation(shelling("a", negated=True))

    assert found.events[0].status is EventStatus.DENIED
    assert found.disputes == ()


def test_a_plan_is_overdue_only_as_of_a_day() -> None:
    (event,) = situation(shelling("a", mood=Mood.PLANNED, day=DAY + timedelta(days=3))).events

    assert event.status is EventStatus.PLANNED
    assert as_of(event, DAY + timedelta(days=3)).status is EventStatus.PLANNED
    assert as_of(event, DAY + timedelta(days=4)).status is EventStatus.OVERDUE


def test_what_is_demanded_is_not_planned() -> None:
    (event,) = situation(shelling("a", mood=Mood.DEMANDED)).events

    assert event.status is EventStatus.DEMANDED


def test_relations_count_events_by_week() -> None:
    found = situation(shelling("a"), shelling("b"), shelling("c", day=DAY + timedelta(days=30)))

    (relation,) = found.relations
    assert [(w.week, w.counts, w.score) for w in relation.weeks] == [
        ("2015-W48", (0, 0, 0, 1), -9.0),
        ("2015-W52", (0, 0, 0, 1), -9.0),
    ]


def arrest(id_: str, whom: Actor, *, text: str) -> Reading:
    told = claim(text, "arrested", EventType.COERCE, agents=("n",), recipients=(whom.id,), day=DAY)
    return report(id_, NOR, whom, text=text, day=DAY, claims=(told,))


def test_a_bare_surname_is_the_person_of_that_name_for_an_event() -> None:
    full = arrest("a", somebody("Karl Nyberg"), text="Norwegian police arrested Karl Nyberg over the stolen charts.")
    bare = arrest("b", somebody("Nyberg"), text="Nyberg was arrested over stolen charts by police of Norway.")

    assert len(situation(full, bare).events) == 1


def test_two_people_are_two_events() -> None:
    one = arrest("a", somebody("Karl Nyberg"), text="Norwegian police arrested Karl Nyberg over the stolen charts.")
    other = arrest("b", somebody("Ole Brandt"), text="Ole Brandt was arrested over stolen charts by police of Norway.")

    assert len(situation(one, other).events) == 2
