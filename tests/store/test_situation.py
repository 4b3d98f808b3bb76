"""The store's situation is the one that all its reports have together, whatever their order and portions."""

import random
from pathlib import Path

import pytest

import dateline
from crisis_reports import corpus
from dateline.situation import Situation, find_situation
from dateline.store import Store, open_store
from dateline.store.tying.settle import forget_derived


@pytest.fixture(scope="module")
def whole() -> Situation:
    return find_situation(corpus(), dateline.reader().knowledge)


def fill(store: Store, portion: int, seed: int) -> None:
    readings = list(corpus())
    random.Random(seed).shuffle(readings)  # noqa: S311
    know = dateline.reader().knowledge
    for start in range(0, len(readings), portion):
        store.add(readings[start : start + portion], know)
        store.settle(lambda: know)


def test_the_corpus_has_something_to_tie_together(whole: Situation) -> None:
    assert len(whole.stories) < len(corpus())
    assert max(len(event.claims) for event in whole.events) > 3
    assert whole.disputes
    assert whole.commitments
    assert any(actor.reports > 5 for actor in whole.actors)


def test_a_store_comes_to_the_situation_of_all_its_reports(store: Store, whole: Situation) -> None:
    fill(store, portion=7, seed=1)

    assert store.situation() == whole


@pytest.mark.parametrize(("portion", "seed"), [(1, 2), (5, 3), (100, 4)])
def test_neither_order_nor_portions_matter(tmp_path: Path, whole: Situation, portion: int, seed: int) -> None:
    with open_store(tmp_path / "s.db") as store:
        fill(store, portion, seed)

        assert store.situation() == whole
        assert store.waiting() == 0


@pytest.mark.parametrize(("portion", "seed"), [(1, 6), (4, 7), (100, 8)])
def test_nor_where_what_the_busiest_do_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, portion: int, seed: int
) -> None:
    """With stretches of two days and few together, all over the corpus."""
    monkeypatch.setattr("dateline.situation.events._DAYS", 2)
    monkeypatch.setattr("dateline.situation.components.MANY", 6)
    cut = find_situation(corpus(), dateline.reader().knowledge)
    with open_store(tmp_path / "s.db") as store:
        fill(store, portion, seed)

        assert store.situation() == cut


def test_cutting_makes_a_difference(whole: Situation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.situation.events._DAYS", 2)
    monkeypatch.setattr("dateline.situation.components.MANY", 6)

    assert find_situation(corpus(), dateline.reader().knowledge).events != whole.events


def test_what_is_not_tied_in_yet_is_counted_and_then_tied_in(store: Store, whole: Situation) -> None:
    store.add(corpus(), dateline.reader().knowledge)
    before = store.situation().events, store.waiting()

    store.settle()

    assert before == ((), len(corpus()))
    assert store.situation() == whole


def test_a_rebuild_changes_nothing(store: Store, whole: Situation) -> None:
    fill(store, portion=10, seed=5)

    store.rebuild()

    assert store.situation() == whole
    assert store.waiting() == 0


def test_reports_of_a_store_without_a_situation_are_tied_in(store: Store, whole: Situation) -> None:
    """As after a migration from the version that knew reports only."""
    store.add(corpus(), dateline.reader().knowledge)
    with store.writing() as connection:
        forget_derived(connection)

    store.settle()

    assert store.situation() == whole
