"""Questions to a store that holds the made-up crisis, on every database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import dateline
from crisis_reports import corpus
from dateline.errors import StoreError
from dateline.model import Act, EventType
from dateline.model.world import EventStatus, Outcome
from dateline.store import Store, open_store

DAY = date(2015, 11, 24)


@pytest.fixture(scope="module")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    know = dateline.reader().knowledge
    with open_store(tmp_path_factory.mktemp("crisis") / "s.db") as store:
        store.add(corpus(), know)
        store.settle(lambda: know)
        yield store


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"actor": "TUR"}, id="a state"),
        pytest.param({"actor": "Turkey"}, id="a name"),
        pytest.param({"actor": "TUR", "with_": "SYR"}, id="two sides"),
        pytest.param({"by": "TUR", "type": "ASSAULT"}, id="by whom, and type"),
        pytest.param({"to": "SYR", "place": "Syria"}, id="to whom, and country"),
        pytest.param({"place": "Aleppo", "since": "2015-11-21", "until": "2015-11-25"}, id="place and days"),
        pytest.param({"status": "disputed"}, id="status"),
        pytest.param({"mode": "allege"}, id="mode"),
    ],
)
def test_each_field_of_an_event_filter_leaves_what_fits(crisis: Store, fields: dict[str, object]) -> None:
    every, found = crisis.events(limit=500), crisis.events(limit=500, **fields)

    assert 0 < len(found) < len(every)
    assert {event.id for event in found} < {event.id for event in every}
    for event in found:
        assert fields.get("type", event.type) == event.type
        assert fields.get("status", event.status) == event.status
        assert fields.get("mode", "allege") in (*event.mode, "allege")


def test_events_say_who_and_come_latest_first_in_portions(crisis: Store) -> None:
    every = crisis.events(limit=500)
    days = [event.day for event in every if event.day]

    portions = [*crisis.events(limit=7), *crisis.events(limit=500, offset=7)]

    assert days == sorted(days, reverse=True)
    assert [event.id for event in portions] == [event.id for event in every]
    denied = crisis.events(by="TUR", type=EventType.ASSAULT, status=EventStatus.DISPUTED)[0]
    assert denied.agents == ("army (TUR)",)
    assert denied.recipients == ("Syria",)
    assert len(denied.agent_ids) == 1


def test_plans_are_overdue_from_a_day_on(crisis: Store) -> None:
    planned = crisis.events(status="planned", as_of="2015-11-01", limit=500)
    later = crisis.events(status="planned", as_of="2030-01-01", limit=500)
    overdue = crisis.events(status="overdue", as_of="2030-01-01", limit=500)

    assert len(planned) == len(later) + len(overdue)
    assert overdue
    assert {event.status for event in overdue} == {EventStatus.OVERDUE}


def test_claims_of_an_event_come_with_their_words(crisis: Store) -> None:
    disputed = crisis.events(status="disputed")[0]

    told = crisis.claims(event=disputed.id)

    assert len(told) == disputed.claims
    assert {claim.negated for claim in told} == {True, False}
    for claim in told:
        text = crisis.report(claim.report).document.text
        assert text[claim.start : claim.end] == claim.words
        assert claim.event == disputed.id


@pytest.mark.parametrize(
    ("fields", "least"),
    [
        pytest.param({"actor": "TUR"}, 5, id="actor"),
        pytest.param({"said_by": "Turkey", "negated": True}, 2, id="who says so"),
        pytest.param({"mood": "actual"}, 5, id="mood"),
        pytest.param({"type": "PROTEST", "since": DAY}, 1, id="type and day"),
    ],
)
def test_claims_by_their_fields(crisis: Store, fields: dict[str, object], least: int) -> None:
    assert least <= len(crisis.claims(limit=500, **fields)) < len(crisis.claims(limit=500))


def test_who_said_what(crisis: Store) -> None:
    by_him = crisis.said(by="Laurent Fabius", about="soldiers")
    denials = crisis.said(by="TUR", act="deny")

    assert by_him
    assert denials
    assert all("soldiers" in row.words and row.speaker == "Laurent Fabius" for row in by_him)
    assert {row.act for row in denials} == {Act.DENY}
    assert crisis.said(by="TUR", act="deny", since=date(2016, 1, 1)) == ()
    first = by_him[0]
    assert crisis.report(first.report).document.text[first.start : first.end] == first.words


def test_who_somebody_is(crisis: Store) -> None:
    (fabius,) = crisis.who(name="laurent fabius")

    assert fabius.country == "FRA"
    assert fabius.reports > 5
    assert [role.title for role in fabius.roles] == ["foreign minister"]
    assert fabius.roles[0].first is not None
    assert crisis.who(name="fabi")[0].id == fabius.id
    assert crisis.who(name=fabius.id)[0].id == fabius.id
    assert crisis.who(name="Laurent Fabius", on="1999-01-01")[0].roles == ()
    assert {actor.country for actor in crisis.who(country="TUR")} == {"TUR"}
    assert crisis.who(name="Nobody Atall") == ()


def test_commitments_and_what_came_of_them(crisis: Store) -> None:
    promise = crisis.commitments(by="FRA", due_before="2015-12-31", due_after="2015-12-01")[0]
    late = crisis.commitments(by="Laurent Fabius", outcome="lapsed", as_of="2016-06-01")

    assert promise.by == "Laurent Fabius"
    assert promise.due == date(2015, 12, 20)
    assert "soldiers to Mali" in promise.what
    assert promise.told
    if promise.outcome is Outcome.OPEN:
        assert promise.id in {row.id for row in late}
        assert promise.id not in {row.id for row in crisis.commitments(outcome="open", as_of="2016-06-01")}


def test_disputes_set_words_against_words(crisis: Store) -> None:
    found = crisis.disputes(actor="TUR")

    both = next(row for row in found if row.claim)
    assert both.denial is not None
    assert "had shelled" in both.denial
    assert "shelled" in (both.claim or "")
    assert crisis.disputes(since="2030-01-01") == ()


def test_relations_by_period_and_direction(crisis: Store) -> None:
    weeks = crisis.relation(one="TUR", other="SYR")
    years = crisis.relation(one="TUR", other="SYR", by="year")

    assert all(row.period.startswith("2015-W4") for row in weeks)
    assert {(row.agent, row.recipient) for row in weeks} <= {("TUR", "SYR"), ("SYR", "TUR")}
    hostile = sum(row.material_conflict for row in weeks)
    assert hostile > 0
    assert sum(row.material_conflict for row in years) == hostile
    assert sum(row.score for row in years) == pytest.approx(sum(row.score for row in weeks))


def test_relations_are_those_of_the_situation(crisis: Store) -> None:
    for relation in crisis.situation().relations:
        rows = crisis.relation(one=relation.agent, other=relation.recipient)
        mine = [row for row in rows if row.agent == relation.agent]
        assert [(row.period, row.score) for row in mine] == [(week.week, week.score) for week in relation.weeks]


def test_a_timeline_is_told_in_order(crisis: Store) -> None:
    told = crisis.timeline(actor="TUR")

    days = [row.day for row in told if row.day]
    assert days == sorted(days)
    assert all(row.words and row.report for row in told)


def test_search_and_reports(crisis: Store) -> None:
    found = crisis.search(words='"villages near" Aleppo', since="2015-11-21")

    assert found
    assert all("villages near Aleppo" in (row.found or "") for row in found)
    assert crisis.search(words="marching") == crisis.search(words="marched")
    assert crisis.search(words="zeppelin") == ()
    story = found[0].story
    assert found[0].id in {row.id for row in crisis.reports(story=story)}
    with pytest.raises(StoreError, match="no words"):
        crisis.search(words="?!")


def test_the_same_questions_on_every_database(store: Store) -> None:
    know = dateline.reader().knowledge
    store.add(corpus()[:12], know)
    store.settle(lambda: know)

    assert store.events(actor="TUR", with_="SYR", since="2015-11-01", place="Syria")
    assert store.said(by="Laurent Fabius", about="soldiers")
    assert store.search(words='"villages near" Aleppo')
    assert store.search(words="marching") == store.search(words="marched")
    assert store.who(name="fabi")
    assert store.disputes(actor="TUR") is not None
    assert store.timeline(limit=3)
    assert store.relation(one="TUR", other="SYR", by="month")
    assert store.commitments(by="FRA", outcome="open", as_of="2015-11-21")
    assert store.claims(said_by="TUR", negated=True)
    assert store.sql("SELECT count(*) AS n FROM report").to_dicts() == [{"n": 12}]


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM report",
        "SELECT 1; DELETE FROM report",
        "COMMIT; DROP TABLE ledger",
        "UPDATE report SET title = 'x'",
        "PRAGMA query_only = OFF",
        "ATTACH '/tmp/other.db' AS other",
        "VACUUM INTO '/tmp/copy.db'",
        "CREATE TABLE x (y INTEGER)",
        "SELEC",
        "",
    ],
)
def test_sql_only_reads(store: Store, readings: tuple[dateline.Reading, ...], question: str) -> None:
    store.add(readings)

    with pytest.raises(StoreError):
        store.sql(question)

    assert store.sql("SELECT count(*) FROM report").rows == ((2,),)


def test_sql_is_given_up_after_a_while(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with open_store(tmp_path / "s.db") as store, pytest.raises(StoreError, match="interrupted"):
        store.sql(endless, seconds=0.2)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        pytest.param({"actor": "Nobody Atall"}, "nobody of that name", id="unknown actor"),
        pytest.param({"since": "soon"}, "Invalid", id="no day"),
        pytest.param({"type": "KISS"}, "Invalid enum value 'KISS'", id="no type"),
        pytest.param({"colour": "red"}, "unknown field `colour`", id="no field"),
    ],
)
def test_a_question_that_makes_no_sense_is_said(crisis: Store, fields: dict[str, object], problem: str) -> None:
    with pytest.raises(StoreError, match=problem):
        crisis.events(**fields)


def test_tables_have_the_same_columns_for_any_number_of_rows(crisis: Store) -> None:
    some, none = crisis.events(limit=3).to_arrow(), crisis.events(since="2040-01-01").to_arrow()

    assert some.num_rows == 3
    assert none.num_rows == 0
    assert some.schema == none.schema
    assert crisis.who(limit=2).to_arrow().column("roles").type == crisis.who(name="zzz").to_arrow().column("roles").type
