"""What people decide holds, can be taken back, survives a rebuild, and travels."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

import dateline
from crisis_reports import corpus
from dateline.errors import StoreError
from dateline.model import Document, EventType, Reading
from dateline.model.world import Judgement
from dateline.store import Store, open_store

Decide = Callable[[Store], Judgement]


@pytest.fixture
def crisis(store: Store) -> Store:
    know = dateline.reader().knowledge
    store.add(corpus()[:16], know)
    store.settle(lambda: know)
    return store


def denied(store: Store) -> str:
    return store.claims(negated=True, type="ASSAULT")[0].name


def reject(store: Store) -> Judgement:
    return store.reject(denied(store), by="ida", why="another village")


def edit(store: Store) -> Judgement:
    return store.edit(denied(store), {"negated": False, "type": "COERCE", "killed": 3}, by="ida")


def merge_actors(store: Store) -> Judgement:
    return store.merge_actors(id_of(store, "Laurent Fabius"), [id_of(store, "Angela Merkel")], by="ida")


def split_actor(store: Store) -> Judgement:
    who = id_of(store, "Laurent Fabius")
    claim = next(row for row in store.claims(actor=who, limit=500) if who in row.agent_ids)
    reading = store.report(claim.report)
    actor = next(a.id for a in reading.actors if a.name == "Laurent Fabius")
    return store.split_actor(who, [f"{claim.report}#{actor}"], by="ida")


def merge_events(store: Store) -> Judgement:
    one, other = store.events(type="PROTEST", oldest_first=True)[:2]
    return store.merge_events(one.id, [other.id], by="ida")


def split_event(store: Store) -> Judgement:
    event = max(store.events(limit=500), key=lambda e: (e.claims, e.id))
    return store.split_event(event.id, [store.claims(event=event.id)[0].name], by="ida")


def id_of(store: Store, name: str) -> str:
    return store.who(name=name)[0].id


DECISIONS = [reject, edit, merge_actors, split_actor, merge_events, split_event]


@pytest.mark.parametrize("decide", DECISIONS)
def test_a_decision_changes_the_situation_and_undoing_it_restores_it(crisis: Store, decide: Decide) -> None:
    before = crisis.situation()

    judgement = decide(crisis)
    judged = crisis.situation()
    undone = crisis.undo(judgement.id, by="ola", why="no")
    restored = crisis.situation()
    crisis.undo(undone.id, by="ida")

    assert judged != before
    assert restored == before
    assert crisis.situation() == judged
    assert [(row.by, row.ruling) for row in crisis.judgements()][1:] == [("ola", "undo"), ("ida", "undo")]


@pytest.mark.parametrize("decide", DECISIONS)
def test_a_decision_survives_a_rebuild_and_holds_for_what_comes_later(crisis: Store, decide: Decide) -> None:
    decide(crisis)
    crisis.add(corpus())
    crisis.settle()
    judged = crisis.situation()

    crisis.rebuild()

    assert crisis.situation() == judged
    assert not any(row.stale or row.undone for row in crisis.judgements())


@pytest.mark.parametrize("decide", DECISIONS)
def test_decisions_travel_even_before_the_reports(tmp_path: Path, decide: Decide) -> None:
    with open_store(tmp_path / "one.db") as one, open_store(tmp_path / "other.db") as other:
        one.add(corpus()[:16])
        one.settle()
        decide(one)

        other.import_judgements(one.export_judgements())
        stale = [row.stale for row in other.judgements()]
        other.add(corpus()[:16])
        other.settle()

        assert stale == [True]
        assert other.import_judgements(one.export_judgements()) == 0
        assert other.situation() == one.situation()
        assert [row.stale for row in other.judgements()] == [False]


def test_what_each_decision_does(crisis: Store) -> None:
    claim = denied(crisis)
    event = crisis.claims(report=claim.partition("#")[0], negated=True, type="ASSAULT")[0].event
    reject(crisis)
    assert crisis.claims(report=claim.partition("#")[0], negated=True, type="ASSAULT")[0].judged == "reject"
    assert claim not in {row.name for row in crisis.claims(event=event)}

    merge_actors(crisis)
    assert id_of(crisis, "Angela Merkel") == id_of(crisis, "Laurent Fabius")

    crisis.edit(claim, {"type": EventType.COERCE}, by="ida")
    crisis.accept(claim, by="ida")
    assert [row.ruling for row in crisis.judgements()] == ["reject", "merge", "edit", "accept"]
    assert "shelled" in crisis.judgements()[0].change


@pytest.mark.parametrize(
    ("decide", "problem"),
    [
        pytest.param(lambda s: s.reject("nothing#c1", by="ida"), "no claim nothing#c1", id="no such claim"),
        pytest.param(lambda s: s.reject(denied(s), by=" "), "nobody decides", id="nobody"),
        pytest.param(lambda s: s.edit(denied(s), {"colour": "red"}, by="ida"), "unknown field", id="no such field"),
        pytest.param(lambda s: s.edit(denied(s), {"type": "KISS"}, by="ida"), "Invalid enum", id="no such type"),
        pytest.param(lambda s: s.edit(denied(s), {}, by="ida"), "nothing to set", id="nothing"),
        pytest.param(lambda s: s.merge_actors("actor-0", ["actor-1"], by="ida"), "no who actor-0", id="no such actor"),
        pytest.param(lambda s: s.merge_events("event-0", ["event-1"], by="ida"), "no event event-0", id="no event"),
        pytest.param(lambda s: s.split_event(s.events()[0].id, ["x#c1"], by="ida"), "not of this event", id="strange"),
        pytest.param(lambda s: s.split_actor(s.who()[0].id, ["x#a1"], by="ida"), "no mention", id="no such mention"),
        pytest.param(lambda s: s.undo("judgement-0", by="ida"), "no such judgement", id="no such judgement"),
    ],
)
def test_a_decision_on_nothing_is_said(crisis: Store, decide: Decide, problem: str) -> None:
    with pytest.raises(StoreError, match=problem):
        decide(crisis)

    assert crisis.judgements() == ()


def test_decisions_on_claims_survive_another_reading_or_are_stale(crisis: Store) -> None:
    kept, lost = (row for row in crisis.claims(negated=True, type="ASSAULT")[:2])
    for claim in (kept, lost):
        crisis.reject(claim.name, by="ida")

    def read(document: Document) -> Reading:
        """Another version: it numbers claims anew, and no longer finds one of them."""
        reading = crisis.report(document.id)
        found = [c for c in reading.claims if (document.id, c.id) != (lost.report, lost.id)]
        renamed = tuple(structs.replace(claim, id=f"x{claim.id}") for claim in found)
        return structs.replace(reading, claims=renamed, disputes=(), commitments=())

    crisis.read_again(lambda documents: map(read, documents), "newer", lambda _: None)
    crisis.rebuild()

    assert [row.stale for row in crisis.judgements()] == [False, True]
    (again,) = [row for row in crisis.claims(report=kept.report, limit=500) if row.judged]
    assert (again.id, again.words) == (f"x{kept.id}", kept.words)
